// The graph in the languages of two programs that draw.
#include <algorithm>
#include <functional>

#include "describe/graph.h"

namespace rolecall {
namespace {

std::string count(std::uint32_t rules) {
  return std::to_string(rules) + (rules == 1 ? " rule" : " rules");
}

std::string label_of(const GraphNode& node) { return node.name.empty() ? node.id : node.name; }

bool holds_others(const GraphNode& node) {
  return node.sort == NodeSort::Taxonomy || node.sort == NodeSort::Branch ||
         node.sort == NodeSort::Role;
}

/// Calls open and close around what is in a node, and `one` for all others.
struct Walk {
  std::function<void(std::size_t, int)> open, one, close;

  void run(const Graph& graph, std::int32_t parent = -1, int depth = 1) const {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      if (graph.nodes[i].parent != parent) continue;
      if (!holds_others(graph.nodes[i])) {
        one(i, depth);
        continue;
      }
      open(i, depth);
      run(graph, static_cast<std::int32_t>(i), depth + 1);
      close(i, depth);
    }
  }
};

std::string blanks(int depth) { return std::string(static_cast<std::size_t>(depth) * 2, ' '); }

/// A string of DOT; what is no printable character becomes a blank.
std::string dot_string(const std::string& text) {
  std::string out(1, '"');
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return out += '"';
}

/// Mermaid's strings know no backslash: signs that mean something go by their numbers.
std::string mermaid_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\"#<>&`\\;").find(c) != std::string_view::npos)
      ((out += '#') += std::to_string(static_cast<int>(c))) += ';';
    else
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return out;
}

/// Most rules on one edge; widths are shares of it.
std::uint32_t most(const Graph& graph) {
  std::uint32_t rules = 1;
  for (const GraphEdge& edge : graph.edges) rules = std::max(rules, edge.rules);
  return rules;
}

}  // namespace

std::string render_dot(const Graph& graph) {
  std::string out =
      "digraph rolecall {\n"
      "  graph [rankdir=LR, ranksep=2, nodesep=0.1, fontname=\"sans-serif\", style=rounded];\n"
      "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];\n"
      "  edge [color=\"#5b7083\", fontname=\"sans-serif\", fontsize=10, arrowsize=0.6];\n";
  const auto node_line = [&](std::size_t i, int depth) {
    const GraphNode& node = graph.nodes[i];
    std::string text = dot_string(label_of(node));
    text.pop_back();
    (text += "\\n") += count(node.rules) + '"';
    out += blanks(depth) + "n" + std::to_string(i) + " [label=" + text +
           (node.sort == NodeSort::Group ? ", fillcolor=\"#e8eef4\"" : "") +
           (node.note == "bonus" ? ", style=\"rounded,filled,dashed\"" : "") + "];\n";
  };
  const auto open = [&](std::size_t i, int depth) {
    const GraphNode& node = graph.nodes[i];
    out +=
        blanks(depth) + "subgraph cluster_n" + std::to_string(i) + " {\n" + blanks(depth + 1) +
        "label=" + dot_string(label_of(node) + (node.note.empty() ? "" : " (" + node.note + ")")) +
        ";\n";
  };
  const auto close = [&](std::size_t, int depth) { out += blanks(depth) + "}\n"; };
  Walk{open, node_line, close}.run(graph);
  const std::uint32_t top = most(graph);
  for (const GraphEdge& edge : graph.edges) {
    const std::uint32_t tenths = 10 + 40 * edge.rules / top;
    out += "  n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) + " [label=\"" +
           std::to_string(edge.rules) + "\", penwidth=" + std::to_string(tenths / 10) + "." +
           std::to_string(tenths % 10) +
           (graph.nodes[edge.to].note == "bonus" ? ", style=dashed" : "") + "];\n";
  }
  return out + "}\n";
}

std::string render_mermaid(const Graph& graph) {
  std::string out = "flowchart LR\n";
  const auto node_line = [&](std::size_t i, int depth) {
    const GraphNode& node = graph.nodes[i];
    const bool group = node.sort == NodeSort::Group;
    out += blanks(depth) + "n" + std::to_string(i) + (group ? "([\"" : "[\"") +
           mermaid_text(label_of(node)) + "<br>" + count(node.rules) + (group ? "\"])" : "\"]") +
           "\n";
  };
  const auto open = [&](std::size_t i, int depth) {
    const GraphNode& node = graph.nodes[i];
    out += blanks(depth) + "subgraph n" + std::to_string(i) + "[\"" + mermaid_text(label_of(node)) +
           (node.note.empty() ? "" : " (" + mermaid_text(node.note) + ")") + "\"]\n";
  };
  const auto close = [&](std::size_t, int depth) { out += blanks(depth) + "end\n"; };
  Walk{open, node_line, close}.run(graph);
  for (const GraphEdge& edge : graph.edges)
    out += "  n" + std::to_string(edge.from) +
           (graph.nodes[edge.to].note == "bonus" ? " -.->|" : " -->|") +
           std::to_string(edge.rules) + "| n" + std::to_string(edge.to) + "\n";
  return out;
}

}  // namespace rolecall
