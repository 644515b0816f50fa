// Findings as a person reads them: place, sentence, the source line with a caret under it, notes
// and the way out.
//
//     skills/go.yaml:7:5: error: unknown key "trems" in a rule [unknown-key]
//         trems: [Golang]
//         ^~~~~
//       help: did you mean "terms"?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

struct ShowOptions {
  bool colour = false;   ///< ANSI escapes
  bool concise = false;  ///< one line a finding: no source, notes or help
  int width = 100;  ///< terminal columns for source lines, at least 40; longer lines are cut around
                    ///< the caret
  std::string folder = {};  ///< put before file names: "rules/"
};

/// Lines that end in "\n". Sources are looked up in `files` by path. Control and bidi characters of
/// the source never reach the output.
std::string show(const Diagnostic& diagnostic, const std::vector<SourceFile>& files,
                 const ShowOptions& options = {});

/// The same under another heading than the severity: `style` is an ANSI colour ("1;32").
std::string show_as(std::string_view word, std::string_view style, const Diagnostic& diagnostic,
                    const std::vector<SourceFile>& files, const ShowOptions& options);

/// All of them, sorted by file, line, column and check.
std::string show(const Diagnostics& diagnostics, const std::vector<SourceFile>& files,
                 const ShowOptions& options = {});

/// Terminal columns of a code point: 2 for East Asian wide and emoji, 0 for combining marks.
int column_width(char32_t c);

}  // namespace rolecall
