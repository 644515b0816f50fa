#include "evaluation_bars.h"

#include <algorithm>
#include <cstdio>

namespace rolecall {
namespace {

using Figure = std::optional<double>;  // none: nothing is labelled that it could be judged by

Figure if_labelled(bool labelled, double value) { return labelled ? Figure(value) : std::nullopt; }

Figure share(const Proportion& of) { return if_labelled(of.of > 0, of.value()); }

// Of what is labelled, the least share.
template <class Items, class Part>
Figure least(const Items& items, Part part) {
  Figure smallest;
  for (const auto& item : items)
    if (const Figure value = share(part(item))) smallest = std::min(*value, smallest.value_or(1));
  return smallest;
}

Figure of_roles(const Evaluation& e, double value) { return if_labelled(!e.roles.empty(), value); }

double least_class(const Evaluation& e) {
  double least = 1;
  for (const ClassScore& score : class_scores(confusion(e.roles, e.classes.size())))
    if (score.support > 0) least = std::min(least, score.f1);
  return least;
}

}  // namespace

std::vector<Bar> evaluation_bars() {
  return {
      {"--min-macro-f1", "macro-F1 of the roles", false,
       [](const Evaluation& e) { return of_roles(e, macro_f1(e.roles, e.classes.size())); }},
      {"--min-role-f1", "F1 of the worst role", false,
       [](const Evaluation& e) { return of_roles(e, least_class(e)); }},
      {"--min-or-second", "share of roles that are the label or its runner-up", false,
       [](const Evaluation& e) { return of_roles(e, accuracy_or_second(e.roles)); }},
      {"--max-calibration-error", "calibration error of the roles", true,
       [](const Evaluation& e) { return of_roles(e, calibration_error(e.roles)); }},
      {"--min-layers", "presence of the worst layer", false,
       [](const Evaluation& e) {
         return least(e.levels, [](const auto& level) { return level.present; });
       }},
      {"--min-levels", "exact level of the worst layer", false,
       [](const Evaluation& e) {
         return least(e.levels, [](const auto& level) { return level.exact; });
       }},
      {"--min-facts", "share right of the worst fact", false,
       [](const Evaluation& e) {
         return least(e.facts, [](const auto& fact) { return fact.second; });
       }},
      {"--min-found", "share of the asked skills that are found", false,
       [](const Evaluation& e) { return share(e.recall_asked); }},
      {"--min-precision", "share of tags on a mention", false,
       [](const Evaluation& e) { return share(e.precision); }},
      {"--min-ask", "share of asks right", false,
       [](const Evaluation& e) { return share(e.ask_right); }},
      {"--min-clauses", "share of clauses whose kind is right", false,
       [](const Evaluation& e) {
         return if_labelled(!e.clauses.empty(),
                            accuracy(confusion(e.clauses, e.clause_classes.size())));
       }},
  };
}

std::vector<std::string> missed_bars(const std::vector<Bar>& bars, const Evaluation& evaluation) {
  std::vector<std::string> missed;
  for (const Bar& bar : bars) {
    if (bar.value < 0) continue;
    const std::optional<double> figure = bar.figure(evaluation);
    if (!figure) {
      missed.push_back("the " + bar.what + " cannot be told: nothing is labelled for " +
                       bar.option);
      continue;
    }
    if (bar.most ? *figure <= bar.value : *figure >= bar.value) continue;
    char numbers[64];
    std::snprintf(numbers, sizeof numbers, " is %.3f, %s %.3f", *figure,
                  bar.most ? "above" : "below", bar.value);
    missed.push_back("the " + bar.what + numbers);
  }
  return missed;
}

}  // namespace rolecall
