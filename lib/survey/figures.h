// A survey as figures: each a count with what it is a count of. All formats and the comparison of
// two corpora show these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/shares.h"
#include "survey/count.h"
#include "survey/survey.h"

namespace rolecall {

/// "12 of 5,390 postings with X": `count` of `of`.
struct Figure {
  std::string item;       ///< stable word: the id of a role, layer or skill, a value
  std::string name;       ///< the same for people
  std::string layer;      ///< skills: id of the layer, or empty
  std::size_t slice = 0;  ///< index into Figures::slices
  Count count;
  Count of;
  Proportion distinct() const { return {count.distinct, of.distinct}; }
  Proportion all() const { return {count.all, of.all}; }
};

struct FigureTable {
  std::string id;     ///< "skills_required"
  std::string title;  ///< for people
  std::string of;     ///< what the counts are of: "postings"
  std::uint64_t short_by =
      0;  ///< counts may be short by so many: the rarest were dropped on the way
  std::vector<Figure> figures;
};

/// Two skills asked in the same posting, near-duplicates once.
struct PairFigure {
  std::string a, b;
  std::string name_a, name_b;
  Together together;
};

struct DuplicateGroup {
  std::string id, title;   ///< of its first posting
  std::uint64_t size = 0;  ///< with the first
};

struct SliceName {
  std::string id, name;
};

struct Figures {
  std::string pack_name, pack_version, pack_hash;
  std::vector<SliceName> slices;
  std::vector<SliceName> layers;  ///< ids and names
  Selection selection;
  Count postings;
  std::uint64_t failed = 0;
  bool window_passed = false;  ///< more groups than near_duplicates remembers at a time
  Count ask_lines, tagged_lines;
  std::vector<FigureTable> tables;
  std::uint64_t pairs_least = 0;  ///< pairs in fewer postings are left out
  std::vector<PairFigure> pairs;
  std::vector<DuplicateGroup> duplicates;  ///< largest first

  /// The table, or nullptr.
  const FigureTable* table(std::string_view id) const;
};

inline constexpr std::size_t kMostPairFigures = 100;
inline constexpr std::size_t kMostLineFigures = 100;
inline constexpr std::size_t kMostDuplicateGroups = 50;

Figures make_figures(const Survey& survey);

}  // namespace rolecall
