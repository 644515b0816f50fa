// Postings made of the examples that stand in the rules: something to read where no posting is at
// hand.
#pragma once

#include <vector>

#include "model/posting.h"
#include "model/rule.h"

namespace rolecall {

/// Every example of the rules once, some forty a posting, as bullets under the examples of heading
/// rules, with the examples of title rules as titles. The same rules give the same postings. No
/// postings where the rules have no examples.
std::vector<Posting> example_postings(const RuleSet& rules);

}  // namespace rolecall
