#include <algorithm>
#include <map>

#include "report/escape.h"
#include "report/json_sink.h"
#include "survey/page.h"

namespace rolecall {
namespace {

constexpr std::size_t kSkillsOfAll = 40, kSkillsOfLayer = 20, kPairs = 50, kLines = 40,
                      kChanges = 60;

std::string percent_at(double share) { return decimal_string(share * 100, 2); }

std::string counted(Proportion share) { return grouped(share.hits) + " of " + grouped(share.of); }

/// A bar of `main`, and of `more` behind it, with a line over the interval; all of a width of 1.
std::string bar(double main, double more, Interval range) {
  std::string svg =
      "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
      "class=\"whole\" width=\"100\" height=\"10\"/>";
  if (more > main) svg += "<rect class=\"more\" width=\"" + percent_at(more) + "\" height=\"10\"/>";
  svg += "<rect class=\"main\" width=\"" + percent_at(main) + "\" height=\"10\"/>";
  if (range.high > range.low)
    svg += "<path class=\"range\" d=\"M" + percent_at(range.low) + " 5H" + percent_at(range.high) +
           "\"/>";
  return svg += "</svg>";
}

/// From the middle to the right for what rose, to the left for what fell.
std::string difference_bar(double difference, Interval range) {
  const auto at = [](double x) { return std::clamp(50 + x * 100, 0.0, 100.0); };
  const double from = std::min(50.0, at(difference)), to = std::max(50.0, at(difference));
  std::string svg =
      "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
      "class=\"whole\" width=\"100\" height=\"10\"/><rect class=\"";
  svg += difference < 0 ? "down" : "up";
  svg += "\" x=\"" + decimal_string(from, 2) + "\" width=\"" + decimal_string(to - from, 2) +
         "\" height=\"10\"/><path class=\"range\" d=\"M" + decimal_string(at(range.low), 2) +
         " 5H" + decimal_string(at(range.high), 2) + "\"/></svg>";
  return svg;
}

class FigurePage {
 public:
  FigurePage(const Figures& figures, std::string& out) : figures_(figures), out_(out) {}

  void overview();
  void changes(const Figures& there, const Changes& changes);
  void roles();
  void layers();
  void skills();
  void pairs();
  void facts();
  void inputs();
  void unseen();
  void duplicates();

 private:
  void open(const char* id, const char* title) {
    ((out_ += "<section id=\"") += id) += "\"><h2>";
    (out_ += title) += "</h2>\n";
  }
  void close() { out_ += "</section>\n"; }
  void tile(const std::string& number, const std::string& words) {
    out_ += "<li><b>" + number + "</b>" + words + "</li>\n";
  }
  const Figure* find(std::string_view table, std::string_view item, std::size_t slice) const {
    if (const FigureTable* found = figures_.table(table))
      for (const Figure& figure : found->figures)
        if (figure.slice == slice && figure.item == item) return &figure;
    return nullptr;
  }
  /// Bars of a table: where it has figures of each slice, only those of one show at a time.
  void bars(std::string_view id, std::size_t most = 1000, bool dots = false);
  /// Items down, slices across.
  void matrix(std::string_view id);

