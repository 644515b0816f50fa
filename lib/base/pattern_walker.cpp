#include "base/pattern_walker.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

using Type = PatternPiece::Type;

constexpr std::size_t kMostSteps = 4000;  // of a program: {1,1000} is written out
constexpr std::size_t kStepsAByte = 64;   // of a walk, for each byte of the text
constexpr std::size_t kStepsAtLeast = 10000;
constexpr std::size_t kLongestText = 1 << 16;  // bytes: the ways back must all be kept

constexpr bool is_word(char c) { return is_alnum(c) || c == '_'; }

/// The control character that an escape's letter stands for; 0 for others.
char32_t control(char letter) {
  constexpr std::string_view kLetters = "nrtfv", kControls = "\n\r\t\f\v";
  const auto at = kLetters.find(letter);
  return at == kLetters.npos ? 0 : static_cast<char32_t>(kControls[at]);
}

struct Times {
  unsigned least = 1, most = 1;  // most 0: without end
  bool lazy = false;
};

}  // namespace

bool PatternWalker::CharSet::has(char32_t c) const {
  if (c < 128) return ascii.has(c);
  const bool in = std::any_of(wide.begin(), wide.end(), [&](const ClassMember& member) {
    return member.from <= c && c <= member.to;
  });
  return in != negated_wide;
}

// Writes the steps of pieces; false when they are not to be walked.
struct PatternWalker::Builder {
  std::string_view pattern;
  const std::vector<PatternPiece>& pieces;
  PatternGroups groups;
  PatternWalker out;
  std::vector<std::uint32_t> number;  // of each opening piece: its group, 0 for one that is none
  std::vector<std::uint32_t> known;   // of each piece: its class, from 1
  std::size_t items = 0;              // written so far: empty ones repeated take no steps

  std::string_view str(std::size_t piece) const { return pieces[piece].range.of(pattern); }
  bool is_repeat(std::size_t piece, std::size_t end) const {
    return piece < end && pieces[piece].type == Type::Repeat;
  }
  std::uint32_t here() const { return static_cast<std::uint32_t>(out.steps_.size()); }
  std::uint32_t add(Op op, std::size_t first = 0, std::uint32_t second = 0) {
    out.steps_.push_back({op, static_cast<std::uint32_t>(first), second});
    return here() - 1;
  }

  /// ASCII of \d, \s and \w, and of their opposites in capitals.
  static std::optional<Ascii> perl_class(char letter) {
    static constexpr auto kSets = [] {
      std::array<Ascii, 3> sets;
      for (char32_t c = 0; c < 128; ++c) {
        const auto byte = static_cast<char>(c);
        if (is_digit(byte)) sets[0].set(c);
        if (std::string_view("\t\n\f\r ").find(byte) != std::string_view::npos) sets[1].set(c);
        if (is_word(byte)) sets[2].set(c);
      }
      return sets;
    }();
    const auto which = std::string_view("dsw").find(static_cast<char>(letter | 0x20));
    if (which == std::string_view::npos) return std::nullopt;
    return letter & 0x20 ? kSets[which] : ~kSets[which];
  }

