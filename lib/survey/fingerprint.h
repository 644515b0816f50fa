// What is left of a text to tell near-duplicates by: a MinHash of its shingles (four words, or
// Chinese characters, in a row; case, punctuation and blanks do not count).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace rolecall {

inline constexpr std::size_t kFingerprintSize = 128;
using Fingerprint = std::array<std::uint16_t, kFingerprintSize>;

/// Of valid UTF-8. Texts with the same words have the same fingerprint; a text without words has
/// that of an empty one.
Fingerprint fingerprint(std::string_view text);

/// Estimated Jaccard similarity of the shingles of two texts, 0 to 1; its standard error is at most
/// 0.045.
double similarity(const Fingerprint& a, const Fingerprint& b);

/// A number that tells texts apart, the same on every machine.
std::uint64_t text_hash(std::string_view text, std::uint64_t seed = 0);

}  // namespace rolecall
