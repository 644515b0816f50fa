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

/// The years stated for each tag, or -1. `spans` and `tags` are by place, alternatives numbered.
/// Within a clause each statement of years is settled once. It belongs
/// - in a bracket without tags, to the tag before and its alternatives: "Java (3 years), Go", "Java
///   or Go (3 years)";
/// - behind a colon, or behind a dash or blank where the phrase ends with it, to the list of tags
///   before: "Java, Go: 3 years, SQL", "Java - 3 years, SQL";
/// - otherwise to the tags behind it, up to the next years, the end of their bracket, or a comma
///   that turns to something else: "3 years of Java, Go";
/// - where there is none, to the tag before, which ends up to 24 bytes away and has no years yet:
///   "Java for 3 years".
/// A colon in front of a sentence joins both sides: "Backends: 3 years of Go".
std::vector<std::int32_t> years_beside(const Pack& pack, std::string_view text,
                                       std::span<const Span> spans, std::span<const Tag> tags);

}  // namespace rolecall
