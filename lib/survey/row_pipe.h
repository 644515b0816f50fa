// The way into a survey from a run: a writer whose bytes are rows, made on all threads, and the end
// of that pipe, which the run calls in input order. So what is counted does not depend on threads.
//
//   Survey survey(pack, options);
//   RowPipe pipe(pack, survey);
//   run(reader, analyzer, {{&pipe, [&](std::string_view rows) { return pipe.take(rows); }}}, ...);
#pragma once

#include <atomic>

#include "report/writer.h"
#include "survey/survey.h"

namespace rolecall {

/// The longest text that is shown whole.
inline constexpr std::size_t kMostTextBytes = std::size_t{32} << 10;

class RowPipe final : public Writer {
 public:
  RowPipe(const Pack& pack, Survey& survey)
      : make_(pack), survey_(survey), text_bound_(survey.text_bound()) {}

  void begin(std::string&) const override {}
  std::string_view separator() const override { return {}; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override;
  void end(const Summary&, std::string&) const override {}

  /// Counts the rows that render() made. True: more can come.
  bool take(std::string_view rows);

 private:
  RowMaker make_;
  Survey& survey_;
  /// Texts of rows above it would be thrown away. It only falls, so that an old value costs time
  /// but changes nothing.
  std::atomic<std::uint64_t> text_bound_;
};

}  // namespace rolecall
