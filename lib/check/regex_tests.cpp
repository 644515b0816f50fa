// Regexes that no match test shows at work: a dead one looks like any other until it is tried.
#include <algorithm>
#include <string>
#include <vector>

#include "base/narrowed_text.h"
#include "base/regex.h"
#include "check/passes.h"

namespace rolecall {
namespace {

/// The match tests of a rule, cut and narrowed as the matcher reads them.
class MatchTests {
 public:
  MatchTests(const Rule& rule, const Analyzer& analyzer, Scratch& scratch) {
    for (const Example& example : rule.tests) {
      if (!example.match) continue;
      Test& test = tests_.emplace_back();
      test.spans = example.spans;
      test.narrowed.read(example.text);
      for (const Clause& clause : analyzer.trace(example.text, Field::Body, scratch).layout.clauses)
        test.clauses.push_back(test.narrowed.narrow(clause.range));
    }
  }
  bool empty() const { return tests_.empty(); }

  /// Whether a marked span is a hit of the pattern.
  bool show(const Pattern& pattern) const {
    return std::any_of(tests_.begin(), tests_.end(), [&](const Test& test) {
      return std::any_of(test.clauses.begin(), test.clauses.end(),
                         [&](Range clause) { return shows(test, clause, pattern); });
    });
  }

 private:
  struct Test {
    std::vector<Range> spans;    ///< of the text as written
    std::vector<Range> clauses;  ///< of the narrowed text
    NarrowedText narrowed;
  };

  static bool shows(const Test& test, Range clause, const Pattern& pattern) {
    Pattern::Matches matches(pattern, clause.of(test.narrowed.text()));
    for (Pattern::Match match; matches.next(match);) {
      const Range hit =
          test.narrowed.written({clause.begin + match.hit.begin, clause.begin + match.hit.end});
      if (std::find(test.spans.begin(), test.spans.end(), hit) != test.spans.end()) return true;
    }
    return false;
  }

  std::vector<Test> tests_;
};

}  // namespace

void check_regex_tests(Reporter& report, const Analyzer& analyzer) {
  Scratch scratch;
  for (const Rule& rule : report.rules().rules) {
    if (!is_skill(rule.kind) || rule.regexes.empty()) continue;
    const MatchTests tests(rule, analyzer, scratch);
    if (tests.empty()) continue;
    for (const Regex& regex : rule.regexes)
      if (!tests.show(
              Pattern(narrowed_pattern(regex.pattern.value), regex.letter_case == Case::Fold)))
        report.add("untested-regex", "no match test shows what this regex finds",
                   regex.pattern.mark, &rule, "add a sentence with a hit of it in [[ ]]");
  }
}

}  // namespace rolecall
