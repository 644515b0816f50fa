#include "classify/roles.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace rolecall {
namespace {

constexpr std::size_t kReasons = 5;  // kept for each class
constexpr std::size_t kSkills = 5;   // named under a reason
constexpr double kLeastPoints = 0.005;

// The rules behind a feature, as far as it speaks of rules: those asked in its group.
void name_skills(const Pack& pack, const Analysis& analysis, const FeatureEntry& feature,
                 std::vector<std::uint32_t>& skills) {
  const auto add = [&](std::uint32_t rule) {
    if (skills.size() < kSkills && std::find(skills.begin(), skills.end(), rule) == skills.end())
      skills.push_back(rule);
  };
  switch (feature.source) {
    case FeatureSource::TitleRule:
    case FeatureSource::Skill:
    case FeatureSource::SkillRequired:
    case FeatureSource::DutyRule:
    case FeatureSource::DutyRuleShare:
    case FeatureSource::AskedRule:
      add(feature.subject);
      break;
    case FeatureSource::DutyPair:
      add(feature.subject);
      add(feature.argument);
      break;
    case FeatureSource::Group:
    case FeatureSource::GroupRequired:
    case FeatureSource::GroupPreferred:
    case FeatureSource::GroupCount:
    case FeatureSource::GroupShare:
    case FeatureSource::GroupInDuties:
    case FeatureSource::GroupInRequired:
    case FeatureSource::GroupInPreferred:
    case FeatureSource::GroupAnywhere:
    case FeatureSource::DutyGroup:
    case FeatureSource::DutyGroupShare:
      for (const SkillAsk& skill : analysis.skills)
        if (pack.rules()[skill.rule].group == feature.subject &&
            (skill.ask == Ask::Required || skill.ask == Ask::Preferred))
          add(skill.rule);
      break;
    case FeatureSource::TitleGroup:
    case FeatureSource::TitleKind:
    case FeatureSource::TitleRatio:
      for (const Span& span : analysis.title_spans)
        if (const Kind kind = pack.rules()[span.rule].kind; kind == Kind::Title || is_skill(kind))
          add(span.rule);
      break;
    default:
      break;
  }
}

// What features about one thing amount to for one class.
struct Matter {
  double points = 0;
  double most = 0;        // of the feature that speaks most for the class
  double least = 0;       // of the one that speaks most against it
  Index feature = kNone;  // the first of these
  Index against = kNone;  // the second
  std::uint32_t number = 0;
};

}  // namespace

RoleModel::RoleModel(Pack pack, const Scorer& scorer) : pack_(pack), scorer_(scorer) {
  const ModelEntry* model = pack.model("role");
  if (model == nullptr || model->rows.size == 0 || model->classes.size == 0) return;
  model_ = model;
  classes_ = model->classes.size;
  matter_of_row_ = pack.array(pack.header().posting_scores.matters);
  matters_ = pack.header().posting_scores.matter_count;
}

void RoleModel::find(std::span<const FeatureValue> features, std::span<const float> all_scores,
                     Analysis& analysis) const {
  if (model_ == nullptr) return;
  analysis.scores.clear();
  std::vector<float> scores(
      all_scores.begin() + model_->column,
      all_scores.begin() + model_->column + static_cast<std::ptrdiff_t>(classes_));
  to_probabilities(model_->temperature, scores);
  analysis.scores.assign(scores.begin(), scores.end());
  const auto best =
      static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  analysis.role = best;
  analysis.confidence = scores[best];
  analysis.decided = true;
  for (std::uint32_t c = 0; c < scores.size(); ++c)
    if (c != best && (analysis.runner_up == kNone || scores[c] > scores[analysis.runner_up]))
      analysis.runner_up = c;
  if (analysis.runner_up != kNone)
    analysis.decided = scores[best] - scores[analysis.runner_up] >= model_->margin;
  give_reasons(features, analysis);
}

// A feature speaks for a class by as much as it weighs more for it than for the classes on average.
void RoleModel::give_reasons(std::span<const FeatureValue> features, Analysis& analysis) const {
  std::vector<Matter> matters(matters_ * classes_);
  for (const FeatureValue& value : features) {
    if (value.row >= matter_of_row_.size() || matter_of_row_[value.row] == kNone) continue;
    Matter* matter = matters.data() + matter_of_row_[value.row] * classes_;
    const auto weights = scorer_.weights(value.row).subspan(model_->column, classes_);
    float mean = 0;
    for (const float w : weights) mean += w / static_cast<float>(classes_);
    for (std::size_t c = 0; c < classes_; ++c, ++matter) {
      const double points = value.value * (weights[c] - mean);
      matter->points += points;
      if (points > matter->most)
        matter->most = points, matter->feature = scorer_.feature(value.row);
      else if (points < matter->least)
        matter->least = points, matter->against = scorer_.feature(value.row);
    }
  }
  std::vector<Matter> all;
  for (std::uint32_t c = 0; c < classes_; ++c) {
    all.clear();
    for (std::uint32_t m = 0; m < matters_; ++m) {
      Matter& matter = matters[m * classes_ + c];
      matter.number = m;
      if (std::abs(matter.points) >= kLeastPoints) all.push_back(matter);
    }
    const std::size_t keep = std::min(kReasons, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(keep), all.end(),
                      [](const Matter& a, const Matter& b) {
                        const double x = std::abs(a.points), y = std::abs(b.points);
                        return x != y ? x > y : a.number < b.number;
                      });
    for (std::size_t i = 0; i < keep; ++i) {
      Reason reason{c, all[i].points > 0 ? all[i].feature : all[i].against, all[i].points, {}};
      name_skills(pack_, analysis, pack_.features()[reason.feature], reason.skills);
      analysis.reasons.push_back(std::move(reason));
    }
  }
  std::stable_sort(analysis.reasons.begin(), analysis.reasons.end(),
                   [&](const Reason& a, const Reason& b) {
                     return analysis.scores[a.role] != analysis.scores[b.role]
                                ? analysis.scores[a.role] > analysis.scores[b.role]
                                : a.role < b.role;
                   });
}

}  // namespace rolecall
