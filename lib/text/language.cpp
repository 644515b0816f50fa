#include "text/language.h"

#include <algorithm>
#include <array>
#include <bit>

#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::size_t kLookAt = 2048;
// Chinese postings name tools in Latin letters; English ones hold a Chinese name at most.
constexpr double kScriptShare = 0.25;
// Of Han characters and kana: Japanese has more, Chinese a shop's name at most.
constexpr double kKanaShare = 0.125;
// Fewer hits tell nothing.
constexpr std::uint32_t kLeastHits = 3;

// The first seven bytes of a word and its length: enough to tell frequent words apart.
class WordKey {
 public:
  void add(char c) {
    if (size_ < 7) bytes_ |= std::uint64_t{static_cast<unsigned char>(c)} << (8 * size_);
    size_ += size_ < 255;
  }
  std::uint64_t value() const { return bytes_ | std::uint64_t{size_} << 56; }
  bool empty() const { return size_ == 0; }

 private:
  std::uint64_t bytes_ = 0;
  std::uint32_t size_ = 0;
};

// Bytes of words, in lower case; 0 for others. Letters beyond ASCII count up to Latin Extended:
// bytes C3 to C9 and what trails them.
constexpr auto kLetters = [] {
  std::array<char, 256> letters{};
  for (unsigned b = 0; b < letters.size(); ++b) {
    const auto c = static_cast<char>(b);
    if (is_alpha(c) || (b >= 0x80 && b < 0xCA)) letters[b] = ascii_lower(c);
  }
  return letters;
}();

}  // namespace

LanguageTeller::LanguageTeller(const Pack& pack) {
  by_script_.fill(kNoLanguage);
  for (const LanguageEntry& entry : pack.languages()) {
    const std::size_t index = languages_.size();
    languages_.push_back({std::string(pack.str(entry.id)), entry.supported});
    std::size_t& by_script = by_script_[static_cast<std::size_t>(entry.script)];
    by_script = std::min(by_script, index);
    if (index >= 64) continue;
    for (const StrRef word : pack.array(entry.words)) {
      WordKey key;
      for (const char c : pack.str(word)) key.add(c);
      words_.emplace_back(key.value(), std::uint64_t{1} << index);
    }
  }
  std::sort(words_.begin(), words_.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (kept > 0 && words_[kept - 1].first == words_[i].first)
      words_[kept - 1].second |= words_[i].second;
    else
      words_[kept++] = words_[i];
  }
  words_.resize(kept);
  for (const auto& [key, languages] : words_) frequent_[place_of(key) / 64] |= bit_of(key);
}

Language LanguageTeller::tell(std::string_view text) const {
  text = text.substr(0, kLookAt);
  std::size_t letters = 0, han = 0, kana = 0, hangul = 0;  // characters
  std::vector<std::uint32_t> hits(languages_.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    WordKey key;
    for (; at < text.size(); ++at) {
      const char letter = kLetters[static_cast<unsigned char>(text[at])];
      if (letter == 0) break;
      letters += !is_wide(letter);
      key.add(letter);
    }
    const auto behind = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    if (behind >= 0xE3 && behind <= 0xED) {
      han += behind >= 0xE4 && behind <= 0xE9;
      hangul += behind >= 0xEA;  // 0xEA to 0xED
      const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
      kana += behind == 0xE3 && second >= 0x81 && second <= 0x83 && !is_middle_dot(text, at);
    }
    if (key.empty() || !may_be_frequent(key.value())) continue;
    const auto found =
        std::lower_bound(words_.begin(), words_.end(), std::pair{key.value(), std::uint64_t{0}});
    if (found != words_.end() && found->first == key.value())
      for (std::uint64_t bits = found->second; bits != 0; bits &= bits - 1)
        ++hits[static_cast<std::size_t>(std::countr_zero(bits))];
  }

  // A Chinese character carries about as much as a Latin word of five letters.
  const double words = static_cast<double>(letters) / 5;
  const auto fills = [&](std::size_t characters) {
    return characters > 0 && static_cast<double>(characters) >=
                                 kScriptShare * (static_cast<double>(characters) + words);
  };
  const auto language_of = [&](Script script) {
    return by_script_[static_cast<std::size_t>(script)];
  };
  const bool japanese = static_cast<double>(kana) >= kKanaShare * static_cast<double>(han + kana);
  if (const auto l = language_of(Script::Kana); l != kNoLanguage && japanese && fills(han + kana))
    return languages_[l];
  if (const auto l = language_of(Script::Hangul); l != kNoLanguage && hangul > han && fills(hangul))
    return languages_[l];
  if (const auto l = language_of(Script::Han); l != kNoLanguage && fills(han)) return languages_[l];

  std::size_t best = languages_.size();
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (hits[i] >= kLeastHits && (best == languages_.size() || hits[i] > hits[best])) best = i;
  return best < languages_.size() ? languages_[best] : Language{};
}

}  // namespace rolecall
