#include "engine/evaluate.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "classify/clause_reader.h"
#include "engine/clause_labels.h"
#include "engine/model_classes.h"
#include "report/catalogue.h"

namespace rolecall {

std::vector<Range> places_of(const std::string& lower, std::string_view text,
                             const std::string& surface) {
  std::vector<Range> places;
  const std::string want = ascii_lowered(surface);
  if (want.empty()) return places;
  for (std::size_t at = lower.find(want); at != std::string::npos; at = lower.find(want, at + 1)) {
    const Range range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + want.size())};
    const auto word = [&](std::size_t i) { return i < text.size() && is_alnum(text[i]); };
    const bool left = at > 0 && word(at - 1) && word(at);
    const bool right = word(range.end) && word(range.end - 1);
    if (!left && !right) places.push_back(range);
  }
  return places;
}

namespace {

// The leaf of a rule in the first taxonomy that tells levels.
std::string layer_of(const Pack& pack, Index rule) {
  for (const LeafRef ref : pack.array(pack.rules()[rule].leaves)) {
    const TaxonomyEntry& taxonomy = pack.taxonomies()[ref.taxonomy];
    if (taxonomy.combine == Combine::Levels)
      return std::string(pack.str(pack.array(taxonomy.leaves)[ref.leaf].path));
  }
  return "none";
}

}  // namespace

Evaluator::Evaluator(const Pack& pack, const Gold& gold) : pack_(pack) {
  for (const GoldPosting& p : gold.postings) postings_.emplace(p.id, &p);
  for (const GoldMentions& m : gold.mentions) mentions_.emplace(m.id, &m);
  for (const GoldClause& c : gold.clauses) clauses_.emplace(c.posting, &c);
  result_.classes = class_names(pack, "role");
  result_.clause_classes = class_names(pack, "clause");
  result_.party_classes = class_names(pack, "beneficiary");
}

std::vector<std::string> Evaluator::missing() const {
  std::set<std::string> ids;
  for (const auto& [id, label] : postings_) ids.insert(id);
  for (const auto& [id, label] : mentions_) ids.insert(id);
  for (const std::string& id : seen_) ids.erase(id);
  return {ids.begin(), ids.end()};
}

void Evaluator::add(const Posting& posting, const Analysis& analysis) {
  const auto label = postings_.find(posting.id);
  const auto mentions = mentions_.find(posting.id);
  const bool labelled =
      label != postings_.end() || mentions != mentions_.end() || clauses_.contains(posting.id);
  if (!labelled || !seen_.insert(posting.id).second) return;
  if (label != postings_.end()) {
    ++result_.postings;
    add_role(*label->second, posting, analysis);
    add_levels(*label->second, analysis);
    add_facts(*label->second, analysis);
  }
  if (mentions != mentions_.end()) add_mentions(*mentions->second, posting, analysis);
  add_clauses(posting, analysis);
}

void Evaluator::mistake(const std::string& id, const Analysis& analysis, std::string what,
                        std::string gold, std::string guess, int certainty) {
  Mistake m{id, analysis.title, std::move(what), std::move(gold), std::move(guess), {}, certainty};
  if (m.what == "role") {
    for (const Reason& reason : analysis.reasons) {
      if (reason.role != analysis.role || reason.points <= 0 || m.why.size() > 120) continue;
      if (!m.why.empty()) m.why += ", ";
      m.why += pack_.str(pack_.features()[reason.feature].name);
    }
  }
  result_.mistakes.push_back(std::move(m));
}

void Evaluator::add_role(const GoldPosting& gold, const Posting& posting,
                         const Analysis& analysis) {
  const int truth = index_of(result_.classes, gold.role);
  if (truth < 0 || analysis.scores.empty()) return;
  Judged judged{truth, index_of(result_.classes, gold.second), gold.certainty, analysis.scores};
  if (judged.guess() != judged.truth)
    mistake(posting.id, analysis, "role", gold.role,
            result_.classes[static_cast<std::size_t>(judged.guess())], gold.certainty);
  result_.roles.push_back(std::move(judged));
}

void Evaluator::add_levels(const GoldPosting& gold, const Analysis& analysis) {
  for (const TaxonomyView& view : analysis.taxonomies) {
    const TaxonomyEntry& taxonomy = pack_.taxonomies()[view.taxonomy];
    if (taxonomy.combine != Combine::Levels) continue;
    const auto leaves = pack_.array(taxonomy.leaves);
    for (std::size_t l = 0; l < leaves.size(); ++l) {
      const std::string leaf(pack_.str(leaves[l].path));
      const auto label = std::find_if(gold.levels.begin(), gold.levels.end(),
                                      [&](const auto& level) { return level.first == leaf; });
      if (label == gold.levels.end()) continue;
      auto row = std::find_if(result_.levels.begin(), result_.levels.end(),
                              [&](const auto& r) { return r.leaf == leaf; });
      if (row == result_.levels.end()) row = result_.levels.insert(row, {leaf, {}, {}});
      const int level = view.leaves[l].level;
      row->present.count((level > 0) == (label->second > 0));
      row->exact.count(level == label->second);
      if (level != label->second)
        mistake(gold.id, analysis, "layer " + leaf, std::to_string(label->second),
                std::to_string(level), gold.certainty);
    }
    break;
  }
}

