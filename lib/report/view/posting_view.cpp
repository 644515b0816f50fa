#include "report/view/posting_view.h"

#include <algorithm>
#include <cmath>

#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "report/view/parts.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr std::size_t kUntaggedLines = 50;
constexpr std::size_t kLineNumbers = 10;  // of lines that say the same
constexpr double kClearTitle = 0.3;       // points by which a title must prefer another class

// Sure in words. The figure behind them is calibrated: of the postings at 80 %, eight in ten.
std::string_view sureness(double confidence) {
  if (confidence >= 0.95) return "almost certainly";
  if (confidence >= 0.8) return "very likely";
  if (confidence >= 0.6) return "probably";
  return "perhaps";
}

std::string class_words(const Catalogue& catalogue, Index role) {
  return catalogue.role(role) ? std::string(catalogue.class_name(role)) : "none of these roles";
}

std::string capitalized(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] -= 'a' - 'A';
  return words;
}

void add_verdict(const Catalogue& catalogue, const Analysis& a, PostingView& view) {
  if (a.role >= catalogue.classes.size()) {
    view.headline = catalogue.classes.empty()
                        ? "No role: the pack has no model of roles"
                        : "No role: the model of roles has not been fitted; see `rolecall fit`";
    return;
  }
  const auto scored = [&](Index role) {
    return class_words(catalogue, role) +
           (role < a.scores.size() ? " (" + percent(a.scores[role]) + ")" : "");
  };
  view.decided = a.decided;
  if (a.decided) {
    view.headline = capitalized(class_words(catalogue, a.role)) + ": " +
                    std::string(sureness(a.confidence)) + " (" + percent(a.confidence) + ")";
    if (const RoleEntry* role = catalogue.role(a.role))
      view.description = catalogue.pack.str(role->description);
  } else if (a.runner_up < catalogue.classes.size() && !too_little_to_judge(a)) {
    view.headline = "Too close to say: " + scored(a.role) + " or " + scored(a.runner_up);
  } else {
    view.headline = "Too little to say; nearest is " + scored(a.role);
  }
}

std::string note_words(std::string_view note) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"too-short", "too little text to judge a posting by"},
      {"no-requirements-section", "no heading says where the requirements begin"},
      {"no-rule-matched", "nothing in it is known to the rules"},
      {"unsupported-language", "the language is not one that the rules read"},
      {"text-from-html", "it is HTML, of which the text is read"},
      {"nul-bytes", "NUL bytes in it are read as blanks"},
      {"invalid-utf8", "bytes in it that are no UTF-8 are read as U+FFFD"},
      {"bytes-after-gzip", "what stands behind the end of the gzip data is not read"},
      {"no-title-field", "the record has no field of the name given for titles"},
      {"no-company-field", "the record has no field of the name given for companies"},
      {"no-id-field", "the record has no field of the name given for ids"}};
  for (const auto& [code, words] : kWords)
    if (note == code) return std::string(note) + ": " + std::string(words);
  if (note.starts_with("decoded-from-"))
    return std::string(note) + ": it was not in UTF-8, and was converted";
  return std::string(note);
}

// Where the posting is from, and in which language.
std::vector<std::string> about_posting(const Posting& posting, const Analysis& a) {
  const std::string source = source_words(posting.source);
  const bool unnamed = posting.id == "-:" + std::to_string(posting.source.record);
  std::vector<std::string> about{unnamed ? source : posting.id};
  // The text piped in is called "stdin", which says it all.
  const bool piped = posting.source.path == "-" && posting.source.record == 0;
  if (!piped && source != about[0]) about.push_back(source);
  if (!a.lang.empty()) about.push_back(a.lang == "und" ? "language unknown" : a.lang);
  return about;
}

}  // namespace

ViewMaker::ViewMaker(const Pack& pack) : catalogue_(pack) {
  const ModelEntry* model = pack.model("role");
  if (!model) return;
  for (const Index row : pack.array(model->rows)) {
    const FeatureEntry& feature = pack.features()[pack.feature_of(*model, row)];
    const bool group = feature.source == FeatureSource::TitleGroup;
    if (!group && feature.source != FeatureSource::TitleRule) continue;
    const std::size_t classes = model->classes.size;
    double mean = 0;
    for (std::size_t c = 0; c < classes; ++c)
      mean += pack.weight(*model, row, c) / static_cast<double>(classes);
    TitleWeight weight{group, feature.subject, {}};
    for (std::size_t c = 0; c < classes; ++c)
      weight.weights.push_back(pack.weight(*model, row, c) - mean);
    title_weights_.push_back(std::move(weight));
  }
}

