// The only file of this room that knows xxHash.
#include "survey/fingerprint.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <string>

#include "base/unicode.h"

namespace rolecall {
namespace {

constexpr std::size_t kShingleWords = 4;

// SplitMix64: spreads the numbers of the hash functions, and words over shingles.
constexpr std::uint64_t spread(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

using Minima = std::array<std::uint32_t, kFingerprintSize>;

struct Functions {
  Minima factor;
  Minima offset;
};

constexpr Functions kFunctions = [] {
  Functions functions{};
  for (std::size_t i = 0; i < kFingerprintSize; ++i) {
    functions.factor[i] = static_cast<std::uint32_t>(spread(2 * i)) | 1u;
    functions.offset[i] = static_cast<std::uint32_t>(spread(2 * i + 1));
  }
  return functions;
}();

class Shingles {
 public:
  Shingles() { minima_.fill(std::numeric_limits<std::uint32_t>::max()); }

  void word(std::uint64_t hash) {
    last_[words_++ % kShingleWords] = hash;
    if (words_ >= kShingleWords) add(words_);
  }
  const Minima& finish() {
    // A text shorter than a shingle is one shingle.
    if (words_ > 0 && words_ < kShingleWords) add(0);
    return minima_;
  }

 private:
  void add(std::size_t oldest) {
    std::uint64_t shingle = 0;
    for (std::size_t i = 0; i < kShingleWords; ++i)
      shingle = spread(shingle ^ last_[(oldest + i) % kShingleWords]);
    const auto x = static_cast<std::uint32_t>(shingle >> 32);
    for (std::size_t i = 0; i < kFingerprintSize; ++i)
      minima_[i] = std::min(minima_[i], x * kFunctions.factor[i] + kFunctions.offset[i]);
  }

  std::array<std::uint64_t, kShingleWords> last_{};
  std::size_t words_ = 0;
  Minima minima_;
};

}  // namespace

std::uint64_t text_hash(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

Fingerprint fingerprint(std::string_view text) {
  Shingles shingles;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) shingles.word(text_hash(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = fold(decode(text, at));
    const CharClass kind = classify(c);
    if (kind != CharClass::Word) end_word();
    if (kind != CharClass::Word && kind != CharClass::Letter) continue;
    append_utf8(c, word);
    if (kind == CharClass::Letter) end_word();
  }
  end_word();
  Fingerprint print;
  const Minima& minima = shingles.finish();
  // The low bits of a minimum are as good as random; its high bits are mostly zero.
  std::transform(minima.begin(), minima.end(), print.begin(),
                 [](std::uint32_t minimum) { return static_cast<std::uint16_t>(minimum); });
  return print;
}

double similarity(const Fingerprint& a, const Fingerprint& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < kFingerprintSize; ++i) same += a[i] == b[i];
  return static_cast<double>(same) / static_cast<double>(kFingerprintSize);
}

}  // namespace rolecall
