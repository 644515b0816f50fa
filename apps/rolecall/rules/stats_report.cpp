#include "rules/stats_report.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "classify/metrics.h"
#include "cli.h"
#include "columns.h"
#include "corpus/csv_rows.h"
#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "rule_ids.h"

namespace rolecall {
namespace {

double share(std::uint64_t part, std::uint64_t of) {
  return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
}

/// Rules of skills: those that hit, most hits first, and those that never did.
struct Ranking {
  Ranking(const Pack& pack, const Census& census) {
    for (Index i = 0; i < pack.rules().size(); ++i)
      if (is_skill(pack.rules()[i].kind)) (census.rules()[i].hits > 0 ? alive : dead).push_back(i);
    std::stable_sort(alive.begin(), alive.end(), [&](Index a, Index b) {
      return census.rules()[a].hits > census.rules()[b].hits;
    });
  }
  std::vector<Index> alive, dead;
};

void append_counts(JsonSink& json, const RuleCount& rule, const Census& census, bool time) {
  const auto count = [&](std::string_view key, std::uint64_t value) {
    json.put(',');
    json.string(key);
    json.put(':');
    json.number(value);
  };
  count("hits", rule.hits);
  count("postings", rule.postings);
  json.put(",\"coverage\":");
  json.decimal(share(rule.postings, census.postings()), 4);
  count("sole", rule.sole);
  count("overlaps", rule.overlaps);
  count("won", rule.won);
  count("lost", rule.lost);
  count("vetoes", rule.vetoes);
  count("rescues", rule.rescues);
  json.put(",\"corroborated\":");
  json.decimal(share(rule.corroborated, rule.postings), 4);
  if (rule.precision.of > 0) {
    json.put(",\"precision\":");
    json.decimal(rule.precision.value(), 4);
    count("judged", rule.precision.of);
  }
  if (time) {
    json.put(",\"seconds\":");
    json.decimal(rule.seconds, 6);
  }
}

/// A cell that no spreadsheet takes for a formula, on one line.
std::string cell(const std::string& raw) {
  const std::string text = printable(raw);
  const bool formula =
      !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos;
  std::string out(formula ? 1 : 0, '\'');
  return out += text;
}

struct SheetColumns {
  std::size_t rule;
  std::size_t right;
};

SheetColumns sheet_columns(const std::vector<std::string>& header, const std::string& path) {
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const SheetColumns columns{column("rule"), column("right")};
  if (std::max(columns.rule, columns.right) == header.size())
    throw CommandError("'" + path +
                       "' is no sheet of `rules stats --sample`: its first row must "
                       "name the columns rule and right");
  return columns;
}

void count_answer(const std::string& answer, const std::string& where, SheetRow& sum) {
  if (answer.empty()) {
    ++sum.open;
  } else if (answer == "y" || answer == "Y" || answer == "yes" || answer == "1") {
    ++sum.right, ++sum.judged;
  } else if (answer == "n" || answer == "N" || answer == "no" || answer == "0") {
    ++sum.judged;
  } else {
    throw CommandError(where + "`right` is '" + answer + "'; it takes y, n or nothing");
  }
}

}  // namespace

std::string stats_page(const Pack& pack, const Census& census, std::size_t top, bool time) {
  const Ranking ranking(pack, census);
  std::string out = counted(census.postings(), "posting");
  if (census.labelled() > 0)
    out += ", " + std::to_string(census.labelled()) + " with labelled mentions";
  out += "; " + counted(ranking.alive.size(), "rule") + " of skills fired, " +
         std::to_string(ranking.dead.size()) + " never did\n\n";
  out +=
      left("rule", 27) + "    hits  posts  cover   sole   over    won   lost   veto   resc  corr";
  if (census.labelled() > 0) out += "   prec (of)";
  if (time) out += "       ms";
  out += '\n';
  for (std::size_t i = 0; i < std::min(top, ranking.alive.size()); ++i) {
    const RuleCount& rule = census.rules()[ranking.alive[i]];
    out += left(rule_id(pack, ranking.alive[i]), 27) + ' ';
    for (const std::uint64_t count : {rule.hits, rule.postings}) out += ' ' + right(count, 6);
    out += right(fixed(100 * share(rule.postings, census.postings()), 1) + "%", 7);
    for (const std::uint64_t count :
         {rule.sole, rule.overlaps, rule.won, rule.lost, rule.vetoes, rule.rescues})
      out += ' ' + right(count, 6);
    out += right(fixed(100 * share(rule.corroborated, rule.postings), 0) + "%", 6);
    if (census.labelled() > 0)
      out += rule.precision.of == 0 ? right("-", 7)
                                    : right(fixed(rule.precision.value(), 2), 7) + " (" +
                                          std::to_string(rule.precision.of) + ")";
    if (time) out += right(fixed(1000 * rule.seconds, 1), 9);
    out += '\n';
    for (const RuleExample& example : rule.examples)
      out += "    " + printable(example.posting) + "  " + printable(example.excerpt) + "\n";
  }
  if (ranking.alive.size() > top)
    out += "and " + std::to_string(ranking.alive.size() - top) + " more: --top, or -f csv\n";
  out +=
      "\nsole: asks in which it alone found anything; over: hits that touch another rule's, won or "
      "lost;\n"
      "veto: hits refused by case, evidence, unless, except; resc: ambiguous hits that evidence "
      "let\n"
      "through; corr: postings that also have another skill of its group";
  out += census.labelled() > 0 ? "; prec: tags on a labelled mention\n" : "\n";
  if (!ranking.dead.empty()) {
    out += "\nnever fired:";
    for (std::size_t i = 0; i < std::min(top, ranking.dead.size()); ++i)
      (out += ' ') += rule_id(pack, ranking.dead[i]);
    if (ranking.dead.size() > top)
      out += " and " + std::to_string(ranking.dead.size() - top) + " more";
    out += '\n';
  }
  return out;
}

std::string stats_json(const Pack& pack, const Census& census, bool time) {
  const Ranking ranking(pack, census);
  std::string out;
  {
    JsonSink json(out);
    json.put("{\"type\":\"rule-stats\",\"schema\":\"rolecall.rule-stats/1\",\"postings\":");
    json.number(census.postings());
    json.put(",\"labelled\":");
    json.number(census.labelled());
    json.put(",\"rules\":[");
    for (const Index i : ranking.alive) {
      const RuleCount& rule = census.rules()[i];
      json.put("{\"rule\":");
      json.string(rule_id(pack, i));
      append_counts(json, rule, census, time);
      if (!rule.examples.empty()) {
        json.put(",\"examples\":[");
        for (const RuleExample& example : rule.examples) {
          json.put("{\"posting\":");
          json.any_string(example.posting);
          json.put(",\"text\":");
          json.string(example.excerpt);
          json.put("},");
        }
        json.drop_comma();
        json.put("]");
      }
      json.put("},");
    }
    json.drop_comma();
    json.put("],\"never_fired\":[");
    for (const Index i : ranking.dead) {
      json.string(rule_id(pack, i));
      json.put(',');
    }
    json.drop_comma();
    json.put("]}\n");
  }
  return out;
}

std::string stats_csv(const Pack& pack, const Census& census, bool time) {
  std::string out =
      "rule,hits,postings,coverage,sole,overlaps,won,lost,vetoes,rescues,corroborated,precision,"
      "judged";
  if (time) out += ",seconds";
  out += "\r\n";
  const Ranking ranking(pack, census);
  for (const auto* list : {&ranking.alive, &ranking.dead})
    for (const Index i : *list) {
      const RuleCount& rule = census.rules()[i];
      const auto add = [&out](const std::string& text) { (out += ',') += text; };
      out += rule_id(pack, i);
      for (const std::uint64_t count : {rule.hits, rule.postings}) add(std::to_string(count));
      add(fixed(share(rule.postings, census.postings()), 4));
      for (const std::uint64_t count :
           {rule.sole, rule.overlaps, rule.won, rule.lost, rule.vetoes, rule.rescues})
        add(std::to_string(count));
      add(fixed(share(rule.corroborated, rule.postings), 4));
      add(rule.precision.of > 0 ? fixed(rule.precision.value(), 4) : std::string());
      add(std::to_string(rule.precision.of));
      if (time) add(fixed(rule.seconds, 6));
      out += "\r\n";
    }
  return out;
}

std::string sample_sheet(const Pack& pack, const Census& census) {
  std::string out = "rule\tposting\tstart\tend\ttext\tright\n";
  const Ranking ranking(pack, census);
  for (const Index i : ranking.alive)
    for (const RuleExample& hit : census.rules()[i].examples)
      out += std::string(rule_id(pack, i)) + "\t" + cell(hit.posting) + "\t" +
             std::to_string(hit.range.begin) + "\t" + std::to_string(hit.range.end) + "\t" +
             cell(hit.excerpt) + "\t\n";
  return out;
}

std::vector<SheetRow> read_sheet(const std::string& bytes, const std::string& path) {
  const std::string_view table = std::string_view(bytes).substr(byte_order_mark(bytes));
  CsvStyle style;
  const std::string_view header =
      table.substr(std::min(table.find_first_not_of("\r\n"), table.size()));
  style.delimiter = guess_delimiter(header.substr(0, header.find('\n')));
  style.lenient = style.delimiter == '\t';
  std::vector<SheetRow> rows;
  std::map<std::string, std::size_t> at;
  std::optional<SheetColumns> columns;
  std::vector<std::string> fields;
  std::size_t begin = 0;
  for (std::size_t number = 1; begin < table.size(); ++number) {
    const CsvScan scan = scan_csv_row(table, begin, style, true);
    const std::string_view row = table.substr(begin, scan.end - begin);
    const std::string where = "'" + path + "' row " + std::to_string(number) + ": ";
    if (scan.state == CsvRow::OpenQuote || scan.state == CsvRow::StrayQuote)
      throw CommandError(where + "a quote does not fit");
    begin = scan.end;
    if (is_blank_row(row)) continue;
    split_csv_row(row, style, fields);
    if (!columns) {
      columns = sheet_columns(fields, path);
      continue;
    }
    if (fields.size() <= std::max(columns->rule, columns->right))
      throw CommandError(where + "too few columns");
    const auto [found, fresh] = at.emplace(fields[columns->rule], rows.size());
    if (fresh) rows.push_back({fields[columns->rule], 0, 0, 0});
    count_answer(fields[columns->right], where, rows[found->second]);
  }
  if (!columns)
    throw CommandError("'" + path + "' is empty; write a sheet with `rules stats --sample N`");
  return rows;
}

std::string sheet_page(const std::vector<SheetRow>& rows) {
  std::string out = left("rule", 27) + "   right  judged   open  precision  95 % interval\n";
  SheetRow all{"all", 0, 0, 0};
  const auto line = [&](const SheetRow& row) {
    out += left(printable(row.rule), 27) + ' ' + right(row.right, 7) + right(row.judged, 8) +
           right(row.open, 7);
    if (row.judged > 0) {
      const Interval interval = wilson(row.right, row.judged);
      out += right(fixed(share(row.right, row.judged), 2), 11) + "  " + fixed(interval.low, 2) +
             " to " + fixed(interval.high, 2);
    }
    out += '\n';
  };
  for (const SheetRow& row : rows) {
    line(row);
    all.right += row.right, all.judged += row.judged, all.open += row.open;
  }
  line(all);
  return out;
}

std::string sheet_json(const std::vector<SheetRow>& rows) {
  std::string out;
  {
    JsonSink json(out);
    json.put("{\"type\":\"rule-precision\",\"schema\":\"rolecall.rule-precision/1\",\"rules\":[");
    for (const SheetRow& row : rows) {
      json.put("{\"rule\":");
      json.string(row.rule);
      json.put(",\"right\":");
      json.number(row.right);
      json.put(",\"judged\":");
      json.number(row.judged);
      json.put(",\"open\":");
      json.number(row.open);
      if (row.judged > 0) {
        const Interval interval = wilson(row.right, row.judged);
        json.put(",\"precision\":");
        json.decimal(share(row.right, row.judged), 4);
        json.put(",\"low\":");
        json.decimal(interval.low, 4);
        json.put(",\"high\":");
        json.decimal(interval.high, 4);
      }
      json.put("},");
    }
    json.drop_comma();
    json.put("]}\n");
  }
  return out;
}

}  // namespace rolecall
