#include "survey/row_pipe.h"

namespace rolecall {
namespace {

constexpr char kRow = 'r', kFailure = 'f';

}  // namespace

void RowPipe::render(const Posting& posting, const Analysis& analysis, std::string& out) const {
  Row row = make_(posting, analysis);
  if (row.lot <= text_bound_.load(std::memory_order_relaxed) && !posting.text.empty()) {
    row.text = text_json(posting, analysis, kMostTextBytes);
    row.whole = posting.text.size() <= kMostTextBytes;
  }
  out += kRow;
  append_row(row, out);
}

void RowPipe::render(const Failure&, std::string& out) const { out += kFailure; }

bool RowPipe::take(std::string_view rows) {
  while (!rows.empty()) {
    const char kind = rows.front();
    rows.remove_prefix(1);
    if (kind == kRow)
      survey_.add(take_row(rows));
    else
      survey_.add_failure();
  }
  text_bound_.store(survey_.text_bound(), std::memory_order_relaxed);
  return true;
}

}  // namespace rolecall
