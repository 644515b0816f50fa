// Reads labels: postings and mentions from JSONL, clauses from a table.
#pragma once

#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/gold.h"

namespace rolecall {

/// What a gold file holds; each line is told by its keys, so one file may hold both.
struct Gold {
  std::vector<GoldPosting> postings;
  std::vector<GoldMentions> mentions;
  std::vector<GoldClause> clauses;
  std::string hash;  ///< digest of the bytes of all files read, for the record
};

/// Adds what `path` holds: JSONL of labelled postings (`role` or `layers`) or of mentions
/// (`mentions`), or a TSV of clauses with a header: `posting`, `kind`, either `text` or `begin` and
/// `end` (bytes of the posting's text), perhaps `for`. Errors name the line.
void read_gold(const std::string& path, Gold& gold, Diagnostics& diagnostics);

}  // namespace rolecall
