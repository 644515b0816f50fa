// The comparison as people read it in a terminal: one posting in full, or a ranking and what to
// learn.
#include <algorithm>

#include "report/gap/formats.h"
#include "report/gap/words.h"
#include "report/page.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr std::size_t kLackedShown = 6;

class GapPage {
 public:
  GapPage(const Catalogue& catalogue, const GapReport& report, const WriterOptions& options,
          std::string& out)
      : catalogue_(catalogue),
        report_(report),
        unicode_(options.unicode),
        to_(out, options.width, options.colour, options.unicode) {}

  void render() {
    line("You have " + profile_words(catalogue_, report_.profile), Style::Plain);
    if (report_.compared == 1 && report_.ranked.size() == 1) {
      to_.blank();
      one(report_.ranked[0]);
      return;
    }
    line(compared_words(report_) + "; " + open_words(report_), Style::Bold);
    if (!report_.ranked.empty()) to_.blank();
    for (std::size_t i = 0; i < report_.ranked.size(); ++i) row(report_.ranked[i], i + 1);
    if (report_.ranked.size() < report_.compared)
      line("... " + std::to_string(report_.compared - report_.ranked.size()) +
               " more; --top 0 shows all",
           Style::Dim);
    plan();
  }

 private:
  static constexpr int kLabel = 15;

  std::string words(std::string_view unicode, std::string_view ascii) const {
    return std::string(unicode_ ? unicode : ascii);
  }
  void line(std::string_view text, Style style) {
    to_.begin(0, 2);
    to_.text(text, style);
    to_.end();
  }
  void label(std::string_view text, Style style = Style::Bold) {
    to_.begin(2, 2 + kLabel);
    to_.text(text, style);
    to_.tab(2 + kLabel);
  }
  void text(std::string_view name, std::string_view words, Style style = Style::Plain) {
    if (words.empty()) return;
    label(name);
    to_.text(words, style);
    to_.end();
  }

  void list(std::string_view name, const std::vector<const GapAsk*>& asks, Style style,
            std::size_t most = ~std::size_t{0}) {
    if (asks.empty()) return;
    label(name);
    for (std::size_t i = 0; i < asks.size(); ++i) {
      if (i == most) {
        to_.item("and " + std::to_string(asks.size() - most) + " more", Style::Dim);
        break;
      }
      const GapAsk& ask = *asks[i];
      const bool last = i + 1 == asks.size();
      to_.item(lacked_words(catalogue_, ask) + (last ? "" : ","), style);
      to_.text(" ");
    }
    to_.end();
  }

  void knock_outs(const Gap& gap) {
    const auto show = [&](std::string_view name, bool out, Style style) {
      std::string joined;
      for (const KnockOut& k : gap.knock_outs) {
        // A value that the person reaches is no matter.
        if (k.out != out || (!out && k.has >= 0)) continue;
        joined += (joined.empty() ? "" : words(" · ", "; ")) + knock_out_words(catalogue_, k);
      }
      text(name, joined, style);
    };
    show("knocks out", true, Style::Warn);
    show("check", false, Style::Warn);
  }

  void head(const RankedGap& one) {
    to_.begin(0, 2);
    to_.text(one.title.empty() ? "(no title)" : one.title, Style::Bold);
    to_.end();
    const std::string source = source_words(one.source);
    std::string place = one.id;
    if (source != one.id) place += words(" · ", " - ") + source;
    if (const std::string role = role_gap_words(catalogue_, one); !role.empty())
      place += words(" · ", " - ") + role;
    line(place, Style::Dim);
    to_.rule();
  }

