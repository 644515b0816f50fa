// Asking lines that no rule tagged, brought into a form in which equal ones meet, and the phrases
// in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// `line` folded, with single blanks, without bullets and signs at its ends; at most 200 code
/// points.
std::string normal_line(std::string_view line);

/// Frequent words of the pack's languages: a phrase neither begins nor ends with one.
class PhraseFinder {
 public:
  explicit PhraseFinder(const Pack& pack);

  /// Adds the phrases of a normal line: two or three words in a row, or two to four Chinese
  /// characters, with no sign between them.
  void find(std::string_view normal_line, std::vector<std::string>& phrases) const;

 private:
  bool frequent(std::string_view word) const;

  std::vector<std::string> frequent_;  ///< sorted
};

}  // namespace rolecall
