#include "base/pattern_pieces.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/unicode.h"

namespace rolecall {

using Type = PatternPiece::Type;

namespace {

std::size_t behind_brace(std::string_view pattern, std::size_t at) {
  return std::min(pattern.find('}', at), pattern.size() - 1) + 1;
}

// Behind the escape that begins at `at`: "\.", "\pL", "\p{Greek}", "\x41", "\101".
std::size_t end_of_escape(std::string_view pattern, std::size_t at) {
  const auto skip_digits = [&](std::string_view digits) {
    for (int most = 2; most > 0 && at < pattern.size() && digits.find(pattern[at]) != digits.npos;
         --most)
      ++at;
    return at;
  };
  if (++at == pattern.size()) return at;
  const char escaped = pattern[at];
  decode(pattern, at);
  const bool property = escaped == 'p' || escaped == 'P';
  if ((property || escaped == 'x') && pattern.substr(at).starts_with('{'))
    return behind_brace(pattern, at);
  if (property && at < pattern.size()) decode(pattern, at);
  if (escaped == 'x') return skip_digits("0123456789abcdefABCDEF");
  if (escaped >= '0' && escaped <= '7') return skip_digits("01234567");
  return at;
}

}  // namespace

bool PatternCutter::next(PatternPiece& piece) {
  if (at_ >= pattern_.size()) return false;
  const std::size_t begin = at_;
  piece.type = step();
  piece.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  return true;
}

// Moves behind the piece.
PatternPiece::Type PatternCutter::step() {
  const char c = pattern_[at_];
  if (c == '\\') {
    at_ = end_of_escape(pattern_, at_);
    return Type::Escape;
  }
  if (c == '[') {
    ++at_;
    if (at_ < pattern_.size() && pattern_[at_] == '^') ++at_;
    if (at_ < pattern_.size() && pattern_[at_] == ']') ++at_;
    while (at_ < pattern_.size() && pattern_[at_] != ']') {
      if (pattern_.compare(at_, 2, "[:") == 0 && pattern_.find(":]", at_) != pattern_.npos)
        at_ = pattern_.find(":]", at_) + 1;
      else if (pattern_[at_] == '\\')
        ++at_;
      ++at_;
    }
    at_ = std::min(at_ + 1, pattern_.size());
    return Type::Class;
  }
  if (c == '(') {
    ++at_;
    if (at_ < pattern_.size() && pattern_[at_] == '?') {
      const std::size_t end = pattern_.find_first_of(":>=!)", at_);
      if (end != pattern_.npos) at_ = end + (pattern_[end] == ')' ? 0 : 1);
    }
    return Type::Open;
  }
  if (c == '{' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] >= '0' &&
      pattern_[at_ + 1] <= '9') {
    at_ = behind_brace(pattern_, at_);
    return Type::Repeat;
  }
  decode(pattern_, at_);
  return c == ')'                           ? Type::Close
         : c == '|'                         ? Type::Bar
         : c == '.'                         ? Type::Dot
         : c == '*' || c == '+' || c == '?' ? Type::Repeat
         : c == '^' || c == '$'             ? Type::Anchor
                                            : Type::Literal;
}

std::vector<PatternPiece> cut_pattern(std::string_view pattern) {
  std::vector<PatternPiece> pieces;
  pieces.reserve(pattern.size());
  PatternCutter cutter(pattern);
  for (PatternPiece piece; cutter.next(piece);) pieces.push_back(piece);
  return pieces;
}

std::optional<PatternGroups> groups_of(std::string_view pattern,
                                       const std::vector<PatternPiece>& pieces) {
  PatternGroups groups{std::vector(pieces.size(), PatternGroups::kTop),
                       std::vector(pieces.size(), PatternGroups::kTop)};
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!open.empty()) groups.group[i] = open.back();
    if (pieces[i].type == Type::Open) {
      // A flag changes what stands behind it.
      if (!only_groups(pieces[i].range.of(pattern))) return std::nullopt;
      open.push_back(i);
    } else if (pieces[i].type == Type::Close) {
      if (open.empty()) return std::nullopt;
      groups.close[open.back()] = i;
      open.pop_back();
    }
  }
  if (!open.empty()) return std::nullopt;
  return groups;
}

namespace {

// The character of an escape by its number, "\x41" or "\x{4E00}"; 0 where it is none.
char32_t numbered_character(std::string_view escape) {
  if (!escape.starts_with("\\x")) return 0;
  std::string_view digits = escape.substr(2);
  if (digits.starts_with('{') && digits.ends_with('}'))
    digits = digits.substr(1, digits.size() - 2);
  std::uint32_t number = 0;
  const auto [end, failed] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  const bool whole = failed == std::errc() && end == digits.data() + digits.size();
  return whole && number <= 0x10FFFF ? number : 0;
}

// An escape or a character.
ClassMember next_member(std::string_view cls, std::size_t& at) {
  ClassMember member;
  if (cls[at] != '\\') {
    member.from = member.to = decode(cls, at);
    return member;
  }
  const std::size_t begin = at;
  at = end_of_escape(cls, at);
  member.escape = cls.substr(begin, at - begin);
  member.from = member.to = numbered_character(member.escape);
  if (member.from != 0) member.escape = {};
  return member;
}

}  // namespace

std::optional<std::vector<ClassMember>> members_of(std::string_view cls) {
  if (cls.size() < 3) return std::nullopt;  // it is broken
  std::vector<ClassMember> members;
  const std::size_t end = cls.size() - 1;  // of "]"
  const auto is_range = [&](std::size_t at) { return at + 1 < end && cls[at] == '-'; };
  for (std::size_t at = cls[1] == '^' ? 2 : 1; at < end;) {
    if (cls.substr(at, 2) == "[:") return std::nullopt;
    ClassMember member = next_member(cls, at);
    if (at > end) return std::nullopt;
    if (is_range(at)) {
      const ClassMember last = next_member(cls, ++at);
      if (!member.escape.empty() || !last.escape.empty() || at > end) return std::nullopt;
      member.to = last.to;
    }
    members.push_back(member);
  }
  return members;
}

bool is_caseless(char32_t c) {
  if (c < 0x80) return !is_upper(c);
  return (c >= 0xA0 && c < 0xC0 && c != 0xB5) || (c >= 0x2010 && c < 0x2070) ||
         (c >= kIdeographs && c < kBehindIdeographs) || (c > 0xFF00 && c < 0xFF21) ||
         (c > 0xFF5A && c < 0xFF66);
}

char32_t character_of(std::string_view pattern, const PatternPiece& piece) {
  std::size_t at = piece.range.begin;
  if (piece.type == Type::Literal) return decode(pattern, at);
  if (piece.type != Type::Escape) return 0;
  if (piece.range.size() != 2) return numbered_character(piece.range.of(pattern));
  const char32_t escaped = decode(pattern, ++at);
  return is_alnum(escaped) ? 0 : escaped;
}

}  // namespace rolecall
