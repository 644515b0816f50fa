#include "match/literal_finder.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/processor.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rolecall {
namespace {

constexpr std::size_t kMostShortBuckets = 4;  // of eight
constexpr std::size_t kSieved = 3;            // bytes

// The bit of the sieve for the first three of four bytes, little-endian.
constexpr std::uint32_t sieve_bit(std::uint32_t bytes) {
  return (bytes & 0xFFFFFF) * 0x9E3779B1u >> 17;
}

}  // namespace

std::uint32_t LiteralFinder::add(std::string_view literal) {
  Head head{0, 0, static_cast<std::uint32_t>(literals_.size())};
  const std::size_t size = std::min(literal.size(), sizeof head.bytes);
  std::memcpy(&head.bytes, literal.data(), size);
  std::memset(&head.mask, 0xFF, size);
  for (const Head& known : heads_)
    if (known.bytes == head.bytes && literals_[known.literal] == literal) return known.literal;
  literals_.emplace_back(literal);
  heads_.push_back(head);
  return head.literal;
}

void LiteralFinder::mark(std::string_view literal, std::uint8_t bucket) {
  for (std::size_t i = 0; i < bytes_.size(); ++i) {
    if (i < literal.size()) {
      const auto c = static_cast<unsigned char>(literal[i]);
      bytes_[i].low[c & 15] |= bucket;
      bytes_[i].high[c >> 4] |= bucket;
      continue;
    }
    // Behind its end a literal may be followed by anything.
    for (std::uint8_t& row : bytes_[i].low) row |= bucket;
    for (std::uint8_t& row : bytes_[i].high) row |= bucket;
  }
}

void LiteralFinder::prepare() {
  const auto first = [&](const Head& head) {
    return static_cast<unsigned char>(literals_[head.literal][0]);
  };
  std::sort(heads_.begin(), heads_.end(), [&](const Head& a, const Head& b) {
    return first(a) != first(b) ? first(a) < first(b) : a.literal < b.literal;
  });
  // Alike beginnings share a bucket. Short literals get buckets of their own, as far as there are:
  // "@" beside "#" would let every blank through, whose nibbles are one of each.
  std::size_t long_ones = 0, long_seen = 0, short_seen = 0;
  for (const std::string& literal : literals_) long_ones += literal.size() >= bytes_.size();
  const std::size_t short_buckets = std::min(kMostShortBuckets, literals_.size() - long_ones);
  for (const Head& head : heads_) {
    const std::string& literal = literals_[head.literal];
    const std::size_t bucket = literal.size() < bytes_.size()
                                   ? 7 - short_seen++ % short_buckets
                                   : long_seen++ * (8 - short_buckets) / long_ones;
    mark(literal, static_cast<std::uint8_t>(1u << bucket));
  }
  for (const Head& head : heads_) {
    const std::uint32_t bit = sieve_bit(head.bytes);
    if (literals_[head.literal].size() < kSieved)
      starts_short_[first(head)] = true;
    else
      sieve_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  of_first_.fill(0);
  for (const Head& head : heads_) ++of_first_[first(head) + 1u];
  for (std::size_t c = 1; c < of_first_.size(); ++c)
    of_first_[c] = static_cast<std::uint16_t>(of_first_[c] + of_first_[c - 1]);
}

inline bool LiteralFinder::may_start(std::uint32_t bytes) const {
  const std::uint32_t bit = sieve_bit(bytes);
  return (sieve_[bit / 64] >> bit % 64 & 1) != 0 || starts_short_[bytes & 0xFF];
}

void LiteralFinder::check(std::string_view text, std::size_t at, std::vector<Hit>& hits) const {
  const auto first = static_cast<unsigned char>(text[at]);
  std::uint32_t bytes = 0;
  if (text.size() - at >= sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  }
  for (std::size_t i = of_first_[first]; i < of_first_[first + 1u]; ++i) {
    const Head& head = heads_[i];
    if ((bytes & head.mask) == head.bytes && text.substr(at).starts_with(literals_[head.literal]))
      hits.push_back({static_cast<std::uint32_t>(at), head.literal});
  }
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
  const __m256i low2 = load_table(bytes_[2].low), high2 = load_table(bytes_[2].high);
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
      if (may_start(bytes)) check(text, place, hits);
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
