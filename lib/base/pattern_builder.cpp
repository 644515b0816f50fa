#include <charconv>
#include <utility>

#include "base/char_set.h"
#include "base/pattern_pieces.h"
#include "base/pattern_program.h"

namespace rolecall {
namespace {

using Op = PatternStep::Op;
using Type = PatternPiece::Type;

constexpr std::size_t kMostSteps = 4000;    // {1,1000} is written out
constexpr std::size_t kMostRanges = 10000;  // of a class

struct Times {
  unsigned least = 1, most = 1;  // most 0: without end
  bool lazy = false;
};

// How often an operator repeats; false where it is no sound one.
bool read_times(std::string_view repeat, Times& times) {
  if (repeat == "?") times = {0, 1};
  if (repeat == "*") times = {0, 0};
  if (repeat == "+") times = {1, 0};
  if (repeat.front() != '{') return true;
  // {m}, {m,} and {m,n}, of small numbers. To RE2 "{01}" is text.
  if (repeat.back() != '}' || repeat.size() > 8) return false;
  const auto led_by_zero = [&](std::size_t at) {
    return repeat[at] == '0' && is_digit(repeat[at + 1]);
  };
  if (led_by_zero(1) || led_by_zero(repeat.find(',') + 1)) return false;
  const char* end = repeat.data() + repeat.size() - 1;
  auto read = std::from_chars(repeat.data() + 1, end, times.least);
  times.most = times.least;
  if (read.ptr != end) {
    if (*read.ptr != ',') return false;
    times.most = 0;
    if (read.ptr + 1 != end) {
      read = std::from_chars(read.ptr + 1, end, times.most);
      if (read.ptr != end || times.most == 0) return false;
    }
  }
  return read.ec == std::errc{} && (times.most == 0 || times.least <= times.most) &&
         times.least + times.most > 0;
}

// Writes the steps of pieces; false when they are not to be walked.
struct Builder {
  std::string_view pattern;
  const std::vector<PatternPiece>& pieces;
  PatternGroups groups;
  PatternProgram out;
  std::vector<std::uint32_t> number;  // of each opening piece: its group, 0 for one that is none
  std::vector<std::uint32_t> known;   // of each piece: its class, from 1
  std::size_t items = 0;              // written so far: empty ones repeated take no steps

  std::string_view str(std::size_t piece) const { return pieces[piece].range.of(pattern); }
  bool is_repeat(std::size_t piece, std::size_t end) const {
    return piece < end && pieces[piece].type == Type::Repeat;
  }
  std::uint32_t here() const { return static_cast<std::uint32_t>(out.steps.size()); }
  std::uint32_t add(Op op, std::size_t first = 0) {
    out.steps.push_back({op, 0, static_cast<std::uint32_t>(first)});
    return here() - 1;
  }
  // Both ways of a Split; no program that is kept has more steps than fit.
  void split(std::uint32_t at, std::uint32_t first, std::uint32_t second) {
    out.steps[at].first = first;
    out.steps[at].second = static_cast<std::uint16_t>(second);
  }

  bool number_groups() {
    number.assign(pieces.size(), 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].type != Type::Open || str(i) == "(?:") continue;
      number[i] = ++out.groups;
      if (str(i) == "(") continue;
      if (str(i) != kHitGroup || out.hit_group != 0) return false;
      out.hit_group = number[i];
    }
    return out.groups <= PatternProgram::kMostGroups;
  }

  std::size_t end_of_item(std::size_t at) const {
    return (pieces[at].type == Type::Open ? groups.close[at] : at) + 1;
  }

  // Alternatives: each but the last is a Split whose second way is the next.
  bool alternatives(std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> jumps;
    for (std::size_t from = begin;;) {
      std::size_t bar = from;
      while (bar < end && pieces[bar].type != Type::Bar) bar = end_of_item(bar);
      if (bar == end) {
        if (!sequence(from, end)) return false;
        break;
      }
      const std::uint32_t enter = add(Op::Split);
      if (!sequence(from, bar)) return false;
      jumps.push_back(add(Op::Jump));
      split(enter, enter + 1, here());
      from = bar + 1;
    }
    for (const std::uint32_t jump : jumps) out.steps[jump].first = here();
    return true;
  }

