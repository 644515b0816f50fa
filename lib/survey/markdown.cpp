#include <algorithm>
#include <functional>
#include <map>

#include "report/escape.h"
#include "survey/formats.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostRows = 25;
constexpr std::size_t kTopSkills = 15;  // of a role or layer

class Page {
 public:
  explicit Page(const Figures& figures) : figures_(figures) {}

  void head() {
    const Figures& f = figures_;
    out_ += "# Report on ";
    out_ += counted_postings(f.postings.all) + "\n\n";
    if (const std::string kept = selection_words(f); !kept.empty())
      out_ += cell(kept) + ". All figures are of these.\n\n";
    out_ +=
        grouped(f.postings.distinct) + " of " + grouped(f.postings.all) +
        " are distinct: near-duplicates (similarity of at least 0.8) count once. Shares and 95 % "
        "intervals are of distinct postings.\n";
    out_ += '\n';
    if (f.failed)
      out_ +=
          grouped(f.failed) + (f.failed == 1 ? " record" : " records") + " could not be read.\n\n";
    out_ += grouped(f.tagged_lines.distinct) + " of " + grouped(f.ask_lines.distinct) +
            " asking lines have a tag.\n";
  }

  /// The figures of one slice.
  void table(std::string_view id, std::size_t slice = Slices::kAll) {
    const FigureTable* table = figures_.table(id);
    if (table == nullptr) return;
    std::vector<const Figure*> rows;
    for (const Figure& figure : table->figures)
      if (figure.slice == slice && figure.count.all > 0) rows.push_back(&figure);
    if (rows.empty()) return;
    const std::size_t shown = std::min(rows.size(), kMostRows);
    heading(table->title, shown < rows.size() ? ", the first " + std::to_string(shown) + " of " +
                                                    grouped(rows.size())
                                              : "");
    if (table->short_by > 0)
      out_ += "Counts may be short by at most " + grouped(table->short_by) + ".\n\n";
    out_ += "| | distinct | of | share | 95 % | all |\n|---|--:|--:|--:|--:|--:|\n";
    for (const Figure* figure :
         std::vector(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(shown)))
      out_ += "| " + cell(figure->name) + " | " + grouped(figure->count.distinct) + " | " +
              grouped(figure->of.distinct) + " | " + share_words(figure->distinct()) + " | " +
              interval_words(wilson(figure->count.distinct, figure->of.distinct)) + " | " +
              grouped(figure->count.all) + " of " + grouped(figure->of.all) + " |\n";
  }

  void by_role(std::string_view id) {
    const FigureTable* table = figures_.table(id);
    if (table == nullptr || table->figures.empty()) return;
    heading(table->title + ", by role", "");
    out_ += "|";
    for (const SliceName& slice : figures_.slices) out_ += " | " + cell(slice.name);
    out_ += " |\n|---|";
    for (std::size_t i = 0; i < figures_.slices.size(); ++i) out_ += "--:|";
    out_ += "\n";
    // The slices of an item stand together.
    for (std::size_t at = 0; at < table->figures.size(); at += figures_.slices.size()) {
      out_ += "| " + cell(table->figures[at].name);
      for (std::size_t i = 0; i < figures_.slices.size(); ++i) {
        const Figure& figure = table->figures[at + i];
        out_ += " | " + share_words(figure.distinct()) + " (" + grouped(figure.count.distinct) +
                " of " + grouped(figure.of.distinct) + ")";
      }
      out_ += " |\n";
    }
  }

  void breadth() {
    if (const std::string words = breadth_words(figures_); !words.empty())
      out_ += "\n" + cell(words) + "\n";
  }

