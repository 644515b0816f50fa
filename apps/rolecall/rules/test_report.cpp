#include "rules/test_report.h"

#include <algorithm>
#include <memory>

#include "base/source_index.h"
#include "columns.h"
#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "rule/load.h"
#include "rule_story.h"
#include "why/why.h"

namespace rolecall {
namespace {

class TestReport {
 public:
  explicit TestReport(const TestRun& run) : run_(run), places_(run.set.files) {}

  std::string human() {
    std::string out;
    for (const TestResult& result : run_.results)
      if (is_shown(result)) out += failure(result);
    out += summary();
    if (run_.mutation) out += survivors();
    return out;
  }

  // As findings of a check: with a place each, and the first reason as the way out.
  Diagnostics findings() {
    Diagnostics out;
    for (const TestResult& result : run_.results) {
      if (!is_failure(result.outcome)) continue;
      const auto trace = trace_of(result);
      Diagnostic& d =
          out.error(result.outcome == Outcome::TodoPasses ? "todo-test-passes" : "failing-test",
                    std::string(outcome_name(result.outcome)) +
                        (result.detail.empty() ? "" : ": " + result.detail),
                    places_.locate(example(result).source.mark));
      d.rule = rule(result).id.value;
      if (!trace.empty()) d.help = trace.front();
    }
    if (!run_.mutation) return out;
    for (const Mutant& mutant : run_.mutation->mutants) {
      if (mutant.killed) continue;
      Diagnostic& d =
          out.warning(mutant.clause == "case" ? "untested-case-rule" : "untested-clause",
                      "no test notices the loss of " + mutant.clause + " " + mutant.word,
                      places_.locate(mutant.mark));
      d.rule = run_.set.rules[mutant.rule].id.value;
    }
    return out;
  }

  std::string json() {
    std::string out;
    JsonSink json(out);
    json.put("{\"tests\":");
    json.number(run_.results.size());
    json.put(",\"outcomes\":{");
    for (const auto& [outcome, count] : counts()) {
      json.string(outcome_name(outcome));
      json.put(':');
      json.number(count);
      json.put(',');
    }
    json.drop_comma();
    json.put("},\"results\":[");
    for (const TestResult& result : run_.results) {
      if (result.outcome == Outcome::Pass) continue;
      json.put("\n{\"outcome\":");
      json.string(outcome_name(result.outcome));
      put_rule(json, rule(result).id.value, example(result).source.mark);
      json.put(",\"test\":");
      json.any_string(example(result).source.value);
      json.put(",\"detail\":");
      json.any_string(result.detail);
      json.put(",\"trace\":[");
      for (const std::string& line : trace_of(result)) {
        json.any_string(line);
        json.put(',');
      }
      json.drop_comma();
      json.put("]},");
    }
    json.drop_comma();
    json.put("]");
    if (run_.mutation) {
      json.put(",\"mutants\":");
      json.number(run_.mutation->mutants.size());
      json.put(",\"killed\":");
      json.number(run_.mutation->killed());
      json.put(",\"score\":");
      json.decimal(run_.mutation->score(), 6);
      json.put(",\"survivors\":[");
      for (const Mutant& mutant : run_.mutation->mutants) {
        if (mutant.killed) continue;
        json.put("\n{\"clause\":");
        json.string(mutant.clause);
        json.put(",\"word\":");
        json.any_string(mutant.word);
        put_rule(json, run_.set.rules[mutant.rule].id.value, mutant.mark);
        json.put("},");
      }
      json.drop_comma();
      json.put("]");
    }
    json.put("}\n");
    return out;
  }

  std::string junit() {
    const auto failures = static_cast<std::size_t>(
        std::count_if(run_.results.begin(), run_.results.end(),
                      [](const TestResult& r) { return is_failure(r.outcome); }));
    const std::size_t todo = counts()[Outcome::Todo];
    const bool low = run_.mutation && !run_.mutation->passes();
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"rolecall rules "
        "test\" tests=\"" +
        std::to_string(run_.results.size() + (run_.mutation ? 1 : 0)) + "\" failures=\"" +
        std::to_string(failures + (low ? 1 : 0)) + "\" skipped=\"" + std::to_string(todo) + "\">\n";
    for (const TestResult& result : run_.results) {
      out += "  <testcase classname=\"" + escape_xml(rule(result).id.value) + "\" name=\"" +
             escape_xml(example(result).source.value) + "\" file=\"" +
             escape_xml(run_.folder + places_.locate(example(result).source.mark).file) + "\"";
      if (is_failure(result.outcome)) {
        out += "><failure type=\"" + std::string(outcome_name(result.outcome)) + "\" message=\"" +
               escape_xml(result.detail) + "\">" + escape_xml(place(example(result).source.mark));
        for (const std::string& line : trace_of(result)) (out += '\n') += escape_xml(line);
        out += "</failure></testcase>\n";
      } else if (result.outcome == Outcome::Todo) {
        out += "><skipped message=\"" + escape_xml(example(result).todo) + "\"/></testcase>\n";
      } else {
        out += "/>\n";
      }
    }
    if (run_.mutation) {
      out += "  <testcase classname=\"rolecall\" name=\"mutation score\"";
      out += low ? "><failure type=\"score\" message=\"" +
                       decimal_string(run_.mutation->score(), 3) + " is less than " +
                       decimal_string(run_.mutation->least_score, 3) + "\"/></testcase>\n"
                 : std::string("/>\n");
    }
    return out + "</testsuite>\n";
  }

