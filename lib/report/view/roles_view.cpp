// Each role with its score and what speaks for and against it.
#include <algorithm>
#include <cmath>

#include "report/view/parts.h"

namespace rolecall {
namespace {

constexpr double kWorthShowing = 0.05;  // a runner-up below that was none
constexpr double kLeastPoints = 0.05;   // less is shown as 0.0, and says nothing

// Reasons that read the same are one: two rules may have found the same words.
void add_reason(ReasonView reason, std::vector<ReasonView>& reasons) {
  for (ReasonView& other : reasons)
    if (other.text == reason.text) {
      other.points += reason.points;
      return;
    }
  reasons.push_back(std::move(reason));
}

}  // namespace

void add_roles(const Catalogue& catalogue, const Posting& posting, const Analysis& a,
               PostingView& view) {
  for (Index c = 0; c < catalogue.classes.size() && c < a.scores.size(); ++c) {
    RoleView role;
    role.id = catalogue.class_id(c);
    role.name = catalogue.role(c) ? std::string(catalogue.class_name(c)) : "None of these roles";
    role.score = a.scores[c];
    role.best = c == a.role;
    role.in_short = role.best || (c == a.runner_up && role.score >= kWorthShowing);
    for (const Reason& reason : a.reasons)
      if (reason.role == c)
        add_reason({reason.points, reason_words(catalogue, posting, a, reason)}, role.reasons);
    std::erase_if(role.reasons,
                  [](const ReasonView& reason) { return std::abs(reason.points) < kLeastPoints; });
    std::stable_sort(role.reasons.begin(), role.reasons.end(),
                     [](const ReasonView& x, const ReasonView& y) {
                       return std::abs(x.points) > std::abs(y.points);
                     });
    view.roles.push_back(std::move(role));
  }
  std::stable_sort(view.roles.begin(), view.roles.end(), [](const RoleView& x, const RoleView& y) {
    return x.score != y.score ? x.score > y.score : x.best;
  });
}

}  // namespace rolecall
