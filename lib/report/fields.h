// The top-level fields of a record, and a set of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rolecall {

/// In the order of the record; record_fields() holds their names.
enum class Field : std::uint8_t {
  Type,
  Schema,
  Id,
  Source,
  Title,
  Lang,
  Role,
  Decided,
  Confidence,
  Scores,
  Reasons,
  Layers,
  Taxonomies,
  Facts,
  Skills,
  Tags,
  Coverage,
  Notes,
};

/// Which fields a writer keeps. `id` and `type` are always kept.
class FieldSet {
 public:
  /// No names: all fields. Unknown names are ignored.
  explicit FieldSet(const std::vector<std::string>& names);
  bool has(Field field) const { return (bits_ >> static_cast<unsigned>(field) & 1u) != 0; }

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace rolecall
