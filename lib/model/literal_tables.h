// Tables of a search for any of a few dozen literals: the anchors of a pack's regexes.
#pragma once

#include <cstdint>
#include <type_traits>

#include "model/pack_refs.h"
#include "model/pattern_steps.h"

namespace rolecall {

/// A literal with its first bytes, up to four: what a place must show before it is compared whole.
struct LiteralHead {
  std::uint32_t bytes = 0;
  std::uint32_t mask = 0;
  StrRef text;
  Index literal = 0;  ///< its number
};

/// Which places to look at by the first three bytes that stand there. Where both halves of all
/// three let one bucket through, the place is sifted once more: by the hash of the three bytes, or,
/// for shorter literals, by the first. The buckets only make the first step sharper; the heads
/// decide.
struct LiteralTables {
  static constexpr std::size_t kSieved = 3;  ///< bytes

  /// Bit b of low[byte & 15] & high[byte >> 4]: a literal of bucket b may have the byte there.
  struct Nibbles {
    std::uint8_t low[16] = {}, high[16] = {};
  };

  std::uint64_t sieve[512] = {};
  ByteSet starts_short;
  Nibbles bytes[kSieved];
  std::uint32_t of_first[257] = {};  ///< heads whose first byte is c: from [c] to [c + 1]
  std::uint32_t literals = 0;        ///< how many
  ArrayRef<LiteralHead> heads;       ///< by first byte, then by number

  /// The bit of the sieve for the first three of four bytes, little-endian.
  static constexpr std::uint32_t sieve_bit(std::uint32_t first_four) {
    return (first_four & 0xFFFFFF) * 0x9E3779B1u >> 17;
  }
};
// No padding: in a struct this large GCC 12 would clear more than that (see Arena).
static_assert(std::has_unique_object_representations_v<LiteralTables>);

}  // namespace rolecall
