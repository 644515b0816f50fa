#include "classify/reasons.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/feature_family.h"

namespace rolecall {
namespace {

constexpr std::size_t kReasons = 5;  // kept for each class
constexpr std::size_t kSkills = 5;   // named under a reason
constexpr double kLeastPoints = 0.005;

}  // namespace

Reasons::Reasons(Pack pack, const Scorer& scorer) : pack_(pack), scorer_(scorer) {
  const ModelEntry* model = pack.model("role");
  if (model == nullptr) return;
  classes_ = model->classes.size;
  matter_of_row_ = pack.array(pack.header().posting_scores.matters);
  matters_ = pack.header().posting_scores.matter_count;
  centred_ = pack.array(pack.header().posting_scores.centred);
}

template <class Visit>
void Reasons::each_weight(std::span<const FeatureValue> features, Visit visit) const {
  for (const FeatureValue& value : features)
    if (value.row < matter_of_row_.size() && matter_of_row_[value.row] != kNone)
      visit(matter_of_row_[value.row], value, centred_.data() + value.row * classes_);
}

void Reasons::find(std::span<const FeatureValue> features, ReasonBuffers& buffers,
                   std::vector<Reason>& reasons) const {
  const std::size_t before = reasons.size();
  add_up(features, buffers);
  choose(buffers, reasons);
  // Of what few matters are told, the weightiest feature is looked for.
  name_features(features, buffers, std::span(reasons).subspan(before));
  for (const Index matter : buffers.met)
    if (matter != kNone) buffers.place_of[matter] = 0;
}

// Few of all matters are met in one posting: those get a place, numbered from 1.
void Reasons::add_up(std::span<const FeatureValue> features, ReasonBuffers& buffers) const {
  buffers.place_of.resize(matters_, 0);
  buffers.met.assign(1, kNone);
  buffers.points.assign(classes_, 0);
  each_weight(features, [&](Index matter, const FeatureValue& value, const float* weights) {
    std::uint32_t& place = buffers.place_of[matter];
    if (place == 0) {
      place = static_cast<std::uint32_t>(buffers.met.size());
      buffers.met.push_back(matter);
      buffers.points.resize(buffers.points.size() + classes_);
    }
    double* points = buffers.points.data() + place * classes_;
    for (std::size_t c = 0; c < classes_; ++c) points[c] += value.value * weights[c];
  });
}

void Reasons::choose(ReasonBuffers& buffers, std::vector<Reason>& reasons) const {
  const auto& points = buffers.points;
  buffers.told_as.assign(points.size(), 0);
  buffers.is_told.assign(buffers.met.size(), 0);
  const auto before = [&](std::size_t a, std::size_t b) {
    const double x = std::abs(points[a]), y = std::abs(points[b]);
    return x != y ? x > y : buffers.met[a / classes_] < buffers.met[b / classes_];
  };
  const std::size_t first = reasons.size();
  for (std::size_t c = 0; c < classes_; ++c) {
    std::array<std::size_t, kReasons> best;  // cells, in order
    std::size_t kept = 0;
    double least = kLeastPoints;
    for (std::size_t cell = classes_ + c; cell < points.size(); cell += classes_) {
      if (std::abs(points[cell]) < least) continue;
      std::size_t at = std::min(kept, kReasons - 1);
      if (kept == kReasons && !before(cell, best[at])) continue;
      for (; at > 0 && before(cell, best[at - 1]); --at) best[at] = best[at - 1];
      best[at] = cell;
      kept = std::min(kept + 1, kReasons);
      if (kept == kReasons) least = std::abs(points[best.back()]);
    }
    for (std::size_t i = 0; i < kept && reasons.size() - first < 0xFF; ++i) {
      reasons.push_back({static_cast<std::uint32_t>(c), kNone, points[best[i]], {}});
      buffers.told_as[best[i]] = static_cast<std::uint8_t>(reasons.size() - first);
      buffers.is_told[best[i] / classes_] = 1;
    }
  }
}

void Reasons::name_features(std::span<const FeatureValue> features, ReasonBuffers& buffers,
                            std::span<Reason> reasons) const {
  buffers.most.assign(reasons.size(), 0);
  each_weight(features, [&](Index matter, const FeatureValue& value, const float* weights) {
    const std::uint32_t place = buffers.place_of[matter];
    if (!buffers.is_told[place]) return;
    for (std::size_t c = 0; c < classes_; ++c) {
      const std::uint8_t number = buffers.told_as[place * classes_ + c];
      if (number == 0) continue;
      // Of those that speak the way the whole matter does.
      Reason& reason = reasons[number - 1u];
      double& most = buffers.most[number - 1u];
      const double more = value.value * weights[c];
      if (reason.points > 0 ? more > most : more < most)
        most = more, reason.feature = scorer_.feature(value.row);
    }
  });
}

void Reasons::name_skills(const Analysis& analysis, Reason& reason) const {
  if (reason.feature == kNone) return;
  const FeatureEntry& feature = pack_.features()[reason.feature];
  const auto add = [&](std::uint32_t rule) {
    if (reason.skills.size() < kSkills &&
        std::find(reason.skills.begin(), reason.skills.end(), rule) == reason.skills.end())
      reason.skills.push_back(rule);
  };
  switch (family_of(feature.source)) {
    case FeatureFamily::Rule:
      add(feature.subject);
      if (feature.source == FeatureSource::DutyPair) add(feature.argument);
      break;
    case FeatureFamily::Group:
      for (const SkillAsk& skill : analysis.skills)
        if (pack_.rules()[skill.rule].group == feature.subject && is_asked(skill.ask))
          add(skill.rule);
      break;
    case FeatureFamily::Title:
      if (feature.source == FeatureSource::TitleRule) return add(feature.subject);
      for (const Span& span : analysis.title_spans)
        if (const Kind kind = pack_.rules()[span.rule].kind; kind == Kind::Title || is_skill(kind))
          add(span.rule);
      break;
    default:
      break;
  }
}

}  // namespace rolecall
