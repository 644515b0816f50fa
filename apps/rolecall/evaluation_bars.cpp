#include "evaluation_bars.h"

#include <algorithm>
#include <cstdio>

namespace rolecall {
namespace {

double least_class(const std::vector<Judged>& cases, std::size_t classes) {
  double least = 1;
  for (const ClassScore& score : class_scores(confusion(cases, classes)))
    if (score.support > 0) least = std::min(least, score.f1);
  return cases.empty() ? 0 : least;
}

// Of the figure's least share; 0 where there is none.
template <class Items, class Value>
double least(const Items& items, Value value) {
  double smallest = items.empty() ? 0 : 1;
  for (const auto& item : items) smallest = std::min(smallest, value(item));
  return smallest;
}

}  // namespace

std::vector<Bar> evaluation_bars() {
  return {
      {"--min-macro-f1", "macro-F1 of the roles", false,
       [](const Evaluation& e) { return macro_f1(e.roles, e.classes.size()); }},
      {"--min-role-f1", "F1 of the worst role", false,
       [](const Evaluation& e) { return least_class(e.roles, e.classes.size()); }},
      {"--min-or-second", "share of roles that are the label or its runner-up", false,
       [](const Evaluation& e) { return accuracy_or_second(e.roles); }},
      {"--max-calibration-error", "calibration error of the roles", true,
       [](const Evaluation& e) { return calibration_error(e.roles); }},
      {"--min-layers", "presence of the worst layer", false,
       [](const Evaluation& e) {
         return least(e.levels, [](const auto& level) { return level.present.value(); });
       }},
      {"--min-levels", "exact level of the worst layer", false,
       [](const Evaluation& e) {
         return least(e.levels, [](const auto& level) { return level.exact.value(); });
       }},
      {"--min-facts", "share right of the worst fact", false,
       [](const Evaluation& e) {
         return least(e.facts, [](const auto& fact) { return fact.second.value(); });
       }},
      {"--min-found", "share of the asked skills that are found", false,
       [](const Evaluation& e) { return e.recall_asked.value(); }},
      {"--min-precision", "share of tags on a mention", false,
       [](const Evaluation& e) { return e.precision.value(); }},
      {"--min-ask", "share of asks right", false,
       [](const Evaluation& e) { return e.ask_right.value(); }},
      {"--min-clauses", "share of clauses whose kind is right", false,
       [](const Evaluation& e) { return accuracy(confusion(e.clauses, e.clause_classes.size())); }},
  };
}

std::vector<std::string> missed_bars(const std::vector<Bar>& bars, const Evaluation& evaluation) {
  std::vector<std::string> missed;
  for (const Bar& bar : bars) {
    if (bar.value < 0) continue;
    const double figure = bar.figure(evaluation);
    if (bar.most ? figure <= bar.value : figure >= bar.value) continue;
    char numbers[64];
    std::snprintf(numbers, sizeof numbers, " is %.3f, %s %.3f", figure,
                  bar.most ? "above" : "below", bar.value);
    missed.push_back("the " + bar.what + numbers);
  }
  return missed;
}

}  // namespace rolecall
