// Why a rule did or did not tag a posting, for people and machines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/analyzer.h"
#include "rule/show.h"
#include "why/why.h"

namespace rolecall {

/// The texts that a story speaks of, and what they are called.
struct StoryTexts {
  std::string name;  ///< of the posting: a path or an id
  std::string_view title;
  std::string_view text;
};

/// A headline and each finding with its line and a caret. `folder` stands before names of rule
/// files.
std::string story_page(const Pack& pack, const RuleStory& story, const StoryTexts& texts,
                       const ShowOptions& options, const std::string& folder);

/// The findings alone, each on one line: what `rules test` shows under a failure.
std::vector<std::string> story_lines(const Pack& pack, const RuleStory& story,
                                     std::string_view text);

/// One JSON object on a line.
void story_json(const Pack& pack, const RuleStory& story, const StoryTexts& texts,
                std::string& out);

}  // namespace rolecall
