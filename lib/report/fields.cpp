#include "report/fields.h"

#include <string_view>

#include "report/writer.h"

namespace rolecall {

const std::vector<std::string_view>& record_fields() {
  static const std::vector<std::string_view> names = {
      "type",       "schema",  "id",         "source", "title",    "lang",
      "role",       "decided", "confidence", "scores", "reasons",  "layers",
      "taxonomies", "facts",   "skills",     "tags",   "coverage", "notes"};
  return names;
}

FieldSet::FieldSet(const std::vector<std::string>& names) {
  if (names.empty()) {
    bits_ = ~0u;
    return;
  }
  bits_ = 1u << static_cast<unsigned>(Field::Type) | 1u << static_cast<unsigned>(Field::Id);
  const auto& all = record_fields();
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const auto& name : names)
      if (name == all[i]) bits_ |= 1u << i;
}

}  // namespace rolecall
