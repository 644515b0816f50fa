// The ranking as CSV: a row a posting.
#include <algorithm>
#include <functional>
#include <vector>

#include "report/escape.h"
#include "report/gap/formats.h"
#include "report/gap/words.h"
#include "report/json_sink.h"

namespace rolecall {
namespace {

struct Column {
  std::string_view field;  ///< of gap_fields()
  std::string_view name;
  std::function<std::string(const RankedGap&, std::size_t rank)> value;
};

std::string yes(bool value) { return value ? "true" : "false"; }

// Ids with ';' between asks and '|' between alternatives.
std::string ids(const Catalogue& catalogue, const Gap& gap, Ask ask, GapAsk::State state) {
  std::string joined;
  for (const GapAsk* one : asks_in(gap, ask, state)) {
    if (!joined.empty()) joined += ';';
    if (state == GapAsk::State::Had) {
      joined += catalogue.rule_id(one->met);
      continue;
    }
    for (std::size_t i = 0; i < one->skills.size(); ++i)
      (joined += i ? "|" : "") += catalogue.rule_id(one->skills[i]);
  }
  return joined;
}

std::vector<Column> columns_of(const Catalogue& c) {
  using G = const RankedGap&;
  using R = std::size_t;
  const auto asks = [&c](Ask ask, GapAsk::State state) {
    return [&c, ask, state](G g, R) { return ids(c, g.gap, ask, state); };
  };
  const auto number = [](std::uint32_t Gap::*member) {
    return [member](G g, R) { return std::to_string(g.gap.*member); };
  };
  std::vector<Column> all{
      {"rank", "rank", [](G, R rank) { return std::to_string(rank); }},
      {"id", "id", [](G g, R) { return g.id; }},
      {"source", "path", [](G g, R) { return g.source.path; }},
      {"source", "record", [](G g, R) { return std::to_string(g.source.record); }},
      {"title", "title", [](G g, R) { return g.title; }},
      {"lang", "lang", [](G g, R) { return g.lang; }},
      {"role", "role", [&c](G g, R) { return std::string(c.class_id(g.role)); }},
      {"decided", "decided", [](G g, R) { return yes(g.decided); }},
      {"confidence", "confidence", [](G g, R) { return decimal_string(g.confidence, 4); }},
      {"fit", "fit", [](G g, R) { return decimal_string(g.gap.fit, 4); }},
      {"out", "out", [](G g, R) { return yes(g.gap.out); }},
      {"required", "required_asked", number(&Gap::required)},
      {"required", "required_had", number(&Gap::required_had)},
      {"preferred", "preferred_asked", number(&Gap::preferred)},
      {"preferred", "preferred_had", number(&Gap::preferred_had)},
      {"had", "had_required", asks(Ask::Required, GapAsk::State::Had)},
      {"had", "had_preferred", asks(Ask::Preferred, GapAsk::State::Had)},
      {"lacked", "lacked_required", asks(Ask::Required, GapAsk::State::Lacked)},
      {"lacked", "lacked_preferred", asks(Ask::Preferred, GapAsk::State::Lacked)},
      {"layers", "layers_short",
       [&c](G g, R) {
         std::string joined;
         for (std::size_t leaf = 0; leaf < g.gap.layers.size(); ++leaf)
           if (g.gap.layers[leaf].is_short())
             (joined += joined.empty() ? "" : ";") += c.pack.str(c.layer_leaves()[leaf].path);
         return joined;
       }},
      {"entry_bar", "entry_bar_reached",
       [](G g, R) { return g.gap.bar.core.empty() ? std::string() : yes(g.gap.bar.reached()); }},
  };
  const auto taxonomies = c.pack.taxonomies();
  if (std::any_of(taxonomies.begin(), taxonomies.end(),
                  [](const auto& t) { return t.combine == Combine::Product; })) {
    all.push_back({"factors", "product",
                   [](G g, R) { return decimal_string(g.gap.factors.at(0).product, 4); }});
    all.push_back({"factors", "weakest", [&c](G g, R) {
                     const FactorGap& one = g.gap.factors.at(0);
                     const auto branches = c.pack.array(c.pack.taxonomies()[one.taxonomy].branches);
                     return one.weakest < branches.size()
                                ? std::string(c.pack.str(branches[one.weakest].id))
                                : std::string();
                   }});
  }
  all.push_back({"knock_outs", "knock_outs", [&c](G g, R) {
                   std::string joined;
                   for (const KnockOut& one : g.gap.knock_outs) {
                     (joined += joined.empty() ? "" : ";") +=
                         c.pack.str(c.pack.facts()[one.field].id);
                     if (!one.asked.empty()) joined += "=" + one.asked;
                   }
                   return joined;
                 }});
  return all;
}

}  // namespace

std::string gap_csv(const Catalogue& catalogue, const GapReport& report,
                    const WriterOptions& options) {
  std::vector<Column> columns = columns_of(catalogue);
  const auto& wanted = options.fields;
  std::erase_if(columns, [&](const Column& column) {
    return !wanted.empty() && column.field != "id" &&
           std::find(wanted.begin(), wanted.end(), column.field) == wanted.end();
  });
  std::string out;
  const auto row = [&](auto value) {
    for (const Column& column : columns) append_csv_cell(value(column), out), out += ',';
    out.pop_back();
    out += "\r\n";
  };
  row([](const Column& column) { return std::string(column.name); });
  for (std::size_t i = 0; i < report.ranked.size(); ++i)
    row([&](const Column& column) { return column.value(report.ranked[i], i + 1); });
  return out;
}

}  // namespace rolecall
