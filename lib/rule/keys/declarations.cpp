// Keys of sections, fields of facts, roles and models.
#include "rule/keys/parts.h"

namespace rolecall {

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
               .low = 0,
               .high = kMaxNumber,
               .help = "The least number that counts."},
              {.name = "high",
               .item = Item::Number,
               .low = 0,
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

}  // namespace rolecall
