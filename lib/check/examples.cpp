// Tests as written: which are missing, which prove nothing.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/regex.h"
#include "base/unicode.h"
#include "check/passes.h"
#include "check/words.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::size_t kShortTerm = 2;  // letters

void check_present(Reporter& report, const Rule& rule) {
  bool match = false, no_match = false;
  for (const Example& example : rule.tests) (example.match ? match : no_match) = true;
  if (!match) {
    auto& d =
        report.add("missing-match-test", "rule " + quoted(rule.id.value) + " has no match test",
                   rule.id.mark, &rule, "add a sentence with the part to be tagged in [[ ]]");
    if (rule.status.value == "draft") d.severity = Severity::Warning;
  }
  if (no_match) return;
  for (const Term& term : rule.terms) {
    const bool short_term = has_latin(term.text.value) && letters(term.text.value) <= kShortTerm &&
                            length(term.text.value) <= kShortTerm;
    if (!term.ambiguous && !short_term) continue;
    report.add("missing-no-match-test",
               (term.ambiguous ? "ambiguous term " : "short term ") + quoted(term.text.value) +
                   " has no no_match test",
               term.text.mark, &rule, "add a sentence in which it means something else");
    return;
  }
}

void check_repeated_examples(Reporter& report, const Rule& rule) {
  std::map<std::string, const Example*> seen;
  for (const Example& example : rule.tests) {
    const auto [old, fresh] = seen.emplace(example.text, &example);
    if (fresh) continue;
    const Example& first = *old->second;
    if (first.match != example.match) {
      report
          .add("contradictory-example", "the same text is in match and no_match",
               example.source.mark, &rule)
          .notes.push_back(report.note("here it must be tagged", first.source.mark));
    } else if (first.source.value == example.source.value) {
      auto& d =
          report.add("duplicate-example", "the same test stands twice", example.source.mark, &rule);
      d.notes.push_back(report.note("first here", first.source.mark));
      const Range gone =
          item_to_delete(report.source(example.source.mark), example.source.mark.bytes);
      if (example.todo.empty() && !gone.empty())
        report.fix(d, {example.source.mark.file, gone}, "");
    }
  }
}

// Whether a marked span has the words of the term, separators and case aside.
bool shows(const Rule& rule, const std::string& key) {
  for (const Example& example : rule.tests)
    for (const Range span : example.spans)
      if (phrase_key(span.of(example.text)) == key) return true;
  return false;
}

void check_terms_shown(Reporter& report, const Rule& rule) {
  const Term* missing = nullptr;
  std::size_t shown = 0;
  for (const Term& term : rule.terms) {
    if (shows(rule, phrase_key(term.text.value))) {
      ++shown;
    } else if (missing == nullptr) {
      missing = &term;
    }
  }
  if (missing != nullptr && shown > 0)
    report.add("untested-term",
               "term " + quoted(missing->text.value) + " is in no match test (" +
                   std::to_string(shown) + " of " + std::to_string(rule.terms.size()) + " are)",
               missing->text.mark, &rule);
}

// Whether `is_meant` holds for a match of the pattern.
template <class Condition>
bool holds(std::string_view text, const Pattern& pattern, Condition is_meant) {
  Pattern::Matches matches(pattern, text);
  for (Pattern::Match match; matches.next(match);)
    if (is_meant(match.hit.of(text))) return true;
  return false;
}

void check_contents(Reporter& report, const Rule& rule) {
  static const Pattern mail(R"([\w.+-]+@(?P<hit>[\w-]+(?:\.[\w-]+)+))", true);
  static const Pattern phone(R"((?P<hit>\+?\d[\d ()./-]{7,}\d))", true);
  static const Pattern web(R"(https?://(?P<hit>[\w.-]+))", true);
  const auto is_real = [](std::string_view host) {
    return host.find("example.") == std::string_view::npos && host.find("test") != 0;
  };
  const auto is_number = [](std::string_view words) {
    return std::count_if(words.begin(), words.end(), [](char c) { return is_digit(c); }) >= 9;
  };
  for (const Example& example : rule.tests) {
    const char* what = nullptr;
    if (holds(example.text, mail, is_real))
      what = "an e-mail address";
    else if (holds(example.text, web, is_real))
      what = "a web address";
    else if (holds(example.text, phone, is_number))
      what = "a telephone number";
    if (what != nullptr && rule.kind != Kind::Ignore && rule.kind != Kind::Fact)
      report.add("example-has-pii", "the test holds " + std::string(what), example.source.mark,
                 &rule, "write a sentence of your own");
    if (example.match && example.spans.size() == 1 &&
        example.spans.front().size() == example.text.size() && is_skill(rule.kind))
      report.add("trivial-example", "the test is the term alone; add a real sentence",
                 example.source.mark, &rule);
  }
}

void check_language(Reporter& report, const Rule& rule) {
  const auto han = std::find_if(rule.terms.begin(), rule.terms.end(),
                                [](const Term& term) { return has_han(term.text.value); });
  if (han == rule.terms.end()) return;
  const bool shown = std::any_of(rule.tests.begin(), rule.tests.end(), [](const Example& example) {
    return example.match && has_han(example.text);
  });
  if (!shown && !rule.tests.empty())
    report.add("example-language", "the rule has Chinese terms but no Chinese match test",
               han->text.mark, &rule);
}

}  // namespace

void check_examples(Reporter& report) {
  for (const Rule& rule : report.rules().rules) {
    if (is_skill(rule.kind)) {
      check_present(report, rule);
      check_terms_shown(report, rule);
      check_language(report, rule);
    }
    check_repeated_examples(report, rule);
    check_contents(report, rule);
  }
}

}  // namespace rolecall
