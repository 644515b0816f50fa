// First pass over a text: one bit a byte for what the token scan needs, and the text in lower case.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rolecall {

/// ASCII signs at which a phrase of the pack may start ('.' for ".NET").
class SignSet {
 public:
  void add(unsigned char c) { rows_[c & 15] |= static_cast<std::uint8_t>(1u << (c >> 4)); }
  bool has(unsigned char c) const { return c < 0x80 && (rows_[c & 15] >> (c >> 4) & 1); }
  /// Bit (high nibble) of row (low nibble): the form that a byte shuffle looks up.
  const std::uint8_t* rows() const { return rows_.data(); }

 private:
  alignas(16) std::array<std::uint8_t, 16> rows_{};
};

/// Bitmaps of a text, bit i for byte i, in words of 64 with at least one zero word behind.
class Masks {
 public:
  /// Fills all from `text`, which is valid UTF-8. Buffers are reused.
  void read(std::string_view text, const SignSet& signs);

  std::size_t size() const { return size_; }
  /// The text with ASCII letters in lower case; 16 bytes behind it may be read.
  const char* lower() const { return lower_.data(); }
  bool is_word(std::size_t at) const { return word_[at / 64] >> at % 64 & 1; }
  bool is_wide(std::size_t at) const { return wide_[at / 64] >> at % 64 & 1; }

  /// First byte at or after `at` that is not part of a word.
  std::size_t word_end(std::size_t at) const {
    std::size_t i = at / 64;
    std::uint64_t gap = ~word_[i] >> at % 64;
    if (gap != 0) return at + static_cast<std::size_t>(std::countr_zero(gap));
    while (~word_[++i] == 0) {
    }
    return i * 64 + static_cast<std::size_t>(std::countr_one(word_[i]));
  }
  /// Whether a byte of [begin, end) is beyond ASCII.
  bool any_wide(std::size_t begin, std::size_t end) const {
    const std::size_t i = begin / 64;
    const std::uint64_t bits = wide_[i] >> begin % 64;
    if (end - begin <= 64 - begin % 64)  // all in one word
      return (bits & (end - begin == 64 ? ~std::uint64_t{0}
                                        : (std::uint64_t{1} << (end - begin)) - 1)) != 0;
    return bits != 0 || any_wide_from(i + 1, end);
  }

  /// Tokens (words and single letters) that start in [begin, end).
  std::uint32_t tokens(std::size_t begin, std::size_t end) const;

  /// Where phrases may start: words, letters, signs of the set. Words of 64 bits.
  const std::vector<std::uint64_t>& starts() const { return starts_; }

  /// True if the text has a letter that folds into ASCII only for some engines (U+017F, U+212A).
  bool odd_folds() const { return odd_folds_; }
  /// True if regexes read a character of the text as another (base/narrowed_text.h).
  bool narrows() const { return narrows_; }

 private:
  bool any_wide_from(std::size_t word, std::size_t end) const;
  void read_ascii(std::string_view text, const SignSet& signs);
  void read_wide(std::string_view text);

  std::size_t size_ = 0;
  std::vector<char> lower_;
  std::vector<std::uint64_t> word_;   // letters and digits of words
  std::vector<std::uint64_t> wide_;   // bytes beyond ASCII
  std::vector<std::uint64_t> token_;  // first bytes of words and of single letters
  std::vector<std::uint64_t> starts_;
  bool odd_folds_ = false;
  bool narrows_ = false;
};

namespace detail {
/// One 64-byte block: writes its lower case, returns masks of ASCII word bytes, wide bytes and sign
/// bytes ('.' and the like, before the set is looked at).
struct BlockMasks {
  std::uint64_t word, wide, sign;
};
using BlockReader = BlockMasks (*)(const char* in, char* out, const SignSet& signs);
BlockMasks read_block_scalar(const char* in, char* out, const SignSet& signs);
/// The fastest one that this processor can run.
BlockReader block_reader();
}  // namespace detail

}  // namespace rolecall
