// Labels made by people, as the evaluation compares analyses with them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/diagnostic.h"
#include "model/range.h"

namespace rolecall {

/// A labelled posting. Strings are as the labels file has them; empty = not labelled or none.
struct GoldPosting {
  std::string id;
  std::string role;
  std::string second;  ///< the runner-up role, if an expert could have chosen it
  int certainty = 3;   ///< `conf`: 3 clear, 2 leaning, 1 coin-flip
  std::vector<std::pair<std::string, int>> levels;         ///< leaf of the levels taxonomy: 0, 1, 2
  std::vector<std::pair<std::string, std::string>> facts;  ///< as the record's facts: "min_years"
  Location at;
};

/// A labelled mention of a skill: how it stands in the posting, and how it is asked.
struct GoldMention {
  std::string surface;
  std::string canonical;
  std::string kind;  ///< tool, language, method, practice, domain, credential
  std::string layer;
  std::string ask;  ///< required, preferred, negated, company
};

struct GoldMentions {
  std::string id;
  std::vector<GoldMention> mentions;
  Location at;
};

/// A labelled clause of a posting: told by its text or, so that labels can be kept apart from
/// postings, by its place.
struct GoldClause {
  std::string posting;
  std::string kind;
  std::string text;  ///< empty: told by its place
  std::string whom;  ///< for whom the work is; empty: not labelled
  Range place{};     ///< bytes of the posting's text; used where `text` is empty
  Location at{};
};

}  // namespace rolecall
