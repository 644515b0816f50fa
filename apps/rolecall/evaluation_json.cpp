#include "evaluation_json.h"

#include <algorithm>
#include <iterator>

#include "report/json_sink.h"

namespace rolecall {
namespace {

class EvaluationWriter {
 public:
  explicit EvaluationWriter(std::string& out) : json_(out) {}

  void write(const Evaluation& e, bool mistakes) {
    json_.put("{\"type\":\"evaluation\",\"schema\":\"rolecall.evaluation/1\",\"postings\":");
    json_.number(e.postings);
    write_roles(e);
    json_.put("},\"layers\":{");
    for (const auto& level : e.levels) {
      json_.string(level.leaf);
      json_.put(":{\"present\":");
      share(level.present);
      json_.put(",\"exact\":");
      share(level.exact);
      json_.put("},");
    }
    json_.drop_comma();
    json_.put("},\"facts\":{");
    for (const auto& [name, value] : e.facts) named(name, value);
    json_.drop_comma();
    write_mentions(e);
    json_.put("},\"clauses\":{");
    classes(e.clauses, e.clause_classes);
    json_.put(",\"duty_right\":");
    share(e.clause_duty);
    json_.put('}');
    if (!e.parties.empty()) {
      json_.put(",\"beneficiaries\":{");
      classes(e.parties, e.party_classes);
      json_.put('}');
    }
    if (mistakes) write_mistakes(e);
    json_.put("}\n");
  }

 private:
  void write_roles(const Evaluation& e) {
    json_.put(",\"roles\":{");
    classes(e.roles, e.classes);
    json_.put(",\"accuracy_or_second\":");
    json_.decimal(accuracy_or_second(e.roles), 4);
    json_.put(",\"by_conf\":{");
    for (const char certainty : {'3', '2', '1'}) {
      std::vector<Judged> some;
      std::copy_if(e.roles.begin(), e.roles.end(), std::back_inserter(some),
                   [&](const Judged& j) { return j.certainty == certainty - '0'; });
      if (some.empty()) continue;
      json_.string(std::string_view(&certainty, 1));
      json_.put(":{\"postings\":");
      json_.number(some.size());
      json_.put(",\"macro_f1\":");
      json_.decimal(macro_f1(some, e.classes.size()), 4);
      json_.put(",\"accuracy\":");
      json_.decimal(accuracy(confusion(some, e.classes.size())), 4);
      json_.put(",\"accuracy_or_second\":");
      json_.decimal(accuracy_or_second(some), 4);
      json_.put("},");
    }
    json_.drop_comma();
    json_.put("},\"calibration_error\":");
    json_.decimal(calibration_error(e.roles), 4);
    json_.put(",\"reliability\":[");
    for (const ReliabilityBin& bin : reliability(e.roles)) {
      if (bin.cases == 0) continue;
      json_.put("{\"from\":");
      json_.decimal(bin.low, 2);
      json_.put(",\"to\":");
      json_.decimal(bin.high, 2);
      json_.put(",\"postings\":");
      json_.number(bin.cases);
      json_.put(",\"confidence\":");
      json_.decimal(bin.confidence, 4);
      json_.put(",\"right\":");
      json_.decimal(bin.right, 4);
      json_.put("},");
    }
    json_.drop_comma();
    json_.put("],\"abstention\":[");
    if (!e.roles.empty())
      for (const AbstentionPoint& point : abstention(e.roles, e.classes.size())) {
        json_.put("{\"set_aside\":");
        json_.decimal(point.set_aside, 2);
        json_.put(",\"macro_f1\":");
        json_.decimal(point.macro_f1, 4);
        json_.put(",\"threshold\":");
        json_.decimal(point.threshold, 4);
        json_.put("},");
      }
    json_.drop_comma();
    json_.put(']');
  }

