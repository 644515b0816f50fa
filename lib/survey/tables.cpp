#include "survey/tables.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "model/fact_keys.h"

namespace rolecall {
namespace {

constexpr std::uint64_t kFewestLines = 2;

std::string with_blanks(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

class Tables {
 public:
  explicit Tables(const Survey& survey)
      : survey_(survey), t_(survey.tallies()), catalogue_(survey.catalogue()) {}

  std::vector<FigureTable> operator()() {
    roles();
    layers();
    skills("skills", "Skills asked", {Ask::Required, Ask::Preferred});
    skills("skills_required", "Skills required", {Ask::Required});
    skills("skills_preferred", "Skills preferred", {Ask::Preferred});
    facts();
    words("languages", "Languages", t_.languages, t_.postings[Slices::kAll], "postings");
    counted("sources", "Sources", t_.sources, 1, 1000);
    words("notes", "Notes", t_.notes, t_.postings[Slices::kAll], "postings");
    sliced("without_tags", "Without a single tag", "postings", {"without_tags", "no tag"},
           t_.without_tags);
    words("notes_without_tags", "Notes of postings without a tag", t_.notes_without_tags,
          t_.without_tags[Slices::kAll], "postings without a tag");
    counted("untagged_lines", "Asking lines that no rule tagged", t_.untagged, kFewestLines,
            kMostLineFigures);
    phrases();
    return std::move(tables_);
  }

 private:
  using Item = std::pair<std::string, std::string>;  // stable word, name

  FigureTable& table(std::string id, std::string title, std::string of) {
    return tables_.emplace_back(FigureTable{std::move(id), std::move(title), std::move(of), 0, {}});
  }

  /// A figure for each slice, of its postings.
  void add(FigureTable& to, const Item& item, const SliceCounts& counts, const SliceCounts& of) {
    for (std::size_t slice = 0; slice < counts.size(); ++slice)
      to.figures.push_back({item.first, item.second, {}, slice, counts[slice], of[slice]});
  }
  void sliced(std::string id, std::string title, std::string of, const Item& item,
              const SliceCounts& counts) {
    add(table(std::move(id), std::move(title), std::move(of)), item, counts, t_.postings);
  }

  void roles() {
    FigureTable& roles = table("roles", "Roles", "postings");
    for (std::size_t i = 1; i < t_.postings.size(); ++i)
      roles.figures.push_back({survey_.slices().ids[i],
                               survey_.slices().names[i],
                               {},
                               Slices::kAll,
                               t_.postings[i],
                               t_.postings[Slices::kAll]});
    FigureTable& open = table("undecided", "Roles left open", "postings");
    add(open, {"undecided", "too close to say"}, t_.undecided, t_.postings);
    add(open, {"too_little", "too little text to say"}, t_.too_little, t_.postings);
    FigureTable& confidence = table("confidence", "Confidence", "postings");
    for (std::size_t bin = 0; bin < t_.confidence.size(); ++bin) {
      const std::string low = std::to_string(bin * 10), high = std::to_string(bin * 10 + 10);
      add(confidence, {low, low + "–" + high + " %"}, t_.confidence[bin], t_.postings);
    }
  }

  Item layer(std::size_t leaf) const {
    const LeafEntry& entry = catalogue_.layer_leaves()[leaf];
    return {std::string(catalogue_.pack.str(entry.path)),
            std::string(catalogue_.pack.str(entry.name))};
  }

  void layers() {
    const std::size_t leaves = catalogue_.layer_leaves().size();
    if (leaves == 0) return;
    FigureTable asked{"layers", "Layers asked", "postings", 0, {}};
    FigureTable core{"layers_core", "Layers that are core of the job", "postings", 0, {}};
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      SliceCounts counts = t_.levels[2][leaf];
      add(core, layer(leaf), counts, t_.postings);
      for (std::size_t slice = 0; slice < counts.size(); ++slice)
        counts[slice] += t_.levels[1][leaf][slice];
      add(asked, layer(leaf), counts, t_.postings);
    }
    tables_.push_back(std::move(asked));
    tables_.push_back(std::move(core));
    breadth("breadth", "How many layers are asked", t_.asked, leaves);
    breadth("breadth_named", "In how many layers a skill is asked", t_.named, leaves);
    breadth("breadth_core", "How many layers are core of the job", t_.core, leaves);
    combinations("combinations", "Layers asked together", t_.asked);
    combinations("combinations_core", "Layers that are core together", t_.core);
  }

  void breadth(std::string id, std::string title,
               const std::map<std::uint64_t, SliceCounts>& combinations, std::size_t leaves) {
    std::vector<SliceCounts> counts(leaves + 1, SliceCounts(t_.postings.size()));
    for (const auto& [layers, found] : combinations)
      for (std::size_t slice = 0; slice < found.size(); ++slice)
        counts[static_cast<std::size_t>(std::popcount(layers))][slice] += found[slice];
    FigureTable& to = table(std::move(id), std::move(title), "postings");
    for (std::size_t n = 0; n < counts.size(); ++n)
      add(to, {std::to_string(n), std::to_string(n) + " of " + std::to_string(leaves)}, counts[n],
          t_.postings);
  }

  void combinations(std::string id, std::string title,
                    const std::map<std::uint64_t, SliceCounts>& all) {
    std::vector<std::pair<std::uint64_t, const SliceCounts*>> ranked;
    for (const auto& [layers, counts] : all) ranked.emplace_back(layers, &counts);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return (*a.second)[Slices::kAll].distinct > (*b.second)[Slices::kAll].distinct;
    });
    FigureTable& to = table(std::move(id), std::move(title), "postings");
    for (const auto& [layers, counts] : ranked) {
      Item item;
      for (std::size_t leaf = 0; leaf < std::min<std::size_t>(catalogue_.layer_leaves().size(), 64);
           ++leaf) {
        if ((layers >> leaf & 1) == 0) continue;
        const auto [path, name] = layer(leaf);
        item.first += (item.first.empty() ? "" : "+") + path;
        item.second += (item.second.empty() ? "" : " + ") + name;
      }
      if (layers == 0) item = {"none", "none"};
      add(to, item, *counts, t_.postings);
    }
  }

