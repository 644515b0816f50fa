#include "match/masks.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/narrowed_text.h"
#include "base/processor.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rolecall {
namespace detail {

BlockMasks read_block_scalar(const char* in, char* out, const SignSet& signs) {
  BlockMasks masks{};
  for (unsigned i = 0; i < 64; ++i) {
    const char c = in[i];
    const std::uint64_t bit = std::uint64_t{1} << i;
    out[i] = ascii_lower(c);
    if (is_wide(c)) {
      masks.wide |= bit;
    } else if (is_alnum(c)) {
      masks.word |= bit;
    } else if (signs.has(static_cast<unsigned char>(c))) {
      masks.sign |= bit;
    }
  }
  return masks;
}

#if defined(__x86_64__)

// Bytes in [low, high], unsigned, as a byte mask.
__attribute__((target("avx2"))) inline __m256i in_range(__m256i bytes, char low, char high) {
  const __m256i shifted = _mm256_sub_epi8(bytes, _mm256_set1_epi8(low));
  const __m256i span = _mm256_set1_epi8(static_cast<char>(high - low));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(shifted, span), shifted);
}

__attribute__((target("avx2"))) inline std::uint64_t bits_of(__m256i mask) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(mask));
}

__attribute__((target("avx2"))) BlockMasks read_block_avx2(const char* in, char* out,
                                                           const SignSet& signs) {
  BlockMasks masks{};
  const __m256i row_table =
      _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(signs.rows())));
  const __m256i bit_table = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,
                                             1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m256i nibble = _mm256_set1_epi8(0x0F);
  for (int half = 0; half < 2; ++half) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(in + 32 * half));
    const __m256i upper = in_range(bytes, 'A', 'Z');
    const __m256i lower = _mm256_add_epi8(bytes, _mm256_and_si256(upper, _mm256_set1_epi8(32)));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 32 * half), lower);
    const __m256i word = _mm256_or_si256(in_range(lower, 'a', 'z'), in_range(bytes, '0', '9'));
    const __m256i row = _mm256_shuffle_epi8(row_table, _mm256_and_si256(bytes, nibble));
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble);
    const __m256i bit = _mm256_shuffle_epi8(bit_table, high);
    const __m256i sign = _mm256_cmpeq_epi8(_mm256_and_si256(row, bit), bit);
    const __m256i ascii = _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(-1));
    const unsigned shift = 32 * static_cast<unsigned>(half);
    masks.word |= bits_of(word) << shift;
    masks.wide |= bits_of(bytes) << shift;
    masks.sign |= bits_of(_mm256_and_si256(sign, ascii)) << shift;
  }
  return masks;
}

#endif

BlockReader block_reader() {
#if defined(__x86_64__)
  if (has_avx2()) return read_block_avx2;
#endif
  return read_block_scalar;
}

}  // namespace detail

void Masks::read(std::string_view text, const SignSet& signs) {
  size_ = text.size();
  const std::size_t words = size_ / 64 + 2;
  lower_.resize(words * 64 + 16);
  word_.assign(words, 0);
  wide_.assign(words, 0);
  token_.assign(words, 0);
  starts_.assign(words, 0);
  odd_folds_ = false;
  narrows_ = false;
  read_ascii(text, signs);
  read_wide(text);
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint64_t first = word_[i] & ~(word_[i] << 1 | carry);
    carry = word_[i] >> 63;
    token_[i] |= first;
    starts_[i] |= token_[i];
  }
}

void Masks::read_ascii(std::string_view text, const SignSet& signs) {
  static const detail::BlockReader reader = detail::block_reader();
  std::size_t block = 0;
  const auto take = [&](const char* in) {
    const detail::BlockMasks masks = reader(in, lower_.data() + block * 64, signs);
    word_[block] = masks.word;
    wide_[block] = masks.wide;
    starts_[block] = masks.sign;
    ++block;
  };
  while ((block + 1) * 64 <= size_) take(text.data() + block * 64);
  char tail[64] = {};
  text.copy(tail, 64, block * 64);
  take(tail);
}

void Masks::read_wide(std::string_view text) {
  for (std::size_t i = 0; i * 64 < size_; ++i) {
    std::uint64_t left = wide_[i];
    while (left != 0) {
      std::size_t at = i * 64 + static_cast<std::size_t>(std::countr_zero(left));
      const std::size_t begin = at;
      const char32_t c = decode(text, at);
      const std::size_t done = at - i * 64;
      left = done >= 64 ? 0 : left & (~std::uint64_t{0} << done);
      // A code point that began in the block before was handled there.
      if (is_trail(text[begin])) continue;
      const CharClass cls = classify_wide(c);
      narrows_ |= cls != CharClass::Letter && narrowed(c) != c;
      // A soft hyphen within a word is a part of it, which next_atom() passes over.
      const bool within = cls == CharClass::Ignored && begin > 0 && is_word(begin - 1);
      if (cls == CharClass::Word || (within && is_word_at(text, at))) {
        for (std::size_t b = begin; b < at; ++b) word_[b / 64] |= std::uint64_t{1} << b % 64;
        odd_folds_ |= c == 0x17F;
      } else if (cls == CharClass::Letter) {
        token_[begin / 64] |= std::uint64_t{1} << begin % 64;
      } else if (cls == CharClass::Sign) {
        starts_[begin / 64] |= std::uint64_t{1} << begin % 64;
        odd_folds_ |= c == 0x212A;
      }
    }
  }
}

bool Masks::any_wide_from(std::size_t word, std::size_t end) const {
  for (std::size_t i = word; i * 64 < end; ++i) {
    std::uint64_t bits = wide_[i];
    if (end < i * 64 + 64) bits &= (std::uint64_t{1} << end % 64) - 1;
    if (bits != 0) return true;
  }
  return false;
}

std::uint32_t Masks::tokens(std::size_t begin, std::size_t end) const {
  std::uint32_t n = 0;
  for (std::size_t i = begin / 64; i * 64 < end; ++i) {
    std::uint64_t bits = token_[i];
    if (i == begin / 64) bits &= ~std::uint64_t{0} << begin % 64;
    if (end < i * 64 + 64) bits &= (std::uint64_t{1} << end % 64) - 1;
    n += static_cast<std::uint32_t>(std::popcount(bits));
  }
  return n;
}

}  // namespace rolecall