  void write_mentions(const Evaluation& e) {
    json_.put("},\"mentions\":{\"tools_found\":");
    share(e.recall_tools);
    json_.put(",\"skills_found\":");
    share(e.recall_asked);
    json_.put(",\"tags_on_a_mention\":");
    share(e.precision);
    json_.put(",\"ask_right\":");
    share(e.ask_right);
    shares("found_by_kind", e.recall_by_kind);
    shares("found_by_layer", e.recall_by_layer);
    shares("found_by_ask", e.recall_by_ask);
    shares("tags_on_a_mention_by_layer", e.precision_by_layer);
    shares("tags_on_a_mention_by_ask", e.precision_by_ask);
    shares("ask_right_by_ask", e.ask_by_label);
  }

  void write_mistakes(const Evaluation& e) {
    json_.put(",\"errors\":[");
    for (const Mistake& mistake : e.mistakes) {
      json_.put("{\"id\":");
      json_.string(mistake.id);
      json_.put(",\"title\":");
      json_.string(mistake.title);
      json_.put(",\"what\":");
      json_.string(mistake.what);
      json_.put(",\"label\":");
      json_.string(mistake.gold);
      json_.put(",\"answer\":");
      json_.string(mistake.guess);
      json_.put(",\"conf\":");
      json_.number(static_cast<std::uint64_t>(mistake.certainty));
      json_.put(",\"why\":");
      json_.string(mistake.why);
      json_.put("},");
    }
    json_.drop_comma();
    json_.put("],\"missed_mentions\":[");
    for (const std::string& mention : e.missed) {
      json_.string(mention);
      json_.put(',');
    }
    json_.drop_comma();
    json_.put(']');
  }

  // Figures of a set of judged cases, and a class's answers: its row of the confusion.
  void classes(const std::vector<Judged>& cases, const std::vector<std::string>& names) {
    const Confusion table = confusion(cases, names.size());
    const std::vector<ClassScore> scores = class_scores(table);
    const Interval interval = bootstrap_macro_f1(cases, names.size());
    json_.put("\"macro_f1\":");
    json_.decimal(macro_f1(cases, names.size()), 4);
    json_.put(",\"macro_f1_low\":");
    json_.decimal(interval.low, 4);
    json_.put(",\"macro_f1_high\":");
    json_.decimal(interval.high, 4);
    json_.put(",\"accuracy\":");
    json_.decimal(accuracy(table), 4);
    json_.put(",\"classes\":{");
    for (std::size_t c = 0; c < names.size(); ++c) {
      json_.string(names[c]);
      json_.put(":{\"support\":");
      json_.number(scores[c].support);
      json_.put(",\"precision\":");
      json_.decimal(scores[c].precision, 4);
      json_.put(",\"recall\":");
      json_.decimal(scores[c].recall, 4);
      json_.put(",\"f1\":");
      json_.decimal(scores[c].f1, 4);
      json_.put(",\"answers\":{");
      for (std::size_t g = 0; g < names.size(); ++g) {
        json_.string(names[g]);
        json_.put(':');
        json_.number(table[c][g]);
        json_.put(',');
      }
      json_.drop_comma();
      json_.put("}},");
    }
    json_.drop_comma();
    json_.put('}');
  }

  void share(const Proportion& value) {
    const Interval interval = wilson(value.hits, value.of);
    json_.put("{\"share\":");
    json_.decimal(value.value(), 4);
    json_.put(",\"low\":");
    json_.decimal(interval.low, 4);
    json_.put(",\"high\":");
    json_.decimal(interval.high, 4);
    json_.put(",\"of\":");
    json_.number(value.of);
    json_.put('}');
  }
  void named(const std::string& name, const Proportion& value) {
    json_.string(name);
    json_.put(':');
    share(value);
    json_.put(',');
  }
  void shares(std::string_view name, const std::map<std::string, Proportion>& values) {
    json_.put(',');
    json_.string(name);
    json_.put(":{");
    for (const auto& [key, value] : values) named(key, value);
    json_.drop_comma();
    json_.put('}');
  }

  JsonSink json_;
};

}  // namespace

std::string evaluation_json(const Evaluation& evaluation, bool mistakes) {
  std::string out;
  EvaluationWriter(out).write(evaluation, mistakes);
  return out;
}

}  // namespace rolecall
