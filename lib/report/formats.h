// The writers, one a format. make_writer chooses.
#pragma once

#include <memory>

#include "report/writer.h"

namespace rolecall {

/// JSON Lines, or with `array` one JSON array with a record a line.
std::unique_ptr<Writer> make_json_writer(const Pack& pack, const WriterOptions& options,
                                         bool array);
std::unique_ptr<Writer> make_csv_writer(const Pack& pack, const WriterOptions& options);
std::unique_ptr<Writer> make_markdown_writer(const Pack& pack, const WriterOptions& options);
std::unique_ptr<Writer> make_html_writer(const Pack& pack, const WriterOptions& options);
std::unique_ptr<Writer> make_human_writer(const Pack& pack, const WriterOptions& options);

}  // namespace rolecall
