// Checks of what a pattern costs.
#include "check/catalogue.h"

namespace rolecall {

std::vector<CheckInfo> cost_checks() {
  constexpr auto E = Severity::Error;
  constexpr auto W = Severity::Warning;
  constexpr auto I = Severity::Info;
  constexpr auto T = CheckTier::Cost;
  return {
      {"no-prefilter-atom", W, T, false,
       "no literal that every match must hold: the regex runs on every clause",
       "A regex is tried where one of its literals stands; this one has none.",
       "- {id: v, name: V, regex: [{pattern: '[a-z]+[^ ]'}], tests: {match: ['[[gopher]]']}}",
       "- {id: v, name: V, regex: [{pattern: 'go\\d+\\.\\d+'}], tests: {match: ['[[go1.2]]']}}",
       "Write out a word that every match has."},
      {"weak-atom", I, T, false, "its only literal \"a\" stands in nearly every text",
       "The literal that decides where the regex is tried is so short, or (with `--corpus`) so "
       "frequent, that it spares little.",
       "- {id: v, name: V, regex: [{pattern: 'a[0-9]+'}], tests: {match: ['[[a4]]']}}", "", ""},
      {"regex-too-large", E, T, false, "program of 48210 steps (limit 10000)",
       "RE2 falls back to a slow way of matching for patterns that large.", "", "",
       "Use terms: for long alternations."},
      {"repeat-limit", E, T, false, "{1001}: RE2 repeats at most 1000 times",
       "Also nested repetitions, taken times each other.",
       "- {id: v, name: V, regex: [{pattern: 'go{1001}'}], tests: {match: ['[[goo]]']}}",
       "- {id: v, name: V, regex: [{pattern: 'go{2,9}'}], tests: {match: ['[[goo]]']}}", ""},
      {"catastrophic-elsewhere", I, T, false,
       "\"(a+)+\" is linear here, but exponential in engines that backtrack",
       "A repetition of a repetition. A note for those who copy the pattern.",
       "- {id: v, name: V, regex: [{pattern: 'go(a+)+x'}], tests: {match: ['[[goaax]]']}}",
       "- {id: v, name: V, regex: [{pattern: 'goa+x'}], tests: {match: ['[[goaax]]']}}", ""},
  };
}

}  // namespace rolecall
