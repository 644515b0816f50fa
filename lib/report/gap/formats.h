// The formats of a comparison, one function each. render_gap chooses.
#pragma once

#include <string>

#include "model/gap.h"
#include "report/catalogue.h"
#include "report/writer.h"

namespace rolecall {

/// JSON Lines, or one array.
std::string gap_json(const Catalogue& catalogue, const GapReport& report,
                     const WriterOptions& options);
std::string gap_csv(const Catalogue& catalogue, const GapReport& report,
                    const WriterOptions& options);
std::string gap_human(const Catalogue& catalogue, const GapReport& report,
                      const WriterOptions& options);
std::string gap_markdown(const Catalogue& catalogue, const GapReport& report);
std::string gap_html(const Catalogue& catalogue, const GapReport& report);

}  // namespace rolecall
