// Sentences that several reports share. All text is as it stands in the pack and the posting: the
// writer that shows it makes it safe for its format.
#pragma once

#include <string>

#include "model/posting.h"
#include "report/catalogue.h"
#include "report/writer.h"

namespace rolecall {

/// "83 %"
std::string percent(double share);

/// "5 of 12 about platforms for models, for engineers; 4 data engineering; none trains a model":
/// the duties by kind, in the pack's words where it has them; empty where the pack reads no
/// clauses.
std::string duty_words(const Catalogue& catalogue, const Analysis& analysis);

/// "in.jsonl:12", or the path alone.
std::string source_words(const Source& source);

/// "12 postings: production 5, research 2, none 5; 3 undecided, 1 without tags; 1 could not be
/// read"
std::string summary_words(const Catalogue& catalogue, const Summary& summary);

}  // namespace rolecall
