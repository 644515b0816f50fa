// Patterns: read with a small scanner of RE2's syntax, judged by RE2 itself.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/pattern_pieces.h"
#include "base/regex.h"
#include "base/required_literals.h"
#include "base/unicode.h"
#include "check/passes.h"
#include "check/words.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr int kMaxProgram = 10000;
constexpr int kMaxRepeat = 1000;
constexpr int kWidestGap = 100;  // characters of any kind

// The largest number of "{2,40}", as far as it matters; 0 for "*" and "+".
int largest_number(std::string_view repeat) {
  int largest = 0, n = 0;
  for (const char c : repeat) {
    n = is_digit(c) ? std::min(n * 10 + (c - '0'), 1000000) : 0;
    largest = std::max(largest, n);
  }
  return largest;
}

bool is_endless(std::string_view repeat) {
  return repeat == "*" || repeat == "+" || repeat.ends_with(",}");
}

class RegexCheck {
 public:
  RegexCheck(Reporter& report, const Rule& rule, const Regex& regex, bool postings)
      : report_(report),
        rule_(rule),
        regex_(regex),
        postings_(postings),
        text_(regex.pattern.value),
        pieces_(cut_pattern(text_)),
        pattern_(text_, regex.letter_case == Case::Fold) {}

  void run() {
    if (!pattern_.ok()) return report_error();
    boundaries();
    emptiness();
    anchor();
    dots();
    alternatives();
    gaps();
    repeats();
    flags();
    if (is_literal()) {
      say("regex-is-literal", "this regex is plain text", {0, size()},
          "move it to terms: (faster, and it finds other separators and widths)");
      return;
    }
    cost();
  }

 private:
  using Piece = PatternPiece;
  using Type = Piece::Type;

  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  std::string_view str(const Piece& piece) const { return piece.range.of(text_); }
  Diagnostic& say(std::string_view check, std::string message, Range range, std::string help = {}) {
    return report_.add_inside(check, std::move(message), regex_.pattern, range, &rule_,
                              std::move(help));
  }
  // Replaces bytes of the pattern where the file has them as they read.
  void offer(Diagnostic& finding, Range range, std::string text) {
    const Mark mark = mark_inside(report_.rules(), regex_.pattern, range);
    if (mark.bytes.size() == range.size() && mark.bytes.of(report_.source(mark)) == range.of(text_))
      report_.fix(finding, mark, std::move(text));
  }

  void report_error() {
    for (const Piece& piece : pieces_) {
      const std::string_view open = str(piece);
      if (piece.type == Type::Open) {
        for (const auto& [syntax, name] :
             {std::pair{"(?<=", "look-behind"}, std::pair{"(?<!", "look-behind"},
              std::pair{"(?=", "look-ahead"}, std::pair{"(?!", "look-ahead"},
              std::pair{"(?>", "atomic group"}})
          if (open == syntax)
            return unsupported(name, piece.range,
                               "use except: or unless: for what must not stand around a hit");
      }
      if (piece.type == Type::Escape && open.size() == 2 && open[1] >= '1' && open[1] <= '9')
        return unsupported("back-reference", piece.range, "write the repeated words out");
      if (piece.type == Type::Repeat && largest_number(open) > kMaxRepeat) {
        say("repeat-limit", std::string(open) + ": RE2 repeats at most 1000 times", piece.range,
            "also nested repetitions, taken times each other");
        return;
      }
    }
    const Pattern::Error error = pattern_.error();
    if (error.message.find("repetition") != std::string::npos &&
        error.message.find("size") != std::string::npos) {
      say("repeat-limit", "nested repetitions of more than 1000 in all", find(error.fragment));
      return;
    }
    say("invalid-regex", error.message, find(error.fragment));
  }

  void unsupported(std::string_view what, Range range, std::string help) {
    say("unsupported-regex-syntax",
        "RE2 has no " + std::string(what) + " " + quoted(range.of(text_)), range, std::move(help));
  }

