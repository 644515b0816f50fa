#include "match/boundary.h"

namespace rolecall {
namespace {

bool is_word(char32_t c) { return classify(c) == CharClass::Word; }

// Whether `c` within a hit goes on with the word beside it: soft hyphens are passed over.
bool continues(char32_t c) { return is_word(c) || c == kSoftHyphen; }

// The hit's first, or last, word is one letter.
bool starts_with_single(std::string_view text, Range hit) {
  std::size_t at = hit.begin;
  decode(text, at);
  return at >= hit.end || !continues(decode(text, at));
}

bool ends_with_single(std::string_view text, Range hit) {
  std::size_t at = hit.end;
  decode_before(text, at);
  return at <= hit.begin || !continues(decode_before(text, at));
}

bool left_ok(std::string_view text, Range hit) {
  if (hit.begin == 0) return true;
  std::size_t at = hit.begin;
  const char32_t first = decode(text, at);
  const CharClass edge = classify(first);
  if (edge == CharClass::Letter) return true;
  at = hit.begin;
  const char32_t before = narrow(decode_before(text, at));
  if (is_word(before)) return false;
  if (edge != CharClass::Word || at == 0) return true;
  if (before == '&' && starts_with_single(text, hit)) return false;
  // "torch.nn", "www.spark": a name goes on; "etc.Python" is a new sentence without its blank.
  if (before == '.' && is_lower(narrow(first)) && is_lower(narrow(decode_before(text, at))))
    return false;
  return true;
}

bool right_ok(std::string_view text, Range hit) {
  if (hit.end >= text.size()) return true;
  std::size_t at = hit.end;
  const char32_t last = decode_before(text, at);
  if (!is_word(last)) return true;
  at = hit.end;
  const char32_t after = decode(text, at);
  if (is_word(after)) return false;
  const char32_t sign = narrow(after);
  std::size_t next = at;
  const char32_t second = at < text.size() ? narrow(decode(text, next)) : U' ';
  if (sign == '#') return false;
  if (sign == '+') {
    if (second == '+') return false;
    return !ends_with_single(text, hit) || is_word(second);
  }
  if (sign == '&') return !ends_with_single(text, hit) || !is_word(second);
  if (sign == '.') return !is_lower(second);
  return true;
}

}  // namespace

bool boundary_ok(std::string_view text, Range hit) {
  // What nearly always stands around a word needs no second look.
  const auto parts = [&](std::size_t at) {
    const char c = text[at];
    return c == ' ' || c == ',' || c == '\n' || c == ';' || c == ':' || c == '(' || c == ')';
  };
  return (hit.begin == 0 || parts(hit.begin - 1) || left_ok(text, hit)) &&
         (hit.end >= text.size() || parts(hit.end) || right_ok(text, hit));
}

}  // namespace rolecall
