// Keys of a rule and of its parts.
#include "rule/keys/parts.h"

namespace rolecall {
namespace {

constexpr std::int32_t kMaxWithin = 1000;
const Words kCases{"fold", "exact"};
const Key kCase{.name = "case",
                .item = Item::Choice,
                .choices = kCases,
                .fallback = "fold",
                .help = "exact: capitals and small letters must stand as written."};
const Key kExcept{.name = "except",
                  .item = Item::Context,
                  .form = Form::List,
                  .help = "Phrases that contain the hit and forbid it: Go-to-market for Go."};

}  // namespace

PartKeys rule_keys() {
  return {
      "a rule",
      {
          {.name = "id",
           .item = Item::Id,
           .required = true,
           .help = "Unique in the pack; its key in records and findings."},
          {.name = "name", .help = "Its name for people; skills need one."},
          {.name = "kind",
           .item = Item::Kind,
           .help = "A skill is a tool, language, method, practice, domain or credential; the other "
                   "kinds serve the engine."},
          {.name = "group",
           .item = Item::Group,
           .help = "What roles and models weigh; skills, duties and titles need one."},
          kTaxonomies,
          {.name = "refs",
           .form = Form::List,
           .help = "The same thing elsewhere: wikidata:Q37227."},
          {.name = "section",
           .item = Item::Section,
           .help = "kind section: the kind of section that the heading opens."},
          {.name = "fact",
           .item = Item::Part,
           .part = Part::Fact,
           .help = "kind fact: the field that is found, and its value."},
          {.name = "cue",
           .item = Item::Part,
           .part = Part::Cue,
           .help = "kind cue: the ask that the wording sets, and how far it reaches."},
          {.name = "terms",
           .form = Form::List,
           .help = "Runs of words and signs that fire alone. A blank or hyphen matches any run of "
                   "blanks, hyphens and dashes; case and width fold."},
          {.name = "ambiguous",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::Ambiguous,
           .help = "Terms that need evidence: an English word, a letter, a name."},
          {.name = "regex",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::Regex,
           .help = "The last resort: patterns of RE2."},
          kScope,
          kOverlap,
          kUnlessPosting,
          kStatus,
          {.name = "replaced_by", .item = Item::Rule, .help = "The rule that took its place."},
          {.name = "tests",
           .item = Item::Part,
           .part = Part::Tests,
           .help = "Sentences of your own, and what the rule must tag in them."},
          {.name = "notes", .help = "Why the exceptions are there; ignore rules need it."},
      }};
}

PartKeys fact_keys() {
  return {
      "\"fact\"",
      {
          {.name = "field", .item = Item::Field, .required = true, .help = "A field of the pack."},
          {.name = "value",
           .item = Item::FactValue,
           .help = "A word of the field's scale, a number, or $1: what the regex captured "
                   "first. A flag takes none."},
      }};
}

PartKeys cue_keys() {
  return {"\"cue\"",
          {
              {.name = "ask",
               .item = Item::Choice,
               .required = true,
               .choices = kAsks,
               .help = "What the wording makes of the skills in its reach."},
              {.name = "reach",
               .item = Item::Choice,
               .choices = {"clause", "line", "before", "after"},
               .fallback = "clause",
               .help = "How far it reaches: the clause, the line, or one side of the cue in its "
                       "clause."},
              {.name = "within",
               .item = Item::Number,
               .low = 1,
               .high = kMaxWithin,
               .help = "So many words at most; left out: to the end of its reach."},
              {.name = "strong",
               .item = Item::Flag,
               .fallback = "false",
               .help = "true: it counts in company sections too."},
          }};
}

PartKeys ambiguous_keys() {
  return {
      "an ambiguous term",
      {
          {.name = "term", .help = "The term."},
          {.name = "terms", .form = Form::List, .help = "Terms that share these clauses."},
          kCase,
          {.name = "list",
           .item = Item::Context,
           .form = Form::List,
           .help = "Evidence: a peer right beside the hit in a list. It lifts the case rule too."},
          {.name = "near",
           .item = Item::Part,
           .part = Part::Nearby,
           .help = "Evidence: one of these words nearby, in the same clause."},
          {.name = "unless",
           .item = Item::Part,
           .part = Part::Nearby,
           .help = "Veto: one of these words nearby, in the same clause."},
          kExcept,
      }};
}

PartKeys nearby_keys() {
  return {"near",
          {
              {.name = "within",
               .item = Item::Number,
               .low = 1,
               .high = kMaxWithin,
               .fallback = "12",
               .help = "How many tokens away; a Chinese character is one."},
              {.name = "side",
               .item = Item::Choice,
               .choices = {"both", "before", "after"},
               .fallback = "both",
               .help = "On which side of the hit the word stands."},
              {.name = "any",
               .item = Item::Context,
               .form = Form::List,
               .required = true,
               .help = "The words; $name takes in a list."},
          }};
}

PartKeys regex_keys() {
  return {"a regex",
          {
              {.name = "pattern",
               .required = true,
               .help = "RE2 syntax, in single quotes. (?P<hit>...) marks the part to tag."},
              kCase,
              {.name = "anchor",
               .help = "A literal that every match contains; `rules check` proves it."},
              kExcept,
          }};
}

PartKeys scope_keys() {
  return {"\"scope\"",
          {
              {.name = "only",
               .item = Item::Section,
               .form = Form::OneOrList,
               .help = "Hits count in these sections alone."},
              {.name = "not",
               .item = Item::Section,
               .form = Form::OneOrList,
               .help = "Hits do not count in these sections."},
          }};
}

PartKeys tests_keys() {
  return {"\"tests\"",
          {
              {.name = "match",
               .item = Item::Example,
               .form = Form::List,
               .help = "Texts that the rule must tag at exactly each [[...]]."},
              {.name = "no_match",
               .item = Item::Example,
               .form = Form::List,
               .help = "Texts in which the rule must tag nothing."},
          }};
}

PartKeys test_keys() {
  return {"a test",
          {
              {.name = "text", .required = true, .help = "The sentence."},
              {.name = "todo",
               .required = true,
               .help = "Why the test is known to fail; it is told of once it passes."},
          }};
}

}  // namespace rolecall
