// The comparison as JSON and JSON Lines: for programs.
#include <algorithm>

#include "report/gap/formats.h"
#include "report/json_pieces.h"

namespace rolecall {
namespace {

constexpr int kPlaces = 4;

class GapJson {
 public:
  GapJson(const Catalogue& catalogue, const GapReport& report, const WriterOptions& options)
      : catalogue_(catalogue), pack_(catalogue.pack), report_(report), fields_(options.fields) {}

  void record(const RankedGap& one, std::size_t rank, JsonSink& to) const;
  void step(const LearningStep& step, std::size_t number, JsonSink& to) const;
  void summary(JsonSink& to) const;

 private:
  bool has(std::string_view field) const {
    return fields_.empty() || std::find(fields_.begin(), fields_.end(), field) != fields_.end();
  }
  void counts(std::uint32_t asked, std::uint32_t had, JsonSink& to) const {
    to.put("{\"asked\":");
    to.number(asked);
    to.put(",\"had\":");
    to.number(had);
    to.put("},");
  }
  void asks(const Gap& gap, GapAsk::State state, JsonSink& to) const;
  void layers(const Gap& gap, JsonSink& to) const;
  void bar(const RankedGap& one, JsonSink& to) const;
  void factors(const Gap& gap, JsonSink& to) const;
  void knock_outs(const Gap& gap, JsonSink& to) const;
  void value(const FactFieldEntry& field, std::int32_t value, JsonSink& to) const;

