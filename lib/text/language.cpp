#include "text/language.h"

#include <algorithm>

#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::size_t kLookAt = 2048;
// Chinese postings name tools in Latin letters; English ones hold a Chinese name at most.
constexpr double kHanShare = 0.25;
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

}  // namespace

LanguageTeller::LanguageTeller(const Pack& pack) {
  for (const LanguageEntry& entry : pack.languages()) {
    const std::size_t index = languages_.size();
    languages_.push_back({std::string(pack.str(entry.id)), entry.supported});
    if (entry.han) han_ = std::min(han_, index);
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
  std::size_t ideographs = 0;
  std::size_t letters = 0;
  std::vector<std::uint32_t> hits(languages_.size());
  WordKey key;
  const auto end_word = [&] {
    if (key.empty()) return;
    if (!may_be_frequent(key.value())) return void(key = {});
    const auto found =
        std::lower_bound(words_.begin(), words_.end(), std::pair{key.value(), std::uint64_t{0}});
    if (found != words_.end() && found->first == key.value())
      for (std::size_t i = 0; i < hits.size() && i < 64; ++i)
        if (found->second >> i & 1) ++hits[i];
    key = {};
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    letters += is_alpha(c);
    ideographs += byte >= 0xE4 && byte <= 0xE9;
    // Letters beyond ASCII up to Latin Extended: bytes C3 to C9 and what trails them.
    if (is_alpha(c) || (byte >= 0x80 && byte < 0xCA))
      key.add(to_lower(c));
    else
      end_word();
  }
  end_word();

  // A Chinese character carries about as much as a Latin word of five letters.
  const double words = static_cast<double>(letters) / 5;
  const double han = static_cast<double>(ideographs);
  if (han_ < languages_.size() && han > 0 && han >= kHanShare * (han + words))
    return languages_[han_];

  std::size_t best = languages_.size();
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (hits[i] >= kLeastHits && (best == languages_.size() || hits[i] > hits[best])) best = i;
  return best < languages_.size() ? languages_[best] : Language{};
}

}  // namespace rolecall
