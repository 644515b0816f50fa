// Reads each clause of a posting as one kind of statement: a duty of some sort, a qualification,
// company text. The kinds and their weights are the pack's model "clause".
#pragma once

#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Probabilities of a clause's kinds, for the features of the posting.
struct ReadClause {
  std::uint32_t clause = 0;
  std::uint32_t kind = 0;     ///< the most likely class
  bool duty = false;          ///< the duty classes together are more likely than not
  float certainty = 0;        ///< probability of `kind`
};

/// Immutable; built once from a pack.
class ClauseReader {
 public:
  explicit ClauseReader(Pack pack);

  bool has_model() const { return model_ != nullptr; }
  std::size_t kinds() const { return classes_; }
  bool is_duty(std::uint32_t kind) const { return model_->duties >> kind & 1; }

  /// Reads the clauses of `analysis` that hold words; headings are passed over. `probabilities`
  /// gets kinds() values for each element of `clauses`.
  void read(const Analysis& analysis, std::vector<ReadClause>& clauses,
            std::vector<float>& probabilities) const;

 private:
  void add_row(std::uint32_t row, float value, float* scores) const;

  Pack pack_;
  const ModelEntry* model_;
  std::size_t classes_ = 0;
  // Rows of the model by what fires them; kNone where no row does.
  std::vector<std::uint32_t> by_rule_, by_group_, by_section_, by_title_group_;
  std::uint32_t position_ = kNone;
};

}  // namespace rolecall
