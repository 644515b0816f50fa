// Gathers the literals that regexes wait for and builds the tables that find them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/literal_tables.h"
#include "pack/arena.h"

namespace rolecall {

class LiteralIndex {
 public:
  /// Adds a literal (not empty) and returns its number; the same literal gives the same number.
  Index add(std::string_view literal);
  bool has(std::string_view literal) const { return numbers_.contains(literal); }

  /// Puts them into a pack's bytes; match/literal_finder.h reads them there.
  LiteralTables store(Arena& arena) const;

 private:
  std::map<std::string, Index, std::less<>> numbers_;
};

}  // namespace rolecall
