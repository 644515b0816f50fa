#include "report/gap/gap_report.h"

#include "report/gap/formats.h"

namespace rolecall {

std::string render_gap(const Pack& pack, const GapReport& report, const WriterOptions& options) {
  const Catalogue catalogue(pack);
  switch (options.format) {
    case OutputFormat::Human:
      return gap_human(catalogue, report, options);
    case OutputFormat::Jsonl:
    case OutputFormat::Json:
      return gap_json(catalogue, report, options);
    case OutputFormat::Csv:
      return gap_csv(catalogue, report, options);
    case OutputFormat::Markdown:
      return gap_markdown(catalogue, report);
    case OutputFormat::Html:
      return gap_html(catalogue, report);
  }
  return {};
}

const std::vector<std::string_view>& gap_fields() {
  static const std::vector<std::string_view> names = {
      "type", "schema",  "id",         "source", "rank",      "title",    "lang",
      "role", "decided", "confidence", "fit",    "out",       "required", "preferred",
      "had",  "lacked",  "untold",     "layers", "entry_bar", "factors",  "knock_outs"};
  return names;
}

}  // namespace rolecall
