// Where the time of a posting goes, stage by stage: for `rolecall bench`. A Scratch that no clock
// watches costs one comparison a stage.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rolecall {

/// In the order in which a posting goes through them.
enum class Stage : std::uint8_t {
  Read,      ///< bytes in, cut at record bounds
  Decode,    ///< records to postings
  Cut,       ///< lines and clauses
  Find,      ///< spans: terms, regexes, evidence, the longest hit
  Sections,  ///< headings, scope
  Asks,      ///< cues and sections to the ask of each skill; alternatives, years
  Facts,     ///< facts, coverage, language
  Layers,    ///< counts under the leaves of the taxonomies
  Clauses,   ///< features and kind of each clause
  Role,      ///< features of the posting, levels of the layers, the role
  Render,    ///< JSONL
};
inline constexpr std::size_t kStages = 11;

constexpr std::string_view stage_name(Stage stage) {
  constexpr std::array<std::string_view, kStages> names{"read",     "decode", "cut",   "find",
                                                        "sections", "asks",   "facts", "layers",
                                                        "clauses",  "role",   "render"};
  return names[static_cast<std::size_t>(stage)];
}

/// A stop watch that is told at the end of each stage. Of one thread.
class StageClock {
 public:
  /// What went by since the last mark belongs to no stage.
  void start() { last_ = std::chrono::steady_clock::now(); }
  /// What went by since the last mark was this stage.
  void mark(Stage stage) {
    const auto now = std::chrono::steady_clock::now();
    times_[static_cast<std::size_t>(stage)] += now - last_;
    last_ = now;
  }
  double seconds(Stage stage) const {
    return std::chrono::duration<double>(times_[static_cast<std::size_t>(stage)]).count();
  }
  double seconds() const {
    std::chrono::steady_clock::duration sum{0};
    for (const auto time : times_) sum += time;
    return std::chrono::duration<double>(sum).count();
  }

 private:
  std::array<std::chrono::steady_clock::duration, kStages> times_{};
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace rolecall