  bool number_groups() {
    std::uint32_t count = 0;
    number.assign(pieces.size(), 0);
    for (std::size_t i = 0; i < pieces.size(); ++i)
      if (pieces[i].type == Type::Open && str(i) != "(?:") number[i] = ++count;
    return count <= kMostGroups;
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
      const std::uint32_t split = add(Op::Split, here() + 1);
      if (!sequence(from, bar)) return false;
      jumps.push_back(add(Op::Jump));
      out.steps_[split].second = here();
      from = bar + 1;
    }
    for (const std::uint32_t jump : jumps) out.steps_[jump].first = here();
    return true;
  }

  bool sequence(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
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

  static bool read_times(std::string_view repeat, Times& times) {
    if (repeat == "?") times = {0, 1};
    if (repeat == "*") times = {0, 0};
    if (repeat == "+") times = {1, 0};
    if (repeat.front() != '{') return true;
    // {m}, {m,} and {m,n}, of small numbers.
    if (repeat.back() != '}' || repeat.size() > 8) return false;
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

  void split(std::uint32_t at, std::uint32_t into, std::uint32_t past, bool lazy) {
    out.steps_[at].first = lazy ? past : into;
    out.steps_[at].second = lazy ? into : past;
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
        split(again, last, here(), times.lazy);
        return !may_be_empty(last, again);
      }
      const std::uint32_t enter = add(Op::Split);
      if (!item(at, body)) return false;
      const bool empty = may_be_empty(enter + 1, here());
      add(Op::Jump, enter);
      split(enter, enter + 1, here(), times.lazy);
      return !empty;
    }
    std::vector<std::uint32_t> splits;
    for (unsigned i = times.least; i < times.most; ++i) {
      splits.push_back(add(Op::Split));
      if (!item(at, body) || here() > kMostSteps) return false;
    }
    for (const std::uint32_t one : splits) split(one, one + 1, here(), times.lazy);
    return true;
  }

  // Whether steps [begin, end) can be passed without a character.
  bool may_be_empty(std::uint32_t begin, std::uint32_t end) const {
    std::vector<bool> seen(end + 1);
    std::vector<std::uint32_t> open{begin};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      if (at >= end) return true;
      if (seen[at]) continue;
      seen[at] = true;
      const Step& step = out.steps_[at];
      if (step.op == Op::Char || step.op == Op::Class) continue;
      if (step.op == Op::Split) open.push_back(step.second);
      open.push_back(step.op == Op::Split || step.op == Op::Jump ? step.first : at + 1);
    }
    return false;
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
        return known_class(at) || char_class(at);
      case Type::Dot:
        return known_class(at) || add_class(at, {~Ascii{{1u << '\n', 0}}, {}, true});
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
    if (written[1] == 'b' || written[1] == 'B') {
      add(written[1] == 'b' ? Op::WordEdge : Op::NoWordEdge);
      return true;
    }
    if (const char32_t c = control(written[1]); c != 0) {
      add(Op::Char, c);
      return true;
    }
    const auto set = perl_class(written[1]);
    return set && add_class(at, {*set, {}, (written[1] & 0x20) == 0});
  }

  bool char_class(std::size_t at) {
    const std::string_view written = str(at);
    const auto members = members_of(written);
    if (!members) return false;
    CharSet set;
    for (const ClassMember& member : *members) {
      if (!member.escape.empty()) {
        if (member.escape.size() != 2) return false;
        const char letter = member.escape[1];
        char32_t one = control(letter);
        if (one == 0 && !is_alnum(letter)) one = static_cast<unsigned char>(letter);
        const auto perl = perl_class(letter);
        if (one != 0)
          set.ascii.set(one);
        else if (perl && (letter & 0x20))
          set.ascii.add(*perl);
        else
          return false;  // a negation in a class, a property
        continue;
      }
      if (member.from > member.to) return false;
      for (char32_t c = member.from; c <= member.to && c < 128; ++c) set.ascii.set(c);
      if (member.to >= 128) set.wide.push_back(member);
    }
    set.negated_wide = written[1] == '^';
    if (set.negated_wide) set.ascii = ~set.ascii;
    return add_class(at, std::move(set));
  }

  // A piece in a repeated group is written out again.
  bool known_class(std::size_t piece) {
    if (known[piece] == 0) return false;
    add(Op::Class, known[piece] - 1);
    return true;
  }
  bool add_class(std::size_t piece, CharSet set) {
    out.classes_.push_back(std::move(set));
    known[piece] = static_cast<std::uint32_t>(out.classes_.size());
    return known_class(piece);
  }

  // Which bytes a match may begin with. False: it may match nothing, even within a character.
  bool find_first_bytes() {
    std::vector<bool> seen(out.steps_.size());
    std::vector<std::uint32_t> open{0};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      if (seen[at]) continue;
      seen[at] = true;
      const Step& step = out.steps_[at];
      switch (step.op) {
        case Op::Char: {
          std::string bytes;
          append_utf8(step.first, bytes);
          out.first_bytes_.set(static_cast<unsigned char>(bytes[0]));
          break;
        }
        case Op::Class: {
          const CharSet& set = out.classes_[step.first];
          for (unsigned c = 0; c < 0x80; ++c)
            if (set.ascii.has(c)) out.first_bytes_.set(c);
          // No character begins with a byte below 0xC0 from here on.
          for (unsigned c = 0xC0; c < 0x100; ++c)
            if (set.negated_wide || !set.wide.empty()) out.first_bytes_.set(c);
          break;
        }
        case Op::Split:
          open.push_back(step.second);
          [[fallthrough]];
        case Op::Jump:
          open.push_back(step.first);
          break;
        case Op::Match:
          return false;
        default:
          open.push_back(at + 1);
      }
    }
    return true;
  }
};

