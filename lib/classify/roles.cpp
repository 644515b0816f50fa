#include "classify/roles.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "model/feature_family.h"

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
  switch (family_of(feature.source)) {
    case FeatureFamily::Rule:
      add(feature.subject);
      if (feature.source == FeatureSource::DutyPair) add(feature.argument);
      break;
    case FeatureFamily::Group:
      for (const SkillAsk& skill : analysis.skills)
        if (pack.rules()[skill.rule].group == feature.subject &&
            (skill.ask == Ask::Required || skill.ask == Ask::Preferred))
          add(skill.rule);
      break;
    case FeatureFamily::Title:
      if (feature.source == FeatureSource::TitleRule) return add(feature.subject);
      for (const Span& span : analysis.title_spans)
        if (const Kind kind = pack.rules()[span.rule].kind; kind == Kind::Title || is_skill(kind))
          add(span.rule);
      break;
    default:
      break;
  }
}

// What features about one thing amount to for one class, and the one that speaks most so.
struct Told {
  std::uint32_t role = 0;
  double points = 0;
  double most = 0;
  Index feature = kNone;
};

}  // namespace

RoleModel::RoleModel(Pack pack, const Scorer& scorer) : pack_(pack), scorer_(scorer) {
  const ModelEntry* model = pack.model("role");
  if (model == nullptr || model->rows.size == 0 || model->classes.size == 0) return;
  model_ = model;
  classes_ = model->classes.size;
  matter_of_row_ = pack.array(pack.header().posting_scores.matters);
  matters_ = pack.header().posting_scores.matter_count;
  centred_ = pack.array(pack.header().posting_scores.centred);
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
// First what every matter amounts to, then, for the few that are told, its weightiest feature.
void RoleModel::give_reasons(std::span<const FeatureValue> features, Analysis& analysis) const {
  const auto each_weight = [&](auto&& visit) {
    for (const FeatureValue& value : features)
      if (value.row < matter_of_row_.size() && matter_of_row_[value.row] != kNone)
        visit(matter_of_row_[value.row], value, centred_.data() + value.row * classes_);
  };
  // Few of all matters are met in one posting: those get a place, numbered from 1.
  std::vector<std::uint32_t> place_of(matters_, 0);
  std::vector<Index> met{kNone};
  std::vector<double> points(classes_);  // by place and class
  each_weight([&](Index matter, const FeatureValue& value, const float* weights) {
    std::uint32_t& place = place_of[matter];
    if (place == 0) {
      place = static_cast<std::uint32_t>(met.size());
      met.push_back(matter);
      points.resize(points.size() + classes_);
    }
    double* cell = points.data() + place * classes_;
    for (std::size_t c = 0; c < classes_; ++c) cell[c] += value.value * weights[c];
  });

  std::vector<Told> told;
  std::vector<std::uint8_t> told_as(points.size(), 0);  // number of a cell in `told`, from 1
  std::vector<std::size_t> cells;
  for (std::size_t c = 0; c < classes_; ++c) {
    cells.clear();
    for (std::size_t cell = classes_ + c; cell < points.size(); cell += classes_)
      if (std::abs(points[cell]) >= kLeastPoints) cells.push_back(cell);
    const std::size_t keep = std::min(kReasons, cells.size());
    std::partial_sort(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(keep), cells.end(),
                      [&](std::size_t a, std::size_t b) {
                        const double x = std::abs(points[a]), y = std::abs(points[b]);
                        return x != y ? x > y : met[a / classes_] < met[b / classes_];
                      });
    for (std::size_t i = 0; i < keep && told.size() < 0xFF; ++i) {
      told.push_back({static_cast<std::uint32_t>(c), points[cells[i]]});
      told_as[cells[i]] = static_cast<std::uint8_t>(told.size());
    }
  }
  std::vector<bool> is_told(met.size());
  for (std::size_t cell = 0; cell < told_as.size(); ++cell)
    if (told_as[cell] != 0) is_told[cell / classes_] = true;
  each_weight([&](Index matter, const FeatureValue& value, const float* weights) {
    const std::uint32_t place = place_of[matter];
    if (!is_told[place]) return;
    for (std::size_t c = 0; c < classes_; ++c) {
      if (told_as[place * classes_ + c] == 0) continue;
      Told& cell = told[told_as[place * classes_ + c] - 1u];
      // Of those that speak the way the whole matter does.
      const double more = value.value * weights[c];
      if (cell.points > 0 ? more > cell.most : more < cell.most)
        cell.most = more, cell.feature = scorer_.feature(value.row);
    }
  });
  for (const Told& matter : told) {
    Reason reason{matter.role, matter.feature, matter.points, {}};
    name_skills(pack_, analysis, pack_.features()[reason.feature], reason.skills);
    analysis.reasons.push_back(std::move(reason));
  }
  std::stable_sort(analysis.reasons.begin(), analysis.reasons.end(),
                   [&](const Reason& a, const Reason& b) {
                     return analysis.scores[a.role] != analysis.scores[b.role]
                                ? analysis.scores[a.role] > analysis.scores[b.role]
                                : a.role < b.role;
                   });
}

}  // namespace rolecall
