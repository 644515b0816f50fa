// What one posting brings to a survey: small, and no longer tied to its analysis. Rows are made on
// all threads and carried as bytes to the one that counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/catalogue.h"
#include "survey/fingerprint.h"
#include "survey/untagged.h"

namespace rolecall {

struct RowSkill {
  Index rule = 0;
  Ask ask = Ask::Required;
};

struct RowFact {
  std::string key;
  std::string text;
};

struct Row {
  std::string id;
  std::string path;
  std::uint64_t record = 0;
  std::string title;
  std::string lang;
  Index role = kNone;  ///< class of the role model
  bool decided = false;
  bool too_little = false;  ///< not decided, for want of text to judge by
  double confidence = 0;
  std::vector<std::uint8_t> levels;  ///< of the layers
  std::vector<RowSkill> skills;      ///< strongest ask first
  std::vector<RowFact> facts;
  std::vector<std::string> notes;
  std::uint32_t tags = 0;
  std::uint32_t ask_lines = 0;
  std::uint32_t tagged_lines = 0;
  std::vector<std::string> untagged;  ///< asking lines without a tag, normalised, each once
  std::vector<std::string> phrases;   ///< of these lines, each once
  Fingerprint fingerprint{};
  std::uint64_t lot = 0;  ///< decides which postings are shown where not all can be
  bool whole = true;      ///< `text` holds all of the text
  std::string text;       ///< JSON of the text with its tags; empty: surely not shown
};

/// Makes rows, without their `text`. Shared by all threads.
class RowMaker {
 public:
  explicit RowMaker(const Pack& pack) : catalogue_(pack), phrases_(pack) {}
  Row operator()(const Posting& posting, const Analysis& analysis) const;

 private:
  Catalogue catalogue_;
  PhraseFinder phrases_;
};

/// {"bytes":..,"text":"..","tags":[[start,end,rule,ask,section],..],"untagged":[[start,end],..]}:
/// offsets in UTF-16 code units, as a page needs them; rule, ask and section as indices. A text
/// longer than `most_bytes` is cut, and tags beyond are left out.
std::string text_json(const Posting& posting, const Analysis& analysis, std::size_t most_bytes);

void append_row(const Row& row, std::string& bytes);
/// Takes the row at the front off `bytes`, which append_row made.
Row take_row(std::string_view& bytes);

}  // namespace rolecall
