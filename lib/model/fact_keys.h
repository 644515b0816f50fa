// Under which keys facts are reported: the id of their field; for a split scale ID_required and
// ID_preferred.
#pragma once

#include <string>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// The key of what must be met: the value of a field, the grade required on a split scale.
inline std::string required_key(const Pack& pack, const FactFieldEntry& field) {
  return std::string(pack.str(field.id)) + (field.split ? "_required" : "");
}

/// The key of the grade preferred on a split scale.
inline std::string preferred_key(const Pack& pack, const FactFieldEntry& field) {
  return std::string(pack.str(field.id)) + "_preferred";
}

/// All keys of the field, in the order of reports.
inline std::vector<std::string> reported_keys(const Pack& pack, const FactFieldEntry& field) {
  std::vector<std::string> keys = {required_key(pack, field)};
  if (field.split) keys.push_back(preferred_key(pack, field));
  return keys;
}

}  // namespace rolecall
