#include "rules/graph_report.h"

#include <algorithm>
#include <vector>

#include "columns.h"

namespace rolecall {
namespace {

constexpr int kBar = 10;

class GraphPage {
 public:
  GraphPage(const Graph& graph, int width) : graph_(graph), width_(width) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      const GraphNode& node = graph.nodes[i];
      if (node.sort != NodeSort::Group && node.parent >= 0)
        label_ = std::max(label_, display_width(label_of(node)) + 3 * depth_of(i));
      if (node.sort == NodeSort::Group) group_ = std::max(group_, display_width(node.id));
      most_ = std::max(most_, node.parent < 0 ? 1 : node.rules);
    }
  }

  std::string render(GraphPageParts parts) {
    whole_ = parts.whole;
    if (parts.trees) trees();
    if (parts.groups) groups();
    return std::move(out_);
  }

 private:
  void trees() {
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].parent >= 0 || graph_.nodes[i].sort == NodeSort::Group) continue;
      if (!out_.empty()) out_ += '\n';
      const GraphNode& node = graph_.nodes[i];
      out_ += printable(node.id) + " - " + printable(node.name);
      if (!node.note.empty()) out_ += " (" + node.note + ")";
      out_ += ": " + count(node.rules) + "\n";
      tree(static_cast<std::int32_t>(i), {});
    }
  }

  static std::string count(std::uint32_t rules) {
    return std::to_string(rules) + (rules == 1 ? " rule" : " rules");
  }

  static std::string label_of(const GraphNode& node) {
    return printable(node.name.empty() ? node.id : node.name);
  }

  int depth_of(std::size_t i) const {
    int depth = 0;
    for (std::int32_t at = graph_.nodes[i].parent; at >= 0;
         at = graph_.nodes[static_cast<std::size_t>(at)].parent)
      ++depth;
    return depth;
  }

  /// In eighths of a column, so that small counts can be seen.
  std::string bar(std::uint32_t rules) const {
    static constexpr const char* kParts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const std::uint32_t eighths =
        rules == 0 ? 0 : std::max<std::uint32_t>(1, rules * kBar * 8 / most_);
    std::string out;
    for (std::uint32_t i = 0; i < eighths / 8; ++i) out += "█";
    return left(out + kParts[eighths % 8], kBar);
  }

  /// `words` behind `taken` columns; what does not fit on the line goes on below it, behind
  /// `stem`, or is counted.
  std::string fit(const std::vector<std::string>& words, int taken,
                  const std::string& stem = {}) const {
    std::string out;
    if (whole_) {
      int column = taken;
      for (const std::string& word : words) {
        const int wide = display_width(word) + 2;
        const bool fits = column + wide <= width_ || out.empty();
        if (!out.empty()) out += fits ? ", " : ",\n" + left(stem, taken);
        out += word;
        column = (fits ? column : taken) + wide;
      }
      return out;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string next = (out.empty() ? "" : ", ") + words[i];
      const bool last = i + 1 == words.size();
      if (!out.empty() && taken + display_width(out + next) + (last ? 0 : 10) > width_)
        return out + ", " + std::to_string(words.size() - i) + " more";
      out += next;
    }
    return out;
  }

  std::vector<std::string> feeders(std::size_t node) const {
    std::vector<std::string> words;
    for (const GraphEdge& edge : graph_.edges)
      if (edge.to == node)
        words.push_back(printable(graph_.nodes[edge.from].id) + " " + std::to_string(edge.rules));
    return words;
  }

  void tree(std::int32_t parent, const std::string& stem) {
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      if (graph_.nodes[i].parent == parent) inside.push_back(i);
    for (const std::size_t i : inside) {
      const GraphNode& node = graph_.nodes[i];
      const bool last = i == inside.back();
      std::string line = left(stem + (last ? "└─ " : "├─ ") + label_of(node), label_) + "  ";
      if (node.sort == NodeSort::Part) line += left(node.note, 5) + "  ";
      line += bar(node.rules) + right(node.rules, 5) + "  ";
      line += fit(feeders(i), display_width(line), stem + (last ? "" : "│"));
      line.erase(line.find_last_not_of(' ') + 1);
      out_ += line + "\n";
      tree(static_cast<std::int32_t>(i), stem + (last ? "   " : "│  "));
    }
  }

  /// "layers:data", "infra (core)".
  std::string target(const GraphNode& node) const {
    const GraphNode* top = &node;
    while (top->parent >= 0) top = &graph_.nodes[static_cast<std::size_t>(top->parent)];
    return printable(node.sort == NodeSort::Part ? top->id + " (" + node.note + ")"
                                                 : top->id + ":" + node.id);
  }

  void groups() {
    bool first = true;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      const GraphNode& node = graph_.nodes[i];
      if (node.sort != NodeSort::Group) continue;
      if (first) out_ += out_.empty() ? "groups\n" : "\ngroups\n";
      first = false;
      std::vector<std::string> words;
      for (const GraphEdge& edge : graph_.edges) {
        if (edge.from != i) continue;
        std::string word = target(graph_.nodes[edge.to]);
        if (edge.rules != node.rules) (word += ' ') += std::to_string(edge.rules);
        if (std::find(words.begin(), words.end(), word) == words.end())
          words.push_back(std::move(word));
      }
      std::string line =
          "  " + left(printable(node.id), group_) + "  " + right(node.rules, 5) + "  ";
      line += fit(words, display_width(line));
      line.erase(line.find_last_not_of(' ') + 1);
      out_ += line + "\n";
    }
  }

  const Graph& graph_;
  int width_;
  bool whole_ = false;
  int label_ = 0, group_ = 0;
  std::uint32_t most_ = 1;
  std::string out_;
};

}  // namespace

std::string graph_page(const Graph& graph, GraphPageParts parts, int width) {
  return GraphPage(graph, width).render(parts);
}

}  // namespace rolecall
