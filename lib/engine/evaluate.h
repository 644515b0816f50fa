// Compares analyses with labels: roles, layers, facts, mentions, clauses.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/shares.h"
#include "classify/metrics.h"
#include "corpus/gold.h"
#include "engine/analyzer.h"

namespace rolecall {

/// Places where a labelled `surface` stands in the text as a word of its own, whatever its case;
/// `lower` is ascii_lowered(text).
std::vector<Range> places_of(const std::string& lower, std::string_view text,
                             const std::string& surface);

/// A posting whose role, a layer or a fact came out otherwise than labelled.
struct Mistake {
  std::string id;
  std::string title;
  std::string what;  ///< "role", "layer data", "min_years"
  std::string gold;
  std::string guess;
  std::string why;  ///< the features that spoke loudest for the wrong role
  int certainty = 3;
};

struct Evaluation {
  std::vector<std::string> classes;  ///< of the role model
  std::vector<Judged> roles;
  struct LeafShare {
    std::string leaf;
    Proportion present, exact;
  };
  std::vector<LeafShare> levels;
  std::vector<std::pair<std::string, Proportion>> facts;
  std::map<std::string, Proportion> recall_by_kind;  ///< mentions found, by kind of skill
  std::map<std::string, Proportion> recall_by_layer;
  std::map<std::string, Proportion> recall_by_ask;       ///< by the labelled ask
  std::map<std::string, Proportion> precision_by_layer;  ///< by the layer of the tag's rule
  std::map<std::string, Proportion> precision_by_ask;    ///< by the ask that was said
  Proportion recall_tools;                               ///< tools and languages that are asked
  Proportion recall_asked;  ///< tools, languages, methods, practices asked
  Proportion precision;     ///< tags that lie on a labelled mention
  Proportion ask_right;     ///< asks of the mentions found
  std::map<std::string, Proportion> ask_by_label;
  std::vector<std::string> clause_classes;
  std::vector<Judged> clauses;
  Proportion clause_duty;  ///< duty or not
  std::vector<std::string> party_classes;
  std::vector<Judged> parties;  ///< for whom the labelled duties are
  std::vector<Mistake> mistakes;
  std::vector<std::string> missed;  ///< "id: surface (kind)" of mentions not found
  std::uint64_t postings = 0;       ///< labelled postings that were seen
};

/// Takes postings one by one, keeps what the labels speak of. Not thread-safe.
class Evaluator {
 public:
  Evaluator(const Pack& pack, const Gold& gold);

  /// Compares one posting, if it is labelled; of those with one id the first.
  void add(const Posting& posting, const Analysis& analysis);

  const Evaluation& result() const { return result_; }
  /// Ids of labelled postings that were never added.
  std::vector<std::string> missing() const;

 private:
  void add_role(const GoldPosting& gold, const Posting& posting, const Analysis& analysis);
  void add_levels(const GoldPosting& gold, const Analysis& analysis);
  void add_facts(const GoldPosting& gold, const Analysis& analysis);
  void add_mentions(const GoldMentions& gold, const Posting& posting, const Analysis& analysis);
  void add_clauses(const Posting& posting, const Analysis& analysis);
  void mistake(const std::string& id, const Analysis& analysis, std::string what, std::string gold,
               std::string guess, int certainty);

  Pack pack_;
  std::map<std::string, const GoldPosting*> postings_;
  std::map<std::string, const GoldMentions*> mentions_;
  std::multimap<std::string, const GoldClause*> clauses_;
  std::set<std::string> seen_;  ///< labelled postings
  Evaluation result_;
};

}  // namespace rolecall
