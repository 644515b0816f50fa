// Checks of the tests that stand in the rules.
#include "check/catalogue.h"

namespace rolecall {

std::vector<CheckInfo> test_checks() {
  constexpr auto E = Severity::Error;
  constexpr auto W = Severity::Warning;
  constexpr auto I = Severity::Info;
  constexpr auto T = CheckTier::Tests;
  return {
      {"missing-match-test", E, T, false, "rule \"go\" has no match test",
       "A skill must show what it finds. For a rule with `status: draft` it is a warning.",
       "- {id: go, name: Go, terms: [Golang]}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] services']}}", ""},
      {"missing-no-match-test", E, T, false, "ambiguous term \"Go\" has no no_match test",
       "A term that needs evidence, or that has at most two letters, must show what it leaves "
       "alone.",
       "- {id: go, name: Go, ambiguous: [{term: Go, list: [Rust]}], tests: {match: ['[[Go]], "
       "Rust']}}",
       "- {id: go, name: Go, ambiguous: [{term: Go, list: [Rust]}], tests: {match: ['[[Go]], "
       "Rust'], no_match: ['Go home']}}",
       ""},
      {"failing-test", E, T, false, "MISSING: does not tag \"Golang\"",
       "A test of the rule fails; `rolecall rules test` shows each hit and what became of it.",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[go]] services']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] services']}}", ""},
      {"untested-term", I, T, false, "term \"tidyverse\" is in no match test (9 of 12 are)",
       "No match test holds the term, so nobody would notice its loss. One finding a rule.",
       "- {id: go, name: Go, terms: [Golang, go-lang], tests: {match: ['[[Golang]] services']}}",
       "- {id: go, name: Go, terms: [Golang, go-lang], tests: {match: ['[[Golang]] or [[go "
       "lang]]']}}",
       ""},
      {"untested-regex", W, T, false, "no match test shows what this regex finds",
       "No marked span of a match test is a hit of the regex, so nobody would notice if it finds "
       "nothing.",
       "- {id: go, name: Go, terms: [Golang], regex: [{pattern: 'go\\s?1\\.\\d+'}], tests: {match: "
       "['[[Golang]] services']}}",
       "- {id: go, name: Go, terms: [Golang], regex: [{pattern: 'go\\s?1\\.\\d+'}], tests: {match: "
       "['[[Golang]] services', 'Built with [[go 1.22]]']}}",
       ""},
      {"untested-clause", W, T, false, "no test notices the loss of except \"go live\"",
       "With the clause dropped, all tests of the rule still pass: nothing holds the clause in "
       "place. Looked for with `--mutate`.",
       "", "", "Add a sentence that only the clause decides."},
      {"untested-case-rule", W, T, false, "no test notices the loss of case: exact on \"Go\"",
       "With case folded, all tests of the rule still pass. Looked for with `--mutate`.", "", "",
       "Add a no_match test with the word in the other case."},
      {"example-matches-other-rule", W, T, false,
       "this no_match test is tagged by golang-old with the same words",
       "What must not be this skill is tagged by another rule of the same group with the same "
       "words: perhaps the tag is as wrong there.",
       "- {id: a-go, name: Go, ambiguous: [{term: gopher, near: {any: [code]}}], tests: {match: "
       "['[[gopher]] code'], no_match: ['Feed the gopher']}}\n- {id: b-go, name: Gophers, terms: "
       "[gopher], tests: {match: ['A [[gopher]]']}}",
       "", "Mend the other rule, or allow it with the reason."},
      {"duplicate-example", W, T, true, "the same test stands twice", "The second adds nothing.",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop', '[[Golang]] "
       "shop']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop']}}", ""},
      {"contradictory-example", E, T, false, "the same text is in match and no_match",
       "One of the two must fail.",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop'], no_match: "
       "['Golang shop']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop'], no_match: ['Go "
       "shopping']}}",
       ""},
      {"trivial-example", I, T, false, "the test is the term alone; add a real sentence",
       "A term alone always matches itself: the test proves only that the term is spelt as it is "
       "spelt.",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]]']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['Services in [[Golang]]']}}", ""},
      {"todo-test-passes", E, T, false, "the todo test passes now; drop the todo",
       "A known failure that is none any more would hide the next one.",
       "- {id: go, name: Go, terms: [Golang], tests: {match: [{text: '[[Golang]] shop', todo: "
       "later}]}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop']}}", ""},
      {"example-has-pii", W, T, false, "the test holds an e-mail address",
       "Tests are the author's own words: an address, a telephone number or a web address shows "
       "that the sentence came from somewhere. Those at example.com and of ignore and fact rules "
       "are "
       "free.",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]]? Write to "
       "jo@shop.io']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]]? Write to "
       "jo@example.com']}}",
       ""},
      {"example-language", I, T, false, "the rule has Chinese terms but no Chinese match test",
       "Chinese is written without blanks: boundaries behave otherwise there.",
       "- {id: go, name: Go, terms: [Golang, 围棋语言], tests: {match: ['[[Golang]] shop']}}",
       "- {id: go, name: Go, terms: [Golang, 围棋语言], tests: {match: ['[[Golang]] shop', "
       "'熟悉[[围棋语言]]']}}",
       ""},
  };
}

}  // namespace rolecall
