#include "describe/graph.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rolecall {
namespace {

constexpr std::string_view kCombineNames[] = {"levels", "product", "counts"};

class GraphMaker {
 public:
  explicit GraphMaker(const RuleSet& rules) : rules_(rules) {}

  Graph make() {
    for (const Taxonomy& taxonomy : rules_.taxonomies) add_taxonomy(taxonomy);
    for (const Group& group : rules_.groups)
      groups_[group.id.value] = add({NodeSort::Group, group.id.value, group.name.value, {}});
    for (const Rule& rule : rules_.rules) count(rule);
    for (const Role& role : rules_.roles) add_role(role);
    for (const auto& [ends, rules] : links_)
      graph_.edges.push_back({ends.second, ends.first, rules});
    std::stable_sort(graph_.edges.begin(), graph_.edges.end(), [](const auto& a, const auto& b) {
      return a.to != b.to ? a.to < b.to : a.rules > b.rules;
    });
    return std::move(graph_);
  }

 private:
  std::uint32_t add(GraphNode node) {
    graph_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(graph_.nodes.size() - 1);
  }

  /// The deepest branch that `path` is in, or the taxonomy.
  static std::int32_t parent_of(const std::string& path,
                                const std::map<std::string, std::int32_t>& branches) {
    const std::size_t stroke = path.rfind('/');
    return branches.at(stroke == std::string::npos ? "" : path.substr(0, stroke));
  }

  void add_taxonomy(const Taxonomy& taxonomy) {
    std::map<std::string, std::int32_t> branches;
    const auto in = [&](NodeSort sort, const Leaf& leaf) {
      GraphNode node{sort, leaf.path, leaf.name.value, {}};
      node.parent = parent_of(leaf.path, branches);
      return add(std::move(node));
    };
    branches[""] = static_cast<std::int32_t>(
        add({NodeSort::Taxonomy, taxonomy.id.value, taxonomy.name.value,
             std::string(kCombineNames[static_cast<std::size_t>(taxonomy.combine)])}));
    for (const Leaf& branch : taxonomy.branches)
      branches[branch.path] = static_cast<std::int32_t>(in(NodeSort::Branch, branch));
    for (const Leaf& leaf : taxonomy.leaves)
      leaves_[{taxonomy.id.value, leaf.path}] = in(NodeSort::Leaf, leaf);
  }

  void count(const Rule& rule) {
    const auto group = groups_.find(rule.group.value);
    if (group != groups_.end()) ++graph_.nodes[group->second].rules;
    std::vector<std::int32_t> stands_at;
    for (const TaxonomyRef& place : rule.taxonomies)
      for (const Text& path : place.leaves) {
        const auto leaf = leaves_.find({place.taxonomy.value, path.value});
        if (leaf == leaves_.end()) continue;
        if (group != groups_.end()) ++links_[{leaf->second, group->second}];
        for (auto at = static_cast<std::int32_t>(leaf->second); at >= 0;
             at = graph_.nodes[static_cast<std::size_t>(at)].parent)
          stands_at.push_back(at);
      }
    std::sort(stands_at.begin(), stands_at.end());
    stands_at.erase(std::unique(stands_at.begin(), stands_at.end()), stands_at.end());
    for (const std::int32_t at : stands_at) ++graph_.nodes[static_cast<std::size_t>(at)].rules;
  }

  void add_role(const Role& role) {
    GraphNode node{NodeSort::Role, role.id.value, role.name.value, {}};
    if (!role.core.empty())
      node.note =
          "entry bar " + std::to_string(role.entry_bar) + " of " + std::to_string(role.core.size());
    const std::uint32_t at = add(std::move(node));
    std::vector<std::uint32_t> met;
    for (const auto* sets : {&role.core, &role.bonus})
      for (const auto& [label, groups] : *sets) {
        GraphNode part{NodeSort::Part, label.value, label.value,
                       sets == &role.core ? "core" : "bonus"};
        part.parent = static_cast<std::int32_t>(at);
        const std::uint32_t here = add(std::move(part));
        for (const Text& name : groups) {
          const auto group = groups_.find(name.value);
          if (group == groups_.end()) continue;
          const std::uint32_t rules = graph_.nodes[group->second].rules;
          if (!links_.emplace(std::pair{here, group->second}, rules).second) continue;
          graph_.nodes[here].rules += rules;
          if (std::find(met.begin(), met.end(), group->second) != met.end()) continue;
          met.push_back(group->second);
          graph_.nodes[at].rules += rules;
        }
      }
  }