  Range find(std::string_view fragment) const {
    const std::size_t at = fragment.empty() ? std::string::npos : text_.find(fragment);
    if (at == std::string::npos) return {0, size()};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + fragment.size())};
  }

  void boundaries() {
    const auto is_wide = [&](std::size_t i) {
      if (i >= pieces_.size() || pieces_[i].type != Type::Literal) return false;
      std::size_t at = 0;
      return decode(str(pieces_[i]), at) >= 0x80;
    };
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].type != Type::Escape || str(pieces_[i]) != "\\b") continue;
      const std::size_t wide = is_wide(i + 1) ? i + 1 : i > 0 && is_wide(i - 1) ? i - 1 : i;
      if (wide == i) continue;
      say("ascii-boundary-on-unicode",
          "\\b next to " + quoted(str(pieces_[wide])) +
              " is an ASCII boundary: it matches only beside an ASCII letter",
          pieces_[i].range, "leave \\b out: a hit obeys the boundaries of terms anyway");
    }
  }

  void emptiness() {
    if (!pattern_.matches_empty()) return;
    auto& d = say("matches-empty", "pattern " + quoted(text_) + " matches the empty string",
                  {0, size()}, "it would match everywhere: a part of it must be required");
    if (text_.size() < 2) return;
    for (const Range bar : {Range{size() - 1, size()}, Range{0, 1}})
      if (bar.of(text_) == "|") {
        std::string rest = text_;
        rest.erase(bar.begin, 1);
        if (!Pattern(rest, false).matches_empty()) offer(d, bar, "");
      }
  }

  void anchor() {
    if (regex_.anchor.empty()) return;
    if (!requires_literal(text_, regex_.letter_case == Case::Fold, folded(regex_.anchor.value)))
      report_.add("anchor-not-required",
                  "a match need not hold the anchor " + quoted(regex_.anchor.value),
                  regex_.anchor.mark, &rule_, "drop it: the literals are derived from the pattern");
  }

  void dots() {
    const auto word = [&](std::size_t i) {
      return i < pieces_.size() && pieces_[i].type == Type::Literal &&
             is_alnum(text_[pieces_[i].range.begin]);
    };
    for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
      if (pieces_[i].type != Type::Dot || !word(i - 1) || !word(i + 1)) continue;
      std::size_t first = i - 1, last = i + 1;
      while (first > 0 && word(first - 1)) --first;
      while (word(last + 1)) ++last;
      auto& d =
          say("unescaped-dot",
              "\".\" matches any character in " +
                  quoted(Range{pieces_[first].range.begin, pieces_[last].range.end}.of(text_)),
              pieces_[i].range, "write \"\\.\"");
      offer(d, pieces_[i].range, "\\.");
    }
  }

  // The alternatives of each group: runs of literals that are a prefix of a later one.
  void alternatives() {
    std::vector<std::size_t> opens{std::string::npos};
    for (std::size_t i = 0; i <= pieces_.size(); ++i) {
      const bool end = i == pieces_.size() || pieces_[i].type == Type::Close;
      if (!end && pieces_[i].type == Type::Open) opens.push_back(i);
      if (!end || opens.empty()) continue;
      group(opens.back() == std::string::npos ? 0 : opens.back() + 1, i);
      opens.pop_back();
    }
  }

  void group(std::size_t begin, std::size_t end) {
    std::vector<Range> options;
    std::size_t from = begin;
    int depth = 0;
    bool plain = true;
    for (std::size_t i = begin; i <= end; ++i) {
      const bool stop = i == end || (depth == 0 && pieces_[i].type == Type::Bar);
      if (!stop) {
        depth += int(pieces_[i].type == Type::Open) - int(pieces_[i].type == Type::Close);
        plain = plain && pieces_[i].type == Type::Literal;
        continue;
      }
      options.push_back(
          plain && i > from ? Range{pieces_[from].range.begin, pieces_[i - 1].range.end} : Range{});
      from = i + 1;
      plain = true;
    }
    // What follows can force the longer alternative: only an open end lets the shorter win.
    if (end + 1 < pieces_.size() && pieces_[end + 1].type != Type::Repeat) return;
    for (std::size_t a = 0; a < options.size(); ++a)
      for (std::size_t b = a + 1; b < options.size(); ++b) {
        if (options[a].empty() || options[b].empty()) continue;
        const std::string_view first = options[a].of(text_), later = options[b].of(text_);
        // A letter behind the shorter hit forbids it, but RE2 has already settled for it.
        if (first.size() >= later.size() || !later.starts_with(first)) continue;
        say("alternation-prefix",
            std::string(1, '(').append(first).append("|").append(later) +
                "): the first alternative wins, " + quoted(later) + " is never the tagged words",
            options[b], "put the longer first");
        return;
      }
  }

  // Dots that take in what nobody has in mind, behind the last word too.
  void gaps() {
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
      if (pieces_[i].type != Type::Dot || pieces_[i + 1].type != Type::Repeat) continue;
      const std::string_view repeat = str(pieces_[i + 1]);
      const int most = largest_number(repeat);
      if (!is_endless(repeat) && most <= kWidestGap) continue;
      const Range gap{pieces_[i].range.begin, pieces_[i + 1].range.end};
      say("wide-gap",
          quoted(gap.of(text_)) + (is_endless(repeat)
                                       ? " reaches over the whole clause"
                                       : " reaches over " + std::to_string(most) + " characters"),
          gap, "use near:, or a gap with an end: `.{0,20}`");
    }
  }

  void repeats() {
    const auto endless = [&](std::size_t i) {
      return i < pieces_.size() && pieces_[i].type == Type::Repeat && is_endless(str(pieces_[i]));
    };
    std::vector<std::size_t> opens;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].type == Type::Open) opens.push_back(i);
      if (pieces_[i].type != Type::Close || opens.empty()) continue;
      const std::size_t open = opens.back();
      opens.pop_back();
      // "(x+)+": the group is one repeated piece, itself repeated.
      if (endless(i + 1) && i - open == 3 && endless(i - 1)) {
        const Range all{pieces_[open].range.begin, pieces_[i + 1].range.end};
        say("catastrophic-elsewhere",
            quoted(all.of(text_)) + " is linear here, but exponential in engines that backtrack",
            all);
      }
    }
  }

  void flags() {
    if (regex_.letter_case != Case::Fold || !text_.starts_with("(?i)")) return;
    auto& d = say("redundant-flag", "(?i) says what case: fold says already", {0, 4});
    offer(d, {0, 4}, "");
  }

  bool is_literal() const {
    return std::all_of(pieces_.begin(), pieces_.end(),
                       [&](const Piece& piece) { return character_of(text_, piece) != 0; });
  }

  void cost() {
    if (pattern_.program_size() > kMaxProgram)
      say("regex-too-large",
          "program of " + std::to_string(pattern_.program_size()) + " steps (limit " +
              std::to_string(kMaxProgram) + ")",
          {0, size()}, "use terms: for long alternations");
    const auto sets = required_literals(text_, regex_.letter_case == Case::Fold);
    if (sets.empty()) {
      say("no-prefilter-atom",
          "no literal that every match must hold: the regex runs on every clause", {0, size()},
          "write out a word that every match has");
      return;
    }
    std::string weak;
    std::size_t n = 0;
    for (const RequiredLiteral& literal : sets.front())
      if (literal.text.size() == 1) weak += (n++ > 0 ? ", " : "") + quoted(literal.text);
    if (n > 0 && !postings_)
      say("weak-atom",
          (n == 1 ? "its literal " + weak + " stands" : "its literals " + weak + " stand") +
              " in nearly every text",
          {0, size()});
  }

  Reporter& report_;
  const Rule& rule_;
  const Regex& regex_;
  bool postings_;
  const std::string& text_;
  std::vector<Piece> pieces_;
  Pattern pattern_;
};

void check_repeated_patterns(Reporter& report, const Rule& rule) {
  std::map<std::pair<std::string, Case>, const Regex*> patterns;
  for (const Regex& regex : rule.regexes) {
    const auto [old, fresh] =
        patterns.emplace(std::pair(regex.pattern.value, regex.letter_case), &regex);
    if (fresh) continue;
    report.add("duplicate-term", "the regex stands twice in the rule", regex.pattern.mark, &rule)
        .notes.push_back(report.note("first here", old->second->pattern.mark));
  }
}

}  // namespace

void check_regexes(Reporter& report, bool postings) {
  for (const Rule& rule : report.rules().rules) {
    for (const Regex& regex : rule.regexes) RegexCheck(report, rule, regex, postings).run();
    check_repeated_patterns(report, rule);
  }
}

}  // namespace rolecall
