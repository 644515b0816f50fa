// Beside converted_stream.cpp the only file that knows ICU.
#include "corpus/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/unicode.h"
#include "base/utf8.h"

namespace rolecall {
namespace {

/// Behind the run of ASCII at `at`.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    if (word & kHigh) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

struct Tally {
  std::size_t good = 0;  ///< sequences of more than one byte
  std::size_t bad = 0;
};

Tally tally_utf8(std::string_view bytes) {
  Tally tally;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const std::size_t size = utf8_sequence(bytes, at);
    ++(size > 0 ? tally.good : tally.bad);
    at += std::max<std::size_t>(size, 1);
  }
  return tally;
}

void replace_invalid(std::string_view bytes, std::string& out) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = skip_ascii(bytes, at);
    out += bytes.substr(at, end - at);
    at = end;
    if (at == bytes.size()) break;
    const std::size_t size = utf8_sequence(bytes, at);
    if (size > 0) {
      out += bytes.substr(at, size);
    } else {
      append_utf8(U'\uFFFD', out);
    }
    at += std::max<std::size_t>(size, 1);
  }
}

/// Whether a UTF-16 unit is one that postings are made of.
bool is_usual(unsigned unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' ||
         (unit >= 0x3000 && unit < 0x3100) || (unit >= 0x4E00 && unit < 0xA000) ||
         (unit >= 0xFF00 && unit < 0xFF60);
}

/// The encodings that are looked for, under the names that notes give them. Windows-1252 is what
/// pages that claim Latin-1 are written in.
struct Encoding {
  const char* detected;
  const char* converter;
  const char* name;
};
constexpr std::string_view kLatin1 = "iso-8859-1";
constexpr std::array<Encoding, 12> kEncodings{{{"GB18030", "GB18030", "gb18030"},
                                               {"Big5", "Big5", "big5"},
                                               {"Shift_JIS", "windows-31j", "shift_jis"},
                                               {"EUC-JP", "EUC-JP", "euc-jp"},
                                               {"EUC-KR", "windows-949", "euc-kr"},
                                               {"ISO-8859-1", "windows-1252", "iso-8859-1"},
                                               {"windows-1252", "windows-1252", "windows-1252"},
                                               {"ISO-8859-2", "ISO-8859-2", "iso-8859-2"},
                                               {"windows-1250", "windows-1250", "windows-1250"},
                                               {"windows-1251", "windows-1251", "windows-1251"},
                                               {"KOI8-R", "KOI8-R", "koi8-r"},
                                               {"ISO-8859-9", "windows-1254", "iso-8859-9"}}};

/// False where some bytes stand for nothing in the encoding.
bool convert(std::string_view bytes, const char* converter, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(converter, &status),
                                                                &ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status),
                                                              &ucnv_close);
  if (U_FAILURE(status)) return false;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  out.clear();
  std::array<char, 4096> target;
  std::array<UChar, 2048> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  bool reset = true;
  do {
    status = U_ZERO_ERROR;
    char* write = target.data();
    ucnv_convertEx(to.get(), from.get(), &write, target.data() + target.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset,
                   true, &status);
    reset = false;
    out.append(target.data(), static_cast<std::size_t>(write - target.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return U_SUCCESS(status);
}

/// The most likely encoding that explains every byte.
const Encoding* detect(std::string_view bytes) {
  constexpr std::size_t kSample = std::size_t{64} << 10;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  const auto sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return nullptr;
  std::string converted;
  for (std::int32_t i = 0; i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status) || !name) return nullptr;
    const auto* found = std::find_if(kEncodings.begin(), kEncodings.end(), [&](const Encoding& e) {
      return std::strcmp(e.detected, name) == 0;
    });
    if (found != kEncodings.end() && convert(bytes, found->converter, converted)) return found;
  }
  return nullptr;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    std::size_t size = 0;
    // Runs of Chinese: back to the ASCII loop only when it pays.
    do {
      size = utf8_sequence(bytes, at);
      if (size == 0) return false;
      at += size;
    } while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80);
  }
  return true;
}

Utf16 guess_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Utf16::Little;
  if (bytes.starts_with("\xFE\xFF")) return Utf16::Big;
  bytes = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1});
  if (bytes.size() < 4) return Utf16::No;
  const bool is_utf8 = is_valid_utf8(bytes.substr(0, bytes.size() - 3));
  if (is_utf8 && bytes.find('\0') == bytes.npos) return Utf16::No;  // as nearly always
  std::size_t zeros[2] = {};
  std::size_t usual[2] = {};
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const unsigned a = static_cast<unsigned char>(bytes[i]);
    const unsigned b = static_cast<unsigned char>(bytes[i + 1]);
    zeros[0] += b == 0;
    zeros[1] += a == 0;
    usual[0] += is_usual(b << 8 | a);
    usual[1] += is_usual(a << 8 | b);
  }
  const std::size_t units = bytes.size() / 2;
  for (const int big : {0, 1}) {
    const bool by_zeros = zeros[big] * 2 > units && zeros[!big] * 20 < units;
    const bool by_sense = usual[big] * 10 >= units * 9 && usual[!big] * 2 < usual[big] &&
                          (zeros[big] > 0 || !is_utf8);
    if (by_zeros || (by_sense && zeros[!big] == 0)) return big ? Utf16::Big : Utf16::Little;
  }
  return Utf16::No;
}

std::string guess_encoding(std::string_view bytes) {
  const Tally tally = tally_utf8(bytes);
  if (tally.good >= 10 * tally.bad) return {};
  const Encoding* encoding = detect(bytes);
  return encoding ? encoding->name : std::string(kLatin1);
}

bool hides_ascii(std::string_view encoding) {
  return encoding == "gb18030" || encoding == "big5" || encoding == "shift_jis";
}

const char* converter_of(std::string_view encoding) {
  const auto* found = std::find_if(kEncodings.begin(), kEncodings.end(),
                                   [&](const Encoding& e) { return e.name == encoding; });
  return found == kEncodings.end() ? nullptr : found->converter;
}

void decode_as(std::string_view bytes, std::string_view encoding, std::string& out,
               std::string& note) {
  out.clear();
  if (encoding.empty()) {
    replace_invalid(bytes, out);
    note = "invalid-utf8";
    return;
  }
  const char* converter = converter_of(encoding);
  if (!converter || !convert(bytes, converter, out)) {
    // Every byte means something in Latin-1, if only a control.
    convert(bytes, "ISO-8859-1", out);
    encoding = kLatin1;
  }
  note = "decoded-from-";
  note += encoding;
}

void decode_text(std::string_view bytes, std::string& out, std::string& note) {
  bytes.remove_prefix(byte_order_mark(bytes));
  if (is_valid_utf8(bytes)) {
    out = bytes;
    note.clear();
  } else {
    decode_as(bytes, guess_encoding(bytes), out, note);
  }
}

bool blank_nuls(std::string& text) {
  if (text.find('\0') == std::string::npos) return false;
  std::replace(text.begin(), text.end(), '\0', ' ');
  return true;
}

}  // namespace rolecall
