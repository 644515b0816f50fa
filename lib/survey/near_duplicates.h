// Groups of texts that are nearly the same. A text joins the group whose first text it resembles
// most, if it does so enough; else it is the first of a new group. What comes out depends on the
// order of the texts alone.
#pragma once

#include <cstdint>
#include <vector>

#include "survey/fingerprint.h"

namespace rolecall {

inline constexpr double kDuplicateSimilarity = 0.8;
/// Of so many groups the first texts are remembered; where there are more, the oldest are
/// forgotten.
inline constexpr std::uint32_t kDuplicateWindow = std::uint32_t{1} << 16;

class NearDuplicates {
 public:
  /// `window` texts are remembered, a power of two.
  explicit NearDuplicates(std::uint32_t window = kDuplicateWindow);

  struct Found {
    std::uint64_t group = 0;  ///< groups count from 0, in the order of their first texts
    bool first = true;
  };
  Found add(const Fingerprint& print);

  std::uint64_t groups() const { return groups_; }
  bool forgot() const { return groups_ > window_; }

 private:
  // Texts with a similarity of 0.8 share one of 16 bands of 8 numbers in 95 of 100 cases, of 0.9
  // in all.
  static constexpr std::size_t kBandSize = 8;
  static constexpr std::size_t kBands = kFingerprintSize / kBandSize;

  std::uint64_t band(const Fingerprint& print, std::size_t number) const;
  void grow();
  void enter(std::uint64_t group);

  std::uint32_t window_;
  std::uint64_t groups_ = 0;
  std::vector<Fingerprint> firsts_;  ///< group % window_
  /// For each band a table from its hash to the latest group with it, plus 1; 0: none. A group that
  /// another has overwritten is found through its other bands.
  std::vector<std::uint32_t> slots_;
  std::size_t slots_a_band_ = 0;
};

}  // namespace rolecall
