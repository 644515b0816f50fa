// Checks of names, metadata and order.
#include "check/catalogue.h"

namespace rolecall {

std::vector<CheckInfo> hygiene_checks() {
  constexpr auto E = Severity::Error;
  constexpr auto W = Severity::Warning;
  constexpr auto I = Severity::Info;
  constexpr auto T = CheckTier::Hygiene;
  return {
      {"duplicate-term", W, T, true, "\"Golang\" stands twice in the rule",
       "Terms fold case and width, so the second finds nothing that the first does not; nor does a "
       "regex that is written twice.",
       "- {id: go, name: Go, terms: [Golang, golang], tests: {match: ['[[Golang]] shop']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop']}}", ""},
      {"redundant-term", I, T, true, "\"slow-cooking\" is found by \"slow cooking\"",
       "A blank or hyphen in a term matches any run of them.",
       "- {id: ml, name: ML, terms: [slow cooking, slow-cooking], tests: {match: "
       "['[[slow cooking]] shop']}}",
       "- {id: ml, name: ML, terms: [slow cooking], tests: {match: ['[[slow cooking]] "
       "shop']}}",
       ""},
      {"redundant-flag", I, T, true, "(?i) says what case: fold says already",
       "Regexes fold case unless they say `case: exact`.",
       "- {id: go, name: Go, regex: [{pattern: '(?i)golang\\d'}], tests: {match: ['[[golang2]]']}}",
       "- {id: go, name: Go, regex: [{pattern: 'golang\\d'}], tests: {match: ['[[golang2]]']}}",
       ""},
      {"homoglyph", E, T, false, "\"Рython\" mixes Latin and Cyrillic letters",
       "A letter that looks like a Latin one and is none: the term matches no text.",
       "- {id: py, name: P, terms: [Рython], tests: {match: ['[[Рython]] shop']}}",
       "- {id: py, name: P, terms: [Python], tests: {match: ['[[Python]] shop']}}", ""},
      {"invisible-char", E, T, true, "the term holds U+200B, which nobody can see",
       "Zero-width and no-break characters come with copied text.",
       "- {id: go, name: Go, terms: [\"Go\\u200Blang\"], tests: {match: ['[[Golang]] shop']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop']}}", ""},
      {"not-normalised", W, T, true, "\"Ｇolang\" is not in its usual form: \"Golang\"",
       "Full-width letters, and letters with a combining mark apart from them.",
       "- {id: go, name: Go, terms: [Ｇolang], tests: {match: ['[[Golang]] shop']}}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] shop']}}", ""},
      {"traditional-missing", I, T, false, "no Traditional form of \"数据挖掘\" (數據挖掘)",
       "The rule has terms in Simplified characters that are written otherwise in Traditional "
       "ones, "
       "and none of them is there. The other way round as well. One finding a rule.",
       "- {id: dm, name: DM, terms: [数据挖掘], tests: {match: ['做[[数据挖掘]]']}}",
       "- {id: dm, name: DM, terms: [数据挖掘, 數據挖掘], tests: {match: ['做[[数据挖掘]]']}}", ""},
      {"unused-list", I, T, false, "no rule or list names $tools",
       "Words that are looked for nowhere.", "", "", "Drop the list."},
      {"leaf-without-rules", W, T, false, "no rule stands under leaf \"data/streams\"",
       "The leaf is always reported empty.", "", "",
       "Give a group or a rule this place, or drop it."},
      {"role-unreachable", E, T, false,
       "core \"ship\" of role mlops cannot be met: no rule is in group \"shipping\"",
       "A core requirement of the role names only groups without a rule.", "", "", ""},
      {"single-rule-role", W, T, false, "core \"code\" of role mlops hangs on one rule: go",
       "One rule decides a core requirement; if it errs, so does the role.", "", "", ""},
      {"deprecated-without-replacement", W, T, false, "a deprecated rule needs replaced_by",
       "Whoever uses its id must learn where to go: to a rule that is not deprecated itself.",
       "- {id: go, name: Go, status: deprecated, terms: [Golang], tests: {match: ['[[Golang]] "
       "shop']}}",
       "- {id: go, name: Go, status: deprecated, replaced_by: rust, terms: [Golang], tests: "
       "{match: "
       "['[[Golang]] shop']}}\n- {id: rust, name: Rust, terms: [Rustlang], tests: {match: "
       "['[[Rustlang]] shop']}}",
       ""},
      {"deprecated-still-weighted", W, T, false, "feature \"skill:go\" weighs a deprecated rule",
       "The model would lose the feature with the rule.", "", "", "Fit the models anew."},
      {"missing-notes-on-exclusion", W, T, false, "an ignore rule needs \"notes\"",
       "It swallows words for every rule: say what it is that no rule may find there.",
       "- {id: r-and-d, kind: ignore, terms: [R&D]}",
       "- {id: r-and-d, kind: ignore, terms: [R&D], notes: research and development}", ""},
      {"file-naming", I, T, false, "\"My_Rules.yaml\" is not small letters and hyphens",
       "File names are part of every finding's place and of the pack's hash.", "", "", ""},
      {"file-too-long", I, T, false, "1,240 lines of rules in one file",
       "A file of rules is read by people; one family a file.", "", "", ""},
      {"suppression-without-reason", E, T, false, "an allowance needs a reason",
       "The next reader must see why the finding is right and yet not to be mended.",
       "# rolecall: allow[common-word-term]",
       "# rolecall: allow[common-word-term] here it is always the tool", ""},
      {"unused-suppression", W, T, true, "nothing here needs this allowance",
       "The finding is gone, so the allowance would hide the next one. Also a name that is no "
       "check's.",
       "# rolecall: allow[unknown-chek] typo", "", "Remove the comment."},
      {"stale-baseline", E, T, false, "the baseline lists a finding that is gone: ...",
       "With `--baseline`: what was mended must leave the list, or it could come back unseen. "
       "Lines of "
       "checks that did not run (`--mutate`, `--corpus`) are passed over, and all of them while "
       "the "
       "files cannot be read.",
       "", "", "`--write-baseline FILE` writes it anew."},
  };
}

}  // namespace rolecall
