// A corpus counted posting by posting, in memory that does not grow with it.
//
//   const RowMaker make(pack);
//   Survey survey(pack, options);
//   survey.add(make(posting, analysis));          // in input order
//   const Figures figures = make_figures(survey); // survey/figures.h
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/catalogue.h"
#include "survey/count.h"
#include "survey/lossy_counter.h"
#include "survey/near_duplicates.h"
#include "survey/row.h"

namespace rolecall {

struct SurveyOptions {
  std::size_t rows =
      10000;  ///< postings listed; of more, a random sample that depends on them alone
  std::size_t texts = 300;  ///< of those listed, so many with their text
};

/// Which of the postings read are surveyed.
struct Selection {
  std::vector<std::string> conditions;  ///< all of them hold; empty: every posting is
  std::uint64_t left_out = 0;           ///< postings for which one does not
};

/// Postings of which figures are given side by side: all, those of any role, those of each class of
/// the role model.
struct Slices {
  explicit Slices(const Catalogue& catalogue);
  static constexpr std::size_t kAll = 0, kAnyRole = 1, kFirstClass = 2;

  std::vector<std::string> ids;    ///< "", "any", "production", ...
  std::vector<std::string> names;  ///< for people
  std::vector<bool> role;          ///< of the classes: is a role of the pack
  /// Calls `use` with each slice that a posting of the class belongs to.
  template <class Use>
  void each(Index role_class, Use use) const {
    use(kAll);
    if (role_class >= role.size()) return;
    if (role[role_class]) use(kAnyRole);
    use(kFirstClass + role_class);
  }
};

/// A count for each slice.
using SliceCounts = std::vector<Count>;

/// A posting that is listed.
struct ListedRow {
  Row row;                   ///< without what only counting needs
  std::uint64_t number = 0;  ///< place in the input
  std::string duplicate_of;  ///< id of the first of its near-duplicates, if it is another
};

/// The first of a group of near-duplicates. Groups may have the same id and title.
struct GroupKey {
  std::uint64_t group = 0;
  std::string id, title;
  bool operator==(const GroupKey& other) const { return group == other.group; }
  struct Hash {
    std::size_t operator()(const GroupKey& key) const {
      return std::hash<std::uint64_t>()(key.group);
    }
  };
};

struct Tallies {
  explicit Tallies(const Catalogue& catalogue);

  static constexpr std::size_t kConfidenceBins = 10;

  std::uint64_t failed = 0;  ///< records that could not be read
  SliceCounts postings, undecided, too_little, without_tags;
  std::vector<SliceCounts> confidence;             ///< [bin]
  std::array<std::vector<SliceCounts>, 3> levels;  ///< [level][leaf]
  /// Layers as bits: asked at all (level 1 or 2), and core of the job (2).
  /// `named`: those of which a skill is asked, whatever the level.
  std::map<std::uint64_t, SliceCounts> asked, core, named;
  std::array<std::vector<SliceCounts>, 4> skills;  ///< [ask][rule]
  std::map<std::string, std::map<std::string, SliceCounts>> facts;
  std::map<std::string, Count> languages, notes, notes_without_tags;
  Count ask_lines, tagged_lines;
  LossyCounter<std::string> sources, untagged, phrases;
  LossyCounter<GroupKey, GroupKey::Hash> duplicates;
  LossyCounter<std::uint64_t> pairs;  ///< two rules, the lower in the high half
};

class Survey {
 public:
  Survey(const Pack& pack, SurveyOptions options);

  /// Rows come in input order.
  void add(Row row);
  void add_failure() { ++tallies_.failed; }
  /// What was left out before it came here; for the figures to say so.
  void set_selection(Selection selection) { selection_ = std::move(selection); }

  const Catalogue& catalogue() const { return catalogue_; }
  const Slices& slices() const { return slices_; }
  const Selection& selection() const { return selection_; }
  const Tallies& tallies() const { return tallies_; }
  const NearDuplicates& near_duplicates() const { return near_duplicates_; }
  /// In input order.
  std::vector<const ListedRow*> listed() const;
  /// Rows with a lot above it need no text.
  std::uint64_t text_bound() const;

 private:
  using Lot = std::pair<std::uint64_t, std::uint64_t>;

  void count(const Row& row, bool first);
  void count_skills(const Row& row, bool first);
  void list(Row row, std::string duplicate_of);

  SurveyOptions options_;
  Selection selection_;
  Catalogue catalogue_;
  Slices slices_;
  Tallies tallies_;
  NearDuplicates near_duplicates_;
  std::vector<std::pair<std::string, std::string>> firsts_;  ///< id and title of groups, as a ring
  std::uint64_t rows_ = 0;
  std::map<Lot, ListedRow> listed_;
  std::map<Lot, ListedRow*> with_text_;
};

/// Postings that list more asked skills than this count only so many of them, the strongest, for
/// pairs.
inline constexpr std::size_t kMostPaired = 150;

}  // namespace rolecall
