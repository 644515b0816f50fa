// The sentences of a comparison, shared by its formats for readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/gap.h"
#include "report/catalogue.h"

namespace rolecall {

/// "Kafka", "Spark / Flink (one of)"; had through another skill: "Cloud computing (AWS)".
std::string ask_words(const Catalogue& catalogue, const GapAsk& ask);
/// The same, with what the person has instead: "Kafka (near: RabbitMQ)".
std::string lacked_words(const Catalogue& catalogue, const GapAsk& ask);

/// The asks of `gap` with this ask and state.
std::vector<const GapAsk*> asks_in(const Gap& gap, Ask ask, GapAsk::State state);

/// "5 years", "degree: master", "travel": what may keep a person out.
std::string knock_out_words(const Catalogue& catalogue, const KnockOut& knock_out);

/// "17 of 20 required, 2 of 5 preferred"
std::string met_words(const Gap& gap);

/// "Control (1 of 4)": layers of the job of which less than half is had; empty where none is.
std::string short_layer_words(const Catalogue& catalogue, const Gap& gap);

/// "reached: 2 of 3 (2 make the bar of production)"; empty where the role has no bar.
std::string bar_gap_words(const Catalogue& catalogue, const RankedGap& one);
/// Labels of the role's core with whether the person has them.
std::vector<std::pair<std::string_view, bool>> bar_gap_items(const Catalogue& catalogue,
                                                             const RankedGap& one);

/// "technical 20 of 31 % × engineering 55 of 55 % = 65 %; weakest: Technical depth"
std::string factor_gap_words(const Catalogue& catalogue, const FactorGap& factors,
                             std::string_view times);

/// "production, 83 % sure", "undecided"
std::string role_gap_words(const Catalogue& catalogue, const RankedGap& one);

/// "412 postings compared, 20 left out by --where, 3 could not be read"
std::string compared_words(const GapReport& report);
/// "23 skills, min years 3, degree master"
std::string profile_words(const Catalogue& catalogue, const Profile& profile);
/// "12 of 412 postings are open: every required skill is had"
std::string open_words(const GapReport& report);

}  // namespace rolecall
