// RE2's prefilter for one pattern: literals, and what it takes of them for the pattern to match.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// Atoms are literals in lower case. For one thread.
class Prefilter {
 public:
  Prefilter(std::string_view pattern, bool fold_case);
  ~Prefilter();
  Prefilter(const Prefilter&) = delete;
  Prefilter& operator=(const Prefilter&) = delete;

  /// The pattern compiles and needs literals at all.
  bool usable() const;
  const std::vector<std::string>& atoms() const;
  /// Could the pattern match a text that holds all atoms but those marked?
  bool passes_without(const std::vector<bool>& missing) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
