#include "rule/keys.h"

#include <algorithm>
#include <array>

namespace rolecall {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::int32_t kMaxNumber = 1000000;
constexpr std::int32_t kMaxWithin = 1000;

const Words kAsks{"required", "preferred", "negated", "company"};
const Words kCases{"fold", "exact"};

const Key kTaxonomies{.name = "taxonomies",
                      .item = Item::Leaf,
                      .form = Form::MapOfOneOrLists,
                      .help =
                          "Places in taxonomies, each a leaf's path or a list of them. A rule's "
                          "own are laid over the file's, those over its group's."};
const Key kScope{.name = "scope",
                 .item = Item::Part,
                 .part = Part::Scope,
                 .help = "Kinds of sections in which the rule's hits do not count, or alone do."};
const Key kOverlap{.name = "overlap",
                   .item = Item::Choice,
                   .choices = {"keep"},
                   .help = "keep: a hit may stand inside a longer hit of another rule."};
const Key kUnlessPosting{.name = "unless_posting",
                         .item = Item::Context,
                         .form = Form::List,
                         .help =
                             "Any of these words anywhere in a posting switches the rule off "
                             "there."};
const Key kStatus{.name = "status",
                  .item = Item::Choice,
                  .choices = {"stable", "draft", "deprecated"},
                  .fallback = "stable",
                  .help = "For readers: it changes nothing in what is found."};
const Key kCase{.name = "case",
                .item = Item::Choice,
                .choices = kCases,
                .fallback = "fold",
                .help = "exact: capitals and small letters must stand as written."};
const Key kExcept{.name = "except",
                  .item = Item::Context,
                  .form = Form::List,
                  .help = "Phrases that contain the hit and forbid it: Go-to-market for Go."};

PartKeys file_keys() {
  return {
      "a rule file",
      {
          {.name = "schema",
           .item = Item::Number,
           .required = true,
           .low = 1,
           .high = 1,
           .help = "The version of the format: 1."},
          {.name = "pack",
           .item = Item::Part,
           .part = Part::Pack,
           .help = "The pack itself; in one of its files."},
          {.name = "taxonomy",
           .item = Item::Part,
           .part = Part::Taxonomy,
           .help = "A tree of leaves that skills are laid against."},
          {.name = "groups",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::Group,
           .help = "Groups of rules: what roles and models weigh."},
          {.name = "alike",
           .item = Item::Rule,
           .form = Form::ListOfLists,
           .help = "Skills of which one nearly stands in for another: Airflow and Argo."},
          {.name = "defaults",
           .item = Item::Part,
           .part = Part::Defaults,
           .help = "What the rules of this file have where they say nothing else."},
          {.name = "lists",
           .item = Item::Context,
           .form = Form::MapOfLists,
           .help = "Named lists of words, taken in elsewhere as $name."},
          {.name = "sections",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::SectionKind,
           .help = "Kinds of sections. Text before the first heading is of the first kind without "
                   "an ask."},
          {.name = "fields",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::FactField,
           .help = "Fields of facts that are reported: years, degree, level."},
          {.name = "roles",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::Role,
           .help = "Roles: core, entry bar, bonus."},
          {.name = "models",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::Model,
           .help = "Models that score clauses, layers and roles. `rolecall fit` writes their "
                   "weights."},
          {.name = "rules",
           .item = Item::Part,
           .form = Form::List,
           .part = Part::Rule,
           .help = "Rules: each puts its tag on stretches of a posting."},
      }};
}

PartKeys pack_keys() {
  return {"the pack",
          {
              {.name = "name", .required = true, .help = "The pack's name."},
              {.name = "version", .required = true, .help = "The pack's version: 1.0.0."},
              {.name = "languages",
               .item = Item::Part,
               .form = Form::List,
               .part = Part::Language,
               .help = "Languages, told by their frequent words or by their script."},
              {.name = "connectors",
               .item = Item::Part,
               .part = Part::Connectors,
               .help = "Words that join the items of a list."},
              {.name = "numbers",
               .item = Item::Number,
               .form = Form::Map,
               .low = 0,
               .high = kMaxNumber,
               .help = "Number words and what they stand for: five: 5."},
          }};
}

PartKeys language_keys() {
  return {"a language",
          {
              {.name = "id", .item = Item::Id, .required = true, .help = "As in `en`, `zh`."},
              {.name = "words", .form = Form::List, .help = "Its most frequent words."},
              {.name = "script",
               .item = Item::Choice,
               .choices = {"han", "kana", "hangul"},
               .help = "Its script, where that alone tells the language."},
              {.name = "supported",
               .item = Item::Flag,
               .fallback = "true",
               .help = "false: a posting in it gets the note unsupported-language."},
          }};
}

PartKeys connector_keys() {
  return {"connectors",
          {
              {.name = "any_of", .form = Form::List, .help = "Words of alternatives: or, 或."},
              {.name = "all_of", .form = Form::List, .help = "Words that join: and, 和."},
          }};
}

PartKeys taxonomy_keys() {
  return {"a taxonomy",
          {
              {.name = "id", .item = Item::Id, .required = true, .help = "What rules name it by."},
              {.name = "name", .required = true, .help = "Its name for people."},
              {.name = "source", .help = "Where it is from."},
              {.name = "combine",
               .item = Item::Choice,
               .choices = {"levels", "product", "counts"},
               .fallback = "counts",
               .help = "counts: skills under each leaf. levels: 0, 1 or 2 a leaf. product: top "
                       "branches multiply, the weakest is named."},
              {.name = "usual",
               .item = Item::Part,
               .part = Part::Usual,
               .help = "How many of its leaves postings usually ask."},
              {.name = "leaves",
               .item = Item::Part,
               .form = Form::List,
               .part = Part::Leaf,
               .required = true,
               .help = "Its leaves and branches."},
          }};
}

PartKeys usual_keys() {
  return {"usual",
          {
              {.name = "least",
               .item = Item::Number,
               .required = true,
               .low = 0,
               .high = kMaxNumber,
               .help = "Fewer leaves than this are few."},
              {.name = "most",
               .item = Item::Number,
               .required = true,
               .low = 1,
               .high = kMaxNumber,
               .help = "More leaves than this are many."},
              {.name = "remark", .help = "What the source says of it."},
              {.name = "shares",
               .item = Item::Number,
               .form = Form::List,
               .low = 0,
               .high = 100,
               .help = "Percent of postings that ask no leaf, one, two and so on."},
          }};
}

PartKeys leaf_keys() {
  return {"a leaf",
          {
              {.name = "id", .item = Item::Id, .required = true, .help = "A part of its path."},
              {.name = "name", .required = true, .help = "Its name for people."},
              {.name = "leaves",
               .item = Item::Part,
               .form = Form::List,
               .part = Part::Leaf,
               .help = "Leaves below it; it is then a branch and takes no rules itself."},
          }};
}

PartKeys group_keys() {
  return {"a group",
          {
              {.name = "id", .item = Item::Id, .required = true, .help = "What rules name it by."},
              {.name = "name", .required = true, .help = "Its name for people."},
              {.name = "pairs_with",
               .item = Item::Group,
               .help = "A group: a hit of a rule of this one, followed in its clause by a hit of "
                       "the other, is a pair (a verb and its object)."},
              kTaxonomies,
          }};
}

PartKeys defaults_keys() {
  return {"\"defaults\"",
          {
              {.name = "kind", .item = Item::Kind, .help = "The kind of rules that name none."},
              {.name = "group", .item = Item::Group, .help = "The group of rules that name none."},
              kTaxonomies,
              kScope,
              kOverlap,
              kUnlessPosting,
              kStatus,
          }};
}

PartKeys section_keys() {
  return {"a section kind",
          {
              {.name = "id",
               .item = Item::Id,
               .required = true,
               .help = "What headings and scopes name it by."},
              {.name = "name", .required = true, .help = "Its name for people."},
              {.name = "ask",
               .item = Item::Choice,
               .choices = kAsks,
               .help = "What standing there means; left out: the wording of each clause decides."},
              {.name = "duties",
               .item = Item::Flag,
               .fallback = "false",
               .help = "true: what stands there is what the person will do."},
          }};
}

PartKeys field_keys() {
  return {"a fact field",
          {
              {.name = "id",
               .item = Item::FieldId,
               .required = true,
               .help = "Its key in records; may have `_`."},
              {.name = "name", .help = "Its name for people."},
              {.name = "scale", .form = Form::List, .help = "Its words, from low to high."},
              {.name = "split",
               .item = Item::Flag,
               .fallback = "false",
               .help = "true: reported as ID_required and ID_preferred."},
              {.name = "flag",
               .item = Item::Flag,
               .fallback = "false",
               .help = "true: it has no value, and is true where it is found."},
              {.name = "knock_out",
               .item = Item::Flag,
               .fallback = "false",
               .help = "true: whoever cannot meet it need not apply."},
              {.name = "low",
               .item = Item::Number,
               .low = -kMaxNumber,
               .high = kMaxNumber,
               .help = "The least number that counts."},
              {.name = "high",
               .item = Item::Number,
               .low = -kMaxNumber,
               .high = kMaxNumber,
               .help = "The greatest number that counts."},
              {.name = "from_years",
               .item = Item::Number,
               .form = Form::Map,
               .low = 0,
               .high = 100,
               .help = "Words of the scale and the least years that imply them: senior: 5."},
              kTaxonomies,
          }};
}

PartKeys role_keys() {
  return {"a role",
          {
              {.name = "id", .item = Item::Id, .required = true, .help = "Its name in records."},
              {.name = "name", .required = true, .help = "Its name for people."},
              {.name = "description", .help = "What such a person does."},
              {.name = "core",
               .item = Item::Group,
               .form = Form::MapOfOneOrLists,
               .help = "Labels and their groups; met when a skill of one of them is required or "
                       "preferred."},
              {.name = "entry_bar",
               .item = Item::Number,
               .low = 0,
               .high = kMaxNumber,
               .fallback = "0",
               .help = "How many of core make the entry bar."},
              {.name = "bonus",
               .item = Item::Group,
               .form = Form::MapOfOneOrLists,
               .help = "Labels and their groups: bonus points."},
              {.name = "speaks_for",
               .form = Form::List,
               .help = "Groups, rules, kinds of clauses or features that ought to speak for it; "
                       "`rolecall fit` tells where weights say the opposite."},
              {.name = "speaks_against",
               .form = Form::List,
               .help = "The same of what ought to speak against it."},
              {.name = "match",
               .item = Item::Part,
               .part = Part::Match,
               .help = "What of the candidate's field must fit what of the business."},
          }};
}

PartKeys match_keys() {
  return {
      "match",
      {
          {.name = "name", .required = true, .help = "Its name for people."},
          {.name = "field",
           .item = Item::Group,
           .form = Form::OneOrList,
           .required = true,
           .help = "Groups whose skills tell the field."},
          {.name = "business",
           .item = Item::Group,
           .form = Form::OneOrList,
           .required = true,
           .help = "Groups whose skills tell the business."},
          {.name = "taxonomy", .required = true, .help = "A taxonomy in whose leaves both meet."},
      }};
}

PartKeys model_keys() {
  return {
      "a model",
      {
          {.name = "id",
           .required = true,
           .help = "clause, role, or TAXONOMY:LEAF of a taxonomy that combines levels."},
          {.name = "classes",
           .form = Form::List,
           .required = true,
           .help = "What it tells apart. Of the model role: roles of the pack, and none."},
          {.name = "names", .form = Form::Map, .help = "Classes and their names for people."},
          {.name = "duties",
           .form = Form::List,
           .help = "Of the model clause: classes that are things the person will do."},
          {.name = "qualifications",
           .form = Form::List,
           .help = "Of the model clause: classes that ask a qualification."},
          {.name = "mixes",
           .form = Form::MapOfOneOrLists,
           .help = "Of the model clause: classes taken together; their shares are summed."},
          {.name = "ratios",
           .form = Form::List,
           .help = "Of the model clause: classes or mixes weighed against each other, a/b."},
          {.name = "about",
           .help = "Of the model clause: how pages tell the duties, with {count}, {duties} and "
                   "{kind}."},
          {.name = "whom",
           .help = "Of the model clause: the same of whom they are for, with {whom}."},
          {.name = "without",
           .help = "Of the model clause: how a kind is told that no duty is of, with {absent}."},
          {.name = "absent",
           .form = Form::Map,
           .help = "Of the model clause: classes and what {absent} says of them."},
          {.name = "temperature",
           .item = Item::Real,
           .fallback = "1",
           .help = "Above 1 the probabilities are flatter, below 1 sharper."},
          {.name = "margin",
           .item = Item::Real,
           .fallback = "0",
           .help = "Least distance of the best two probabilities for `decided`."},
          {.name = "bias", .item = Item::Reals, .help = "One number a class."},
          {.name = "weights",
           .item = Item::Reals,
           .form = Form::Map,
           .help = "Features, each with one number a class. `rolecall fit` writes them."},
      }};
}

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

}  // namespace

const PartKeys& keys_of(Part part) {
  // By Part.
  static const std::array<PartKeys, kParts> all{
      file_keys(),  pack_keys(),  language_keys(),  connector_keys(), taxonomy_keys(),
      usual_keys(), leaf_keys(),  group_keys(),     defaults_keys(),  section_keys(),
      field_keys(), role_keys(),  match_keys(),     model_keys(),     rule_keys(),
      fact_keys(),  cue_keys(),   ambiguous_keys(), nearby_keys(),    regex_keys(),
      scope_keys(), tests_keys(), test_keys()};
  return all[static_cast<std::size_t>(part)];
}

const Key* find_key(Part part, std::string_view name) {
  const std::vector<Key>& keys = keys_of(part).keys;
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

}  // namespace rolecall
