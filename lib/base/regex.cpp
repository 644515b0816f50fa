#include "base/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <mutex>
#include <optional>

#include "base/ascii.h"
#include "base/pattern_pieces.h"
#include "base/pattern_program.h"
#include "base/pattern_walker.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

RE2::Options re2_options(bool fold_case) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!fold_case);
  return options;
}

// A pattern whose group "hit" has a number instead of its name.
struct Unnamed {
  std::string source;
  int hit_group = 0;    // 0: it has none
  int groups = 0;       // all that capture
  bool counted = true;  // false: there are other names or flags, the source is as written
};

// For the first name in a process RE2 builds the class of all letters that names may have, which
// takes longer than most patterns: the place of the one name in use is counted here instead.
Unnamed without_name(std::string_view pattern) {
  Unnamed unnamed{std::string(pattern)};
  Range hit;
  PatternCutter cutter(pattern);
  for (PatternPiece piece; cutter.next(piece);) {
    if (piece.type != PatternPiece::Type::Open) continue;
    const std::string_view open = piece.range.of(pattern);
    if (open.starts_with("(?:")) continue;
    ++unnamed.groups;
    if (open == "(") continue;
    if (open != kHitGroup || unnamed.hit_group != 0) return {std::string(pattern), 0, 0, false};
    unnamed.hit_group = unnamed.groups;
    hit = piece.range;
  }
  if (unnamed.hit_group != 0) unnamed.source.replace(hit.begin, hit.size(), 1, '(');
  return unnamed;
}

}  // namespace

// RE2 finds a match fastest with two automata, forwards for its end and backwards for its start; to
// compile both and fill their states takes longer than all the clauses of one posting. So the first
// searches walk the pattern's program. The match is the same: the leftmost, by the order of
// alternatives.
struct Pattern::Impl {
  static constexpr int kFirstSearches = 16;
  static constexpr int kMostGroups = PatternWalker::kMostGroups;
  using Places = PatternWalker::Places;

  struct Compiled {
    RE2 re;
    int groups = 0;  // at most kMostGroups
    int hit_group = 0;

    Compiled(const Unnamed& unnamed, bool fold_case)
        : re(unnamed.source, re2_options(fold_case)),
          groups(unnamed.groups),
          hit_group(unnamed.hit_group) {
      if (!unnamed.counted && re.ok()) {
        groups = re.NumberOfCapturingGroups();
        const auto& named = re.NamedCapturingGroups();
        if (auto it = named.find("hit"); it != named.end()) hit_group = it->second;
      }
      groups = std::min(groups, kMostGroups);
    }

    /// The places of the first match, for the whole and for each group.
    bool find(std::string_view text, std::uint32_t from, Places& places) const {
      if (!re.ok()) return false;
      std::array<re2::StringPiece, kMostGroups + 1> found;
      if (!re.Match(re2::StringPiece(text.data(), text.size()), from, text.size(), RE2::UNANCHORED,
                    found.data(), groups + 1))
        return false;
      for (std::size_t i = 0; i <= static_cast<std::size_t>(groups); ++i) {
        const bool took_part = found[i].data() != nullptr;
        places[2 * i] = took_part ? static_cast<std::uint32_t>(found[i].data() - text.data())
                                  : PatternWalker::kNowhere;
        places[2 * i + 1] =
            took_part ? places[2 * i] + static_cast<std::uint32_t>(found[i].size()) : 0;
      }
      return true;
    }
  };

  std::string written;
  bool fold_case;
  std::optional<PatternProgram> own;  // where it was not worked out before
  PatternView program;
  PatternWalker walker;
  mutable std::atomic<int> searches{0};

  mutable std::optional<Compiled> two_way;
  mutable std::once_flag once;
  mutable std::atomic<const Compiled*> ready{nullptr};  // two_way, when it is to be used

