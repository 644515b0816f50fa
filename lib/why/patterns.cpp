#include "why/patterns.h"

#include <algorithm>
#include <string>

#include "base/narrowed_text.h"
#include "base/regex.h"
#include "base/unicode.h"
#include "match/boundary.h"
#include "rule/encoding.h"
#include "why/neighbours.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostPlaces = 5;  // of one sort, of one regex

// Every match in `window`, a place of the text as written, as the matcher steps through a clause.
template <class Use>
void each_match(const Pattern& pattern, const NarrowedText& text, Range window, Use use) {
  window = text.narrow(window);
  Pattern::Matches matches(pattern, window.of(text.text()));
  for (Pattern::Match match; matches.next(match);)
    use(text.written({window.begin + match.hit.begin, window.begin + match.hit.end}));
}

class NearPattern {
 public:
  NearPattern(const Pack& pack, Index regex, std::string_view text, Field field,
              const Layout& layout, const std::vector<Range>& hits)
      : pack_(pack),
        entry_(pack.regexes()[regex]),
        regex_(regex),
        text_(text),
        field_(field),
        layout_(layout),
        hits_(hits) {
    narrowed_.read(text);
  }

  std::vector<Finding> look() {
    const std::string_view source = pack_.str(entry_.pattern);
    const bool folds = entry_.letter_case == Case::Fold;
    const Pattern pattern(source, folds);
    bool matched = false;
    for (const Clause& clause : layout_.clauses)
      each_match(pattern, narrowed_, clause.range, [&](Range hit) {
        matched = true;
        if (is_hit(hit)) return;
        if (hit.empty())
          add(hit, {Why::Pattern, "what it matches here is empty", {}});
        else if (!boundary_ok(text_, hit))
          add(hit, refused_by_neighbour(text_, hit));
      });
    if (matched) return std::move(found_);
    if (!folds)
      for (const Clause& clause : layout_.clauses)
        each_match(Pattern(source, true), narrowed_, clause.range, [&](Range hit) {
          add(hit, {Why::Case, "case: exact; it would match in the other case", {}});
        });
    each_match(pattern, narrowed_, {0, static_cast<std::uint32_t>(text_.size())}, [&](Range hit) {
      add(hit, {Why::Clauses,
                "it would match, but a clause ends within, and no match leaves its clause",
                {}});
    });
    if (found_.empty()) literals();
    return std::move(found_);
  }

 private:
  bool is_hit(Range hit) const { return std::find(hits_.begin(), hits_.end(), hit) != hits_.end(); }

  void add(Range hit, Cause cause) {
    if (found_.size() == kMostPlaces) return;
    Finding finding;
    finding.field = field_;
    finding.range = hit;
    finding.regex = regex_;
    finding.causes.push_back(std::move(cause));
    found_.push_back(std::move(finding));
  }

  void literals() {
    const auto atoms = pack_.array(entry_.atoms);
    const std::string_view lower = narrowed_.lower();
    std::string names;
    for (const LiteralEntry& atom : atoms) {
      const std::string_view literal = pack_.str(atom.text);
      names += (names.empty() ? "" : ", ") + quoted(literal);
      for (std::size_t at = lower.find(literal); at != lower.npos;
           at = lower.find(literal, at + literal.size()))
        add(narrowed_.written(
                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + literal.size())}),
            {Why::Pattern,
             "this literal of it stands here, but it does not match in the clause",
             {}});
    }
    if (!found_.empty()) return;
    if (atoms.empty())
      add({}, {Why::Pattern, "it matches in no clause", {}});
    else
      add({}, {Why::Literal,
               atoms.size() == 1 ? "its literal " + names + " is not in the text"
                                 : "none of its literals (" + names + ") is in the text",
               {}});
  }

  const Pack& pack_;
  const RegexEntry& entry_;
  Index regex_;
  std::string_view text_;
  NarrowedText narrowed_;
  Field field_;
  const Layout& layout_;
  const std::vector<Range>& hits_;
  std::vector<Finding> found_;
};

}  // namespace

Index regex_of(const Pack& pack, Index rule, std::string_view text, Range clause, Range hit) {
  NarrowedText narrowed;
  narrowed.read(clause.of(text));
  for (Index r = 0; r < pack.regexes().size(); ++r) {
    const RegexEntry& entry = pack.regexes()[r];
    if (entry.rule != rule) continue;
    const Pattern pattern(pack.str(entry.pattern), entry.letter_case == Case::Fold);
    bool mine = false;
    each_match(pattern, narrowed, {0, clause.size()}, [&](Range range) {
      mine |= range.begin + clause.begin == hit.begin && range.size() == hit.size();
    });
    if (mine) return r;
  }
  return kNone;
}

std::vector<Finding> near_patterns(const Pack& pack, Index rule, std::string_view text, Field field,
                                   const Layout& layout, const std::vector<Range>& hits) {
  std::vector<Finding> all;
  for (Index r = 0; r < pack.regexes().size(); ++r) {
    if (pack.regexes()[r].rule != rule) continue;
    for (Finding& finding : NearPattern(pack, r, text, field, layout, hits).look())
      all.push_back(std::move(finding));
  }
  return all;
}

}  // namespace rolecall
