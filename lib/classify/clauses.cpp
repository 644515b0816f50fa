#include "classify/clauses.h"

#include <algorithm>

#include "classify/linear.h"

namespace rolecall {

ClauseReader::ClauseReader(Pack pack) : pack_(pack), model_(pack.model("clause")) {
  if (model_ == nullptr) return;
  classes_ = model_->classes.size;
  by_rule_.assign(pack.rules().size(), kNone);
  by_group_.assign(pack.groups().size(), kNone);
  by_title_group_.assign(pack.groups().size(), kNone);
  by_section_.assign(pack.sections().size(), kNone);
  const auto rows = pack.array(model_->rows);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    const FeatureEntry& feature = pack.features()[rows[r].feature];
    switch (feature.source) {
      case FeatureSource::Rule: by_rule_[feature.subject] = r; break;
      case FeatureSource::Group: by_group_[feature.subject] = r; break;
      case FeatureSource::TitleGroup: by_title_group_[feature.subject] = r; break;
      case FeatureSource::SectionKind: by_section_[feature.subject] = r; break;
      case FeatureSource::Position: position_ = r; break;
      default: break;
    }
  }
}

void ClauseReader::add_row(std::uint32_t row, float value, float* scores) const {
  if (row == kNone) return;
  const auto weights = pack_.array(pack_.array(model_->rows)[row].weights);
  for (std::size_t c = 0; c < classes_; ++c) scores[c] += value * weights[c];
}

void ClauseReader::read(const Analysis& analysis, std::vector<ReadClause>& clauses,
                        std::vector<float>& probabilities) const {
  clauses.clear();
  probabilities.clear();
  if (!has_model()) return;
  // What the title says weighs on every clause alike.
  std::vector<float> base(classes_);
  const auto bias = pack_.array(model_->bias);
  std::copy(bias.begin(), bias.end(), base.begin());
  std::vector<Index> seen;
  const auto first_time = [&](Index item) {
    if (std::find(seen.begin(), seen.end(), item) != seen.end()) return false;
    seen.push_back(item);
    return true;
  };
  for (const Span& span : analysis.title_spans) {
    const Index group = pack_.rules()[span.rule].group;
    if (group != kNone && by_title_group_[group] != kNone && first_time(group))
      add_row(by_title_group_[group], 1, base.data());
  }
  const auto& layout = analysis.layout;
  std::size_t span = 0, section = 0;
  for (std::uint32_t c = 0; c < layout.clauses.size(); ++c) {
    const Range range = layout.clauses[c].range;
    while (section + 1 < analysis.sections.size() && analysis.sections[section].range.end <= range.begin) ++section;
    while (span < analysis.spans.size() && analysis.spans[span].range.begin < range.begin) ++span;
    if (range.size() < 6 || analysis.sections.empty() || analysis.sections[section].heading.overlaps(range)) continue;
    const std::size_t at = probabilities.size();
    probabilities.insert(probabilities.end(), base.begin(), base.end());
    float* scores = probabilities.data() + at;
    seen.clear();
    for (; span < analysis.spans.size() && analysis.spans[span].range.begin < range.end; ++span) {
      const Index rule = analysis.spans[span].rule;
      const Index group = pack_.rules()[rule].group;
      if (by_rule_[rule] != kNone && first_time(rule)) add_row(by_rule_[rule], 1, scores);
      // Groups are told from rules by their high bit.
      if (group != kNone && by_group_[group] != kNone && first_time(group | 0x80000000))
        add_row(by_group_[group], 1, scores);
    }
    const Section& here = analysis.sections[section];
    add_row(by_section_[here.kind], 1, scores);
    if (position_ != kNone && !here.range.empty())
      add_row(position_, static_cast<float>(range.begin - std::min(range.begin, here.range.begin)) /
                             static_cast<float>(here.range.size()), scores);
    to_probabilities(model_->temperature, {scores, classes_});
    ReadClause read;
    read.clause = c;
    read.kind = static_cast<std::uint32_t>(std::max_element(scores, scores + classes_) - scores);
    read.certainty = scores[read.kind];
    float duty = 0;
    for (std::uint32_t k = 0; k < classes_; ++k) duty += is_duty(k) ? scores[k] : 0;
    read.duty = duty > 0.5f;
    clauses.push_back(read);
  }
}

}  // namespace rolecall
