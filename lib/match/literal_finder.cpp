#include "match/literal_finder.h"

#include <bit>
#include <cstring>

#include "base/processor.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rolecall {

// The tables are passed on where places are looked at: a place costs less than to find them.
inline bool LiteralFinder::may_start(const LiteralTables& tables, std::uint32_t bytes) {
  const std::uint32_t bit = LiteralTables::sieve_bit(bytes);
  return (tables.sieve[bit / 64] >> bit % 64 & 1) != 0 || tables.starts_short.has(bytes & 0xFF);
}

void LiteralFinder::check(const LiteralTables& tables, std::string_view text, std::size_t at,
                          std::vector<Hit>& hits) const {
  const auto first = static_cast<unsigned char>(text[at]);
  std::uint32_t bytes = 0;
  if (text.size() - at >= sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  }
  const auto heads = pack_.array(tables.heads);
  for (std::size_t i = tables.of_first[first]; i < tables.of_first[first + 1u]; ++i) {
    const LiteralHead& head = heads[i];
    if ((bytes & head.mask) == head.bytes && text.substr(at).starts_with(pack_.str(head.text)))
      hits.push_back({static_cast<std::uint32_t>(at), head.literal});
  }
}

void LiteralFinder::find_scalar(std::string_view text, std::vector<Hit>& hits) const {
  const LiteralTables& tables = pack_.literals();
  for (std::size_t at = 0; at < text.size(); ++at) check(tables, text, at, hits);
}

#if defined(__x86_64__)

#define ROLECALL_AVX2 __attribute__((target("avx2")))

namespace {

ROLECALL_AVX2 inline __m256i load_table(const std::uint8_t (&rows)[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(rows)));
}

// Buckets that may have these bytes, by their two nibbles.
ROLECALL_AVX2 inline __m256i look_up(__m256i bytes, __m256i low, __m256i high) {
  const __m256i nibble = _mm256_set1_epi8(0x0F);
  const __m256i l = _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, nibble));
  const __m256i h =
      _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble));
  return _mm256_and_si256(l, h);
}

}  // namespace

ROLECALL_AVX2 void LiteralFinder::find_avx2(std::string_view text, std::vector<Hit>& hits) const {
  const LiteralTables& tables = pack_.literals();
  const auto& bytes_of = tables.bytes;
  const __m256i low0 = load_table(bytes_of[0].low), high0 = load_table(bytes_of[0].high);
  const __m256i low1 = load_table(bytes_of[1].low), high1 = load_table(bytes_of[1].high);
  const __m256i low2 = load_table(bytes_of[2].low), high2 = load_table(bytes_of[2].high);
  std::size_t at = 0;
  for (; at + 35 <= text.size(); at += 32) {
    const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at));
    const __m256i next = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + 1));
    const __m256i third =
        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + 2));
    const __m256i found =
        _mm256_and_si256(_mm256_and_si256(look_up(here, low0, high0), look_up(next, low1, high1)),
                         look_up(third, low2, high2));
    const __m256i none = _mm256_cmpeq_epi8(found, _mm256_setzero_si256());
    auto places = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
    if (places == 0) continue;
    for (; places != 0; places &= places - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places));
      std::uint32_t bytes;
      std::memcpy(&bytes, text.data() + place, sizeof bytes);
      if (may_start(tables, bytes)) check(tables, text, place, hits);
    }
  }
  const std::size_t tail = hits.size();
  find_scalar(text.substr(at), hits);
  for (std::size_t i = tail; i < hits.size(); ++i) hits[i].begin += static_cast<std::uint32_t>(at);
}

#else

void LiteralFinder::find_avx2(std::string_view text, std::vector<Hit>& hits) const {
  find_scalar(text, hits);
}

#endif

void LiteralFinder::find(std::string_view text, std::vector<Hit>& hits) const {
  static const bool fast = has_avx2();
  if (fast) return find_avx2(text, hits);
  find_scalar(text, hits);
}

}  // namespace rolecall
