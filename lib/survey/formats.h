// A survey's figures, and what changed against another, as bytes. page.h has the HTML page.
#pragma once

#include <string>

#include "report/amounts.h"
#include "survey/changes.h"
#include "survey/figures.h"

namespace rolecall {

/// What is written. Pointers are not owned.
struct Report {
  const Figures* here = nullptr;
  const Figures* there = nullptr;    ///< nullptr: nothing is compared
  const Changes* changes = nullptr;  ///< with `there`
};

/// Decimals of shares and the like in JSON and CSV.
inline constexpr int kSharePlaces = 4;

/// One JSON object.
std::string report_json(const Report& report);
/// One table of all figures, a row each: docs/OUTPUT.md names the columns.
std::string report_csv(const Report& report);
/// A page to read, with the main figures.
std::string report_markdown(const Report& report);

/// "1 posting", "5,390 postings"
std::string counted_postings(std::uint64_t number);
/// "267 of 5,414 postings read are kept by: role=infra, lang=en"; empty where all are.
std::string selection_words(const Figures& figures);
/// How many layers the postings of any role have as core of the job, beside what is usual: "Of
/// 3,211 postings of any role, 2 (0.1 %) have all 4 layers as core of the job, ..."; empty without
/// layers or such postings.
std::string breadth_words(const Figures& figures);
/// Which pairs of skills are listed, and in what order.
std::string pairs_words(const Figures& figures);
/// "24 %", below ten percent "3.1 %"; "–" of nothing.
std::string share_words(Proportion share);
/// "22–26 %"
std::string interval_words(Interval interval);
/// "+3.1", points of percent
std::string points_words(double difference);

}  // namespace rolecall
