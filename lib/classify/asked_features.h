// Features of what a posting asks for at all: the words of its title, its skills, its facts.
#pragma once

#include <vector>

#include "classify/posting_values.h"

namespace rolecall {

/// `groups` becomes the groups of rules in the title, each once.
void add_title(const PostingParts& posting, std::vector<Index>& groups, PostingValues& values);
/// Skills that are required or preferred, and their groups.
void add_skills(const PostingParts& posting, PostingValues& values);
/// Facts by value, the language, the length.
void add_facts(const PostingParts& posting, PostingValues& values);

}  // namespace rolecall
