// What a check or a loader has to say about a place in a file, and the list that collects it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/range.h"

namespace rolecall {

enum class Severity : std::uint8_t { Info, Warning, Error };

constexpr std::string_view severity_name(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "info";
}

/// A place in a named file. `line` and `column` count from 1, columns in code points; 0 means
/// "the whole file". `bytes` is the stretch that a caret line underlines.
struct Location {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Range bytes;
};

/// A second place that explains the first: "first defined here".
struct Note {
  std::string message;
  Location at;
};

/// One edit that mends the finding: replace `bytes` of `file` by `text`.
struct Fix {
  std::string file;
  Range bytes;
  std::string text;
};

/// One finding. `check` is its stable name ("duplicate-key"), the key in JSON, SARIF, suppressions
/// and in the list of checks. `message` is one sentence without a full stop; `help` says the way
/// out.
struct Diagnostic {
  Severity severity = Severity::Error;
  std::string check;
  std::string message;
  Location at;
  std::string rule;  ///< id of the rule concerned, or empty
  std::string help;
  std::vector<Note> notes;
  std::vector<Fix> fixes;
};

/// Collects findings; nothing that goes on after bad input throws.
class Diagnostics {
 public:
  Diagnostic& add(Diagnostic diagnostic) { return all_.emplace_back(std::move(diagnostic)); }
  Diagnostic& error(std::string check, std::string message, Location at) {
    return add(
        {Severity::Error, std::move(check), std::move(message), std::move(at), {}, {}, {}, {}});
  }
  Diagnostic& warning(std::string check, std::string message, Location at) {
    return add(
        {Severity::Warning, std::move(check), std::move(message), std::move(at), {}, {}, {}, {}});
  }
  Diagnostic& info(std::string check, std::string message, Location at) {
    return add(
        {Severity::Info, std::move(check), std::move(message), std::move(at), {}, {}, {}, {}});
  }

  bool empty() const { return all_.empty(); }
  std::size_t count(Severity severity) const {
    std::size_t n = 0;
    for (const auto& d : all_) n += d.severity == severity;
    return n;
  }
  bool has_errors() const { return count(Severity::Error) > 0; }
  std::vector<Diagnostic>& all() { return all_; }
  const std::vector<Diagnostic>& all() const { return all_; }

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace rolecall