  void one(const RankedGap& one) {
    const Gap& gap = one.gap;
    head(one);
    line("You meet " + met_words(gap), gap.out ? Style::Warn : Style::Good);
    knock_outs(gap);
    list("you lack", asks_in(gap, Ask::Required, GapAsk::State::Lacked), Style::Warn);
    list("  of the plus", asks_in(gap, Ask::Preferred, GapAsk::State::Lacked), Style::Soft);
    list("you have", asks_in(gap, Ask::Required, GapAsk::State::Had), Style::Good);
    list("  of the plus", asks_in(gap, Ask::Preferred, GapAsk::State::Had), Style::Good);
    auto untold = asks_in(gap, Ask::Required, GapAsk::State::Untold);
    for (const GapAsk* ask : asks_in(gap, Ask::Preferred, GapAsk::State::Untold))
      untold.push_back(ask);
    list("not told", untold, Style::Dim);
    to_.blank();
    text("short layers", short_layer_words(catalogue_, gap));
    if (const std::string bar = bar_gap_words(catalogue_, one); !bar.empty()) {
      label("entry bar");
      to_.text(bar + ": ", gap.bar.reached() ? Style::Good : Style::Warn);
      for (const auto& [name, met] : bar_gap_items(catalogue_, one)) {
        to_.item(std::string(name) + " " + (met ? words("✓", "yes") : words("–", "no")),
                 met ? Style::Good : Style::Dim);
        to_.text("  ");
      }
      to_.end();
    }
    for (const FactorGap& factors : gap.factors)
      text("competence", factor_gap_words(catalogue_, factors, words(" × ", " x ")));
  }

  void row(const RankedGap& one, std::size_t rank) {
    const Gap& gap = one.gap;
    std::string number = std::to_string(rank) + ".";
    if (number.size() < 3) number.insert(0, 3 - number.size(), ' ');
    to_.begin(0, 2);
    to_.item(number, Style::Dim);
    to_.tab(5);
    std::string met = std::to_string(gap.required_had) + " of " + std::to_string(gap.required);
    to_.item(met, gap.out ? Style::Warn : Style::Good);
    to_.tab(15);
    to_.text(one.title.empty() ? "(no title)" : one.title, Style::Bold);
    to_.end();
    to_.begin(5, 7);
    to_.item(source_words(one.source) == one.id ? one.id
                                                : one.id + words(" · ", " - ") +
                                                      source_words(one.source),
             Style::Dim);
    const std::string role = role_gap_words(catalogue_, one);
    if (!role.empty()) to_.text(words(" · ", " - "), Style::Dim), to_.item(role, Style::Dim);
    if (gap.preferred)
      to_.text(words(" · ", " - "), Style::Dim),
          to_.item("plus " + std::to_string(gap.preferred_had) + " of " +
                       std::to_string(gap.preferred),
                   Style::Dim);
    to_.end();
    row_list("lacks", asks_in(gap, Ask::Required, GapAsk::State::Lacked));
    std::string out;
    for (const KnockOut& k : gap.knock_outs)
      if (k.out) out += (out.empty() ? "knocked out: " : ", ") + knock_out_words(catalogue_, k);
    if (out.empty()) return;
    to_.begin(5, 7);
    to_.text(out, Style::Warn);
    to_.end();
  }

  void row_list(std::string_view name, const std::vector<const GapAsk*>& asks) {
    if (asks.empty()) return;
    to_.begin(5, 7);
    to_.text(std::string(name) + " ", Style::Dim);
    for (std::size_t i = 0; i < std::min(asks.size(), kLackedShown); ++i) {
      to_.item(ask_words(catalogue_, *asks[i]) + (i + 1 < asks.size() ? "," : ""), Style::Plain);
      to_.text(" ");
    }
    if (asks.size() > kLackedShown)
      to_.item(std::to_string(asks.size() - kLackedShown) + " more", Style::Dim);
    to_.end();
  }

  void plan() {
    const LearningPlan& plan = report_.plan;
    if (plan.steps.empty()) return;
    to_.blank();
    line("To learn, each after the one before it", Style::Bold);
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
      const LearningStep& step = plan.steps[i];
      std::string number = std::to_string(i + 1) + ".";
      if (number.size() < 3) number.insert(0, 3 - number.size(), ' ');
      to_.begin(0, 5);
      to_.item(number, Style::Dim);
      to_.tab(5);
      to_.item(catalogue_.rule_name(step.skill), Style::Bold);
      to_.tab(32);
      to_.item("+" + std::to_string(step.opens) + " open", Style::Good);
      to_.tab(44);
      to_.item("= " + std::to_string(step.open), Style::Plain);
      to_.tab(52);
      to_.item("asked in " + std::to_string(step.lacked_in) + " not open", Style::Dim);
      to_.end();
    }
  }

  const Catalogue& catalogue_;
  const GapReport& report_;
  bool unicode_;
  Page to_;
};

}  // namespace

std::string gap_human(const Catalogue& catalogue, const GapReport& report,
                      const WriterOptions& options) {
  std::string out;
  GapPage(catalogue, report, options, out).render();
  return out;
}

}  // namespace rolecall