std::string ViewMaker::title_alone(const Analysis& a) const {
  const Pack& pack = catalogue_.pack;
  const std::size_t classes = catalogue_.classes.size();
  if (a.role >= classes) return {};
  std::vector<double> points(classes, 0);
  const auto hit = [&](const TitleWeight& weight) {
    return std::any_of(a.title_spans.begin(), a.title_spans.end(), [&](const Span& span) {
      return (weight.group ? pack.rules()[span.rule].group : span.rule) == weight.subject;
    });
  };
  for (const TitleWeight& weight : title_weights_)
    if (hit(weight))
      for (std::size_t c = 0; c < classes && c < weight.weights.size(); ++c)
        points[c] += weight.weights[c];
  const auto best =
      static_cast<Index>(std::max_element(points.begin(), points.end()) - points.begin());
  if (best == a.role || points[best] < points[a.role] + kClearTitle) return {};
  return "The title alone would say " + class_words(catalogue_, best) +
         (a.decided ? "; the text says otherwise." : ".");
}

PostingView ViewMaker::make(const Posting& posting, const Analysis& a) const {
  PostingView view;
  view.title = title_words(a.title);
  view.about = about_posting(posting, a);
  add_verdict(catalogue_, a, view);
  view.title_alone = title_alone(a);
  view.duties = duty_words(catalogue_, a);
  add_roles(catalogue_, posting, a, view);
  const std::vector<AskView> asks = asks_of(catalogue_, a);
  add_facts(catalogue_, posting, a, view);
  add_layers(catalogue_, a, asks, view);
  add_bars(catalogue_, a, view);
  add_matches(catalogue_, a, view);
  add_products(catalogue_, a, view);
  add_counts(catalogue_, a, asks, view);
  add_coverage(posting, a, view);
  for (const std::string_view note : notes_of(posting, a)) view.notes.push_back(note_words(note));
  return view;
}

void add_coverage(const Posting& posting, const Analysis& a, PostingView& view) {
  const Coverage& coverage = a.coverage;
  view.coverage = coverage.ask_lines == 0
                      ? "no line asks for anything"
                      : std::to_string(coverage.tagged_lines) + " of " +
                            std::to_string(coverage.ask_lines) + " asking lines tagged";
  for (const Untagged& untagged : coverage.untagged) {
    // No more of the text than could be shown is looked at: a line may be megabytes long.
    std::string text(untagged_text(posting, a, untagged).substr(0, 4096));
    const auto same = std::find_if(view.untagged.begin(), view.untagged.end(),
                                   [&](const UntaggedView& other) { return other.text == text; });
    if (same != view.untagged.end()) {
      if (same->lines.back() != untagged.line + 1) same->lines.push_back(untagged.line + 1);
    } else if (view.untagged.size() < kUntaggedLines) {
      view.untagged.push_back({{untagged.line + 1}, std::move(text)});
    }
  }
}

std::string count_words(std::size_t required, std::size_t preferred) {
  std::string words;
  if (required) words = std::to_string(required) + " required";
  if (preferred) words += (words.empty() ? "" : ", ") + std::to_string(preferred) + " a plus";
  return words;
}

std::string leaf_words(const CountsView::Leaf& leaf) {
  const std::string counts = count_words(leaf.required.size(), leaf.preferred.size());
  return leaf.name + (leaf.fact.empty() ? "" : ", " + leaf.fact) +
         (counts.empty() ? "" : " (" + counts + ")");
}

std::string points_words(double points, bool ascii) {
  const std::string sign = points >= 0 ? "+" : ascii ? "-" : "−";
  return sign + decimal_string(std::fabs(points), 1);
}

std::string line_words(const UntaggedView& untagged) {
  const std::size_t all = untagged.lines.size();
  const std::size_t shown = all <= kLineNumbers + 1 ? all : kLineNumbers;
  std::string words = all == 1 ? "line " : "lines ";
  for (std::size_t i = 0; i < shown; ++i)
    words += (i ? ", " : "") + std::to_string(untagged.lines[i]);
  if (shown < all) words += " and " + std::to_string(all - shown) + " more";
  return words;
}

std::string quoted_text(std::string_view text, int columns) {
  std::string line;
  for (const char c : printable(text.substr(0, 4096)))
    if (c != ' ' || (!line.empty() && line.back() != ' ')) line += c;
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return cut(line, columns, "…");
}

std::string listed(const std::vector<std::string>& items) {
  std::string words;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i) words += i + 1 < items.size() ? ", " : " and ";
    words += items[i];
  }
  return words;
}

}  // namespace rolecall
