#include "base/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <mutex>
#include <optional>

#include "base/pattern_pieces.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

RE2::Options re2_options(bool fold_case) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!fold_case);
  return options;
}

Range range_in(const re2::StringPiece& piece, std::string_view text) {
  if (piece.data() == nullptr) return {};
  const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

// A pattern whose group "hit" has a number instead of its name (0: it has none, or kept its name).
struct Unnamed {
  std::string source;
  int hit_group = 0;
};

// For the first name in a process RE2 builds the class of all letters that names may have, which
// takes longer than most patterns: the place of the one name in use is counted here instead.
Unnamed without_name(std::string_view pattern) {
  Unnamed unnamed{std::string(pattern), 0};
  if (pattern.find("(?P<") == pattern.npos) return unnamed;
  int group = 0;
  Range hit;
  PatternCutter cutter(pattern);
  for (PatternPiece piece; cutter.next(piece);) {
    const std::string_view open = piece.range.of(pattern);
    if (piece.type != PatternPiece::Type::Open || open.starts_with("(?:")) continue;
    ++group;
    if (open == "(") continue;
    if (open != kHitGroup || unnamed.hit_group != 0) return {std::string(pattern), 0};
    unnamed.hit_group = group;
    hit = piece.range;
  }
  if (unnamed.hit_group != 0) unnamed.source.replace(hit.begin, hit.size(), 1, '(');
  return unnamed;
}

}  // namespace

// Two programs for one pattern. RE2 finds a match fastest with two automata, forwards for its end
// and backwards for its start; to compile both and fill their states takes longer than all the
// clauses of one posting. So the first searches step through the text with a program that is cheap
// to make: "\C*?" (any bytes) before the pattern, anchored, which RE2 walks with its bounded
// backtracker. Both find the same match: the leftmost, by the order of alternatives.
struct Pattern::Impl {
  static constexpr int kFirstSearches = 2;  // that step
  static constexpr int kMostGroups = 14;

  Unnamed unnamed;
  bool fold_case;
  int hit_group = 0;
  int groups = 0;
  std::optional<RE2> stepping;  // group 1 is the whole match
  mutable std::optional<RE2> two_way;
  mutable std::once_flag once;
  mutable std::atomic<const RE2*> ready{nullptr};  // two_way, when it is to be used
  mutable std::atomic<int> searches{0};

  Impl(std::string_view pattern, bool fold) : unnamed(without_name(pattern)), fold_case(fold) {
    std::string steps = "\\C*?(";
    steps += unnamed.source;
    steps += ')';
    stepping.emplace(steps, re2_options(fold_case));
    if (!stepping->ok()) {  // its error is to be about the pattern as written
      unnamed = {std::string(pattern), 0};
      if (!straight().ok()) return;
    }
    const RE2& re = stepping->ok() ? *stepping : straight();
    const int own = stepping->ok() ? 1 : 0;  // groups before those of the pattern
    groups = std::min(re.NumberOfCapturingGroups() - own, kMostGroups);
    hit_group = unnamed.hit_group;
    if (hit_group != 0 || pattern.find("(?P<") == pattern.npos) return;
    if (auto it = re.NamedCapturingGroups().find("hit"); it != re.NamedCapturingGroups().end())
      hit_group = it->second - own;
  }

  /// The pattern alone, for searches in both ways.
  const RE2& straight() const {
    std::call_once(once, [&] {
      two_way.emplace(unnamed.source, re2_options(fold_case));
      ready.store(&*two_way, std::memory_order_release);
    });
    return *two_way;
  }

  /// Fills the groups of the pattern, its whole match first.
  bool search(re2::StringPiece text, std::size_t from, re2::StringPiece* found) const {
    const RE2* re = ready.load(std::memory_order_acquire);
    if (re == nullptr && searches.fetch_add(1, std::memory_order_relaxed) < kFirstSearches) {
      std::array<re2::StringPiece, kMostGroups + 2> stepped;
      if (!stepping->Match(text, from, text.size(), RE2::ANCHOR_START, stepped.data(), groups + 2))
        return false;
      std::copy_n(stepped.begin() + 1, groups + 1, found);
      return true;
    }
    if (re == nullptr) re = &straight();
    return re->ok() && re->Match(text, from, text.size(), RE2::UNANCHORED, found, groups + 1);
  }
};

Pattern::Pattern(std::string_view pattern, bool fold_case)
    : impl_(std::make_unique<Impl>(pattern, fold_case)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::ok() const { return impl_->stepping->ok() || impl_->straight().ok(); }
Pattern::Error Pattern::error() const {
  return {impl_->straight().error(), impl_->straight().error_arg()};
}
int Pattern::program_size() const { return impl_->straight().ProgramSize(); }
bool Pattern::matches_empty() const { return ok() && RE2::PartialMatch("", impl_->straight()); }

bool Pattern::find(std::string_view text, std::uint32_t from, Match& match) const {
  std::array<re2::StringPiece, Impl::kMostGroups + 1> groups;
  if (!impl_->search(re2::StringPiece(text.data(), text.size()), from, groups.data())) return false;
  match.whole = range_in(groups[0], text);
  match.hit = match.whole;
  match.capture = {};
  for (int i = 1; i <= impl_->groups; ++i) {
    if (groups[i].data() == nullptr) continue;
    if (i == impl_->hit_group) {
      match.hit = range_in(groups[i], text);
    } else if (match.capture.empty()) {
      match.capture = range_in(groups[i], text);
    }
  }
  return true;
}

namespace {

bool is_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// Whether lower-casing ASCII leaves the character as it is, and folding beyond ASCII too.
bool is_caseless(char32_t c) {
  if (c < 0x80) return !(c >= 'A' && c <= 'Z');
  return (c >= 0xA0 && c < 0xC0 && c != 0xB5) || (c >= 0x2010 && c < 0x2070) ||
         (c >= 0x2E80 && c < 0xA640) || (c > 0xFF00 && c < 0xFF21) || (c > 0xFF5A && c < 0xFF66);
}

bool is_caseless_escape(std::string_view escape) {
  if (escape.size() != 2) return false;
  const char c = escape[1];
  return static_cast<unsigned char>(c) < 0x80 && (!is_ascii_alnum(static_cast<unsigned char>(c)) ||
                                                  std::strchr("bBdDsSwWfnrt", c) != nullptr);
}

bool is_caseless_class(std::string_view cls) {
  const auto members = members_of(cls);
  return members && std::all_of(members->begin(), members->end(), [](const ClassMember& member) {
           if (!member.escape.empty()) return is_caseless_escape(member.escape);
           if (member.from == member.to) return is_caseless(member.from);
           return (is_lower(member.from) && is_lower(member.to)) ||
                  (is_digit(member.from) && is_digit(member.to));
         });
}

}  // namespace

bool reads_lower_case(std::string_view pattern) {
  using Type = PatternPiece::Type;
  const auto is_caseless_piece = [&](const PatternPiece& piece) {
    const std::string_view written = piece.range.of(pattern);
    std::size_t at = 0;
    switch (piece.type) {
      case Type::Literal:
        return is_caseless(decode(written, at));
      case Type::Escape:
        return is_caseless_escape(written);
      case Type::Class:
        return is_caseless_class(written);
      case Type::Open:
        return only_groups(written);
      default:
        return true;
    }
  };
  PatternCutter cutter(pattern);
  for (PatternPiece piece; cutter.next(piece);)
    if (!is_caseless_piece(piece)) return false;
  return true;
}

}  // namespace rolecall
