// A comparison of postings with a person, in every format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/gap.h"
#include "report/writer.h"

namespace rolecall {

/// The whole report; `options.fields` as in gap_fields(), for JSON and CSV.
std::string render_gap(const Pack& pack, const GapReport& report, const WriterOptions& options);

/// The top-level fields of a gap record, in their order.
const std::vector<std::string_view>& gap_fields();

}  // namespace rolecall
