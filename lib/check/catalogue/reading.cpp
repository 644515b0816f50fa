// Checks of the loader: files, YAML, keys, values, names.
#include "check/catalogue.h"

namespace rolecall {

std::vector<CheckInfo> reading_checks() {
  constexpr auto E = Severity::Error;
  constexpr auto T = CheckTier::Reading;
  return {
      {"unreadable-file", E, T, false, "cannot read the file: Permission denied",
       "A file of the pack could not be opened; its rules are missing from everything else.", "",
       "", "Mend its permissions, or move it out of the pack's folder."},
      {"invalid-utf8", E, T, false, "byte 0xFF is not UTF-8",
       "The YAML library would take the byte as it is, and the term would match nothing.", "", "",
       "Save the file as UTF-8."},
      {"syntax-error", E, T, false, "a \":\" followed by a blank makes a key of what is before it",
       "The file is no YAML from here on; what stands below was not read.",
       "terms: [C++: The Language, Go]", "terms: ['C++: The Language', Go]",
       "Quote what holds `: `, ` #`, brackets or commas."},
      {"multi-document", E, T, false, "a second YAML document begins here; a rule file has one",
       "Everything below `---` would be ignored.", "", "",
       "Put the second document in a file of its own."},
      {"yaml-feature", E, T, false, "anchors (&) are not part of the rule format",
       "Anchors, aliases, tags and indentation indicators make a file that reads one way and means "
       "another. Rule files are plain YAML.",
       "terms: &names [Golang]", "terms: [Golang]",
       "Share words with `lists:`, other fields with `defaults:`."},
      {"merge-key-ignored", E, T, false, "merge keys (\"<<\") are not part of the rule format",
       "The YAML library does not apply merge keys: the rule would silently lack its fields.",
       "<<: *base", "", "Use `defaults:` for what the rules of a file share."},
      {"duplicate-key", E, T, false, "key \"terms\" is given twice",
       "The YAML library would keep only the first of the two, and half of the rule would be gone.",
       "terms: [Golang]\nterms: [go-lang]", "terms: [Golang, go-lang]", ""},
      {"unknown-key", E, T, true, "unknown key \"trems\" in a rule",
       "A key nobody reads: what it says is not done.", "trems: [Golang]", "terms: [Golang]", ""},
      {"yaml-type-trap", E, T, true, "an item of \"terms\" is a mapping",
       "YAML reads some words as something else: `a: b` is a mapping, `~` and `null` are nothing, "
       "` #` begins a comment, a line break inside a plain item is a blank. Cut short by a "
       "comment, "
       "or written on two lines, it is a warning.",
       "terms:\n  - method: hot\n  - C # the language",
       "terms:\n  - 'method: hot'\n  - C  # the language", ""},
      {"wrong-type", E, T, false, "\"terms\" must be a list, not a single value",
       "The key takes another sort of value.", "terms: Golang", "terms: [Golang]", ""},
      {"invalid-value", E, T, false, "\"case\" cannot be \"exakt\"",
       "The key is right, its value is not one that it takes.", "case: exakt", "case: exact", ""},
      {"missing-metadata", E, T, false, "a rule needs \"name\"",
       "Without the field the rule cannot be used: a skill needs a name, a kind, a group and a "
       "place in each taxonomy that combines levels.",
       "- {id: go, terms: [Golang]}",
       "- {id: go, name: Go, terms: [Golang], tests: {match: ['[[Golang]] services']}}", ""},
      {"schema-version", E, T, false, "the file needs schema 2, this rolecall reads 1",
       "The file was written for another version of the format.", "schema: 2", "schema: 1", ""},
      {"invalid-id", E, T, false, "id \"Go Lang\" must match ^[a-z0-9]+(-[a-z0-9]+)*$",
       "Ids are keys in records, on command lines and in file names.", "- {id: Go Lang}", "",
       "Small letters, digits, and single hyphens between them."},
      {"duplicate-rule-id", E, T, false, "rule \"go\" is already defined",
       "Two rules with one id cannot be told apart in any record.", "", "",
       "Rename one of them, or make one rule of both."},
      {"duplicate-id", E, T, false, "group \"cloud\" is already defined",
       "The second definition of a group, taxonomy, section, field, role, model or list would be "
       "lost.",
       "", "", ""},
      {"unknown-reference", E, T, true, "unknown leaf \"deep-lerning\" of taxonomy \"areas\"",
       "The name is defined nowhere in the pack.", "taxonomies: {areas: deep-lerning}",
       "taxonomies: {areas: deep-learning}", ""},
      {"list-cycle", E, T, false, "list takes in itself: a -> b -> a",
       "Lists that take in each other have no end.", "lists: {a: [$b], b: [$a]}",
       "lists: {a: [$b], b: [Rust]}", ""},
      {"test-syntax", E, T, false, "a match test marks what is to be tagged with [[ ]]",
       "The test does not say what it tests.", "match: ['Services in Golang']",
       "match: ['Services in [[Golang]]']", ""},
      {"missing-evidence", E, T, false, "an ambiguous term must say what makes it a hit",
       "Without case, list, near, unless or except it is as certain as a term.",
       "ambiguous: [{term: Go}]", "ambiguous: [{term: Go, list: [Rust, Java]}]", ""},
      {"limits-exceeded", E, T, false, "more than 2000 terms in a rule",
       "Limits keep a mistaken or hostile pack from filling the memory.", "", "",
       "Split the rule, the list or the file."},
  };
}

}  // namespace rolecall
