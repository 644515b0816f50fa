#include "base/pattern_walker.h"

#include <algorithm>

#include "base/char_set.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

using Op = PatternStep::Op;
using Outcome = PatternWalker::Outcome;

constexpr std::size_t kStepsAByte = 64;  // of a walk, for each byte of the text
constexpr std::size_t kStepsAtLeast = 10000;
constexpr std::size_t kWaysBack = 64;          // room for as many at first
constexpr std::size_t kLongestText = 1 << 16;  // bytes: the ways back must all be kept

bool has(const PatternView& program, const PatternClass& set, char32_t c) {
  if (c < 0x80) return set.ascii.has(c);
  const auto ranges = program.ranges.subspan(set.range, set.ranges);
  const bool in = std::any_of(ranges.begin(), ranges.end(),
                              [&](CodeRange range) { return range.from <= c && c <= range.to; });
  return in != set.negated_wide;
}

// Where a walk has come to, and the ways that are left.
struct Walk {
  // Where to go on when a way fails; or, with a slot, what stood there.
  struct Back {
    std::uint32_t step, at, slot, old;
  };
  static constexpr std::uint32_t kNoSlot = PatternWalker::kNowhere;

  const PatternView& program;
  std::string_view text;
  std::uint32_t at;
  PatternWalker::Places& places;
  std::vector<Back>& back;
  std::uint32_t pc = 0;

  /// Takes a step, which is no Match; false when this way fails.
  bool advance(const PatternStep& step) {
    switch (step.op) {
      case Op::Char:
      case Op::Class: {
        if (at >= text.size()) return false;
        std::size_t next = at;
        const char32_t c = decode(text, next);
        at = static_cast<std::uint32_t>(next);
        ++pc;
        return step.op == Op::Char ? c == step.first : has(program, program.classes[step.first], c);
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
    return (at > 0 && is_word_char(text[at - 1])) != (at < text.size() && is_word_char(text[at]));
  }
};

// The match that begins at `begin`. `back` is a buffer.
Outcome walk_from(const PatternView& program, std::string_view text, std::uint32_t begin,
                  std::size_t& steps_left, PatternWalker::Places& places,
                  std::vector<Walk::Back>& back) {
  std::fill_n(places.begin(), 2 * (program.groups + 1), PatternWalker::kNowhere);
  places[0] = begin;
  back.clear();
  for (Walk walk{program, text, begin, places, back};; --steps_left) {
    if (steps_left == 0) return Outcome::GaveUp;
    const PatternStep& step = program.steps[walk.pc];
    if (step.op == Op::Match) {
      places[1] = walk.at;
      return Outcome::Found;
    }
    if (!walk.advance(step) && !walk.go_back()) return Outcome::NotFound;
  }
}

}  // namespace

PatternWalker::Outcome PatternWalker::find(std::string_view text, std::uint32_t from,
                                           Places& places) const {
  if (text.size() > kLongestText) return Outcome::GaveUp;
  std::size_t steps_left = kStepsAtLeast + kStepsAByte * text.size();
  // A pattern that begins with "^" is tried once.
  const bool anchored = program_.steps.front().op == Op::Begin;
  const std::size_t end = anchored ? std::min<std::size_t>(text.size(), 1) : text.size();
  std::vector<Walk::Back> back;
  back.reserve(kWaysBack);
  for (std::uint32_t begin = from; begin < end; ++begin) {
    if (!program_.first_bytes.has(static_cast<unsigned char>(text[begin]))) continue;
    const Outcome outcome = walk_from(program_, text, begin, steps_left, places, back);
    if (outcome != Outcome::NotFound) return outcome;
  }
  return Outcome::NotFound;
}

}  // namespace rolecall