  const Catalogue& catalogue_;
  const Pack& pack_;
  const GapReport& report_;
  const std::vector<std::string>& fields_;
};

void GapJson::asks(const Gap& gap, GapAsk::State state, JsonSink& to) const {
  to.put('[');
  for (const GapAsk& ask : gap.asks) {
    if (ask.state != state) continue;
    to.put("{\"skills\":[");
    for (const Index rule : ask.skills) to.string(catalogue_.rule_id(rule)), to.put(',');
    to.drop_comma();
    to.put("],\"ask\":");
    to.string(ask_name(ask.ask));
    if (state == GapAsk::State::Had) {
      to.put(",\"met\":"), to.string(catalogue_.rule_id(ask.met));
      to.put(",\"by\":"), to.string(catalogue_.rule_id(ask.by));
    }
    if (state == GapAsk::State::Lacked) {
      to.put(",\"near\":");
      ask.near == kNone ? to.put("null") : to.string(catalogue_.rule_id(ask.near));
    }
    to.put("},");
  }
  to.drop_comma();
  to.put("],");
}

void GapJson::layers(const Gap& gap, JsonSink& to) const {
  const auto leaves = catalogue_.layer_leaves();
  to.put("\"layers\":{");
  for (std::size_t leaf = 0; leaf < leaves.size() && leaf < gap.layers.size(); ++leaf) {
    const LayerGap& layer = gap.layers[leaf];
    to.string(pack_.str(leaves[leaf].path));
    to.put(":{\"level\":");
    to.number(layer.level);
    to.put(",\"required\":");
    to.number(layer.required);
    to.put(",\"had\":");
    to.number(layer.had);
    to.put(",\"short\":");
    to.boolean(layer.is_short());
    to.put("},");
  }
  to.drop_comma();
  to.put("},");
}

void GapJson::bar(const RankedGap& one, JsonSink& to) const {
  const BarGap& bar = one.gap.bar;
  const RoleEntry* role = catalogue_.role(one.role);
  to.put("\"entry_bar\":");
  if (!role || bar.core.empty()) {
    to.put("null,");
    return;
  }
  to.put("{\"core\":{");
  const auto core = pack_.array(role->core);
  for (std::size_t i = 0; i < core.size() && i < bar.core.size(); ++i) {
    to.string(pack_.str(core[i].label));
    to.put(':');
    to.boolean(bar.core[i]);
    to.put(',');
  }
  to.drop_comma();
  to.put("},\"met\":");
  to.number(bar.met);
  to.put(",\"needed\":");
  to.number(bar.needed);
  to.put(",\"reached\":");
  to.boolean(bar.reached());
  to.put("},");
}

void GapJson::factors(const Gap& gap, JsonSink& to) const {
  to.put("\"factors\":{");
  for (const FactorGap& one : gap.factors) {
    const TaxonomyEntry& taxonomy = pack_.taxonomies()[one.taxonomy];
    const auto branches = pack_.array(taxonomy.branches);
    const auto shares = [&](const std::vector<double>& values) {
      for (std::size_t b = 0; b < branches.size() && b < values.size(); ++b) {
        to.string(pack_.str(branches[b].id));
        to.put(':');
        to.decimal(values[b], kPlaces);
        to.put(',');
      }
      to.drop_comma();
    };
    to.string(pack_.str(taxonomy.id));
    to.put(":{\"asked\":{");
    shares(one.asked);
    to.put("},\"had\":{");
    shares(one.had);
    to.put("},\"product\":");
    to.decimal(one.product, kPlaces);
    to.put(",\"weakest\":");
    one.weakest < branches.size() ? to.string(pack_.str(branches[one.weakest].id)) : to.put("null");
    to.put("},");
  }
  to.drop_comma();
  to.put("},");
}

void GapJson::value(const FactFieldEntry& field, std::int32_t value, JsonSink& to) const {
  const auto scale = pack_.array(field.scale);
  const auto place = static_cast<std::size_t>(value);
  if (value < 0)
    to.put("null");
  else if (place < scale.size())
    to.string(pack_.str(scale[place].word));
  else
    to.number(place);
}

void GapJson::knock_outs(const Gap& gap, JsonSink& to) const {
  to.put("\"knock_outs\":[");
  for (const KnockOut& one : gap.knock_outs) {
    const FactFieldEntry& field = pack_.facts()[one.field];
    to.put("{\"fact\":");
    to.string(pack_.str(field.id));
    to.put(",\"asked\":");
    if (field.flag)
      to.put("true");
    else if (field.scale.size == 0)
      to.piece(one.asked);
    else
      to.string(one.asked);
    to.put(",\"told\":");
    value(field, one.has, to);
    to.put(",\"out\":");
    to.boolean(one.out);
    to.put("},");
  }
  to.drop_comma();
  to.put("],");
}

void GapJson::record(const RankedGap& one, std::size_t rank, JsonSink& to) const {
  const Gap& gap = one.gap;
  to.put("{\"type\":\"gap\",");
  if (has("schema")) to.put("\"schema\":\"rolecall.gap/1\",");
  to.put("\"id\":"), to.any_string(one.id), to.put(',');
  if (has("source")) put_source(one.source, to), to.put(',');
  if (has("rank")) to.put("\"rank\":"), to.number(rank), to.put(',');
  if (has("title")) to.put("\"title\":"), to.string(one.title), to.put(',');
  if (has("lang")) to.put("\"lang\":"), to.string(one.lang), to.put(',');
  if (has("role")) {
    to.put("\"role\":");
    one.role < catalogue_.classes.size() ? to.string(catalogue_.class_id(one.role))
                                         : to.put("null");
    to.put(',');
  }
  if (has("decided")) to.put("\"decided\":"), to.boolean(one.decided), to.put(',');
  if (has("confidence"))
    to.put("\"confidence\":"), to.decimal(one.confidence, kPlaces), to.put(',');
  if (has("fit")) to.put("\"fit\":"), to.decimal(gap.fit, kPlaces), to.put(',');
  if (has("out")) to.put("\"out\":"), to.boolean(gap.out), to.put(',');
  if (has("required")) to.put("\"required\":"), counts(gap.required, gap.required_had, to);
  if (has("preferred")) to.put("\"preferred\":"), counts(gap.preferred, gap.preferred_had, to);
  if (has("had")) to.put("\"had\":"), asks(gap, GapAsk::State::Had, to);
  if (has("lacked")) to.put("\"lacked\":"), asks(gap, GapAsk::State::Lacked, to);
  if (has("untold")) to.put("\"untold\":"), asks(gap, GapAsk::State::Untold, to);
  if (has("layers")) layers(gap, to);
  if (has("entry_bar")) bar(one, to);
  if (has("factors")) factors(gap, to);
  if (has("knock_outs")) knock_outs(gap, to);
  to.drop_comma();
  to.put('}');
}

void GapJson::step(const LearningStep& step, std::size_t number, JsonSink& to) const {
  to.put("{\"type\":\"learn\",\"schema\":\"rolecall.learn/1\",\"step\":");
  to.number(number);
  to.put(",\"skill\":");
  to.string(catalogue_.rule_id(step.skill));
  to.put(",\"name\":");
  to.string(catalogue_.rule_name(step.skill));
  to.put(",\"opens\":");
  to.number(step.opens);
  to.put(",\"open\":");
  to.number(step.open);
  to.put(",\"lacked_in\":");
  to.number(step.lacked_in);
  to.put('}');
}

void GapJson::summary(JsonSink& to) const {
  to.put("{\"type\":\"summary\",\"schema\":\"rolecall.gap-summary/1\",\"read\":");
  to.number(report_.compared + report_.filtered + report_.errors);
  to.put(",\"compared\":");
  to.number(report_.compared);
  to.put(",\"filtered\":");
  to.number(report_.filtered);
  to.put(",\"failed\":");
  to.number(report_.errors);
  to.put(",\"written\":");
  to.number(report_.ranked.size());
  to.put(",\"open\":");
  to.number(report_.plan.open);
  to.put(",\"may_lack\":");
  to.number(report_.plan.may_lack);
  to.put(",\"knocked_out\":");
  to.number(report_.plan.knocked_out);
  to.put(",\"have\":{\"skills\":[");
  for (const Index rule : report_.profile.skills) to.string(catalogue_.rule_id(rule)), to.put(',');
  to.drop_comma();
  to.put("],");
  const auto fields = pack_.facts();
  for (std::size_t f = 0; f < fields.size() && f < report_.profile.values.size(); ++f) {
    if (fields[f].flag || report_.profile.values[f] < 0) continue;
    to.string(pack_.str(fields[f].id));
    to.put(':');
    value(fields[f], report_.profile.values[f], to);
    to.put(',');
  }
  to.drop_comma();
  to.put("},");
  put_pack(pack_, to);
  to.put('}');
}

}  // namespace

std::string gap_json(const Catalogue& catalogue, const GapReport& report,
                     const WriterOptions& options) {
  const GapJson json(catalogue, report, options);
  const bool array = options.format == OutputFormat::Json;
  std::string out = array ? "[\n" : "";
  {
    JsonSink to(out);
    const auto next = [&] { array ? to.put(",\n") : to.put("\n"); };
    for (std::size_t i = 0; i < report.ranked.size(); ++i)
      json.record(report.ranked[i], i + 1, to), next();
    for (std::size_t i = 0; i < report.plan.steps.size(); ++i)
      json.step(report.plan.steps[i], i + 1, to), next();
    for (const Failure& failure : report.failures) put_failure(failure, to), next();
    json.summary(to);
    array ? to.put("\n]\n") : to.put("\n");
  }
  return out;
}

}  // namespace rolecall
