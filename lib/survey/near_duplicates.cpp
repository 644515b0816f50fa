#include "survey/near_duplicates.h"

#include <algorithm>

namespace rolecall {

namespace {

constexpr std::size_t kSlotsAtFirst = 1024;

}  // namespace

NearDuplicates::NearDuplicates(std::uint32_t window)
    : window_(window), slots_(kSlotsAtFirst * kBands), slots_a_band_(kSlotsAtFirst) {}

std::uint64_t NearDuplicates::band(const Fingerprint& print, std::size_t number) const {
  const char* begin = reinterpret_cast<const char*>(print.data() + number * kBandSize);
  return text_hash({begin, kBandSize * sizeof print[0]}, number);
}

void NearDuplicates::enter(std::uint64_t group) {
  const Fingerprint& print = firsts_[group % window_];
  for (std::size_t b = 0; b < kBands; ++b)
    slots_[b * slots_a_band_ + band(print, b) % slots_a_band_] =
        static_cast<std::uint32_t>(group + 1);
}

void NearDuplicates::grow() {
  slots_a_band_ *= 2;
  slots_.assign(slots_a_band_ * kBands, 0);
  for (std::uint64_t group = 0; group < firsts_.size(); ++group) enter(group);
}

NearDuplicates::Found NearDuplicates::add(const Fingerprint& print) {
  double best = 0;
  std::uint64_t group = 0;
  for (std::size_t b = 0; b < kBands; ++b) {
    const std::uint64_t slot = slots_[b * slots_a_band_ + band(print, b) % slots_a_band_];
    if (slot == 0 || slot - 1 + window_ < groups_) continue;
    const double like = similarity(print, firsts_[(slot - 1) % window_]);
    if (like < kDuplicateSimilarity || like < best || (like == best && slot - 1 >= group)) continue;
    best = like;
    group = slot - 1;
  }
  if (best > 0) return {group, false};
  if (firsts_.size() < window_) {
    // Four slots a text: few are overwritten.
    if (firsts_.size() * 4 >= slots_a_band_) grow();
    firsts_.push_back(print);
  } else {
    firsts_[groups_ % window_] = print;
  }
  enter(groups_);
  return {groups_++, true};
}

}  // namespace rolecall