void Evaluator::add_facts(const GoldPosting& gold, const Analysis& analysis) {
  for (const auto& [key, want] : gold.facts) {
    const auto found = std::find_if(analysis.facts.begin(), analysis.facts.end(),
                                    [&](const Fact& fact) { return fact.key == key; });
    const std::string have = found == analysis.facts.end() ? std::string() : found->text;
    auto row = std::find_if(result_.facts.begin(), result_.facts.end(),
                            [&](const auto& r) { return r.first == key; });
    if (row == result_.facts.end()) row = result_.facts.insert(row, {key, {}});
    row->second.count(have == want);
    if (have != want)
      mistake(gold.id, analysis, key, want.empty() ? "none" : want, have.empty() ? "none" : have,
              gold.certainty);
  }
}

void Evaluator::add_mentions(const GoldMentions& gold, const Posting& posting,
                             const Analysis& analysis) {
  const std::string_view text = posting.text;
  const std::string lower = ascii_lowered(text);
  std::vector<bool> on_mention(analysis.tags.size(), false);
  for (const GoldMention& mention : gold.mentions) {
    const std::vector<Range> places = places_of(lower, text, mention.surface);
    const Tag* best = nullptr;
    for (std::size_t t = 0; t < analysis.tags.size(); ++t) {
      const Tag& tag = analysis.tags[t];
      if (std::none_of(places.begin(), places.end(),
                       [&](Range r) { return r.overlaps(tag.range); }))
        continue;
      on_mention[t] = true;
      if (best == nullptr || tag.ask < best->ask) best = &tag;
    }
    const bool asked = mention.ask == "required" || mention.ask == "preferred";
    const bool tool = mention.kind == "tool" || mention.kind == "language";
    result_.recall_by_kind[mention.kind].count(best != nullptr);
    result_.recall_by_layer[mention.layer].count(best != nullptr);
    result_.recall_by_ask[mention.ask].count(best != nullptr);
    if (asked && tool) result_.recall_tools.count(best != nullptr);
    if (asked && (tool || mention.kind == "method" || mention.kind == "practice"))
      result_.recall_asked.count(best != nullptr);
    if (best == nullptr) {
      result_.missed.push_back(gold.id + ": " + mention.surface + " (" + mention.kind + ')');
      continue;
    }
    result_.ask_right.count(ask_name(best->ask) == mention.ask);
    result_.ask_by_label[mention.ask].count(ask_name(best->ask) == mention.ask);
  }
  for (std::size_t t = 0; t < analysis.tags.size(); ++t) {
    result_.precision.count(on_mention[t]);
    result_.precision_by_ask[std::string(ask_name(analysis.tags[t].ask))].count(on_mention[t]);
    result_.precision_by_layer[layer_of(pack_, analysis.tags[t].rule)].count(on_mention[t]);
  }
}

void Evaluator::add_clauses(const Posting& posting, const Analysis& analysis) {
  const ModelEntry* model = pack_.model("clause");
  if (model == nullptr) return;
  const auto [first, last] = clauses_.equal_range(posting.id);
  for (auto it = first; it != last; ++it) {
    const GoldClause& gold = *it->second;
    const Range place = place_of(gold, posting.text);
    const int kind = index_of(result_.clause_classes, gold.kind);
    if (kind < 0) continue;
    const auto closest = closest_clause(place, analysis.clauses.size(), [&](std::size_t i) {
      return analysis.layout.clauses[analysis.clauses[i].clause].range;
    });
    if (!closest) continue;
    const ClauseKind* best = &analysis.clauses[*closest];
    Judged judged;
    judged.truth = kind;
    judged.p.assign(result_.clause_classes.size(), 0);
    judged.p[best->kind] = best->certainty;
    const auto duty = [&](int k) { return (model->duties >> k & 1) != 0; };
    result_.clause_duty.count(duty(judged.truth) == duty(judged.guess()));
    result_.clauses.push_back(std::move(judged));
    const int party = index_of(result_.party_classes, gold.whom);
    const std::uint32_t whom = best->whom == kNone ? nobody_of(pack_) : best->whom;
    if (party < 0 || whom == kNone || !duty(judged.truth)) continue;
    Judged& told = result_.parties.emplace_back();
    told.truth = party;
    told.p.assign(result_.party_classes.size(), 0);
    told.p[whom] = 1;
  }
}

}  // namespace rolecall
