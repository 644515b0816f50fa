// Numbers that fact rules found, and the years that belong to a skill.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// The field that holds years: the pack's first plain number; kNone without one.
std::uint32_t years_field(const Pack& pack);

/// The value of a fact span: what it captured, its rule's, or the first number (digits or a number
/// word) in its text; -1 without one, or where it is outside of the field's bounds.
std::int32_t fact_value(const Pack& pack, std::string_view text, const Span& span);

/// Years stated beside skills.
class YearsBeside {
 public:
  /// The arguments must outlive this; `spans` are by place.
  YearsBeside(const Pack& pack, std::string_view text, std::span<const Span> spans);

  /// Years stated in the tag's clause with no other years in between, or -1: those before it ("3
  /// years of Java"), or right behind it ("Java (3 years)").
  std::int32_t of(const Tag& tag) const;

 private:
  struct Stated {
    Range range;
    std::uint32_t clause;
    std::int32_t years;
  };
  std::string_view text_;
  std::vector<Stated> stated_;
};

}  // namespace rolecall
