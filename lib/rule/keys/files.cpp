// Keys of a file, of pack.yaml, and of what rules are sorted into.
#include "rule/keys/parts.h"

namespace rolecall {

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
              {.name = "openers",
               .item = Item::Part,
               .part = Part::Openers,
               .help = "Words that open a sentence or an item: where one is glued to the word "
                       "before, a line break was lost."},
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

PartKeys opener_keys() {
  return {"openers",
          {
              {.name = "behind_any",
               .form = Form::List,
               .help = "With a capital; no name ends so: Proficiency."},
              {.name = "behind_small",
               .form = Form::List,
               .help = "Only behind a word of small letters: Build, for CodeBuild is a name."},
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

}  // namespace rolecall
