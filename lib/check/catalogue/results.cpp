// Checks against silently wrong results.
#include "check/catalogue.h"

namespace rolecall {

std::vector<CheckInfo> result_checks() {
  constexpr auto E = Severity::Error;
  constexpr auto W = Severity::Warning;
  constexpr auto T = CheckTier::Results;
  return {
      {"never-matches", E, T, false, "term \"--\" can never match: it has no letter, digit or sign",
       "The matcher, run on the term itself, found nothing. Blanks and hyphens only part words; a "
       "term of nothing else has nothing to find.",
       "- {id: dash, name: Dash, terms: [Dash app, '--'], tests: {match: ['A [[Dash app]] a "
       "day']}}",
       "- {id: dash, name: Dash, terms: [Dash app], tests: {match: ['A [[Dash app]] a day']}}", ""},
      {"self-match", E, T, false,
       "rule go does not tag its own term \"go lang\": it is swallowed by rule ignore-go",
       "Run on the term itself, the pack tags something else or nothing, so the term is dead. The "
       "message says what took it: an ignore rule, or the rule's own unless_posting.",
       "- {id: go, name: Go, terms: [Golang, Golang book], unless_posting: [Golang book], tests: "
       "{match: ['[[Golang]] services']}}",
       "- {id: go, name: Go, terms: [Golang], unless_posting: [Golang book], tests: {match: "
       "['[[Golang]] services']}}",
       ""},
      {"no-evidence-works", E, T, false, "no word of its list: or near: makes \"Go\" a hit",
       "Every peer and every near word was set beside the term, and none gave a hit: each is "
       "vetoed, "
       "or swallowed by a longer hit.",
       "- id: go\n  name: Go\n  terms: [Golang]\n  ambiguous: [{term: Go, near: {any: [backend]}, "
       "unless: {any: [backend]}}]\n  tests: {match: ['[[Golang]] shop'], no_match: ['Go home']}",
       "- id: go\n  name: Go\n  terms: [Golang]\n  ambiguous: [{term: Go, near: {any: [backend]}, "
       "unless: {any: [home]}}]\n  tests: {match: ['[[Golang]] shop', 'backend in [[Go]]'], "
       "no_match: ['Go home']}",
       ""},
      {"idle-clauses", W, T, false, "\"Go\" fires alone too, so its clauses decide nothing",
       "The same words stand under terms:, where they need no evidence and know no veto.",
       "- {id: go, name: Go, terms: [Golang, Go], ambiguous: [{term: Go, list: [Rust]}], tests: "
       "{match: ['Services in [[Golang]]'], no_match: ['Let us']}}",
       "- {id: go, name: Go, terms: [Golang], ambiguous: [{term: Go, list: [Rust]}], tests: "
       "{match: "
       "['Services in [[Golang]]'], no_match: ['Let us']}}",
       ""},
      {"idle-case", W, T, false,
       "case: exact of \"Go\" decides nothing: its list: is its only evidence",
       "A peer of the list right beside the term lifts the case rule; without a peer the term is "
       "no "
       "hit, however it is written.",
       "- id: go\n  name: Go\n  terms: [Golang]\n  ambiguous: [{term: Go, case: exact, list: "
       "[Rust]}]\n  tests: {match: ['Services in [[Golang]]', '[[Go]], Rust'], no_match: ['Let us "
       "go']}",
       "- id: go\n  name: Go\n  terms: [Golang]\n  ambiguous: [{term: Go, list: [Rust]}]\n  tests: "
       "{match: ['Services in [[Golang]]', '[[Go]], Rust'], no_match: ['Let us go']}",
       ""},
      {"unreachable-scope", W, T, false,
       "no heading opens a section \"perks\": the rule tags nothing",
       "`scope: {only: ...}` names kinds of sections that no rule of kind `section` opens.", "", "",
       "Add a heading rule for the section, or mend the scope."},
      {"ascii-boundary-on-unicode", E, T, false,
       "\\b next to \"数\" is an ASCII boundary: it matches only beside an ASCII letter",
       "RE2's \\b knows ASCII letters alone: beside a Chinese character it asks for an ASCII "
       "letter "
       "on the other side.",
       "- {id: data, name: Data, regex: [{pattern: '\\b数据\\d+'}], tests: {match: ['[[数据8]]']}}",
       "- {id: data, name: Data, regex: [{pattern: '数据\\d+'}], tests: {match: ['[[数据8]]']}}",
       "Leave \\b out: a hit obeys the same boundaries as a term."},
      {"control-char-in-pattern", E, T, true, "pattern contains U+0008 (backspace)",
       "In double quotes a backslash is an escape of YAML: \"\\b\" is a backspace, and the pattern "
       "matches nothing.",
       "pattern: \"\\bGo\\b\"", "pattern: '\\bGo\\b'", ""},
      {"invalid-regex", E, T, false, "missing closing ): (go",
       "RE2 does not understand the pattern; the caret stands under what it stumbled over.",
       "- {id: go, name: Go, regex: [{pattern: '(golang'}], tests: {match: ['[[golang]]']}}",
       "- {id: go, name: Go, regex: [{pattern: '(golang)'}], tests: {match: ['[[golang]]']}}", ""},
      {"unsupported-regex-syntax", E, T, false, "RE2 has no look-behind \"(?<!\"",
       "Look-around, back-references, possessive and atomic groups are not regular; RE2, which is "
       "linear in the text, has none of them.",
       "- {id: go, name: Go, regex: [{pattern: '(?<!let us )golang'}], tests: {match: "
       "['[[golang]]']}}",
       "- {id: go, name: Go, regex: [{pattern: 'golang', except: [let us golang]}], tests: {match: "
       "['[[golang]]']}}",
       "Use except: and unless: for what must not stand around a hit."},
      {"matches-empty", E, T, true, "pattern \"ml|\" matches the empty string",
       "A pattern that matches nothing at all matches everywhere.",
       "- {id: ml, name: ML, regex: [{pattern: 'mlops|'}], tests: {match: ['[[mlops]]']}}",
       "- {id: ml, name: ML, regex: [{pattern: 'mlops?'}], tests: {match: ['[[mlops]]']}}", ""},
      {"anchor-not-required", E, T, false, "a match need not hold the anchor \"go\"",
       "An anchor promises a literal of every match; this pattern matches without it.",
       "- {id: go, name: Go, regex: [{pattern: 'golang|gopher', anchor: golang}], tests: {match: "
       "['[[golang]]']}}",
       "- {id: go, name: Go, regex: [{pattern: 'golang|gopher'}], tests: {match: ['[[golang]]']}}",
       "Drop it: the literals are derived from the pattern."},
      {"except-never-applies", E, T, false,
       "except \"to market\" holds no term of this rule, so it can never exclude a hit",
       "An except phrase excludes the hits inside it. The matcher, run on the phrase, finds no hit "
       "inside it.",
       "- {id: go, name: Go, ambiguous: [{term: Go, except: [to market]}], tests: {match: ['[[Go]] "
       "code'], no_match: ['to']}}",
       "- {id: go, name: Go, ambiguous: [{term: Go, except: [go to market]}], tests: {match: "
       "['[[Go]] code'], no_match: ['go to market']}}",
       "For words near the hit use unless:."},
      {"except-kills-term", E, T, false, "except \"R Shiny\" is itself a term of this rule",
       "The phrase is excluded and wanted at once: the longer term tags it all the same, and the "
       "except does nothing.",
       "- {id: r, name: R, terms: [R Shiny], ambiguous: [{term: R, case: exact, except: [R Shiny, "
       "R us]}], tests: {match: ['[[R]] code'], no_match: ['Toys R us']}}",
       "- {id: r, name: R, terms: [R Shiny], ambiguous: [{term: R, case: exact, except: [R us]}], "
       "tests: {match: ['[[R]] code'], no_match: ['Toys R us']}}",
       ""},
      {"idle-except", W, T, false,
       "except \"go cart\" decides nothing: rule toys takes \"go cart\" anyway",
       "Of hits that overlap the longest wins. Another rule has the phrase, or a part of it around "
       "the hit, as a term that nothing can turn down, so the hit is lost without the except too.",
       "- {id: go, name: Go, terms: [Golang], ambiguous: [{term: Go, case: exact, except: [Go "
       "cart, "
       "Go home]}], tests: {match: ['[[Golang]] shop'], no_match: ['Go home']}}\n- {id: toys, "
       "name: "
       "Toys, terms: [go cart], tests: {match: ['A [[go cart]] race']}}",
       "- {id: go, name: Go, terms: [Golang], ambiguous: [{term: Go, case: exact, except: [Go "
       "home]}], tests: {match: ['[[Golang]] shop'], no_match: ['Go home']}}\n- {id: toys, name: "
       "Toys, terms: [go cart], tests: {match: ['A [[go cart]] race']}}",
       ""},
      {"near-self-satisfied", W, T, false, "near word \"Splash\" is the term itself",
       "A hit is no evidence for itself, but a second mention of the same word would be one for "
       "the "
       "first: \"splash ideas, splash joy\". Words that come from a named list are not reported.",
       "- {id: splash, name: Splash, ambiguous: [{term: Splash, near: {any: [Splash, Puddle]}}], "
       "tests: "
       "{match: ['[[Splash]] on Puddle'], no_match: ['a splash of joy']}}",
       "- {id: splash, name: Splash, ambiguous: [{term: Splash, near: {any: [Puddle]}}], tests: "
       "{match: ['[[Splash]] on Puddle'], no_match: ['a splash of joy']}}",
       ""},
      {"near-unless-conflict", E, T, false, "\"salary\" is in both near and unless",
       "The word is asked for and forbidden; the veto wins, so as evidence it is dead.",
       "- {id: ctc, name: CTC, ambiguous: [{term: CTC, near: {any: [speech, salary]}, unless: "
       "{any: "
       "[salary]}}], tests: {match: ['[[CTC]] for speech'], no_match: ['CTC and salary']}}",
       "- {id: ctc, name: CTC, ambiguous: [{term: CTC, near: {any: [speech]}, unless: {any: "
       "[salary]}}], tests: {match: ['[[CTC]] for speech'], no_match: ['CTC and salary']}}",
       ""},
      {"term-conflict", E, T, false,
       "\"Splash\" is claimed by splash-store and splash-chat with no context to tell them apart",
       "Of two hits of the same words the rule that was read first has the place, so the other's "
       "term never counts. A term whose rule comes first and that asks for context is no conflict.",
       "- {id: a-drone, name: Drone CI, terms: [drone], tests: {match: ['A [[drone]] flies']}}\n"
       "- {id: b-drone, name: Drones, terms: [drone, drones], tests: {match: ['Two [[drones]] "
       "fly']}}",
       "- {id: a-drone, name: Drone CI, terms: [Drone CI], tests: {match: ['A [[Drone CI]] "
       "step']}}\n"
       "- {id: b-drone, name: Drones, terms: [drone, drones], tests: {match: ['Two [[drones]] "
       "fly']}}",
       "Give the words to one rule, or context to the rule that stands first."},
      {"shadowed-term", W, T, false, "\"deep frying\" is always taken by rule X",
       "Run through the whole pack, the term loses its own words to another rule: to a hit of "
       "equal "
       "length that stands first, or to one of a regex.",
       "- {id: a-web, name: Web, regex: [{pattern: 'web\\s?socket'}], tests: {match: ['[[web "
       "socket]]']}}\n- {id: b-web, name: Sockets, terms: [websocket, TCP sockets], tests: {match: "
       "['[[TCP "
       "sockets]]']}}",
       "- {id: a-web, name: Web, regex: [{pattern: 'web\\s?socket'}], tests: {match: ['[[web "
       "socket]]']}}\n- {id: b-web, name: Sockets, terms: [TCP sockets], tests: {match: ['[[TCP "
       "sockets]]']}}",
       "Drop it, or `overlap: keep` if both are wanted."},
  };
}

}  // namespace rolecall
