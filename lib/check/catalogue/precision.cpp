// Checks against tags where none belongs.
#include "check/catalogue.h"

namespace rolecall {

std::vector<CheckInfo> precision_checks() {
  constexpr auto E = Severity::Error;
  constexpr auto W = Severity::Warning;
  constexpr auto I = Severity::Info;
  constexpr auto T = CheckTier::Precision;
  return {
      {"short-term-no-context", E, T, false,
       "\"R\" is one letter and has no near, list, except or case: it will tag almost anything",
       "A term of one letter or one Chinese character stands in every text; of a skill it must be "
       "ambiguous.",
       "- {id: r, name: R, terms: [R], tests: {match: ['[[R]] code'], no_match: ['Are']}}",
       "- {id: r, name: R, ambiguous: [{term: R, case: exact, list: [Python]}], tests: {match: "
       "['[[R]], Python'], no_match: ['R us']}}",
       ""},
      {"common-word-term", W, T, false, "\"attention\" is a word of everyday English",
       "As a term it fires alone, wherever the word stands. From a list of everyday words that are "
       "also names of tools.",
       "- {id: splash, name: Splash, terms: [splash], tests: {match: ['[[Splash]] jobs']}}",
       "- {id: splash, name: Splash, terms: [Splash Store], ambiguous: [{term: Splash, list: "
       "[Puddle]}], tests: {match: ['[[Splash]], Puddle'], no_match: ['Splash joy']}}",
       ""},
      {"short-term-folded-case", W, T, false, "\"IT\" also finds \"it\": terms fold case",
       "A short name in capitals that is a word in small letters.",
       "- {id: it, name: IT, terms: [IT], tests: {match: ['[[IT]] shop'], no_match: ['A bit']}}",
       "- {id: it, name: IT, ambiguous: [{term: IT, case: exact, near: {any: [systems]}}], tests: "
       "{match: ['[[IT]] systems'], no_match: ['it runs']}}",
       ""},
      {"acronym-collision", W, T, false, "\"CTC\" is also cost to company",
       "The letters have another meaning in postings. From a list of such letters; a term with "
       "near, list or unless is not reported.",
       "- {id: ctc, name: CTC, terms: [CTC], tests: {match: ['[[CTC]] loss'], no_match: ['CT']}}",
       "- {id: ctc, name: CTC, ambiguous: [{term: CTC, near: {any: [loss]}}], tests: {match: "
       "['[[CTC]] loss'], no_match: ['CTC up to 9 lakh']}}",
       ""},
      {"cjk-substring-risk", I, T, false,
       "\"推荐\" is part of \"推荐信\", which another rule excepts",
       "Chinese has no blanks: a term is found inside longer words. Another rule of the pack "
       "already "
       "excepts such a word.",
       "- {id: a, name: A, terms: [推荐], tests: {match: ['做[[推荐]]']}}\n- {id: b, name: B, "
       "ambiguous: [{term: 荐信, except: [推荐信]}], tests: {match: ['[[荐信]]'], no_match: "
       "['推荐信']}}",
       "", "Move it to ambiguous: with except:."},
      {"unescaped-dot", W, T, true, "\".\" matches any character in \"node.js\"",
       "A dot between two letters of a regex is nearly always meant as a dot.",
       "- {id: node, name: Node, regex: [{pattern: 'node.js\\d'}], tests: {match: "
       "['[[node.js8]]']}}",
       "- {id: node, name: Node, regex: [{pattern: 'node\\.js\\d'}], tests: {match: "
       "['[[node.js8]]']}}",
       ""},
      {"regex-is-literal", W, T, false, "this regex is plain text; use terms:",
       "Terms are faster, have better messages, and find other separators and widths too.",
       "- {id: go, name: Go, regex: [{pattern: golang}], tests: {match: ['[[golang]] shop']}}",
       "- {id: go, name: Go, terms: [golang], tests: {match: ['[[golang]] shop']}}", ""},
      {"alternation-prefix", W, T, false,
       "(foo|foobar): the first alternative wins, \"foobar\" is never the tagged words",
       "RE2 takes the first alternative that matches, not the longest.",
       "- {id: go, name: Go, regex: [{pattern: '(?:go|golang)'}], tests: {match: "
       "['[[go]] 8']}}",
       "- {id: go, name: Go, regex: [{pattern: '(?:golang|go)'}], tests: {match: "
       "['[[go]] 8']}}",
       "Put the longer first."},
      {"wide-gap", W, T, false, "\".*\" reaches over the whole clause",
       "What stands there can be anything, and the tag covers all of it: a dot repeated without an "
       "end, "
       "or more than 100 times.",
       "- {id: go, name: Go, regex: [{pattern: 'golang.*service'}], tests: {match: ['[[golang web "
       "service]]']}}",
       "- {id: go, name: Go, ambiguous: [{term: golang, near: {any: [service]}}], tests: {match: "
       "['[[golang]] web service'], no_match: ['golang']}}",
       "Use near:, or a gap with an end: `.{0,20}`."},
      {"corpus-noise", W, T, false, "tags 38 % of the postings (limit 25 %)",
       "With `--corpus`: a skill that stands in so many postings says nothing about them, or is "
       "found where it is not meant.",
       "", "", "Look at `rolecall explain`, and ask for evidence."},
      {"dead-on-corpus", I, T, false, "no hit in 20,000 postings; keep, fix or drop?",
       "With `--corpus`: the rule was never needed, or its terms are not what people write.", "",
       "", ""},
      {"co-fires-always", I, T, false, "in all 40 postings with it, puddle is tagged as well",
       "With `--corpus`: two skills that always stand together may be one.", "", "", ""},
  };
}

}  // namespace rolecall
