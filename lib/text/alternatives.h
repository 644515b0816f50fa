// Lists of alternatives: "Spark, Flink or Beam", "AWS/GCP", "at least one of Go, Rust and Java".
#pragma once

#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Gives the tags that are alternatives of one another a common number, from 1, in `any_of`; one of
/// them is enough. A tag outside of such lists keeps 0. `tags` are sorted by place, their clauses
/// indices into the layout's. A list runs on while each tag begins behind the one before: a tag
/// inside another ends it.
void number_alternatives(const Pack& pack, std::string_view text, const Layout& layout,
                         std::vector<Tag>& tags);

/// Whether what stands between two neighbours makes them alternatives: a word such as "or". It may
/// begin within a word, which is then none.
bool says_either(const Pack& pack, std::string_view text, Range between);

/// Whether `text` starts with an any-of word, as examples do: "such as", 如.
bool opens_examples(const Pack& pack, std::string_view text);

}  // namespace rolecall
