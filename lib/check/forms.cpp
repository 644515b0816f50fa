// Other forms of a word: the only file of this room that knows ICU.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/unicode.h"
#include "check/words.h"

namespace rolecall {
namespace {

std::string transliterated(const char* id, std::string_view text) {
  // Making one reads ICU's rules: once a thread.
  UErrorCode status = U_ZERO_ERROR;
  thread_local std::unique_ptr<icu::Transliterator> forward, back;
  auto& way = id[0] == 'S' ? forward : back;
  if (!way) way.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (!way || U_FAILURE(status)) return {};
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  way->transliterate(unicode);
  std::string out;
  unicode.toUTF8String(out);
  return out == text ? std::string() : out;
}

}  // namespace

std::string to_traditional(std::string_view text) {
  return transliterated("Simplified-Traditional", text);
}
std::string to_simplified(std::string_view text) {
  return transliterated("Traditional-Simplified", text);
}

std::string normalised(std::string_view text) {
  std::string narrow_text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(text, at);
    const char32_t thin = narrow(c);
    // Full-width punctuation is how Chinese is written; letters and digits are not.
    if (is_alnum(thin))
      append_utf8(thin, narrow_text);
    else
      narrow_text += text.substr(begin, at - begin);
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return narrow_text;
  const icu::UnicodeString composed =
      nfc->normalize(icu::UnicodeString::fromUTF8(
                         {narrow_text.data(), static_cast<std::int32_t>(narrow_text.size())}),
                     status);
  std::string out;
  composed.toUTF8String(out);
  return out;
}

}  // namespace rolecall
