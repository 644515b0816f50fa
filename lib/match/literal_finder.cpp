#include "match/literal_finder.h"

#include <algorithm>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rolecall {

std::uint32_t LiteralFinder::add(std::string_view literal) {
  const auto known = std::find(literals_.begin(), literals_.end(), literal);
  if (known != literals_.end()) return static_cast<std::uint32_t>(known - literals_.begin());
  const auto number = static_cast<std::uint32_t>(literals_.size());
  literals_.emplace_back(literal);
  const auto first = static_cast<unsigned char>(literal[0]);
  const auto bit = static_cast<std::uint8_t>(1u << first % 8);
  const auto mark = [&](Nibbles& nibbles, unsigned c) {
    nibbles.low[c & 15] |= bit;
    nibbles.high[c >> 4] |= bit;
  };
  mark(bytes_[0], first);
  // A literal of one byte may be followed by anything.
  for (unsigned c = 0; c < 256; ++c) {
    if (literal.size() > 1 && c != static_cast<unsigned char>(literal[1])) continue;
    const unsigned pair = first << 8u | c;
    mark(bytes_[1], c);
    pairs_[pair / 64] |= std::uint64_t{1} << pair % 64;
    starts_.push_back({static_cast<std::uint16_t>(pair), number});
  }
  return number;
}

void LiteralFinder::prepare() {
  std::sort(starts_.begin(), starts_.end(), [](const Start& a, const Start& b) {
    return a.bytes != b.bytes ? a.bytes < b.bytes : a.literal < b.literal;
  });
}

void LiteralFinder::check(std::string_view text, std::size_t at, std::vector<Hit>& hits) const {
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
  if (!starts_one(first, second)) return;
  const auto pair = static_cast<std::uint16_t>(first << 8 | second);
  auto start =
      std::lower_bound(starts_.begin(), starts_.end(), pair,
                       [](const Start& s, std::uint16_t bytes) { return s.bytes < bytes; });
  for (; start != starts_.end() && start->bytes == pair; ++start)
    if (text.substr(at).starts_with(literals_[start->literal]))
      hits.push_back({static_cast<std::uint32_t>(at), start->literal});
}

void LiteralFinder::find_scalar(std::string_view text, std::vector<Hit>& hits) const {
  for (std::size_t at = 0; at < text.size(); ++at) check(text, at, hits);
}

#if defined(__x86_64__)

#define ROLECALL_AVX2 __attribute__((target("avx2")))

namespace {

ROLECALL_AVX2 inline __m256i load_table(const std::array<std::uint8_t, 16>& rows) {
  return _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(rows.data())));
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
  const __m256i low0 = load_table(bytes_[0].low), high0 = load_table(bytes_[0].high);
  const __m256i low1 = load_table(bytes_[1].low), high1 = load_table(bytes_[1].high);
  std::size_t at = 0;
  for (; at + 33 <= text.size(); at += 32) {
    const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at));
    const __m256i next = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + 1));
    const __m256i found = _mm256_and_si256(look_up(here, low0, high0), look_up(next, low1, high1));
    const __m256i none = _mm256_cmpeq_epi8(found, _mm256_setzero_si256());
    auto places = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
    if (places == 0) continue;
    for (; places != 0; places &= places - 1)
      check(text, at + static_cast<std::size_t>(std::countr_zero(places)), hits);
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
#if defined(__x86_64__)
  static const bool fast = __builtin_cpu_supports("avx2");
  if (fast) return find_avx2(text, hits);
#endif
  find_scalar(text, hits);
}

}  // namespace rolecall
