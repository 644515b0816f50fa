// One JSON object, read as far as a posting needs it: where its fields stand, nothing unescaped.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/field_names.h"

namespace rolecall {

/// A value as it stands in the JSON. `raw` of a string lies between its quotes; an object's and an
/// array's is empty. Views point into the parsed bytes.
struct JsonValue {
  enum class Kind : std::uint8_t { Missing, Null, Bool, Number, String, Object, Array };
  Kind kind = Kind::Missing;
  std::string_view raw;
};

/// A heading with its items, as Lever keeps them.
struct JsonList {
  JsonValue heading;
  JsonValue content;
};

struct JsonRecord {
  /// Values by role and by rank of the name under which they stood.
  std::array<std::array<JsonValue, kMostNames>, kFieldRoles> fields;
  std::vector<JsonList> lists;
  JsonValue additional;
  JsonValue additional_plain;
  bool lever = false;        ///< has members that only Lever's postings have
  bool job_posting = false;  ///< "@type" is JobPosting
  bool has_graph = false;
  std::vector<JsonRecord> graph;  ///< the JobPostings of its "@graph"

  const JsonValue& field(FieldRole role, std::size_t rank) const {
    return fields[static_cast<std::size_t>(role)][rank];
  }
};

/// Reads objects; keeps its buffers between them. One thread at a time.
class JsonParser {
 public:
  /// Bytes that must be readable behind the JSON; what they hold is of no matter.
  static constexpr std::size_t kPadding = 64;

  explicit JsonParser(const FieldNames& names);
  JsonParser(JsonParser&&) noexcept;
  JsonParser& operator=(JsonParser&&) noexcept;
  ~JsonParser();

  /// Reads the one object that `json` holds. Empty, or what is wrong with it.
  std::string parse(std::string_view json, JsonRecord& record);

  /// Reads a value that may be an array of objects, and gives every JobPosting in it.
  std::string parse_job_postings(std::string_view json, std::vector<JsonRecord>& records);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
