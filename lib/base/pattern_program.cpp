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

void add_first_bytes(const PatternClass& set, ByteSet& bytes) {
  for (std::size_t i = 0; i < std::size(set.ascii.bits); ++i) bytes.bits[i] |= set.ascii.bits[i];
  // A character beyond ASCII begins with a byte from 0xC0 on.
  if (set.negated_wide || set.ranges > 0) bytes.bits[3] = ~std::uint64_t{0};
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

std::optional<ByteSet> first_bytes_of(const PatternProgram& program) {
  ByteSet bytes;
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
