#include "base/pruned_pattern.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

using Type = PatternPiece::Type;

// U+017F and U+212A fold to "s" and "k".
bool has_odd_folds(std::string_view text) {
  return text.find("\xC5\xBF") != text.npos || text.find("\xE2\x84\xAA") != text.npos;
}

}  // namespace

// Writes the pattern anew, for one text.
class PatternPruner::Run {
 public:
  Run(const PatternPruner& pruner, std::string_view text)
      : its_(pruner), text_(ascii_lowered(text)) {}

  /// The alternatives of pieces [begin, end). False, and nothing is written: none can match.
  bool alternatives(std::size_t begin, std::size_t end) {
    bool any = false;
    for (std::size_t from = begin;; ++from) {
      const std::size_t bar = end_of_branch(from, end);
      const std::size_t before = out.size();
      if (any) out += '|';
      const std::size_t branch = out.size();
      if (sequence(from, bar)) {
        any = true;
      } else if ((any || bar < end) && captures(from, bar)) {
        // It stays as it is: the groups behind it keep their numbers.
        out.resize(branch);
        any = write(from, bar);
      } else {
        out.resize(before);
      }
      if (bar == end) return any;
      from = bar;
    }
  }

  std::string out;

 private:
  std::size_t end_of_item(std::size_t at) const {
    return (its_.pieces_[at].type == Type::Open ? its_.groups_->close[at] : at) + 1;
  }
  std::size_t end_of_branch(std::size_t at, std::size_t end) const {
    while (at < end && its_.pieces_[at].type != Type::Bar) at = end_of_item(at);
    return at;
  }
  std::string_view str(std::size_t piece) const {
    const std::string_view written = its_.pieces_[piece].range.of(its_.pattern_);
    return written == kHitGroup ? "(" : written;
  }
  bool captures(std::size_t begin, std::size_t end) const {
    for (; begin < end; ++begin)
      if (its_.pieces_[begin].type == Type::Open && str(begin) != "(?:") return true;
    return false;
  }
  // Pieces as they are.
  bool write(std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin) out += str(begin);
    return true;
  }

  bool sequence(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const std::size_t body = end_of_literal(at, end);
      if (body > at) {
        if (!holds(literal_)) return false;
        out += its_.pattern_.substr(its_.pieces_[at].range.begin, its_.pieces_[body - 1].range.end -
                                                                      its_.pieces_[at].range.begin);
        at = body;
        continue;
      }
      const std::size_t repeats = end_of_item(at);
      std::size_t next = repeats;
      while (next < end && is_repeat(next)) ++next;
      if (!item(at, repeats, next)) return false;
      at = next;
    }
    return true;
  }

  // Behind the characters side by side, none of them repeated, which stand in literal_ then.
  std::size_t end_of_literal(std::size_t at, std::size_t end) {
    literal_.clear();
    for (; at < end; ++at) {
      const char32_t c = character(at);
      if (c == 0 || (at + 1 < end && is_repeat(at + 1))) break;
      append_utf8(c, literal_);
    }
    return at;
  }
  bool is_repeat(std::size_t piece) const { return its_.pieces_[piece].type == Type::Repeat; }

  // An item of pieces [at, body) with its repetitions up to `next`.
  bool item(std::size_t at, std::size_t body, std::size_t next) {
    const std::size_t before = out.size();
    if (can_match(at, body)) return write(body, next);
    out.resize(before);
    const std::string_view repeat = body < next ? str(body) : "";
    const bool optional = repeat == "?" || repeat == "*" || repeat.starts_with("{0");
    return optional && (!captures(at, body) || write(at, next));
  }

  // Writes what is repeated, unless the text rules it out.
  bool can_match(std::size_t at, std::size_t body) {
    if (its_.pieces_[at].type == Type::Open) {
      out += str(at);
      if (!alternatives(at + 1, body - 1)) return false;
      out += ')';
      return true;
    }
    if (its_.pieces_[at].type == Type::Class) return write_class(str(at));
    std::string literal;
    if (const char32_t c = character(at); c != 0) append_utf8(c, literal);
    return holds(literal) && (str(at) != "\\d" || has_digit()) && write(at, body);
  }

  // The class without characters that the text does not hold: those beyond ASCII cost most.
  bool write_class(std::string_view cls) {
    const auto members = members_of(cls);
    if (cls[1] == '^' || !members) {
      out += cls;
      return true;
    }
    const std::size_t before = out.size();
    out += '[';
    const std::size_t first = out.size();
    for (const ClassMember& member : *members) {
      out += member.escape;
      if (!member.escape.empty()) continue;
      if (member.from == member.to && !may_hold(member.from)) continue;
      write_member(member.from);
      if (member.from == member.to) continue;
      out += '-';
      write_member(member.to);
    }
    const bool any = out.size() > first;
    out.resize(any ? out.size() : before);
    if (any) out += ']';
    return any;
  }
  void write_member(char32_t c) {
    if (c < 0x80 && !is_ascii_alnum(c)) out += '\\';
    append_utf8(c, out);
  }
  // False: the text has it in neither case.
  bool may_hold(char32_t c) const {
    c = ascii_lower(c);
    if (its_.fold_case_ && !is_caseless(c)) return true;
    std::string one;
    append_utf8(c, one);
    return holds(one);
  }

  // In lower case; 0 where the piece is no character, or one that may fold to others.
  char32_t character(std::size_t piece) const {
    const char32_t c = ascii_lower(character_of(its_.pattern_, its_.pieces_[piece]));
    return its_.fold_case_ && !is_caseless(c) ? 0 : c;
  }
  bool holds(std::string_view literal) const { return text_.find(literal) != text_.npos; }
  bool has_digit() const {
    return std::any_of(text_.begin(), text_.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  const PatternPruner& its_;
  std::string text_;  // ASCII letters in lower case
  std::string literal_;
};

PatternPruner::PatternPruner(std::string_view pattern, bool fold_case)
    : pattern_(pattern), fold_case_(fold_case), pieces_(cut_pattern(pattern)) {
  // A quotation (\Q) hides what its pieces are.
  if (pattern.find("\\Q") == pattern.npos) groups_ = groups_of(pattern, pieces_);
}

std::optional<std::string> PatternPruner::prune(std::string_view text) const {
  if (!groups_ || (fold_case_ && has_odd_folds(text))) return std::string(pattern_);
  Run run(*this, text);
  if (!run.alternatives(0, pieces_.size())) return std::nullopt;
  return std::move(run.out);
}

}  // namespace rolecall
