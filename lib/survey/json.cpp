#include "report/json_sink.h"
#include "survey/formats.h"

namespace rolecall {
namespace {

void count(const char* key, Count value, JsonSink& to) {
  to.string(key), to.put(":{\"all\":"), to.number(value.all);
  to.put(",\"distinct\":"), to.number(value.distinct), to.put('}');
}

void share(Proportion value, JsonSink& to) {
  to.put("{\"count\":"), to.number(value.hits);
  to.put(",\"of\":"), to.number(value.of);
  to.put(",\"share\":"), to.decimal(value.value(), kSharePlaces), to.put('}');
}

void interval(Interval value, JsonSink& to) {
  to.put(",\"low\":"), to.decimal(value.low, kSharePlaces);
  to.put(",\"high\":"), to.decimal(value.high, kSharePlaces);
}

void id_or_null(const std::string& id, JsonSink& to) {
  if (id.empty())
    to.put("null");
  else
    to.string(id);
}

void figure(const Figures& figures, const Figure& f, bool with_layer, JsonSink& to) {
  to.put("{\"item\":"), to.string(f.item);
  to.put(",\"name\":"), to.string(f.name);
  to.put(",\"role\":"), id_or_null(figures.slices[f.slice].id, to);
  if (with_layer) to.put(",\"layer\":"), id_or_null(f.layer, to);
  to.put(",\"all\":"), share(f.all(), to);
  to.put(",\"distinct\":"), share(f.distinct(), to);
  interval(wilson(f.count.distinct, f.of.distinct), to);
  to.put('}');
}

void tables(const Figures& figures, JsonSink& to) {
  to.put("\"tables\":{");
  for (const FigureTable& table : figures.tables) {
    to.put('\n'), to.string(table.id);
    to.put(":{\"title\":"), to.string(table.title);
    to.put(",\"of\":"), to.string(table.of);
    to.put(",\"short_by\":"), to.number(table.short_by);
    to.put(",\"figures\":[");
    for (const Figure& f : table.figures) {
      to.put('\n');
      figure(figures, f, table.id.rfind("skills", 0) == 0, to);
      to.put(',');
    }
    to.drop_comma();
    to.put("]},");
  }
  to.drop_comma();
  to.put('}');
}

void pairs(const Figures& figures, JsonSink& to) {
  to.put(",\n\"pairs\":{\"least\":"), to.number(figures.pairs_least);
  to.put(",\"of\":"), to.number(figures.postings.distinct);
  to.put(",\"figures\":[");
  for (const PairFigure& pair : figures.pairs) {
    to.put("\n{\"a\":"), to.string(pair.a), to.put(",\"b\":"), to.string(pair.b);
    to.put(",\"both\":"), to.number(pair.together.both);
    to.put(",\"with_a\":"), to.number(pair.together.a);
    to.put(",\"with_b\":"), to.number(pair.together.b);
    to.put(",\"lift\":"), to.decimal(lift(pair.together), kSharePlaces);
    interval(lift_interval(pair.together), to);
    to.put("},");
  }
  to.drop_comma();
  to.put("]}");
}

void duplicates(const Figures& figures, JsonSink& to) {
  to.put("\"near_duplicates\":{\"similarity\":"), to.decimal(kDuplicateSimilarity, kSharePlaces);
  to.put(",\"window\":"), to.number(kDuplicateWindow);
  to.put(",\"window_passed\":"), to.boolean(figures.window_passed);
  to.put(",\"groups\":[");
  for (const DuplicateGroup& group : figures.duplicates) {
    to.put("\n{\"id\":"), to.string(group.id);
    to.put(",\"title\":"), to.string(group.title);
    to.put(",\"postings\":"), to.number(group.size), to.put("},");
  }
  to.drop_comma();
  to.put("]}");
}

void selection(const Figures& figures, JsonSink& to) {
  to.put(",\"where\":");
  if (figures.selection.conditions.empty()) return to.put("null");
  to.put("{\"conditions\":[");
  for (const auto& condition : figures.selection.conditions) to.string(condition), to.put(',');
  to.drop_comma();
  to.put("],\"kept\":"), to.number(figures.postings.all);
  to.put(",\"of\":"), to.number(figures.postings.all + figures.selection.left_out), to.put('}');
}

void body(const Figures& figures, JsonSink& to) {
  count("postings", figures.postings, to);
  selection(figures, to);
  to.put(",\"failed\":"), to.number(figures.failed);
  to.put(',');
  count("ask_lines", figures.ask_lines, to), to.put(',');
  count("tagged_lines", figures.tagged_lines, to), to.put(",\n");
  duplicates(figures, to);
  to.put(",\n");
  tables(figures, to);
  pairs(figures, to);
}

void changes(const Changes& all, JsonSink& to) {
  to.put("\"changes\":{\"compared\":"), to.number(all.all.size());
  to.put(",\"findings\":"), to.number(all.findings);
  to.put(",\"false_discovery_rate\":"), to.decimal(kDiscoveryRate, kSharePlaces);
  to.put(",\"figures\":[");
  for (const Change& change : all.all) {
    to.put("\n{\"table\":"), to.string(change.table);
    to.put(",\"item\":"), to.string(change.item);
    to.put(",\"name\":"), to.string(change.name);
    to.put(",\"here\":"), share(change.here, to);
    to.put(",\"there\":"), share(change.there, to);
    to.put(",\"difference\":"), to.decimal(change.difference, kSharePlaces);
    interval(change.interval, to);
    to.put(",\"p\":"), to.decimal(change.p, 6);
    to.put(",\"q\":"), to.decimal(change.discovery_rate, 6);
    to.put(",\"finding\":"), to.boolean(change.discovery_rate <= kDiscoveryRate);
    to.put("},");
  }
  to.drop_comma();
  to.put("]}");
}

}  // namespace

std::string report_json(const Report& report) {
  const Figures& figures = *report.here;
  std::string out;
  {
    JsonSink to(out);
    to.put("{\"type\":\"report\",\"schema\":\"rolecall.report/1\",\n\"pack\":{\"name\":");
    to.string(figures.pack_name), to.put(",\"version\":"), to.string(figures.pack_version);
    to.put(",\"hash\":"), to.string(figures.pack_hash), to.put("},\n");
    body(figures, to);
    if (report.there != nullptr) {
      to.put(",\n\"against\":{");
      body(*report.there, to);
      to.put("},\n");
      changes(*report.changes, to);
    }
    to.put("}\n");
  }
  return out;
}

}  // namespace rolecall
