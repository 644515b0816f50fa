#include "classify/clause_reader.h"

#include <algorithm>

namespace rolecall {

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
  if (model == nullptr || model->classes.size == 0) {
    out.kinds = 0;
    out.p.clear();
    out.asked.assign(n, 0);
    out.duty.resize(n);
    for (std::size_t i = 0; i < n; ++i)
      out.duty[i] =
          pack.sections()[analysis.sections[features.section_of(i)].kind].duties ? 1.0f : 0.0f;
    return;
  }
  out.kinds = model->classes.size;
  out.p.resize(n * out.kinds);
  out.scores.resize(scorer.stride());
  for (std::size_t i = 0; i < n; ++i) {
    scorer.score(features.of(i), out.scores);
    const std::span<float> p(out.p.data() + i * out.kinds, out.kinds);
    std::copy_n(out.scores.begin(), out.kinds, p.begin());
    to_probabilities(model->temperature, p);
  }
  sum_kinds(*model, out);
}

}  // namespace rolecall
