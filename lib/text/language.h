// Which language a posting is written in, as far as the pack can tell.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/pack.h"

namespace rolecall {

struct Language {
  std::string id = "und";  ///< of the pack's languages, or "und"
  bool supported = true;   ///< also when nothing could be told
};

/// Made once for a pack and shared by all threads; keeps no view of the pack's bytes.
class LanguageTeller {
 public:
  LanguageTeller() = default;
  explicit LanguageTeller(const Pack& pack);

  /// By the frequent words of each language; a language by script wins where its characters are a
  /// good share, or Han characters with kana among them for the language of kana. Looks at the
  /// first 2 KiB only.
  Language tell(std::string_view text) const;

 private:
  static constexpr std::size_t kNoLanguage = ~std::size_t{0};

  // A bit map by hash of the frequent words: most words of a text are none of them.
  static std::size_t place_of(std::uint64_t key) { return key * 0x9E3779B97F4A7C15ull >> 52; }
  static std::uint64_t bit_of(std::uint64_t key) { return std::uint64_t{1} << place_of(key) % 64; }
  bool may_be_frequent(std::uint64_t key) const {
    return (frequent_[place_of(key) / 64] & bit_of(key)) != 0;
  }

  std::array<std::uint64_t, 64> frequent_{};
  std::vector<Language> languages_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> words_;  // key, bit set of languages; sorted
  std::array<std::size_t, 4> by_script_;  // Script to its language; kNoLanguage
};

}  // namespace rolecall
