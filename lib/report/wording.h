// The sentences of the formats for readers. All text is as it stands in the pack and the posting:
// the writer that shows it makes it safe for its format.
#pragma once

#include <string>

#include "model/posting.h"
#include "report/digest.h"
#include "report/writer.h"

namespace rolecall {

/// What was decided: headline "Production-oriented, 83 % sure" or "Undecided between X (45 %) and
/// Y (40 %)", and what the role does, from the pack (may be empty).
struct RoleVerdict {
  std::string headline;
  std::string description;
};
RoleVerdict verdict_of(const Catalogue& catalogue, const Analysis& analysis);

/// "83 %"
std::string percent(double share);

/// "Kafka (3+ y)"
std::string skill_words(const Catalogue& catalogue, const SkillAsk& skill);
/// "Spark / Flink / Beam (one of)"
std::string choice_words(const Catalogue& catalogue, const Choice& choice);

/// "Serving in the duties: Triton, TensorRT"
/// "5 of 12 about platforms for models, 4 building models": the duties by kind; empty where the
/// pack reads no clauses.
std::string duty_words(const Catalogue& catalogue, const Analysis& analysis);

std::string reason_words(const Catalogue& catalogue, const Reason& reason);

/// "core", "mentioned" or "not asked"
std::string_view level_words(const LayerAsk& ask);
/// "4 required, 1 preferred"; empty for nothing.
std::string count_words(const LayerAsk& ask);
/// How wide the posting asks against what postings do.
std::string breadth_words(const Digest& digest);

/// A fact for readers: "min years", "3"; a flag has no value.
struct FactWords {
  std::string name;
  std::string value;
  bool flag = false;
};
std::vector<FactWords> fact_words(const Catalogue& catalogue, const Analysis& analysis);

/// "in.jsonl:12", or the path alone.
std::string source_words(const Source& source);

/// "12 read, 1 failed: production 5, research 2; 3 undecided, 1 without tags"
std::string summary_words(const Catalogue& catalogue, const Summary& summary);

}  // namespace rolecall
