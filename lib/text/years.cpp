#include "text/years.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "text/brackets.h"
#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::uint32_t kBeside = 24;  // bytes between skills of a list, and the years behind

// The longest number word at text[at].
const NumberWordEntry* number_word_at(const Pack& pack, std::string_view text, std::size_t at) {
  const NumberWordEntry* best = nullptr;
  if (at >= text.size() || !word_begins_at(text, at)) return best;
  for (const NumberWordEntry& number : pack.numbers())
    if (number.word.size > (best ? best->word.size : 0) &&
        starts_with_word(text.substr(at), pack.str(number.word)))
      best = &number;
  return best;
}

std::int32_t first_number(const Pack& pack, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (digit_at(text, at)) {
      std::int32_t value = 0;
      while (digit_at(text, at) && value < 10000)
        value = value * 10 + static_cast<std::int32_t>(narrow(decode(text, at)) - '0');
      return value;
    }
    const NumberWordEntry* word = number_word_at(pack, text, at);
    if (!word) continue;
    std::size_t end = at + word->word.size;
    const NumberWordEntry* more = number_word_at(pack, text, end);
    if (!more) return word->value;
    // 三十五: a number that the pack has no word for, and none of its parts.
    for (; more; more = number_word_at(pack, text, end)) end += more->word.size;
    at = end - 1;
  }
  return -1;
}

// Whether a comma with a Chinese character beside it stands in `range`:
// "两年以上检索经验，有图数据经验" asks two years of the first alone. Between Latin names a comma
// only strings them together.
bool turns_to_next(std::string_view text, Range range) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const std::size_t comma = comma_at(text, at);
    if (comma == 0) continue;
    if (at >= 3 && ideograph_at(text, at - 3)) return true;
    if (ideograph_at(text, skip_blanks(text, at + comma))) return true;
  }
  return false;
}

// How the text between a tag and years holds them together.
enum class Hold : std::uint8_t {
  None,
  Bare,     ///< blanks and dashes: "Java - 3 years"
  Colon,    ///< "Java: 3 years"
  Bracket,  ///< the years stand in it: "Java (3 years)"
};

Hold hold_of(std::string_view between) {
  int open = 0;
  bool colon = false;
  bool bare = true;
  for (std::size_t at = 0; at < between.size();) {
    if (opens_bracket(between, at)) ++open;
    if (closes_bracket(between, at) && open > 0) --open;
    const char32_t sign = narrow(decode(between, at));
    colon = colon || sign == ':';
    bare = bare && (classify(sign) == CharClass::Blank || classify(sign) == CharClass::Hyphen);
  }
  return open > 0 ? Hold::Bracket : colon ? Hold::Colon : bare ? Hold::Bare : Hold::None;
}

// Whether no word goes on at `at`.
bool phrase_ends(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  if (at >= text.size()) return true;
  const char32_t next = narrow(decode(text, at));
  const bool goes_on = next == '+' || next == '\'' || next == U'’';  // "3 years' experience"
  return !goes_on && classify(next) != CharClass::Word && classify(next) != CharClass::Letter;
}

// Where the bracket closes that is open at `at`, or a little further on.
std::uint32_t bracket_end(std::string_view text, std::uint32_t at) {
  const auto limit =
      static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), at + kBracketReach));
  for (int inner = 0; at < limit; ++at) {
    if (opens_bracket(text, at)) ++inner;
    if (closes_bracket(text, at) && inner-- == 0) break;
  }
  return at;
}

/// Years that the text states, and the tags that they may belong to, by their numbers.
struct Stated {
  Range range;
  std::uint32_t clause = 0;
  std::int32_t years = -1;
  std::size_t before_begin = 0;  ///< the tag right before, with those that share the years
  std::size_t before_end = 0;
  Range gap{};                ///< between it and the years
  std::size_t behind = 0;     ///< the first tag behind the years
  std::uint32_t reach = ~0u;  ///< where tags behind the years must begin before
  bool take_before = false;   ///< they belong to the tag right before
  bool take_behind = true;    ///< they belong to tags behind
};

class YearsGiver {
 public:
  YearsGiver(const Pack& pack, std::string_view text, std::span<const Tag> tags)
      : pack_(pack), text_(text), tags_(tags), years_(tags.size(), -1) {}

