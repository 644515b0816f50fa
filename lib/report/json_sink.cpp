#include "report/json_sink.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "base/ascii.h"
#include "base/unicode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace rolecall {
namespace {

// Bytes that may begin something to escape. 0xC2 leads the C1 controls, 0xE2 U+2028 to
// U+202E and U+2066 to U+2069.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (int c = 0; c < 0x20; ++c) stops[c] = true;
  for (const int c : {0x22, 0x5C, 0x7F, 0xC2, 0xE2}) stops[c] = true;
  return stops;
}();

char* put_unit(unsigned unit, char* to) {
  constexpr char kHex[] = "0123456789abcdef";
  *to++ = '\\', *to++ = 'u';
  for (const int shift : {12, 8, 4, 0}) *to++ = kHex[unit >> shift & 15];
  return to;
}

// Writes what begins at `from`, a stop byte, and moves past it.
inline char* put_stop(const char*& from, const char* end, char* to) {
  const auto byte = [&](int i) { return static_cast<unsigned char>(from[i]); };
  const unsigned char c = byte(0);
  if (c == 0xE2) {
    if (end - from >= 3) {
      const unsigned unit = 0x2000u + (byte(1) & 0x3Fu) * 64 + (byte(2) & 0x3Fu);
      if (unit == 0x2028 || unit == 0x2029 || (unit >= 0x202A && unit <= 0x202E) ||
          (unit >= 0x2066 && unit <= 0x2069)) {
        to = put_unit(unit, to);
        from += 3;
        return to;
      }
    }
    *to++ = *from++;
    return to;
  }
  if (c == 0xC2) {
    if (end - from >= 2 && byte(1) < 0xA0) {
      to = put_unit(byte(1), to);
      from += 2;
      return to;
    }
    *to++ = *from++;
    return to;
  }
  ++from;
  char letter = 0;
  switch (c) {
    case '"':
      letter = '"';
      break;
    case '\\':
      letter = '\\';
      break;
    case '\n':
      letter = 'n';
      break;
    case '\r':
      letter = 'r';
      break;
    case '\t':
      letter = 't';
      break;
    case '\b':
      letter = 'b';
      break;
    case '\f':
      letter = 'f';
      break;
    default:
      return put_unit(c, to);
  }
  *to++ = '\\', *to++ = letter;
  return to;
}

}  // namespace

char* escape_json_scalar(std::string_view text, char* to) {
  const char* from = text.data();
  const char* const end = from + text.size();
  while (from != end) {
    if (kStops[static_cast<unsigned char>(*from)])
      to = put_stop(from, end, to);
    else
      *to++ = *from++;
  }
  return to;
}

char* escape_json(std::string_view text, char* to) {
#ifdef __SSE2__
  const char* from = text.data();
  const char* const end = from + text.size();
  const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
  const __m128i del = _mm_set1_epi8(0x7F), unit = _mm_set1_epi8(0x1F);
  const __m128i c2 = _mm_set1_epi8(static_cast<char>(0xC2));
  const __m128i e2 = _mm_set1_epi8(static_cast<char>(0xE2));
  while (end - from >= 16) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    __m128i stops = _mm_or_si128(_mm_cmpeq_epi8(v, quote), _mm_cmpeq_epi8(v, slash));
    stops = _mm_or_si128(stops, _mm_or_si128(_mm_cmpeq_epi8(v, del), _mm_cmpeq_epi8(v, c2)));
    stops = _mm_or_si128(
        stops, _mm_or_si128(_mm_cmpeq_epi8(v, e2), _mm_cmpeq_epi8(_mm_min_epu8(v, unit), v)));
    // The whole block is stored; what lies past a stop is overwritten.
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), v);
    const unsigned mask = static_cast<unsigned>(_mm_movemask_epi8(stops));
    if (mask == 0) {
      from += 16, to += 16;
      continue;
    }
    const int run = std::countr_zero(mask);
    from += run, to += run;
    to = put_stop(from, end, to);
  }
  return escape_json_scalar({from, static_cast<std::size_t>(end - from)}, to);
#else
  return escape_json_scalar(text, to);
#endif
}

void JsonSink::grow(std::size_t size) {
  const std::size_t used = static_cast<std::size_t>(cursor_ - out_.data());
  // Little more than needed at a time: the string zeroes what it grows by; its capacity doubles.
  out_.resize(used + size + 1536);
  cursor_ = out_.data() + used;
  end_ = out_.data() + out_.size();
}

void JsonSink::string(std::string_view text) {
  put('"');
  // In slices, so that the room for the worst case stays small.
  for (constexpr std::size_t kSlice = 1024; !text.empty();) {
    std::size_t size = std::min(kSlice, text.size());
    if (size < text.size())
      while (size > kSlice - 4 && is_trail(text[size])) --size;
    reserve(6 * size + 16);
    cursor_ = escape_json(text.substr(0, size), cursor_);
    text.remove_prefix(size);
  }
  put('"');
}

void JsonSink::any_string(std::string_view bytes) {
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(bytes.begin(), bytes.end(), ascii)) return string(bytes);
  std::string valid;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t from = at;
    const char32_t c = decode(bytes, at);
    const std::size_t before = valid.size();
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    append_utf8(surrogate || c > 0x10FFFF ? 0xFFFD : c, valid);
    if (!surrogate && c != 0xFFFD && valid.size() - before != at - from) {  // overlong
      valid.resize(before);
      append_utf8(0xFFFD, valid);
    }
  }
  string(valid);
}

void JsonSink::decimal(double value, int places) {
  constexpr std::uint64_t kScale[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
  const double size = std::isfinite(value) ? std::min(std::fabs(value), 1e12) : 0.0;
  std::uint64_t scaled =
      static_cast<std::uint64_t>(std::llround(size * static_cast<double>(kScale[places])));
  if (value < 0 && scaled != 0) put('-');
  number(scaled / kScale[places]);
  put('.');
  std::uint64_t rest = scaled % kScale[places];
  int digits = places;
  while (digits > 1 && rest % 10 == 0) rest /= 10, --digits;
  reserve(8);
  for (int i = digits; i-- > 0; rest /= 10) cursor_[i] = static_cast<char>('0' + rest % 10);
  cursor_ += digits;
}

std::string decimal_string(double value, int places) {
  std::string out;
  JsonSink(out).decimal(value, places);
  return out;
}

}  // namespace rolecall
