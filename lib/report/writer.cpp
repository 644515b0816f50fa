#include "report/writer.h"

#include "report/formats.h"

namespace rolecall {

std::unique_ptr<Writer> make_writer(const Pack& pack, const WriterOptions& options) {
  switch (options.format) {
    case OutputFormat::Human:
      return make_human_writer(pack, options);
    case OutputFormat::Jsonl:
      return make_json_writer(pack, options, false);
    case OutputFormat::Json:
      return make_json_writer(pack, options, true);
    case OutputFormat::Csv:
      return make_csv_writer(pack, options);
    case OutputFormat::Markdown:
      return make_markdown_writer(pack, options);
    case OutputFormat::Html:
      return make_html_writer(pack, options);
  }
  return nullptr;
}

}  // namespace rolecall
