// What one analysis says of a posting, in words instead of indices: results of different packs, and
// results read back from a file, can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/range.h"

namespace rolecall {

struct ResultTag {
  std::string rule;
  std::string ask;  ///< "required", "preferred", "negated", "company"
  Range range;
  std::string surface;  ///< what stands there; empty where Result::text says it
};

struct ResultReason {
  std::string role;
  std::string feature;
  double points = 0;
};

struct Result {
  std::string id;
  std::string title;
  std::string role;  ///< empty where the pack scores none
  bool decided = false;
  std::vector<ResultTag> tags;  ///< by place
  std::vector<ResultReason> reasons;
  std::string_view text;  ///< the posting's, where it is at hand; not owned
};

}  // namespace rolecall
