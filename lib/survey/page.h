// The HTML page of a corpus: one file that loads nothing, with figures as plain tables and bars
// and, for a script of its own, the postings as data. page_figures.cpp has the figures,
// page_data.cpp the data.
#pragma once

#include <string>

#include "survey/formats.h"

namespace rolecall {

std::string report_html(const Report& report, const Survey& survey);

/// The sections of figures.
void append_page_figures(const Report& report, std::string& out);
/// JSON for the script: postings, texts, names of rules; "<" is escaped, so nothing in it can end
/// the element it stands in.
std::string page_data(const Figures& figures, const Survey& survey);

}  // namespace rolecall