  std::vector<std::int32_t> give(std::span<const Span> spans) {
    collect(spans);
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      find_neighbours(i);
      choose_side(i);
    }
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      const Stated& s = stated_[i];
      if (s.take_before) give_before(s);
      if (s.take_behind && !give_behind(s, end_of_reach(i))) go_back(s);
    }
    return std::move(years_);
  }

 private:
  void collect(std::span<const Span> spans) {
    const std::uint32_t field = years_field(pack_);
    if (field == kNone) return;
    for (const Span& span : spans) {
      const RuleEntry& rule = pack_.rules()[span.rule];
      if (rule.kind != Kind::Fact || rule.fact != field) continue;
      const std::int32_t value = fact_value(pack_, text_, span);
      if (value >= 0)
        stated_.push_back({.range = span.range, .clause = span.clause, .years = value});
    }
  }

  // The years before these in their clause, or nullptr.
  const Stated* previous(std::size_t i) const {
    return i > 0 && stated_[i - 1].clause == stated_[i].clause ? &stated_[i - 1] : nullptr;
  }

  // Tags before these years begin behind the years before them.
  std::uint32_t floor_of(std::size_t i) const {
    const Stated* const left = previous(i);
    return left ? left->range.end : 0;
  }

  void find_neighbours(std::size_t i) {
    Stated& s = stated_[i];
    while (next_tag_ < tags_.size() && tags_[next_tag_].range.begin < s.range.begin) ++next_tag_;
    s.before_begin = s.before_end = s.behind = next_tag_;
    while (s.behind < tags_.size() && tags_[s.behind].range.begin < s.range.end) ++s.behind;

    // Tags that overlap count as one.
    const std::uint32_t floor = floor_of(i);
    std::uint32_t end = 0;
    for (std::size_t tag = next_tag_; tag > 0; --tag) {
      const Tag& one = tags_[tag - 1];
      if (one.clause != s.clause || one.range.begin < floor) break;
      if (tag < next_tag_ && one.range.end <= tags_[tag].range.begin) break;
      end = std::max(end, one.range.end);
      s.before_begin = tag - 1;
    }
    if (end > s.range.begin || s.range.begin - end > kBeside) s.before_begin = s.before_end;
    if (s.before_begin < s.before_end) s.gap = {end, s.range.begin};
  }

  void choose_side(std::size_t i) {
    Stated& s = stated_[i];
    if (s.before_begin == s.before_end) return;
    const Hold hold = hold_of(s.gap.of(text_));
    const bool ends = phrase_ends(text_, s.range.end);
    if (hold == Hold::Bracket) {
      // "Built models (2 years with Go)": the bracket has tags of its own.
      s.reach = bracket_end(text_, s.range.end);
      s.take_behind = s.behind < tags_.size() && tags_[s.behind].range.begin < s.reach;
      s.take_before = !s.take_behind;
    } else if (hold == Hold::Colon) {
      s.take_before = true;
      s.take_behind = !ends;  // "Backends: 3 years of Go"
    } else if (hold == Hold::Bare && ends) {
      // "3 years Java - 2 years Go": who puts years first goes on so.
      const Stated* const left = previous(i);
      s.take_before = !left || left->take_before;
      s.take_behind = !s.take_before;
    }
    if (!s.take_behind) take_list(i, hold);
  }

  // Who shares the years with the tag before them: all of "Go, Java: 3 years", of "Go or Java (3
  // years)" the alternatives, of "Go, Java (3 years)" nobody.
  void take_list(std::size_t i, Hold hold) {
    Stated& s = stated_[i];
    const std::uint32_t floor = floor_of(i);
    for (; s.before_begin > 0; --s.before_begin) {
      const Tag& tag = tags_[s.before_begin - 1];
      const Tag& next = tags_[s.before_begin];
      if (tag.clause != s.clause || tag.range.begin < floor) return;
      const bool listed = hold == Hold::Bracket ? tag.any_of != 0 && tag.any_of == next.any_of
                                                : next.range.begin <= tag.range.end + kBeside;
      if (!listed) return;
    }
  }

  // The first tag that the years do not reach, as the next ones take over.
  std::size_t end_of_reach(std::size_t i) const {
    if (i + 1 == stated_.size() || stated_[i + 1].clause != stated_[i].clause) return tags_.size();
    const Stated& next = stated_[i + 1];
    return next.take_before ? next.before_begin : next.before_end;
  }

  void give_before(const Stated& s) {
    std::fill(years_.begin() + s.before_begin, years_.begin() + s.before_end, s.years);
  }

  bool give_behind(const Stated& s, std::size_t end) {
    std::uint32_t read = s.range.end;
    std::size_t tag = s.behind;
    for (; tag < end && tags_[tag].clause == s.clause; ++tag) {
      const std::uint32_t begin = tags_[tag].range.begin;
      if (begin >= s.reach || turns_to_next(text_, {read, begin})) break;
      read = begin;
      years_[tag] = s.years;
    }
    return tag > s.behind;
  }

  // No tag behind: they belong to the one before, unless it has years.
  void go_back(const Stated& s) {
    const bool has_years =
        std::any_of(years_.begin() + s.before_begin, years_.begin() + s.before_end,
                    [](auto y) { return y >= 0; });
    if (!has_years && !turns_to_next(text_, s.gap)) give_before(s);
  }

  const Pack& pack_;
  std::string_view text_;
  std::span<const Tag> tags_;
  std::vector<Stated> stated_;
  std::vector<std::int32_t> years_;  // as the tags
  std::size_t next_tag_ = 0;         // the first that begins not before the years looked at
};

}  // namespace

std::uint32_t years_field(const Pack& pack) {
  const auto fields = pack.facts();
  for (std::uint32_t i = 0; i < fields.size(); ++i)
    if (fields[i].scale.size == 0 && !fields[i].flag) return i;
  return kNone;
}

std::int32_t fact_value(const Pack& pack, std::string_view text, const Span& span) {
  const RuleEntry& rule = pack.rules()[span.rule];
  if (rule.fact >= pack.facts().size()) return -1;
  const FactFieldEntry& field = pack.facts()[rule.fact];
  std::int32_t value = span.value >= 0 ? span.value : rule.fact_value;
  if (field.flag) return 1;
  if (field.scale.size > 0) return value < static_cast<std::int32_t>(field.scale.size) ? value : -1;
  if (value < 0) value = first_number(pack, span.range.of(text));
  return value >= field.low && value <= field.high ? value : -1;
}

std::vector<std::int32_t> years_beside(const Pack& pack, std::string_view text,
                                       std::span<const Span> spans, std::span<const Tag> tags) {
  return YearsGiver(pack, text, tags).give(spans);
}

}  // namespace rolecall
