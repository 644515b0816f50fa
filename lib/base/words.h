// Running text cut into words, for models: what they weigh without a rule for it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/unicode.h"
#include "model/range.h"

namespace rolecall {

inline constexpr std::size_t kLongestWord = 48;  ///< bytes kept of a word

/// A run of letters and digits, or a letter that is a word of its own (Chinese, Japanese ...).
struct TextWord {
  Range range;              ///< bytes of the text
  std::string_view folded;  ///< its first kLongestWord bytes; good until visit returns
  bool alone = false;       ///< a letter that is a word of its own
  bool plain = true;        ///< it stands in the text as it is folded
  bool cut = false;         ///< it is longer
  bool ascii = false;       ///< it is surely all ASCII: a byte is a letter
};

/// Cuts one text, word by word.
class WordCutter {
 public:
  explicit WordCutter(std::string_view text) : text_(text) {}

  /// Moves to the next word; false at the end.
  bool next(TextWord& word) {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80 && !kInWord[byte]) {
        ++at_;
        continue;
      }
      if (byte < 0x80 && read_ascii(word)) return true;
      std::size_t end = at_;
      const char32_t c = decode(text_, end);
      const CharClass cls = classify(c);
      if (cls == CharClass::Letter && fold(c) == c) {
        read_letter(word, end);
        return true;
      }
      if (cls == CharClass::Word || cls == CharClass::Letter) {
        read(word, cls == CharClass::Letter);
        return true;
      }
      at_ = end;
    }
    return false;
  }

 private:
  static constexpr auto kInWord = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x80; ++c) table[c] = is_alnum(static_cast<char32_t>(c));
    return table;
  }();

  // Most words are ASCII to their end: one bit folds their letters, which digits have set.
  bool read_ascii(TextWord& word) {
    std::size_t end = at_;
    while (end < text_.size() && kInWord[static_cast<unsigned char>(text_[end])]) ++end;
    const std::size_t size = end - at_;
    if (size > kLongestWord ||
        (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80))
      return false;
    std::uint64_t changed = 0;
    for (std::size_t i = 0; i < size; i += 8) {
      const std::uint64_t bytes = eight_bytes(at_ + i);
      const std::uint64_t lower = bytes | 0x2020202020202020;
      const std::uint64_t own = size - i < 8 ? (std::uint64_t{1} << 8 * (size - i)) - 1 : ~0ull;
      changed |= (bytes ^ lower) & own;
      std::memcpy(folded_.data() + i, &lower, 8);
    }
    tell(word, end, size);
    word.ascii = true;
    word.plain = changed == 0;
    return true;
  }

  // Those from `at` on; zeros behind the end.
  std::uint64_t eight_bytes(std::size_t at) const {
    std::uint64_t bytes = 0;
    if (at + 8 <= text_.size())
      std::memcpy(&bytes, text_.data() + at, 8);
    else
      std::memcpy(&bytes, text_.data() + at, text_.size() - at);
    return bytes;
  }

  // A letter that is a word of its own and stands as it is folded: in Chinese nearly every one.
  void read_letter(TextWord& word, std::size_t end) {
    const std::size_t size = text_.copy(folded_.data(), end - at_, at_);
    tell(word, end, size);
    word.alone = true;
  }

  void read(TextWord& word, bool alone) {
    std::size_t size = 0, end = at_;
    bool plain = true, cut = false;
    for (std::size_t next = end; next < text_.size(); end = next) {
      const char32_t c = decode(text_, next);
      if (c == kSoftHyphen && !alone && is_word_at(text_, next)) {
        plain = false;
        continue;
      }
      if (end != at_ && (alone || classify(c) != CharClass::Word)) break;
      std::string bytes;
      append_utf8(fold(c), bytes);
      plain &= bytes == text_.substr(end, next - end);
      cut |= size + bytes.size() > kLongestWord;
      if (!cut) size += bytes.copy(folded_.data() + size, bytes.size());
    }
    tell(word, end, size);
    word.alone = alone;
    word.plain = plain;
    word.cut = cut;
  }

  void tell(TextWord& word, std::size_t end, std::size_t size) {
    word = {};
    word.range = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    word.folded = {folded_.data(), size};
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::array<char, kLongestWord + 8> folded_;  // written eight bytes at a time
};

}  // namespace rolecall