  const RuleSet& rules_;
  Graph graph_;
  std::map<std::string, std::uint32_t> groups_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> leaves_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> links_;  ///< (to, from): rules
};

bool in_view(const GraphNode& node, GraphView view) {
  switch (node.sort) {
    case NodeSort::Taxonomy:
    case NodeSort::Branch:
    case NodeSort::Leaf:
      return view == GraphView::All || view == GraphView::Taxonomies;
    case NodeSort::Group:
      return view == GraphView::All || view == GraphView::Groups;
    case NodeSort::Role:
    case NodeSort::Part:
      return view == GraphView::All || view == GraphView::Roles;
  }
  return false;
}

std::string_view last_part(std::string_view path) {
  return path.substr(std::min(path.rfind('/') + 1, path.size()));
}

/// "layers:data" or "data" for a leaf; the other ids as they are.
bool is_called(const Graph& graph, const GraphNode& node, std::string_view id) {
  if (node.sort == NodeSort::Part) return false;
  if (node.id == id) return true;
  if (node.sort != NodeSort::Leaf && node.sort != NodeSort::Branch) return false;
  if (last_part(node.id) == id) return true;
  const GraphNode* top = &node;
  while (top->parent >= 0) top = &graph.nodes[static_cast<std::size_t>(top->parent)];
  return top->id + ":" + node.id == id;
}

}  // namespace

Graph make_graph(const RuleSet& rules) { return GraphMaker(rules).make(); }

Graph select(const Graph& graph, GraphView view, std::string_view id) {
  const std::size_t size = graph.nodes.size();
  std::vector<bool> wanted(size), kept(size);
  for (std::size_t i = 0; i < size; ++i) {
    const GraphNode& node = graph.nodes[i];
    const bool inside = node.parent >= 0 && wanted[static_cast<std::size_t>(node.parent)];
    wanted[i] = in_view(node, view) && (inside || id.empty() || is_called(graph, node, id));
    kept[i] = wanted[i];
  }
  Graph out;
  for (const GraphEdge& edge : graph.edges) {
    if (!wanted[edge.from] && !wanted[edge.to]) continue;
    kept[edge.from] = kept[edge.to] = true;
    out.edges.push_back(edge);
  }
  // What a kept node is a part of gives it its place.
  for (std::size_t i = size; i-- > 0;)
    if (kept[i] && graph.nodes[i].parent >= 0)
      kept[static_cast<std::size_t>(graph.nodes[i].parent)] = true;
  std::vector<std::uint32_t> moved(size);
  for (std::size_t i = 0; i < size; ++i) {
    if (!kept[i]) continue;
    moved[i] = static_cast<std::uint32_t>(out.nodes.size());
    out.nodes.push_back(graph.nodes[i]);
    std::int32_t& parent = out.nodes.back().parent;
    if (parent >= 0) parent = static_cast<std::int32_t>(moved[static_cast<std::size_t>(parent)]);
  }
  for (GraphEdge& edge : out.edges) edge = {moved[edge.from], moved[edge.to], edge.rules};
  return out;
}

std::vector<std::string> ids_of(const Graph& graph, GraphView view) {
  std::vector<std::string> ids;
  for (const GraphNode& node : graph.nodes)
    if (in_view(node, view) && node.sort != NodeSort::Part) ids.push_back(node.id);
  return ids;
}

}  // namespace rolecall
