#include "pack/literal_index.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace rolecall {
namespace {

constexpr std::size_t kBuckets = 8, kMostShortBuckets = 4;

unsigned char first(std::string_view literal) { return static_cast<unsigned char>(literal[0]); }

LiteralHead head_of(std::string_view literal, Index number, Arena& arena) {
  LiteralHead head;
  head.text = arena.add(literal);
  head.literal = number;
  const std::size_t size = std::min(literal.size(), sizeof head.bytes);
  std::memcpy(&head.bytes, literal.data(), size);
  std::memset(&head.mask, 0xFF, size);
  return head;
}

void mark(LiteralTables& tables, std::string_view literal, std::uint8_t bucket) {
  for (std::size_t i = 0; i < LiteralTables::kSieved; ++i) {
    LiteralTables::Nibbles& nibbles = tables.bytes[i];
    if (i < literal.size()) {
      const auto c = static_cast<unsigned char>(literal[i]);
      nibbles.low[c & 15] |= bucket;
      nibbles.high[c >> 4] |= bucket;
      continue;
    }
    // Behind its end a literal may be followed by anything.
    for (std::uint8_t& row : nibbles.low) row |= bucket;
    for (std::uint8_t& row : nibbles.high) row |= bucket;
  }
}

// Alike beginnings share a bucket. Short literals get buckets of their own, as far as there are:
// "@" beside "#" would let every blank through, whose nibbles are one of each.
void mark_buckets(LiteralTables& tables, const std::vector<std::string_view>& literals) {
  const auto is_long = [](std::string_view l) { return l.size() >= LiteralTables::kSieved; };
  const auto long_ones =
      static_cast<std::size_t>(std::count_if(literals.begin(), literals.end(), is_long));
  const std::size_t short_buckets = std::min(kMostShortBuckets, literals.size() - long_ones);
  std::size_t long_seen = 0, short_seen = 0;
  for (const std::string_view literal : literals) {
    const std::size_t bucket = is_long(literal)
                                   ? long_seen++ * (kBuckets - short_buckets) / long_ones
                                   : kBuckets - 1 - short_seen++ % short_buckets;
    mark(tables, literal, static_cast<std::uint8_t>(1u << bucket));
  }
}

}  // namespace

Index LiteralIndex::add(std::string_view literal) {
  return numbers_.emplace(literal, static_cast<Index>(numbers_.size())).first->second;
}

LiteralTables LiteralIndex::store(Arena& arena) const {
  std::vector<std::pair<std::string_view, Index>> sorted(numbers_.begin(), numbers_.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return std::pair(first(a.first), a.second) < std::pair(first(b.first), b.second);
  });
  LiteralTables tables;
  tables.literals = static_cast<std::uint32_t>(sorted.size());
  std::vector<LiteralHead> heads;
  std::vector<std::string_view> literals;
  for (const auto& [literal, number] : sorted) {
    literals.push_back(literal);
    heads.push_back(head_of(literal, number, arena));
    ++tables.of_first[first(literal) + 1u];
    const std::uint32_t bit = LiteralTables::sieve_bit(heads.back().bytes);
    if (literal.size() < LiteralTables::kSieved)
      tables.starts_short.set(first(literal));
    else
      tables.sieve[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  for (std::size_t c = 1; c < std::size(tables.of_first); ++c)
    tables.of_first[c] += tables.of_first[c - 1];
  mark_buckets(tables, literals);
  tables.heads = arena.add(heads);
  return tables;
}

}  // namespace rolecall
