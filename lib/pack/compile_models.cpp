// Models of a pack: kinds of clauses, weights, and the tables that score with them.
#include <algorithm>

#include "pack/compiler.h"
#include "pack/matters.h"

namespace rolecall {

std::uint64_t PackCompiler::class_bits(const Model& model, const std::vector<Text>& members) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < model.classes.size() && i < 64; ++i)
    for (const Text& member : members)
      if (member.value == model.classes[i].value) bits |= std::uint64_t{1} << i;
  return bits;
}

void PackCompiler::kinds_of_clauses(PackHeader& header) {
  if (names_.clause == nullptr) return;
  const Model& model = *names_.clause;
  std::vector<KindMixEntry> mixes;
  for (std::size_t i = 0; i < model.classes.size(); ++i)
    mixes.push_back({arena_.add(model.classes[i].value), std::uint64_t{1} << i});
  for (const auto& [label, members] : model.mixes)
    mixes.push_back({arena_.add(label.value), class_bits(model, members)});
  std::vector<KindRatioEntry> ratios;
  for (const auto& [above, below] : model.ratios)
    ratios.push_back({arena_.add(above.value + '/' + below.value), names_.kinds.find(above.value),
                      names_.kinds.find(below.value)});
  std::vector<StrRef> absent;
  std::vector<Index> absent_kinds;
  for (const auto& [id, words] : model.absent) {
    absent.push_back(arena_.add(words.value));
    absent_kinds.push_back(names_.kinds.find(id.value));
  }
  header.duty_wording = {arena_.add(model.about.value), arena_.add(model.whom.value),
                         arena_.add(model.without.value), arena_.add(absent),
                         arena_.add(absent_kinds)};
  header.mixes = arena_.add(mixes);
  header.ratios = arena_.add(ratios);
}

void PackCompiler::models(PackHeader& header) {
  std::vector<ModelEntry> entries;
  std::vector<ScopedModel> scoped;
  for (const Model& model : rules_.models) {
    std::vector<StrRef> classes, class_names;
    for (const Text& id : model.classes) {
      classes.push_back(arena_.add(id.value));
      class_names.push_back(classes.back());
      for (const auto& [named, name] : model.names)
        if (named.value == id.value) class_names.back() = arena_.add(name.value);
    }
    std::vector<float> bias(model.bias.begin(), model.bias.end());
    bias.resize(classes.size());
    auto& features = scoped.emplace_back(ScopedModel{&model, {}}).features;
    for (const Model::Row& row : model.rows) {
      const Index feature = features.emplace_back(features_.add(row.feature.value));
      if (feature == kNone)
        error("unknown-reference",
              "feature \"" + row.feature.value + "\" names nothing in the pack", row.feature.mark);
    }
    const bool of_clauses = &model == names_.clause || &model == names_.beneficiary;
    entries.push_back({arena_.add(model.id.value),
                       of_clauses,
                       0,
                       class_bits(model, model.duties),
                       class_bits(model, model.qualifications),
                       arena_.add(classes),
                       arena_.add(class_names),
                       static_cast<float>(model.temperature),
                       static_cast<float>(model.margin),
                       arena_.add(bias),
                       {}});
  }
  header.clause_scores = scores(scoped, true, entries);
  header.posting_scores = scores(scoped, false, entries);
  header.models = arena_.add(entries);
}

namespace {

// For each of so many rows the model's weights less their mean over the classes; `rows` are those
// of its features.
std::vector<float> centred_weights(const ScopedModel& scoped, const std::vector<Index>& rows,
                                   std::size_t row_count) {
  const Model& model = *scoped.model;
  const std::size_t classes = model.classes.size();
  std::vector<float> centred(row_count * classes, 0);
  auto row = rows.begin();
  for (std::size_t r = 0; r < model.rows.size(); ++r) {
    if (scoped.features[r] == kNone) continue;
    std::vector<float> weights(model.rows[r].weights.begin(), model.rows[r].weights.end());
    weights.resize(classes);
    float mean = 0;
    for (const float w : weights) mean += w / static_cast<float>(classes);
    for (std::size_t c = 0; c < classes; ++c) centred[*row * classes + c] = weights[c] - mean;
    ++row;
  }
  return centred;
}

}  // namespace

// The table of the models of clauses, or of all others.
ScoreTable PackCompiler::scores(const std::vector<ScopedModel>& scoped, bool of_clauses,
                                std::vector<ModelEntry>& entries) {
  std::vector<ScopedModel> members;
  std::vector<ModelEntry*> entry_of;
  for (std::size_t m = 0; m < scoped.size(); ++m) {
    if (entries[m].of_clauses != of_clauses) continue;
    members.push_back(scoped[m]);
    entry_of.push_back(&entries[m]);
  }
  std::vector<std::uint32_t> columns;
  std::vector<std::vector<Index>> rows;
  std::vector<Index> row_features;
  ScoreTable table =
      store_scores(members, features_.entries(), arena_, columns, rows, row_features);
  for (std::size_t m = 0; m < members.size(); ++m) {
    entry_of[m]->column = columns[m];
    entry_of[m]->rows = arena_.add(rows[m]);
  }
  const auto role = std::find_if(members.begin(), members.end(), [](const ScopedModel& member) {
    return member.model->id.value == "role";
  });
  if (role == members.end()) return table;
  const std::vector<Index>& role_rows = rows[static_cast<std::size_t>(role - members.begin())];
  std::vector<Index> weighed(row_features.size(), kNone);
  for (const Index row : role_rows) weighed[row] = row_features[row];
  const auto group_of = [&](Index rule) {
    return names_.groups.find(rules_.rules[rule].group.value);
  };
  const std::vector<Index> matters = matters_of(weighed, features_.entries(), group_of);
  for (const Index m : matters)
    if (m != kNone) table.matter_count = std::max(table.matter_count, m + 1);
  table.matters = arena_.add(matters);
  table.centred = arena_.add(centred_weights(*role, role_rows, row_features.size()));
  return table;
}

}  // namespace rolecall
