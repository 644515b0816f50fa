// What a reader is shown of one posting, whatever the format: the sentences, lists and figures of
// its coverage report, made once. Text is as it stands in the pack and the posting: the writer that
// shows it makes it safe for its format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/posting.h"
#include "report/catalogue.h"

namespace rolecall {

/// What speaks for a role, or with negative points against it.
struct ReasonView {
  double points = 0;
  std::string text;
};

struct RoleView {
  std::string id;
  std::string name;
  double score = 0;
  bool best = false;
  bool in_short = false;            ///< also where there is little room: the best and the runner-up
  std::vector<ReasonView> reasons;  ///< strongest first
};

/// A label and what is said under it.
struct NamedText {
  std::string name;
  std::string text;
};

/// One leaf of the taxonomy of levels. Asks are skills, or alternatives of which one is enough.
struct LayerView {
  std::string name;  ///< empty: asks at none of its leaves
  std::uint8_t level = 0;
  std::string firmness;  ///< "core", "mentioned", "in passing", "not asked"
  std::vector<std::string> required;
  std::vector<std::string> preferred;
};

struct BarItem {
  std::string label;
  bool asked = false;
};

/// What a role needs at least, and what stands out beside it.
struct BarView {
  std::string headline;  ///< "production: 2 of 3 asked (2 make the bar)"
  std::vector<BarItem> core;
  std::vector<BarItem> bonus;
  bool in_short = false;
};

/// The branches of a taxonomy that multiplies.
struct ProductView {
  std::string name;
  struct Factor {
    std::string name;
    double share = 0;
    bool weakest = false;
  };
  std::vector<Factor> factors;
  double product = 0;
  std::string verdict;  ///< "weakest: Business knowledge, of which nothing is asked"
};

/// A taxonomy that counts: its leaves that are asked, most first.
struct CountsView {
  std::string name;
  struct Leaf {
    std::string name;
    std::string fact;  ///< what a fact says of it: "3 years or more"
    std::vector<std::string> required;
    std::vector<std::string> preferred;
  };
  std::vector<Leaf> leaves;
  std::vector<std::string> not_asked;
};

/// Something that keeps out who does not meet it, and where it stands.
struct KnockOutView {
  std::string name;
  std::uint32_t line = 0;  ///< from 1
  std::string quote;       ///< the words of the posting, cut short
};

/// A line that asks something and that no rule knew; lines that say the same are one.
struct UntaggedView {
  std::vector<std::uint32_t> lines;  ///< from 1
  std::string text;
};

struct PostingView {
  std::string title;               ///< never empty
  std::vector<std::string> about;  ///< id, source, language
  bool decided = false;
  std::string headline;         ///< "Production-oriented ML engineer: very likely (91 %)"
  std::string description;      ///< what the role does; may be empty
  std::string title_alone;      ///< where the title alone says otherwise than the whole; else empty
  std::string duties;           ///< the duties by kind; may be empty
  std::vector<RoleView> roles;  ///< likeliest first
  std::vector<NamedText> facts;
  std::vector<KnockOutView> knock_outs;
  std::vector<LayerView> layers;
  std::string breadth;  ///< how many layers are asked, and how usual that is
  std::vector<std::string> negated;
  std::vector<std::string> company;  ///< named only in text about the company
  std::vector<BarView> bars;
  std::vector<NamedText> matches;  ///< a role's field of work against the business
  std::vector<ProductView> products;
  std::vector<CountsView> counts;
  std::string coverage;  ///< "12 of 14 asking lines tagged"
  std::vector<UntaggedView> untagged;
  std::vector<std::string> notes;
};

/// Makes views; serves all threads. The pack must outlive it.
class ViewMaker {
 public:
  explicit ViewMaker(const Pack& pack);

  const Catalogue& catalogue() const { return catalogue_; }
  PostingView make(const Posting& posting, const Analysis& analysis) const;

 private:
  /// What the role model makes of a hit in the title: a weight a class, less their mean.
  struct TitleWeight {
    bool group = false;
    Index subject = 0;
    std::vector<double> weights;
  };

  std::string title_alone(const Analysis& analysis) const;

  Catalogue catalogue_;
  std::vector<TitleWeight> title_weights_;
};

/// "4 required, 1 a plus"; empty for nothing.
std::string count_words(std::size_t required, std::size_t preferred);
/// "Degree, master required (2 required, 1 a plus)"
std::string leaf_words(const CountsView::Leaf& leaf);
/// "+0.7" or "−0.2"; with `ascii` an ASCII minus.
std::string points_words(double points, bool ascii = false);
/// "lines 3, 9"; of very many the first ones.
std::string line_words(const UntaggedView& untagged);

}  // namespace rolecall
