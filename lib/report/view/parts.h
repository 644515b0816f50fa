// The parts of a posting's view, one function a part; posting_view.cpp puts them together.
#pragma once

#include <string>
#include <vector>

#include "report/view/posting_view.h"

namespace rolecall {

/// One thing asked: a skill, or skills of which one is enough.
struct AskView {
  Ask ask = Ask::Required;
  std::vector<const SkillAsk*> skills;  ///< never empty
  std::string text;                     ///< "Spark or Flink (3+ years; one is enough)"
};
/// The required and preferred asks, in the order of the analysis, none named twice.
std::vector<AskView> asks_of(const Catalogue& catalogue, const Analysis& analysis);

void add_roles(const Catalogue& catalogue, const Posting& posting, const Analysis& analysis,
               PostingView& view);

void add_layers(const Catalogue& catalogue, const Analysis& analysis,
                const std::vector<AskView>& asks, PostingView& view);
void add_bars(const Catalogue& catalogue, const Analysis& analysis, PostingView& view);
void add_matches(const Catalogue& catalogue, const Analysis& analysis, PostingView& view);
void add_products(const Catalogue& catalogue, const Analysis& analysis, PostingView& view);
void add_counts(const Catalogue& catalogue, const Analysis& analysis,
                const std::vector<AskView>& asks, PostingView& view);

void add_facts(const Catalogue& catalogue, const Posting& posting, const Analysis& analysis,
               PostingView& view);
/// The value of a fact of the field for people: "3 years or more", "bachelor"; empty for a flag.
std::string fact_value(const Pack& pack, const FactFieldEntry& field, const Fact& fact);
/// The field a fact was reported under, or nullptr.
const FactFieldEntry* field_of(const Pack& pack, const Fact& fact);

void add_coverage(const Posting& posting, const Analysis& analysis, PostingView& view);

/// What a reason says, in the words of the posting where it can.
std::string reason_words(const Catalogue& catalogue, const Posting& posting,
                         const Analysis& analysis, const Reason& reason);

/// `text` on one line, at most `columns` wide.
std::string quoted_text(std::string_view text, int columns);
/// "a, b and c"
std::string listed(const std::vector<std::string>& items);

}  // namespace rolecall
