// Writers turn analyses into bytes. One writer serves all threads: render() is const and appends
// to the caller's buffer; begin, separator and end are called once, in order, by the one that
// writes.
//
//   writer->begin(out);
//   for each record: if (not the first) out += writer->separator(); writer->render(..., out);
//   writer->end(summary, out);
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"
#include "model/posting.h"

namespace rolecall {

enum class OutputFormat : std::uint8_t { Human, Jsonl, Json, Csv, Markdown, Html };

struct WriterOptions {
  OutputFormat format = OutputFormat::Jsonl;
  bool colour = false;
  int width = 80;                   ///< columns of the terminal, for Human; at least 40 are used
  bool verbose = false;             ///< Human: all that Markdown and HTML show
  bool unicode = true;              ///< Human: bars and signs beyond ASCII
  std::vector<std::string> fields;  ///< top-level fields to keep; empty: all
};

/// Totals of a run; adding two gives the totals of both, in any order.
struct Summary {
  std::uint64_t read = 0;  ///< records in: postings + errors + filtered
  std::uint64_t postings = 0;
  std::uint64_t errors = 0;
  std::uint64_t filtered = 0;   ///< postings that were not asked for
  std::uint64_t undecided = 0;  ///< postings whose best two roles are too close to say
  std::uint64_t without_tags = 0;
  std::map<std::string, std::uint64_t, std::less<>> roles;  ///< by best role, undecided or not

  void add(const Pack& pack, const Analysis& analysis);
  void add(const Failure& failure);
  Summary& operator+=(const Summary& other);
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(std::string& out) const = 0;
  /// What stands between two records: ",\n" in a JSON array, nothing in JSONL.
  virtual std::string_view separator() const = 0;
  virtual void render(const Posting& posting, const Analysis& analysis, std::string& out) const = 0;
  virtual void render(const Failure& failure, std::string& out) const = 0;
  virtual void end(const Summary& summary, std::string& out) const = 0;
};

/// `pack` must outlive the writer. Names in `options.fields` that are not in record_fields() are
/// ignored: the caller reports them.
std::unique_ptr<Writer> make_writer(const Pack& pack, const WriterOptions& options);

/// The top-level fields of a posting's record, in their order.
const std::vector<std::string_view>& record_fields();

}  // namespace rolecall
