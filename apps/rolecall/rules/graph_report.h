// The graph of a pack for people.
#pragma once

#include <string>

#include "describe/graph.h"

namespace rolecall {

struct GraphPageParts {
  bool trees = true;   ///< taxonomies and roles with what feeds them
  bool groups = true;  ///< a table of groups with what they feed
  bool whole = false;  ///< on as many lines as it takes; else what fits on one
};

/// `width`: columns.
std::string graph_page(const Graph& graph, GraphPageParts parts, int width);

}  // namespace rolecall
