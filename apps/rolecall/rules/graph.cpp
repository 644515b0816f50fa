// rolecall rules graph: taxonomies, groups and roles of a pack, and the rules that feed them.
#include "describe/graph.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "choice.h"
#include "rule/load.h"
#include "rules/graph_report.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

enum class GraphFormat { Text, Dot, Mermaid };

struct GraphFlags {
  GraphFormat format = GraphFormat::Text;
  GraphView view = GraphView::All;
  std::string id;
};

const char* sorts_of(GraphView view) {
  switch (view) {
    case GraphView::Taxonomies:
      return "taxonomy or leaf";
    case GraphView::Groups:
      return "group";
    case GraphView::Roles:
      return "role";
    case GraphView::All:
      break;
  }
  return "taxonomy, leaf, group or role";
}

int graph(const CommonFlags& common, const GraphFlags& flags) {
  PackSource source = open_pack_source(common);
  Diagnostics findings;
  const RuleSet set = load_rules(source.files, findings);
  if (findings.has_errors()) {
    say_findings(findings, source, common);
    throw CommandError("the graph of a pack with errors would be wrong: " +
                       count_findings(findings));
  }
  const Graph whole = make_graph(set);
  const Graph part = select(whole, flags.view, flags.id);
  if (part.nodes.empty() && !flags.id.empty())
    throw UsageError("no " + std::string(sorts_of(flags.view)) + " has the id '" + flags.id + "'" +
                     hint(flags.id, ids_of(whole, flags.view)));
  switch (flags.format) {
    case GraphFormat::Text:
      print(graph_page(
          part,
          {flags.view != GraphView::Groups,
           flags.view == GraphView::All || flags.view == GraphView::Groups, !flags.id.empty()},
          terminal_width(STDOUT_FILENO)));
      break;
    case GraphFormat::Dot:
      print(render_dot(part));
      break;
    case GraphFormat::Mermaid:
      print(render_mermaid(part));
      break;
  }
  return kDone;
}

}  // namespace

void add_rules_graph(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<GraphFlags>();
  CLI::App& app =
      add_command(cli, rules, "graph", "taxonomies, groups and roles, and how many rules feed them",
                  "  rolecall rules graph --of taxonomies\n"
                  "  rolecall rules graph layers:data                 what stands at one leaf\n"
                  "  rolecall rules graph --of roles --format dot | dot -Tsvg >roles.svg\n"
                  "  rolecall rules graph infra --format mermaid      for a Markdown page");
  app.add_option("ID", flags->id, "a taxonomy, leaf, group or role: only its part");
  add_choice(
      app, "-f,--format", flags->format,
      {{"text", GraphFormat::Text}, {"dot", GraphFormat::Dot}, {"mermaid", GraphFormat::Mermaid}},
      "FORMAT", "text, dot (Graphviz) or mermaid");
  add_choice(app, "--of", flags->view,
             {{"taxonomies", GraphView::Taxonomies},
              {"groups", GraphView::Groups},
              {"roles", GraphView::Roles}},
             "WHAT", "taxonomies, groups or roles; all where it is left out");
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return graph(cli.common, *flags); }; });
}

}  // namespace rolecall