  void skills(std::string id, std::string title, std::initializer_list<Ask> asks) {
    FigureTable& to = table(std::move(id), std::move(title), "postings");
    std::vector<std::pair<SliceCounts, Index>> found;
    for (Index rule = 0; rule < catalogue_.pack.rules().size(); ++rule) {
      SliceCounts counts(t_.postings.size());
      for (const Ask ask : asks)
        for (std::size_t slice = 0; slice < counts.size(); ++slice)
          counts[slice] += t_.skills[static_cast<std::size_t>(ask)][rule][slice];
      if (counts[Slices::kAll].all > 0) found.emplace_back(std::move(counts), rule);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first[Slices::kAll].distinct > b.first[Slices::kAll].distinct;
    });
    for (const auto& [counts, rule] : found) {
      const Index leaf = catalogue_.layer_of(rule);
      const std::string path = leaf == kNone ? std::string() : layer(leaf).first;
      for (std::size_t slice = 0; slice < counts.size(); ++slice)
        if (counts[slice].all > 0)
          to.figures.push_back({std::string(catalogue_.rule_id(rule)),
                                std::string(catalogue_.rule_name(rule)), path, slice, counts[slice],
                                t_.postings[slice]});
    }
  }

  void facts() {
    FigureTable stated{"facts", "Facts stated", "postings", 0, {}};
    std::vector<FigureTable> values;
    for (const auto& [key, scale] : keys()) {
      const auto found = t_.facts.find(key);
      if (found == t_.facts.end()) continue;
      SliceCounts sum(t_.postings.size());
      for (const auto& [value, counts] : found->second)
        for (std::size_t slice = 0; slice < sum.size(); ++slice) sum[slice] += counts[slice];
      add(stated, {key, with_blanks(key)}, sum, t_.postings);
      if (scale == nullptr) continue;
      values.push_back({key, with_blanks(key), "postings that state it", 0, {}});
      for (const auto& value : ordered(found->second, *scale))
        add(values.back(), {value, value}, found->second.at(value), sum);
    }
    tables_.push_back(std::move(stated));
    for (FigureTable& value : values) tables_.push_back(std::move(value));
  }

  /// The keys of facts in the pack's order; flags, which have no values, without field.
  std::vector<std::pair<std::string, const FactFieldEntry*>> keys() const {
    std::vector<std::pair<std::string, const FactFieldEntry*>> keys;
    for (const FactFieldEntry& field : catalogue_.pack.facts()) {
      const FactFieldEntry* const scale = field.flag ? nullptr : &field;
      for (std::string& key : reported_keys(catalogue_.pack, field))
        keys.emplace_back(std::move(key), scale);
    }
    return keys;
  }

  std::vector<std::string> ordered(const std::map<std::string, SliceCounts>& values,
                                   const FactFieldEntry& field) const {
    const auto scale = catalogue_.pack.array(field.scale);
    const auto rank = [&](const std::string& value) -> std::uint64_t {
      for (std::size_t i = 0; i < scale.size(); ++i)
        if (catalogue_.pack.str(scale[i].word) == value) return i;
      return is_number(value) && value.size() < 18 ? std::stoull(value) : ~std::uint64_t{0};
    };
    std::vector<std::string> words;
    for (const auto& [value, counts] : values) words.push_back(value);
    std::stable_sort(words.begin(), words.end(),
                     [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    return words;
  }

  void words(std::string id, std::string title, const std::map<std::string, Count>& counts,
             Count of, std::string of_words) {
    FigureTable& to = table(std::move(id), std::move(title), std::move(of_words));
    for (const auto& [word, count] : counts)
      to.figures.push_back({word, word, {}, Slices::kAll, count, of});
    rank(to, 1, counts.size());
  }

  void counted(std::string id, std::string title, const LossyCounter<std::string>& counter,
               std::uint64_t least, std::size_t most) {
    FigureTable& to = table(std::move(id), std::move(title), "postings");
    to.short_by = counter.floor();
    for (const auto& [word, entry] : counter.entries())
      if (entry.count.distinct >= least)
        to.figures.push_back(
            {word, word, {}, Slices::kAll, entry.count, t_.postings[Slices::kAll]});
    rank(to, least, most);
  }

  static void rank(FigureTable& table, std::uint64_t least, std::size_t most) {
    auto& figures = table.figures;
    std::erase_if(figures, [&](const Figure& f) { return f.count.distinct < least; });
    std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
      return a.count.distinct != b.count.distinct ? a.count.distinct > b.count.distinct
                                                  : a.item < b.item;
    });
    if (figures.size() > most) figures.resize(most);
  }

  /// The most frequent phrases, without those that hardly stand alone: nine in ten of their
  /// postings have a longer one around them.
  void phrases() {
    counted("untagged_phrases", "Phrases in asking lines that no rule tagged", t_.phrases,
            kFewestLines, 4 * kMostLineFigures);
    auto& figures = tables_.back().figures;
    const auto hidden = [&](const Figure& figure) {
      return std::any_of(figures.begin(), figures.end(), [&](const Figure& longer) {
        return longer.item.size() > figure.item.size() &&
               longer.count.distinct * 10 >= figure.count.distinct * 9 &&
               longer.item.find(figure.item) != std::string::npos;
      });
    };
    std::vector<Figure> alone;
    std::copy_if(figures.begin(), figures.end(), std::back_inserter(alone),
                 [&](const Figure& f) { return !hidden(f); });
    if (alone.size() > kMostLineFigures) alone.resize(kMostLineFigures);
    figures = std::move(alone);
  }

  const Survey& survey_;
  const Tallies& t_;
  const Catalogue& catalogue_;
  std::vector<FigureTable> tables_;
};

}  // namespace

std::vector<FigureTable> make_tables(const Survey& survey) { return Tables(survey)(); }

}  // namespace rolecall