  bool sequence(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      // Most pieces are letters of words.
      if (pieces[at].type == Type::Literal && !is_repeat(at + 1, end)) {
        ++items;
        add(Op::Char, character_of(pattern, pieces[at++]));
        continue;
      }
      const std::size_t body = end_of_item(at);
      std::size_t next = body;
      Times times;
      if (is_repeat(next, end)) {
        if (!read_times(str(next++), times)) return false;
        if (is_repeat(next, end)) {
          if (str(next) != "?") return false;
          times.lazy = true;
          if (is_repeat(++next, end)) return false;
        }
      }
      if (!repeated(at, body, times)) return false;
      at = next;
    }
    return here() < kMostSteps;
  }

  void repeat(std::uint32_t at, std::uint32_t into, std::uint32_t past, bool lazy) {
    split(at, lazy ? past : into, lazy ? into : past);
  }

  bool repeated(std::size_t at, std::size_t body, Times times) {
    const std::uint32_t begin = here();
    std::uint32_t last = begin;
    for (unsigned i = 0; i < times.least; ++i) {
      last = here();
      if (!item(at, body) || here() > kMostSteps) return false;
    }
    if (times.most == 0) {
      if (times.least > 0) {
        const std::uint32_t again = add(Op::Split);
        repeat(again, last, here(), times.lazy);
        return !may_be_empty(out.steps, last, again);
      }
      const std::uint32_t enter = add(Op::Split);
      if (!item(at, body)) return false;
      const bool empty = may_be_empty(out.steps, enter + 1, here());
      add(Op::Jump, enter);
      repeat(enter, enter + 1, here(), times.lazy);
      return !empty;
    }
    std::vector<std::uint32_t> splits;
    for (unsigned i = times.least; i < times.most; ++i) {
      splits.push_back(add(Op::Split));
      if (!item(at, body) || here() > kMostSteps) return false;
    }
    for (const std::uint32_t one : splits) repeat(one, one + 1, here(), times.lazy);
    return true;
  }

  bool item(std::size_t at, std::size_t body) {
    if (++items > kMostSteps) return false;
    const std::string_view written = str(at);
    switch (pieces[at].type) {
      case Type::Open: {
        const std::uint32_t group = number[at];
        if (group > 0) add(Op::Save, 2 * group);
        if (!alternatives(at + 1, body - 1)) return false;
        if (group > 0) add(Op::Save, 2 * group + 1);
        return true;
      }
      case Type::Class:
        return known_class(at) || add_class(at, bracket_class(written));
      case Type::Dot:
        return known_class(at) || add_class(at, any_but_line_feed());
      case Type::Anchor:
        add(written == "^" ? Op::Begin : Op::End);
        return true;
      case Type::Literal:
      case Type::Escape:
        if (const char32_t c = character_of(pattern, pieces[at]); c != 0) {
          add(Op::Char, c);
          return true;
        }
        return pieces[at].type == Type::Escape && (known_class(at) || escape(at));
      default:
        return false;  // a repetition of nothing, a bracket too many
    }
  }

  bool escape(std::size_t at) {
    const std::string_view written = str(at);
    if (written.size() != 2) return false;
    const char letter = written[1];
    if (letter == 'b' || letter == 'B') {
      add(letter == 'b' ? Op::WordEdge : Op::NoWordEdge);
      return true;
    }
    if (const char32_t c = control_character(letter); c != 0) {
      add(Op::Char, c);
      return true;
    }
    return add_class(at, perl_class(letter));
  }

  // A piece in a repeated group is written out again.
  bool known_class(std::size_t piece) {
    if (known[piece] == 0) return false;
    add(Op::Class, known[piece] - 1);
    return true;
  }
  bool add_class(std::size_t piece, std::optional<CharSet> set) {
    if (!set || set->wide.size() > kMostRanges) return false;
    out.classes.push_back({set->ascii, static_cast<std::uint32_t>(out.ranges.size()),
                           static_cast<std::uint16_t>(set->wide.size()), set->negated_wide});
    out.ranges.insert(out.ranges.end(), set->wide.begin(), set->wide.end());
    known[piece] = static_cast<std::uint32_t>(out.classes.size());
    return known_class(piece);
  }
};

}  // namespace

std::optional<PatternProgram> program_of(std::string_view pattern) {
  // A quotation (\Q) hides what its pieces are.
  if (pattern.find("\\Q") != pattern.npos) return std::nullopt;
  const auto pieces = cut_pattern(pattern);
  auto groups = groups_of(pattern, pieces);
  if (!groups) return std::nullopt;
  Builder builder{pattern, pieces, std::move(*groups), {}, {}, {}, 0};
  builder.known.assign(pieces.size(), 0);
  builder.out.steps.reserve(2 * pieces.size());
  if (!builder.number_groups() || !builder.alternatives(0, pieces.size())) return std::nullopt;
  builder.add(Op::Match);
  const auto first_bytes = first_bytes_of(builder.out);
  if (!first_bytes) return std::nullopt;
  builder.out.first_bytes = *first_bytes;
  return std::move(builder.out);
}

}  // namespace rolecall
