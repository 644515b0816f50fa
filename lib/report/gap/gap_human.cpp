// The comparison as people read it in a terminal: one posting in full, or a ranking and what to
// learn.
#include <algorithm>

#include "report/gap/formats.h"
#include "report/gap/words.h"
#include "report/page.h"
#include "report/terminal_text.h"
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
        to_(out, options.width, options.colour, options.unicode) {
    for (const TaxonomyEntry& taxonomy : catalogue.pack.taxonomies()) {
      if (taxonomy.combine != Combine::Product) continue;
      const int name = display_width(printable(catalogue.pack.str(taxonomy.name)));
      label_columns_ = std::max(label_columns_, std::min(name, kLongestName) + 2);
    }
  }

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
  static constexpr int kLongestName = 18;

  std::string words(std::string_view unicode, std::string_view ascii) const {
    return std::string(unicode_ ? unicode : ascii);
  }
  void line(std::string_view text, Style style) {
    to_.begin(0, 2);
    to_.text(text, style);
    to_.end();
  }
  void label(std::string_view text, Style style = Style::Bold) {
    to_.begin(2, 2 + label_columns_);
    to_.text(text, style);
    to_.tab(2 + label_columns_);
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

  // The file that is the posting, or the id of a record and its place.
  std::string place(const RankedGap& one) const {
    const std::string source = source_words(one.source);
    return one.source.record == 0 ? source : one.id + words(" · ", " - ") + source;
  }

  void head(const RankedGap& one) {
    to_.begin(0, 2);
    to_.text(title_words(one.title), Style::Bold);
    to_.end();
    const std::string role = role_gap_words(catalogue_, one);
    line(place(one) + (role.empty() ? "" : words(" · ", " - ") + role), Style::Dim);
    to_.rule();
  }

  void one(const RankedGap& one) {
    const Gap& gap = one.gap;
    head(one);
    if (gap.asks_nothing())
      line("No skill is asked", Style::Warn);
    else
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
      text(catalogue_.pack.str(catalogue_.pack.taxonomies()[factors.taxonomy].name),
           factor_gap_words(catalogue_, factors, words(" × ", " x ")));
  }

  void row(const RankedGap& one, std::size_t rank) {
    const Gap& gap = one.gap;
    std::string number = std::to_string(rank) + ".";
    if (number.size() < 3) number.insert(0, 3 - number.size(), ' ');
    to_.begin(0, 15);
    to_.item(number, Style::Dim);
    to_.tab(5);
    std::string met = std::to_string(gap.required_had) + " of " + std::to_string(gap.required);
    to_.item(met, gap.asks_nothing() ? Style::Dim : gap.out ? Style::Warn : Style::Good);
    to_.tab(15);
    to_.text(title_words(one.title), Style::Bold);
    to_.end();
    std::string about;
    const auto add = [&](const std::string& part) {
      if (!part.empty()) about += (about.empty() ? "" : words(" · ", " - ")) + part;
    };
    if (gap.asks_nothing()) add("no skill is asked");
    add(role_gap_words(catalogue_, one));
    if (gap.preferred)
      add("plus " + std::to_string(gap.preferred_had) + " of " + std::to_string(gap.preferred));
    add(place(one));
    to_.line(5, about, Style::Dim);
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

  static std::string opens_words(const LearningStep& step) {
    if (step.opens == 0) return "opens none yet";
    return "+" + std::to_string(step.opens) + ", " + std::to_string(step.open) + " open";
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
      const int name_columns = std::max(16, to_.width() - 48);
      to_.begin(0, 5);
      to_.item(number, Style::Dim);
      to_.tab(5);
      to_.item(cut(printable(catalogue_.rule_name(step.skill)), name_columns, to_.ellipsis()),
               Style::Bold);
      to_.tab(7 + name_columns);
      to_.item(opens_words(step), step.opens ? Style::Good : Style::Dim);
      to_.tab(28 + name_columns);
      to_.item("lacked in " + std::to_string(step.lacked_in), Style::Dim);
      to_.end();
    }
  }

  const Catalogue& catalogue_;
  const GapReport& report_;
  bool unicode_;
  int label_columns_ = 15;
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
