#include "report/escape.h"
#include "report/json_sink.h"
#include "survey/formats.h"

namespace rolecall {
namespace {

class Rows {
 public:
  Rows()
      : out_(
            "corpus,table,item,name,role,layer,count,of,share,distinct,distinct_of,distinct_share,"
            "low,high,lift\r\n") {}

  void add(std::string_view corpus, std::string_view table, const Figure& figure,
           std::string_view role) {
    const Interval interval = wilson(figure.count.distinct, figure.of.distinct);
    text(corpus), text(table), text(figure.item), text(figure.name), text(role), text(figure.layer);
    share(figure.all()), share(figure.distinct());
    decimal(interval.low), decimal(interval.high);
    end();
  }
  void add(std::string_view corpus, const PairFigure& pair) {
    const Interval interval = lift_interval(pair.together);
    text(corpus), text("pairs"), text(pair.a + "+" + pair.b),
        text(pair.name_a + " + " + pair.name_b), text({}), text({});
    // Pairs are counted with near-duplicates as one only.
    text({}), text({}), text({});
    share({pair.together.both, pair.together.of});
    decimal(interval.low), decimal(interval.high), decimal(lift(pair.together));
    out_.back() = '\r';
    out_ += '\n';
  }
  void add(const Change& change) {
    text("difference"), text(change.table), text(change.item), text(change.name), text({}),
        text({});
    text({}), text({}), text({}), text({}), text({});
    decimal(change.difference), decimal(change.interval.low), decimal(change.interval.high);
    end();
  }
  /// What was left out was not looked at for near-duplicates.
  void add(std::string_view corpus, const Selection& selection, std::uint64_t kept) {
    std::string conditions;
    for (const auto& condition : selection.conditions)
      conditions += (conditions.empty() ? "" : ", ") + condition;
    text(corpus), text("where"), text(conditions), text("Postings kept"), text({}), text({});
    share({kept, kept + selection.left_out});
    text({}), text({}), text({}), text({}), text({});
    end();
  }
  std::string take() { return std::move(out_); }

 private:
  void text(std::string_view cell) { append_csv_cell(cell, out_), out_ += ','; }
  void decimal(double value) { out_ += decimal_string(value, kSharePlaces) + ","; }
  void share(Proportion value) {
    out_ += std::to_string(value.hits) + "," + std::to_string(value.of) + ",";
    decimal(value.value());
  }
  /// No lift.
  void end() { out_ += "\r\n"; }

  std::string out_;
};

void add_figures(std::string_view corpus, const Figures& figures, Rows& rows) {
  if (!figures.selection.conditions.empty())
    rows.add(corpus, figures.selection, figures.postings.all);
  for (const FigureTable& table : figures.tables)
    for (const Figure& figure : table.figures)
      rows.add(corpus, table.id, figure, figures.slices[figure.slice].id);
  for (const PairFigure& pair : figures.pairs) rows.add(corpus, pair);
}

}  // namespace

std::string report_csv(const Report& report) {
  Rows rows;
  add_figures("here", *report.here, rows);
  if (report.there != nullptr) {
    add_figures("there", *report.there, rows);
    for (const Change& change : report.changes->all) rows.add(change);
  }
  return rows.take();
}

}  // namespace rolecall
