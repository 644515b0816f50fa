// What feeds what in a pack: rules and their groups, leaves of taxonomies, roles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace rolecall {

enum class NodeSort : std::uint8_t { Taxonomy, Branch, Leaf, Group, Role, Part };

struct GraphNode {
  NodeSort sort = NodeSort::Group;
  std::string id;            ///< a leaf's whole path; a role's part has its label
  std::string name;          ///< for people
  std::string note;          ///< "levels"; "entry bar 2 of 3"; of a part, "core" or "bonus"
  std::uint32_t rules = 0;   ///< that stand at it, each counted once
  std::int32_t parent = -1;  ///< the node it is a part of: a leaf's branch, a part's role
};

/// From a group to a leaf or to a part of a role.
struct GraphEdge {
  std::uint32_t from = 0, to = 0;
  std::uint32_t rules = 0;  ///< of the group that stand at the leaf; all of it for a role
};

/// Nodes in the pack's order, parents before what is in them; edges by `to`, most rules first.
struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
};

/// What of the pack is wanted.
enum class GraphView : std::uint8_t { All, Taxonomies, Groups, Roles };

Graph make_graph(const RuleSet& rules);

/// The nodes of `view` with what feeds them, or what they feed; with an `id` of a taxonomy, leaf,
/// group or role, that node's part of the graph. No nodes: there is no such id.
Graph select(const Graph& graph, GraphView view, std::string_view id);

/// The ids that select() knows of `view`.
std::vector<std::string> ids_of(const Graph& graph, GraphView view);

/// For Graphviz: `dot -Tsvg`.
std::string render_dot(const Graph& graph);
/// A Mermaid flowchart, as Markdown pages show them.
std::string render_mermaid(const Graph& graph);

}  // namespace rolecall