  Impl(std::string_view pattern, bool fold)
      : written(pattern),
        fold_case(fold),
        own(fold ? std::nullopt : program_of(pattern)),
        program(own ? own->view() : PatternView{}),
        walker(program) {}
  Impl(std::string_view pattern, const PatternView& view)
      : written(pattern), fold_case(false), program(view), walker(view) {}

  const Compiled& compiled() const {
    std::call_once(once, [&] {
      two_way.emplace(without_name(written), fold_case);
      ready.store(&*two_way, std::memory_order_release);
    });
    return *two_way;
  }
  const RE2& re() const { return compiled().re; }

  static void fill(const Places& places, int groups, int hit_group, Match& match) {
    match.hit = match.whole = {places[0], places[1]};
    match.capture = {};
    for (int i = 1; i <= groups; ++i) {
      const auto at = static_cast<std::size_t>(2 * i);
      if (places[at] == PatternWalker::kNowhere) continue;
      const Range range{places[at], places[at + 1]};
      if (i == hit_group) {
        match.hit = range;
      } else if (match.capture.empty()) {
        match.capture = range;
      }
    }
  }

  bool find(std::string_view text, std::uint32_t from, Match& match) const {
    Places places;
    const Compiled* re2 = ready.load(std::memory_order_acquire);
    if (re2 == nullptr && !program.steps.empty() &&
        searches.fetch_add(1, std::memory_order_relaxed) < kFirstSearches) {
      const auto outcome = walker.find(text, from, places);
      if (outcome == PatternWalker::Outcome::NotFound) return false;
      if (outcome == PatternWalker::Outcome::Found) {
        fill(places, static_cast<int>(program.groups), static_cast<int>(program.hit_group), match);
        return true;
      }
    }
    if (re2 == nullptr) re2 = &compiled();
    if (!re2->find(text, from, places)) return false;
    fill(places, re2->groups, re2->hit_group, match);
    return true;
  }
};

Pattern::Pattern(std::string_view pattern, bool fold_case)
    : impl_(std::make_unique<Impl>(pattern, fold_case)) {}
Pattern::Pattern(std::string_view pattern, const PatternView& program)
    : impl_(std::make_unique<Impl>(pattern, program)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::ok() const { return impl_->re().ok(); }
Pattern::Error Pattern::error() const {
  const RE2 re(impl_->written, re2_options(impl_->fold_case));
  return {re.error(), re.error_arg()};
}
int Pattern::program_size() const { return impl_->re().ProgramSize(); }
bool Pattern::matches_empty() const { return ok() && RE2::PartialMatch("", impl_->re()); }

bool Pattern::find(std::string_view text, std::uint32_t from, Match& match) const {
  return impl_->find(text, from, match);
}

Pattern::Matches::Matches(const Pattern& pattern, std::string_view text)
    : impl_(*pattern.impl_), text_(text) {}

bool Pattern::Matches::next(Match& match) {
  if (from_ > text_.size() || !impl_.find(text_, from_, match)) return false;
  from_ = std::max(match.whole.end, match.whole.begin + 1);
  return true;
}

namespace {

bool is_caseless_range(char32_t from, char32_t to) {
  if (from == to) return is_caseless(from);
  return (is_lower(from) && is_lower(to)) || (is_digit(from) && is_digit(to)) ||
         (from >= kIdeographs && to < kBehindIdeographs);
}

bool is_caseless_escape(std::string_view escape) {
  if (escape.size() != 2) return false;
  const char c = escape[1];
  return !is_wide(c) && (!is_alnum(c) || std::strchr("bBdDsSwWfnrt", c) != nullptr);
}

bool is_caseless_class(std::string_view cls) {
  const auto members = members_of(cls);
  return members && std::all_of(members->begin(), members->end(), [](const ClassMember& member) {
           if (!member.escape.empty()) return is_caseless_escape(member.escape);
           return is_caseless_range(member.from, member.to);
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
        if (const char32_t c = character_of(pattern, piece); c != 0) return is_caseless(c);
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
