// The passes of check_rules: each looks at one side of the rules and reports what it finds.
#pragma once

#include <string>
#include <vector>

#include "check/reporter.h"
#include "engine/analyzer.h"

namespace rolecall {

/// Spelling of terms and context words: characters, repeats, words with two meanings.
void check_terms(Reporter& report);
/// Postings from which on shares of them say something.
inline constexpr std::size_t kLeastPostings = 100;

/// Patterns: what they cost, what they miss. `postings` tell later which literals are weak; without
/// them those of one letter are taken for weak.
void check_regexes(Reporter& report, bool postings);
/// Tests as written.
void check_examples(Reporter& report);
/// Roles, taxonomies, models, files.
void check_pack(Reporter& report);

// With the rules at work; `analyzer` was made from them.

/// Each term, run through the whole pack.
void check_matching(Reporter& report, const Analyzer& analyzer);
/// Each phrase of except:, run through the whole pack.
void check_excepts(Reporter& report, const Analyzer& analyzer);
/// Regexes that no match test shows at work.
void check_regex_tests(Reporter& report, const Analyzer& analyzer);
/// Each test.
void check_outcomes(Reporter& report, const Analyzer& analyzer);
/// What the rules do to postings.
void check_corpus(Reporter& report, const Analyzer& analyzer,
                  const std::vector<std::string>& postings);
/// Clauses that no test holds in place.
void check_mutants(Reporter& report, const std::vector<std::byte>& pack);

}  // namespace rolecall
