#include "base/pattern_program.h"

#include <string>

#include "base/unicode.h"

namespace rolecall {
namespace {

using Op = PatternStep::Op;

/// Steps that are reached one from another, each looked at once.
class OpenSteps {
 public:
  OpenSteps(std::uint32_t begin, std::size_t count) : seen_(count), open_{begin} {}
  void add(std::uint32_t step) { open_.push_back(step); }
  /// False when none is left.
  bool next(std::uint32_t& step) {
    while (!open_.empty()) {
      step = open_.back();
      open_.pop_back();
      if (seen_[step]) continue;
      seen_[step] = true;
      return true;
    }
    return false;
  }

 private:
  std::vector<bool> seen_;
  std::vector<std::uint32_t> open_;
};

void add_first_bytes(const CharSet& set, std::bitset<256>& bytes) {
  for (unsigned c = 0; c < 0x80; ++c)
    if (set.ascii.has(c)) bytes.set(c);
  // No character begins with a byte below 0xC0 from here on.
  for (unsigned c = 0xC0; c < 0x100; ++c)
    if (set.negated_wide || !set.wide.empty()) bytes.set(c);
}

}  // namespace

bool may_be_empty(const std::vector<PatternStep>& steps, std::uint32_t begin, std::uint32_t end) {
  OpenSteps open(begin, end + 1);
  for (std::uint32_t at = 0; open.next(at);) {
    if (at == end) return true;
    const PatternStep& step = steps[at];
    if (step.op == Op::Char || step.op == Op::Class) continue;
    if (step.op == Op::Split) open.add(step.second);
    open.add(step.op == Op::Split || step.op == Op::Jump ? step.first : at + 1);
  }
  return false;
}

std::optional<std::bitset<256>> first_bytes_of(const PatternProgram& program) {
  std::bitset<256> bytes;
  OpenSteps open(0, program.steps.size());
  for (std::uint32_t at = 0; open.next(at);) {
    const PatternStep& step = program.steps[at];
    switch (step.op) {
      case Op::Char: {
        std::string character;
        append_utf8(step.first, character);
        bytes.set(static_cast<unsigned char>(character[0]));
        break;
      }
      case Op::Class:
        add_first_bytes(program.classes[step.first], bytes);
        break;
      case Op::Split:
        open.add(step.second);
        [[fallthrough]];
      case Op::Jump:
        open.add(step.first);
        break;
      case Op::Match:
        return std::nullopt;
      default:
        open.add(at + 1);
    }
  }
  return bytes;
}

}  // namespace rolecall
