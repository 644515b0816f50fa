#include "survey/survey.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace rolecall {
namespace {

constexpr std::size_t kMostSources = 1000, kMostLines = 20000, kMostPhrases = 40000;
constexpr std::size_t kMostPairs = std::size_t{1} << 17, kMostDuplicates = 10000;

/// The file where it holds many postings, else its folder.
std::string source_of(const Row& row) {
  if (row.record != 0) return row.path;
  const auto slash = row.path.rfind('/');
  return slash == std::string::npos ? row.path : row.path.substr(0, slash + 1);
}

}  // namespace

Slices::Slices(const Catalogue& catalogue) : ids{"", "any"}, names{"All postings", "Any role"} {
  for (Index i = 0; i < catalogue.classes.size(); ++i) {
    ids.emplace_back(catalogue.class_id(i));
    names.emplace_back(catalogue.class_name(i));
    role.push_back(catalogue.role(i) != nullptr);
  }
}

Tallies::Tallies(const Catalogue& catalogue)
    : sources(kMostSources),
      untagged(kMostLines),
      phrases(kMostPhrases),
      duplicates(kMostDuplicates),
      pairs(kMostPairs) {
  const SliceCounts none(Slices::kFirstClass + catalogue.classes.size());
  postings = undecided = too_little = without_tags = none;
  confidence.assign(kConfidenceBins, none);
  for (auto& level : levels) level.assign(catalogue.layer_leaves().size(), none);
  for (auto& ask : skills) ask.assign(catalogue.pack.rules().size(), none);
}

Survey::Survey(const Pack& pack, SurveyOptions options)
    : options_(options), catalogue_(pack), slices_(catalogue_), tallies_(catalogue_) {
  options_.texts = std::min(options_.texts, options_.rows);
}

void Survey::add(Row row) {
  const NearDuplicates::Found found = near_duplicates_.add(row.fingerprint);
  const std::size_t slot = found.group % kDuplicateWindow;
  if (found.first) {
    if (firsts_.size() <= slot) firsts_.resize(slot + 1);
    firsts_[slot] = {row.id, row.title};
  } else {
    const auto& [id, title] = firsts_[slot];
    tallies_.duplicates.add({found.group, id, title}, false);
  }
  count(row, found.first);
  list(std::move(row), found.first ? std::string() : firsts_[slot].first);
  ++rows_;
}

void Survey::count(const Row& row, bool first) {
  Tallies& t = tallies_;
  const auto slices = [&](SliceCounts& counts) {
    if (counts.empty()) counts.resize(slices_.ids.size());
    slices_.each(row.role, [&](std::size_t slice) { counts[slice].add(first); });
  };
  slices(t.postings);
  if (row.role != kNone) {
    if (!row.decided) slices(row.too_little ? t.too_little : t.undecided);
    const auto bins = static_cast<double>(Tallies::kConfidenceBins);
    const double bin = std::clamp(row.confidence * bins, 0.0, bins - 1);
    slices(t.confidence[static_cast<std::size_t>(bin)]);
  }
  std::uint64_t asked = 0, core = 0;
  for (std::size_t leaf = 0; leaf < row.levels.size(); ++leaf) {
    const std::size_t level = std::min<std::size_t>(row.levels[leaf], 2);
    slices(t.levels[level][leaf]);
    if (leaf >= 64) continue;
    if (level >= 1) asked |= std::uint64_t{1} << leaf;
    if (level == 2) core |= std::uint64_t{1} << leaf;
  }
  if (!row.levels.empty()) slices(t.asked[asked]), slices(t.core[core]);
  std::vector<std::string_view> keys;
  for (const RowFact& fact : row.facts) {
    if (std::find(keys.begin(), keys.end(), fact.key) != keys.end()) continue;
    keys.push_back(fact.key);
    slices(t.facts[fact.key][fact.text]);
  }
  t.languages[row.lang].add(first);
  t.sources.add(source_of(row), first);
  for (const auto& note : row.notes) t.notes[note].add(first);
  if (row.tags == 0) {
    slices(t.without_tags);
    for (const auto& note : row.notes) t.notes_without_tags[note].add(first);
  }
  t.ask_lines += {row.ask_lines, first ? row.ask_lines : 0};
  t.tagged_lines += {row.tagged_lines, first ? row.tagged_lines : 0};
  for (const auto& line : row.untagged) t.untagged.add(line, first);
  for (const auto& phrase : row.phrases) t.phrases.add(phrase, first);
  count_skills(row, first);
}

void Survey::count_skills(const Row& row, bool first) {
  std::vector<Index> rules;
  std::uint64_t named = 0;
  for (const RowSkill& skill : row.skills) {
    SliceCounts& counts = tallies_.skills[static_cast<std::size_t>(skill.ask)][skill.rule];
    slices_.each(row.role, [&](std::size_t slice) { counts[slice].add(first); });
    if (!is_asked(skill.ask)) continue;
    const Index leaf = catalogue_.layer_of(skill.rule);
    if (leaf < 64) named |= std::uint64_t{1} << leaf;
    if (rules.size() < kMostPaired) rules.push_back(skill.rule);
  }
  if (!row.levels.empty()) {
    SliceCounts& counts = tallies_.named[named];
    if (counts.empty()) counts.resize(slices_.ids.size());
    slices_.each(row.role, [&](std::size_t slice) { counts[slice].add(first); });
  }
  // A near-duplicate would only confirm the pairs of the first.
  if (!first) return;
  std::sort(rules.begin(), rules.end());
  for (std::size_t a = 0; a < rules.size(); ++a)
    for (std::size_t b = a + 1; b < rules.size(); ++b)
      tallies_.pairs.add(std::uint64_t{rules[a]} << 32 | rules[b], true);
}

void Survey::list(Row row, std::string duplicate_of) {
  const Lot lot{row.lot, rows_};
  if (options_.rows == 0) return;
  if (listed_.size() >= options_.rows && listed_.rbegin()->first < lot) return;
  // "= {}" would keep what they hold in memory.
  row.untagged = std::vector<std::string>();
  row.phrases = std::vector<std::string>();
  row.skills.shrink_to_fit();
  const bool text = !row.text.empty();
  ListedRow& kept = listed_[lot] = {std::move(row), rows_, std::move(duplicate_of)};
  if (text) {
    with_text_[lot] = &kept;
    if (with_text_.size() > options_.texts) {
      std::prev(with_text_.end())->second->row.text = std::string();
      with_text_.erase(std::prev(with_text_.end()));
    }
  }
  if (listed_.size() > options_.rows) {
    with_text_.erase(std::prev(listed_.end())->first);
    listed_.erase(std::prev(listed_.end()));
  }
}

std::vector<const ListedRow*> Survey::listed() const {
  std::vector<const ListedRow*> rows;
  for (const auto& [lot, row] : listed_) rows.push_back(&row);
  std::sort(rows.begin(), rows.end(),
            [](const ListedRow* a, const ListedRow* b) { return a->number < b->number; });
  return rows;
}

std::uint64_t Survey::text_bound() const {
  if (options_.texts == 0) return 0;
  if (with_text_.size() < options_.texts) return std::numeric_limits<std::uint64_t>::max();
  return with_text_.rbegin()->first.first;
}

}  // namespace rolecall