  const Figures& figures_;
  std::string& out_;
};

void FigurePage::bars(std::string_view id, std::size_t most, bool dots) {
  const FigureTable* table = figures_.table(id);
  if (table == nullptr || table->figures.empty()) return;
  out_ += "<h3>" + html_text(table->title) + "</h3>\n<div class=\"scroll\"><table><caption>Of " +
          html_text(table->of);
  std::size_t here = 0;
  for (const Figure& figure : table->figures) here += figure.slice == Slices::kAll;
  if (here > most) out_ += "; the first " + grouped(most) + " of " + grouped(here);
  if (table->short_by > 0) out_ += "; counts may be short by at most " + grouped(table->short_by);
  out_ += "</caption><thead><tr>";
  if (dots)
    for (const SliceName& layer : figures_.layers)
      out_ += "<th scope=\"col\">" + html_text(layer.name) + "</th>";
  else
    out_ += "<th scope=\"col\"></th>";
  out_ +=
      "<th></th><th scope=\"col\" class=\"n\">Share</th><th scope=\"col\" class=\"n wide\">95 "
      "%</th>"
      "<th scope=\"col\" class=\"n\">Distinct</th><th scope=\"col\" class=\"n wide\">All</th></tr>"
      "</thead>\n";
  const bool sliced = std::any_of(table->figures.begin(), table->figures.end(),
                                  [](const Figure& f) { return f.slice != Slices::kAll; });
  for (std::size_t slice = 0; slice < (sliced ? figures_.slices.size() : 1); ++slice) {
    out_ +=
        sliced ? "<tbody data-slice=\"" + html_text(figures_.slices[slice].id) + "\"" : "<tbody";
    out_ += slice == Slices::kAll ? ">\n" : " hidden>\n";
    std::size_t shown = 0;
    for (const Figure& figure : table->figures) {
      if (figure.slice != slice || shown == most || (dots && figure.count.all == 0)) continue;
      ++shown;
      const Interval range = wilson(figure.count.distinct, figure.of.distinct);
      out_ += "<tr>";
      if (dots) {
        const std::string padded = "+" + figure.item + "+";
        for (const SliceName& layer : figures_.layers)
          out_ += padded.find("+" + layer.id + "+") != std::string::npos
                      ? "<td class=\"dot\"><span aria-label=\"yes\">●</span></td>"
                      : "<td class=\"dot soft\"><span aria-label=\"no\">·</span></td>";
      } else {
        out_ += "<th scope=\"row\">" + html_text(figure.name) + "</th>";
      }
      out_ += "<td class=\"b\">" +
              bar(figure.distinct().value(), 0, figure.of.distinct ? range : Interval{}) +
              "</td><td class=\"n\">" + share_words(figure.distinct()) +
              "</td><td class=\"n wide soft\">" + interval_words(range) + "</td><td class=\"n\">" +
              counted(figure.distinct()) + "</td><td class=\"n wide soft\">" +
              counted(figure.all()) + "</td></tr>\n";
    }
    out_ += "</tbody>\n";
  }
  out_ += "</table></div>\n";
}

void FigurePage::matrix(std::string_view id) {
  const FigureTable* table = figures_.table(id);
  if (table == nullptr || table->figures.empty()) return;
  out_ += "<h3>" + html_text(table->title) +
          "</h3>\n<div class=\"scroll\"><table class=\"matrix\"><caption>Distinct " +
          html_text(table->of) + "</caption><thead><tr><th></th>";
  for (const SliceName& slice : figures_.slices)
    out_ += "<th scope=\"col\" class=\"n\">" + html_text(slice.name) + "</th>";
  out_ += "</tr></thead><tbody>\n";
  const std::size_t slices = figures_.slices.size();
  for (std::size_t at = 0; at + slices <= table->figures.size(); at += slices) {
    out_ += "<tr><th scope=\"row\">" + html_text(table->figures[at].name) + "</th>";
    for (std::size_t i = 0; i < slices; ++i) {
      const Proportion share = table->figures[at + i].distinct();
      out_ += "<td class=\"n\">" + share_words(share) + "<small>" + counted(share) + "</small>" +
              bar(share.value(), 0, {}) + "</td>";
    }
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table></div>\n";
}

void FigurePage::overview() {
  out_ += "<section id=\"overview\"><h2>Overview</h2>\n<ul class=\"facts\">\n";
  const Proportion distinct{figures_.postings.distinct, figures_.postings.all};
  tile(grouped(distinct.hits),
       "distinct postings of " + grouped(distinct.of) + " read: near-duplicates count once");
  if (figures_.failed) tile(grouped(figures_.failed), "records could not be read");
  if (const Figure* role = find("roles", "any", Slices::kAll))
    tile(share_words(role->distinct()),
         "are of a role the rules know: " + counted(role->distinct()));
  const std::string all = std::to_string(figures_.layers.size());
  for (const char* table : {"breadth", "breadth_core"}) {
    const Figure* widest = find(table, all, Slices::kAnyRole);
    if (widest == nullptr) continue;
    const bool core = std::string_view(table) == "breadth_core";
    tile(share_words(widest->distinct()),
         "of those of any role " +
             std::string(core ? "have all " + all + " layers as core of the job"
                              : "have all " + all + " layers as a part of the job") +
             ": " + counted(widest->distinct()));
  }
  const Proportion lines{figures_.tagged_lines.distinct, figures_.ask_lines.distinct};
  tile(share_words(lines), "of asking lines have a tag: " + counted(lines));
  if (const Figure* none = find("without_tags", "without_tags", Slices::kAll))
    tile(share_words(none->distinct()), "have no tag at all: " + counted(none->distinct()));
  out_ += "</ul>\n";
  close();
}

void FigurePage::changes(const Figures& there, const Changes& changes) {
  open("changes", "Against the other corpus");
  out_ +=
      "<p>The other corpus has " + counted_postings(there.postings.all) + ", " +
      grouped(there.postings.distinct) + " distinct. " + grouped(changes.all.size()) +
      " shares were compared, those of at least " + grouped(kFewestCompared) +
      " postings; with so many, some differ by chance alone. " + grouped(changes.findings) +
      " differ at a false discovery rate of 5 % (Benjamini and Hochberg): about one in twenty of "
      "these is chance. Only they are shown. The intervals (95 %, Newcombe) are of each "
      "difference by itself. That two corpora differ need not mean that jobs changed: they may "
      "have been collected differently.</p>\n";
  if (changes.findings > 0) {
    const std::size_t shown = std::min(changes.findings, kChanges);
    out_ +=
        "<div class=\"scroll\"><table><caption>Distinct postings; the largest " + grouped(shown) +
        " of " + grouped(changes.findings) +
        " differences</caption><thead><tr><th scope=\"col\">Figure</th><th scope=\"col\"></th>"
        "<th></th><th scope=\"col\" class=\"n\">Points</th><th scope=\"col\" class=\"n wide\">95 "
        "%</th><th scope=\"col\" class=\"n\">Here</th><th scope=\"col\" class=\"n\">There</th>"
        "</tr></thead><tbody>\n";
    for (std::size_t i = 0; i < shown; ++i) {
      const Change& change = changes.all[i];
      const FigureTable* table = figures_.table(change.table);
      const auto side = [](Proportion share) {
        return "<td class=\"n\">" + share_words(share) + " <small class=\"wide\">" +
               counted(share) + "</small></td>";
      };
      out_ += "<tr><td class=\"soft\">" + html_text(table ? table->title : change.table) +
              "</td><th scope=\"row\">" + html_text(change.name) + "</th><td class=\"b\">" +
              difference_bar(change.difference, change.interval) + "</td><td class=\"n\">" +
              points_words(change.difference) + "</td><td class=\"n wide soft\">" +
              points_words(change.interval.low) + " to " + points_words(change.interval.high) +
              "</td>" + side(change.here) + side(change.there) + "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }
  close();
}

void FigurePage::roles() {
  open("roles", "Roles");
  bars("roles");
  matrix("undecided");
  bars("confidence");
  close();
}

void FigurePage::layers() {
  if (figures_.layers.empty()) return;
  open("layers", "Layers");
  if (const std::string words = breadth_words(figures_); !words.empty())
    out_ += "<p>" + html_text(words) + "</p>\n";
  for (const char* id : {"layers", "layers_core", "breadth", "breadth_named", "breadth_core"})
    matrix(id);
  bars("combinations", 1000, true);
  bars("combinations_core", 1000, true);
  close();
}

void FigurePage::skills() {
  const FigureTable* asked = figures_.table("skills");
  const FigureTable* required = figures_.table("skills_required");
  if (asked == nullptr || required == nullptr) return;
  open("skills", "Skills");
  out_ +=
      "<p>Dark: required, or used in the duties. Pale: only preferred.</p>\n<div class=\"controls "
      "scripted\" hidden><label>Skills of<select id=\"layer\"><option value=\"\">every "
      "layer</option>";
  for (const SliceName& layer : figures_.layers)
    out_ += "<option value=\"" + html_text(layer.id) + "\">" + html_text(layer.name) + "</option>";
  out_ +=
      "</select></label></div>\n<div class=\"scroll\"><table><caption>Distinct postings that ask a "
      "skill; the first " +
      grouped(kSkillsOfAll) + " of all layers, or the first " + grouped(kSkillsOfLayer) +
      " of one</caption><thead><tr><th scope=\"col\">Skill</th><th "
      "scope=\"col\" class=\"wide\">Layer</th><th></th><th scope=\"col\" class=\"n\">Share</th><th "
      "scope=\"col\" class=\"n wide\">95 %</th><th scope=\"col\" class=\"n\">Asked</th><th "
      "scope=\"col\" class=\"n wide\">Required</th><th scope=\"col\" class=\"n "
      "wide\">Preferred</th>"
      "<th scope=\"col\" class=\"n wide\">Asked, all</th></tr></thead>\n";
  std::map<std::pair<std::string, std::size_t>, std::uint64_t> of_required;
  for (const Figure& figure : required->figures)
    of_required[{figure.item, figure.slice}] = figure.count.distinct;
  for (std::size_t slice = 0; slice < figures_.slices.size(); ++slice) {
    std::vector<const Figure*> ranked;
    for (const Figure& figure : asked->figures)
      if (figure.slice == slice && figure.count.distinct > 0) ranked.push_back(&figure);
    std::stable_sort(ranked.begin(), ranked.end(), [](const Figure* a, const Figure* b) {
      return a->count.distinct > b->count.distinct;
    });
    out_ += "<tbody data-slice=\"" + html_text(figures_.slices[slice].id) + "\"" +
            (slice == Slices::kAll ? ">\n" : " hidden>\n");
    std::map<std::string, std::size_t> in_layer;
    for (std::size_t rank = 0; rank < ranked.size(); ++rank) {
      const Figure& figure = *ranked[rank];
      if (++in_layer[figure.layer] > kSkillsOfLayer && rank >= kSkillsOfAll) continue;
      const std::uint64_t hard = of_required[{figure.item, slice}];
      const Proportion share = figure.distinct();
      const Interval range = wilson(share.hits, share.of);
      const auto layer = std::find_if(figures_.layers.begin(), figures_.layers.end(),
                                      [&](const SliceName& l) { return l.id == figure.layer; });
      out_ +=
          "<tr data-rank=\"" + std::to_string(rank) + "\" data-layer=\"" + html_text(figure.layer) +
          (rank >= kSkillsOfAll ? "\" hidden>" : "\">") + "<th scope=\"row\">" +
          html_text(figure.name) + "</th><td class=\"wide soft\">" +
          (layer == figures_.layers.end() ? "" : html_text(layer->name)) + "</td><td class=\"b\">" +
          bar(Proportion{hard, share.of}.value(), share.value(), range) + "</td><td class=\"n\">" +
          share_words(share) + "</td><td class=\"n wide soft\">" + interval_words(range) +
          "</td><td class=\"n\">" + counted(share) + "</td><td class=\"n wide\">" + grouped(hard) +
          "</td><td class=\"n wide\">" + grouped(share.hits - hard) +
          "</td><td class=\"n wide soft\">" + counted(figure.all()) + "</td></tr>\n";
    }
    out_ += "</tbody>\n";
  }
  out_ += "</table></div>\n";
  close();
}

void FigurePage::pairs() {
  open("pairs", "Skills asked together");
  const std::size_t shown = std::min(figures_.pairs.size(), kPairs);
  out_ += "<p>" + html_text(pairs_words(figures_)) + "</p>\n";
  if (shown > 0) {
    out_ +=
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Skill</th><th "
        "scope=\"col\">Skill</th><th scope=\"col\" class=\"n\">Lift</th><th scope=\"col\" "
        "class=\"n\">"
        "95 %</th><th scope=\"col\" class=\"n\">Both</th><th scope=\"col\" class=\"n wide\">The "
        "first</th><th scope=\"col\" class=\"n wide\">The second</th></tr></thead><tbody>\n";
    for (std::size_t i = 0; i < shown; ++i) {
      const PairFigure& pair = figures_.pairs[i];
      const Interval range = lift_interval(pair.together);
      out_ += "<tr><td>" + html_text(pair.name_a) + "</td><td>" + html_text(pair.name_b) +
              "</td><td class=\"n\">" + decimal_string(lift(pair.together), 1) +
              "</td><td class=\"n soft\">" + decimal_string(range.low, 1) + "–" +
              decimal_string(range.high, 1) + "</td><td class=\"n\">" +
              counted({pair.together.both, pair.together.of}) + "</td><td class=\"n wide\">" +
              grouped(pair.together.a) + "</td><td class=\"n wide\">" + grouped(pair.together.b) +
              "</td></tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }
  close();
}

void FigurePage::facts() {
  open("facts", "Years, degrees, levels");
  matrix("facts");
  for (const FigureTable& table : figures_.tables)
    if (table.of == "postings that state it") matrix(table.id);
  close();
}

void FigurePage::inputs() {
  open("inputs", "Languages and sources");
  bars("languages", kLines);
  bars("sources", kLines);
  close();
}

void FigurePage::unseen() {
  open("unseen", "What the rules did not see");
  const Proportion lines{figures_.tagged_lines.distinct, figures_.ask_lines.distinct};
  out_ += "<p>" + counted(lines) + " asking lines of distinct postings have a tag (" +
          share_words(lines) + ").</p>\n";
  for (const char* id : {"without_tags", "notes_without_tags", "notes"}) bars(id);
  bars("untagged_phrases", kLines);
  bars("untagged_lines", kLines);
  close();
}

void FigurePage::duplicates() {
  open("duplicates", "Near-duplicates");
  out_ += "<p>" +
          counted({figures_.postings.all - figures_.postings.distinct, figures_.postings.all}) +
          " postings are nearly the same as one before them.</p>\n";
  if (!figures_.duplicates.empty()) {
    out_ +=
        "<div class=\"scroll\"><table><caption>The largest groups, by their first posting</caption>"
        "<thead><tr><th scope=\"col\">Title</th><th scope=\"col\">Id</th><th scope=\"col\" "
        "class=\"n\">Postings</th></tr></thead><tbody>\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(figures_.duplicates.size(), 20); ++i) {
      const DuplicateGroup& group = figures_.duplicates[i];
      out_ += "<tr><th scope=\"row\">" +
              html_text(group.title.empty() ? "(no title)" : group.title) + "</th><td>" +
              html_text(group.id) + "</td><td class=\"n\">" + grouped(group.size) + "</td></tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }
  close();
}

}  // namespace

void append_page_figures(const Report& report, std::string& out) {
  FigurePage page(*report.here, out);
  page.overview();
  if (report.there != nullptr) page.changes(*report.there, *report.changes);
  page.roles();
  page.layers();
  page.skills();
  page.pairs();
  page.facts();
  page.inputs();
  page.unseen();
  page.duplicates();
}

}  // namespace rolecall