  /// The skills asked most in each of `columns`, side by side, with how often they are required.
  void top_skills(const std::string& title, const std::vector<std::string>& columns,
                  const std::function<bool(const Figure&, std::size_t)>& in_column) {
    const FigureTable* asked = figures_.table("skills");
    const FigureTable* required = figures_.table("skills_required");
    if (asked == nullptr || required == nullptr || columns.empty()) return;
    std::map<std::pair<std::string, std::size_t>, std::uint64_t> hard;
    for (const Figure& figure : required->figures)
      hard[{figure.item, figure.slice}] = figure.count.distinct;
    std::vector<std::vector<const Figure*>> ranked(columns.size());
    for (const Figure& figure : asked->figures)
      for (std::size_t i = 0; i < columns.size(); ++i)
        if (in_column(figure, i) && figure.count.distinct > 0) ranked[i].push_back(&figure);
    std::size_t rows = 0;
    for (auto& column : ranked) {
      std::stable_sort(column.begin(), column.end(), [](const Figure* a, const Figure* b) {
        return a->count.distinct > b->count.distinct;
      });
      rows = std::max(rows, std::min(column.size(), kTopSkills));
    }
    if (rows == 0) return;
    heading(title, "");
    out_ += "Distinct postings that ask it; behind the stroke those that require it.\n\n|";
    for (const auto& column : columns) out_ += " " + cell(column) + " |";
    out_ += "\n|";
    for (std::size_t i = 0; i < columns.size(); ++i) out_ += "---|";
    out_ += "\n";
    for (std::size_t row = 0; row < rows; ++row) {
      out_ += "|";
      for (const auto& column : ranked) {
        if (row < column.size()) {
          const Figure& figure = *column[row];
          const std::uint64_t needed = hard[{figure.item, figure.slice}];
          out_ += " " + cell(figure.name) + " " + share_words(figure.distinct()) + " (" +
                  grouped(figure.count.distinct) + " / " + grouped(needed) + " of " +
                  grouped(figure.of.distinct) + ")";
        }
        out_ += " |";
      }
      out_ += "\n";
    }
  }
  void top_skills_by_role() {
    std::vector<std::string> names;
    for (std::size_t i = Slices::kFirstClass; i < figures_.slices.size(); ++i)
      names.push_back(figures_.slices[i].name);
    top_skills("Skills asked most, by role", names, [](const Figure& figure, std::size_t column) {
      return figure.slice == Slices::kFirstClass + column;
    });
  }
  void top_skills_by_layer() {
    std::vector<std::string> names;
    for (const SliceName& layer : figures_.layers) names.push_back(layer.name);
    top_skills("Skills asked most, by layer", names,
               [this](const Figure& figure, std::size_t column) {
                 return figure.slice == Slices::kAll && figure.layer == figures_.layers[column].id;
               });
  }

  void pairs() {
    if (figures_.pairs.empty()) return;
    heading("Skills asked together", "");
    out_ += pairs_words(figures_) + "\n\n| | both | lift | 95 % |\n|---|--:|--:|--:|\n";
    for (std::size_t i = 0; i < std::min(figures_.pairs.size(), kMostRows); ++i) {
      const PairFigure& pair = figures_.pairs[i];
      const Interval interval = lift_interval(pair.together);
      out_ += "| " + cell(pair.name_a) + " + " + cell(pair.name_b) + " | " +
              grouped(pair.together.both) + " | " + times(lift(pair.together)) + " | " +
              times(interval.low) + "–" + times(interval.high) + " |\n";
    }
  }

  void changes(const Figures& there, const Changes& changes) {
    heading("Against the other corpus", "");
    out_ += counted_postings(there.postings.all) + ", " + grouped(there.postings.distinct) +
            " distinct. Of " + grouped(changes.all.size()) + " shares compared, " +
            grouped(changes.findings) +
            " differ at a false discovery rate of 5 %: one in twenty of them is expected to be "
            "chance. The others are not shown.\n\n";
    if (changes.findings == 0) return;
    out_ += "| table | | here | there | points | 95 % |\n|---|---|--:|--:|--:|--:|\n";
    for (std::size_t i = 0; i < std::min(changes.findings, 2 * kMostRows); ++i) {
      const Change& change = changes.all[i];
      const auto side = [](Proportion s) {
        return share_words(s) + " (" + grouped(s.hits) + " of " + grouped(s.of) + ")";
      };
      out_ += "| " + cell(change.table) + " | " + cell(change.name) + " | " + side(change.here) +
              " | " + side(change.there) + " | " + points_words(change.difference) + " | " +
              points_words(change.interval.low) + " to " + points_words(change.interval.high) +
              " |\n";
    }
  }

  std::string take() { return std::move(out_); }

 private:
  static std::string cell(std::string_view text) { return markdown_text(text); }
  static std::string times(double value) {
    const auto tenths = static_cast<std::uint64_t>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  }
  void heading(const std::string& title, const std::string& rest) {
    out_ += "\n## " + cell(title) + rest + "\n\n";
  }

  const Figures& figures_;
  std::string out_;
};

}  // namespace

std::string report_markdown(const Report& report) {
  Page page(*report.here);
  page.head();
  if (report.here->postings.all == 0) return page.take();
  if (report.there != nullptr) page.changes(*report.there, *report.changes);
  page.table("roles");
  for (const char* id : {"undecided", "confidence", "layers", "layers_core", "breadth",
                         "breadth_named", "breadth_core"})
    page.by_role(id);
  page.breadth();
  for (const char* id : {"combinations", "combinations_core", "skills"}) page.table(id);
  page.top_skills_by_role();
  page.top_skills_by_layer();
  for (const char* id : {"skills_required", "skills_preferred"}) page.table(id);
  page.pairs();
  page.by_role("facts");
  for (const FigureTable& table : report.here->tables)
    if (table.of == "postings that state it") page.table(table.id);
  for (const char* id : {"languages", "sources", "notes", "without_tags", "notes_without_tags",
                         "untagged_lines", "untagged_phrases"})
    page.table(id);
  return page.take();
}

}  // namespace rolecall
