// The tables of a survey's figures, in the order in which they are shown.
#pragma once

#include <vector>

#include "survey/figures.h"

namespace rolecall {

std::vector<FigureTable> make_tables(const Survey& survey);

}  // namespace rolecall