std::optional<PatternWalker> PatternWalker::make(std::string_view pattern,
                                                 const std::vector<PatternPiece>& pieces) {
  // A quotation (\Q) hides what its pieces are.
  if (pattern.find("\\Q") != pattern.npos) return std::nullopt;
  auto groups = groups_of(pattern, pieces);
  if (!groups) return std::nullopt;
  Builder builder{pattern, pieces, std::move(*groups), {}, {}, {}, 0};
  builder.known.assign(pieces.size(), 0);
  builder.out.steps_.reserve(2 * pieces.size());
  if (!builder.number_groups() || !builder.alternatives(0, pieces.size())) return std::nullopt;
  builder.add(Op::Match);
  if (!builder.find_first_bytes()) return std::nullopt;
  return std::move(builder.out);
}

PatternWalker::Outcome PatternWalker::find(std::string_view text, std::uint32_t from,
                                           Places& places) const {
  if (text.size() > kLongestText) return Outcome::GaveUp;
  std::size_t steps_left = kStepsAtLeast + kStepsAByte * text.size();
  for (std::uint32_t begin = from; begin < text.size(); ++begin) {
    if (!first_bytes_[static_cast<unsigned char>(text[begin])]) continue;
    const Outcome outcome = walk(text, begin, steps_left, places);
    if (outcome != Outcome::NotFound) return outcome;
  }
  return Outcome::NotFound;
}

// Where a walk has come to, and the ways that are left.
struct PatternWalker::Walk {
  // Where to go on when a way fails; or, with a slot, what stood there.
  struct Back {
    std::uint32_t step, at, slot, old;
  };
  static constexpr std::uint32_t kNoSlot = kNowhere;

  const PatternWalker& pattern;
  std::string_view text;
  std::uint32_t at;
  Places& places;
  std::uint32_t pc = 0;
  std::vector<Back> back = {};

  /// Takes a step, which is no Match; false when this way fails.
  bool advance(const Step& step) {
    switch (step.op) {
      case Op::Char:
      case Op::Class: {
        if (at >= text.size()) return false;
        std::size_t next = at;
        const char32_t c = decode(text, next);
        at = static_cast<std::uint32_t>(next);
        ++pc;
        return step.op == Op::Char ? c == step.first : pattern.classes_[step.first].has(c);
      }
      case Op::Split:
        back.push_back({step.second, at, kNoSlot, 0});
        pc = step.first;
        return true;
      case Op::Jump:
        pc = step.first;
        return true;
      case Op::Save:
        back.push_back({0, 0, step.first, places[step.first]});
        places[step.first] = at;
        ++pc;
        return true;
      case Op::Begin:
        ++pc;
        return at == 0;
      case Op::End:
        ++pc;
        return at == text.size();
      default:
        ++pc;
        return at_word_edge() == (step.op == Op::WordEdge);
    }
  }

  /// Back to the last way that was left; false when there is none.
  bool go_back() {
    for (;; back.pop_back()) {
      if (back.empty()) return false;
      const Back& last = back.back();
      if (last.slot == kNoSlot) break;
      places[last.slot] = last.old;
    }
    pc = back.back().step;
    at = back.back().at;
    back.pop_back();
    return true;
  }

  bool at_word_edge() const {
    return (at > 0 && is_word(text[at - 1])) != (at < text.size() && is_word(text[at]));
  }
};

PatternWalker::Outcome PatternWalker::walk(std::string_view text, std::uint32_t begin,
                                           std::size_t& steps_left, Places& places) const {
  places.fill(kNowhere);
  places[0] = begin;
  for (Walk walk{*this, text, begin, places};; --steps_left) {
    if (steps_left == 0) return Outcome::GaveUp;
    const Step& step = steps_[walk.pc];
    if (step.op == Op::Match) {
      places[1] = walk.at;
      return Outcome::Found;
    }
    if (!walk.advance(step) && !walk.go_back()) return Outcome::NotFound;
  }
}

}  // namespace rolecall
