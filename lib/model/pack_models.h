// Tables of a compiled pack: its models, and their weights laid out for one look-up a feature.
#pragma once

#include <cstdint>

#include "model/feature.h"
#include "model/pack_refs.h"

namespace rolecall {

/// A kind of clause of the clause model, or a mix of several: its share is the sum of theirs.
struct KindMixEntry {
  StrRef id;
  std::uint64_t kinds = 0;  ///< bit i: class i
};

/// Two kinds or mixes that are weighed against each other.
struct KindRatioEntry {
  StrRef id;  ///< "a/b"
  Index above = 0;
  Index below = 0;
};

struct ModelEntry {
  StrRef id;
  bool of_clauses = false;           ///< its ScoreTable is that of clauses, not that of postings
  std::uint32_t column = 0;          ///< of its first class there
  std::uint64_t duties = 0;          ///< clause model: bit i: class i is a duty
  std::uint64_t qualifications = 0;  ///< clause model: bit i: class i asks a qualification
  ArrayRef<StrRef> classes;
  ArrayRef<StrRef> names;  ///< of the classes, for people; their ids where the pack says none
  float temperature = 1;
  float margin = 0;
  ArrayRef<float> bias;
  ArrayRef<Index> rows;  ///< of its ScoreTable, in the order of its file; see Pack::weight()
};

/// How a posting's duties are told in a sentence; see Model in model/rule.h.
struct DutyWording {
  StrRef about, whom, without;
  ArrayRef<StrRef> absent;       ///< what no duty does, most telling first
  ArrayRef<Index> absent_kinds;  ///< the class of each
};

/// Where the rows of one source's features stand: row of (s, a) at first + s * arguments + a.
struct FeatureBlock {
  std::uint32_t first = 0;
  std::uint32_t subjects = 0;
  std::uint32_t arguments = 0;
  bool hashed = false;  ///< too wide for a block: look among the slots
};

struct FeatureSlot {
  std::uint64_t key = 0;  ///< FeatureEntry::key()
  std::uint32_t row = 0;  ///< 0: the slot is empty
};

/// Columns of a lane: classes that are scored together.
inline constexpr std::uint32_t kScoreLane = 16;

/// The weights of the classes of one or more models, kScoreLane a row. Rows that are not there have
/// none: a model that few features matter to takes little room beside one of many.
struct ScoreLane {
  ArrayRef<float> weights;

  std::uint32_t rows() const { return weights.size / kScoreLane; }
};

/// The weights of all models of one scope (of a clause, or of a posting) by the same rows: one
/// look-up of a feature serves them all.
struct ScoreTable {
  ArrayRef<ScoreLane> lanes;       ///< none: no model has weights
  ArrayRef<float> bias;            ///< kScoreLane for each lane
  ArrayRef<FeatureBlock> blocks;   ///< by FeatureSource
  ArrayRef<std::uint32_t> rows;    ///< of the blocks; 0: no weight
  ArrayRef<FeatureSlot> slots;     ///< open addressing from slot_of_key(), at most half full
  ArrayRef<std::uint64_t> filter;  ///< bit slot_of_key(): some slot's key may have it
  ArrayRef<Index> features;        ///< of each row: its number in Pack::features()
  /// Of each row that the model "role" weighs: what it is about, a number below matter_count; kNone
  /// for other rows. Only in the table of postings.
  ArrayRef<Index> matters;
  std::uint32_t matter_count = 0;
  ArrayRef<float> centred;  ///< of each row: the weights of "role" less their mean, a float a class
};

/// Where a look-up among 2^n slots begins, before masking.
constexpr std::uint64_t slot_of_key(std::uint64_t key) {
  return (key ^ key >> 29) * 0x9E3779B97F4A7C15ull >> 20;
}

}  // namespace rolecall