 private:
  const Rule& rule(const TestResult& result) const { return run_.set.rules[result.rule]; }
  const Example& example(const TestResult& result) const {
    return rule(result).tests[result.example];
  }
  bool is_shown(const TestResult& result) const {
    return is_failure(result.outcome) || (run_.show_todo && result.outcome == Outcome::Todo);
  }

  std::string place(const Mark& mark) const {
    const Location at = places_.locate(mark);
    return run_.folder + at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }

  void put_rule(JsonSink& json, const std::string& id, const Mark& mark) const {
    const Location at = places_.locate(mark);
    json.put(",\"rule\":");
    json.any_string(id);
    json.put(",\"file\":");
    json.any_string(run_.folder + at.file);
    json.put(",\"line\":");
    json.number(at.line);
    json.put(",\"column\":");
    json.number(at.column);
  }

  // What the rule saw in the test's text, and why it tagged there or not.
  std::vector<std::string> trace_of(const TestResult& result) {
    if (!is_failure(result.outcome) && result.outcome != Outcome::Todo) return {};
    if (teller_ == nullptr) teller_ = std::make_unique<RuleTeller>(run_.analyzer);
    const Rule& tested = rule(result);
    const std::string& text = example(result).text;
    const bool scoped = !tested.only_sections.empty() || !tested.not_sections.empty();
    if (!scoped || tested.kind == Kind::Title || text.find('\n') == text.npos) {
      const Field field = tested.kind == Kind::Title ? Field::Title : Field::Body;
      return story_lines(run_.analyzer.pack(), teller_->tell(text, field, result.rule), text);
    }
    Posting posting;
    posting.text = text;
    return story_lines(run_.analyzer.pack(), teller_->tell(posting, result.rule), text);
  }

  std::string failure(const TestResult& result) {
    std::string out(outcome_name(result.outcome));
    out += "  " + rule(result).id.value + "  " + place(example(result).source.mark) + "\n";
    const auto line = [&out](const std::string& text) { out += "    " + printable(text) + "\n"; };
    line(example(result).source.value);
    if (!example(result).todo.empty()) line("todo: " + example(result).todo);
    if (!result.detail.empty()) line(result.detail);
    for (const std::string& reason : trace_of(result)) line(reason);
    return out;
  }

  std::map<Outcome, std::size_t> counts() const {
    std::map<Outcome, std::size_t> all;
    for (const TestResult& result : run_.results) ++all[result.outcome];
    return all;
  }

  std::string summary() const {
    std::string out = counted(run_.results.size(), "test");
    for (const auto& [outcome, count] : counts())
      out += ", " + std::to_string(count) + " " + std::string(outcome_name(outcome));
    return out + "\n";
  }

  // Which clauses no test would miss, as a table and a score.
  std::string survivors() const {
    const MutationRun& mutation = *run_.mutation;
    std::size_t width = 0;
    for (const Mutant& mutant : mutation.mutants)
      if (!mutant.killed) width = std::max(width, run_.set.rules[mutant.rule].id.value.size());
    std::string out;
    for (const Mutant& mutant : mutation.mutants) {
      if (mutant.killed) continue;
      const std::string& id = run_.set.rules[mutant.rule].id.value;
      out += id + std::string(width - id.size() + 2, ' ') + mutant.clause +
             std::string(std::max<std::size_t>(16, mutant.clause.size() + 2) - mutant.clause.size(),
                         ' ') +
             printable(mutant.word) + "  " + place(mutant.mark) + "\n";
    }
    return out + std::to_string(mutation.mutants.size()) + " clauses dropped, " +
           std::to_string(mutation.killed()) + " noticed by tests: score " +
           decimal_string(mutation.score(), 3) + "\n";
  }

  const TestRun& run_;
  SourceIndex places_;
  std::unique_ptr<RuleTeller> teller_;
};

}  // namespace

std::size_t MutationRun::killed() const {
  return static_cast<std::size_t>(
      std::count_if(mutants.begin(), mutants.end(), [](const Mutant& m) { return m.killed; }));
}

double MutationRun::score() const {
  return mutants.empty() ? 1.0
                         : static_cast<double>(killed()) / static_cast<double>(mutants.size());
}

bool TestRun::failed() const {
  return std::any_of(results.begin(), results.end(),
                     [](const TestResult& result) { return is_failure(result.outcome); });
}

std::string render_tests(const TestRun& run, FindingFormat format) {
  TestReport report(run);
  switch (format) {
    case FindingFormat::Human:
      return report.human();
    case FindingFormat::Json:
      return report.json();
    case FindingFormat::Junit:
      return report.junit();
    default:
      break;
  }
  FindingOptions options;
  options.format = format;
  options.folder = run.folder;
  return render_findings(report.findings(), run.set.files, options);
}

}  // namespace rolecall
