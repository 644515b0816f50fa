// A survey's figures, and what changed against another, as bytes. page.h has the HTML page.
#pragma once

#include <string>

#include "survey/changes.h"
#include "survey/figures.h"

namespace rolecall {

/// What is written. Pointers are not owned.
struct Report {
  const Figures* here = nullptr;
  const Figures* there = nullptr;    ///< nullptr: nothing is compared
  const Changes* changes = nullptr;  ///< with `there`
};

/// One JSON object.
std::string report_json(const Report& report);
/// One table of all figures, a row each: docs/OUTPUT.md names the columns.
std::string report_csv(const Report& report);
/// A page to read, with the main figures.
std::string report_markdown(const Report& report);

/// "5,390"
std::string grouped(std::uint64_t number);
/// "1 posting", "5,390 postings"
std::string counted_postings(std::uint64_t number);
/// "24 %", below ten percent "3.1 %"; "–" of nothing.
std::string share_words(Proportion share);
/// "22–26 %"
std::string interval_words(Interval interval);
/// "+3.1", points of percent
std::string points_words(double difference);

}  // namespace rolecall
