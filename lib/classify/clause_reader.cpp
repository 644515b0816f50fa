#include "classify/clause_reader.h"

#include <algorithm>

namespace rolecall {

namespace {

// Probabilities of the model's classes, one for each of `p`; `scores` is a buffer of columns()
// floats. Only the lanes that hold the model's columns are scored.
void score_model(const Scorer& scorer, const ModelEntry& model,
                 std::span<const FeatureValue> features, std::span<float> scores,
                 std::span<float> p) {
  const std::size_t from = model.column / kScoreLane * kScoreLane;
  const std::size_t end = model.column + model.classes.size;
  scorer.score(features, scores, from, (end + kScoreLane - 1) / kScoreLane * kScoreLane);
  std::copy_n(scores.begin() + model.column, p.size(), p.begin());
  to_probabilities(model.temperature, p);
}

}  // namespace

std::uint32_t nobody_of(const Pack& pack) {
  if (const ModelEntry* model = pack.model("beneficiary")) {
    const auto classes = pack.array(model->classes);
    for (std::uint32_t b = 0; b < classes.size(); ++b)
      if (pack.str(classes[b]) == "-") return b;
  }
  return kNone;
}

std::uint32_t ReadClauses::told_party(std::size_t i) const {
  if (parties == 0 || duty[i] < kLeastDuty) return kNone;
  const auto shares = std::span(whom).subspan(i * parties, parties);
  const auto best =
      static_cast<std::uint32_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
  return best == nobody ? kNone : best;
}

void sum_kinds(const ModelEntry& model, ReadClauses& clauses) {
  const std::size_t n = clauses.kinds == 0 ? 0 : clauses.p.size() / clauses.kinds;
  clauses.duty.assign(n, 0);
  clauses.asked.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < clauses.kinds; ++k) {
      const float p = clauses.p[i * clauses.kinds + k];
      if (model.duties >> k & 1) clauses.duty[i] += p;
      if (model.qualifications >> k & 1) clauses.asked[i] += p;
    }
  }
}

void read_clauses(const Pack& pack, const Scorer& scorer, const Analysis& analysis,
                  const ClauseFeatures& features, ReadClauses& out) {
  const std::size_t n = features.clauses().size();
  const ModelEntry* model = scorer.empty() ? nullptr : pack.model("clause");
  out.parties = 0;
  out.whom.clear();
  if (model == nullptr || model->classes.size == 0) {
    out.kinds = 0;
    out.p.clear();
    out.asked.assign(n, 0);
    out.duty.resize(n);
    for (std::size_t i = 0; i < n; ++i)
      out.duty[i] =
          pack.section_kind(analysis.sections[features.section_of(i)].kind).duties ? 1.0f : 0.0f;
    return;
  }
  out.kinds = model->classes.size;
  out.p.resize(n * out.kinds);
  out.scores.resize(scorer.columns());
  for (std::size_t i = 0; i < n; ++i)
    score_model(scorer, *model, features.of(i), out.scores,
                std::span(out.p).subspan(i * out.kinds, out.kinds));
  sum_kinds(*model, out);
  const ModelEntry* beneficiary = pack.model("beneficiary");
  if (beneficiary == nullptr || beneficiary->rows.size == 0) return;
  out.parties = beneficiary->classes.size;
  out.nobody = nobody_of(pack);
  out.whom.assign(n * out.parties, 0);
  for (std::size_t i = 0; i < n; ++i)
    if (out.duty[i] >= kLeastDuty)
      score_model(scorer, *beneficiary, features.of(i), out.scores,
                  std::span(out.whom).subspan(i * out.parties, out.parties));
}

}  // namespace rolecall
