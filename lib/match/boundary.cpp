#include "match/boundary.h"

namespace rolecall {
namespace {

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// The word that holds the byte at `at` is one character long.
bool is_single_letter(std::string_view text, Range hit, bool at_end) {
  if (at_end) return hit.size() == 1 || classify(static_cast<unsigned char>(text[hit.end - 2])) != CharClass::Word;
  return hit.size() == 1 || classify(static_cast<unsigned char>(text[hit.begin + 1])) != CharClass::Word;
}

bool left_ok(std::string_view text, Range hit) {
  if (hit.begin == 0) return true;
  std::size_t at = hit.begin;
  const char32_t first = decode(text, at);
  const CharClass edge = classify(first);
  if (edge == CharClass::Letter) return true;
  at = hit.begin;
  const char32_t before = decode_before(text, at);
  if (classify(before) == CharClass::Word) return false;
  if (edge != CharClass::Word) return true;
  if (before == '&' && at > 0 && is_single_letter(text, hit, false)) return false;
  // "torch.nn", "www.spark": a name goes on; "etc.Python" is a new sentence without its blank.
  if (before == '.' && at > 0 && is_lower(text[at - 1]) && is_lower(text[hit.begin])) return false;
  return true;
}

bool right_ok(std::string_view text, Range hit) {
  if (hit.end >= text.size()) return true;
  std::size_t at = hit.end;
  const char32_t last = decode_before(text, at);
  if (classify(last) != CharClass::Word) return true;
  at = hit.end;
  const char32_t after = decode(text, at);
  if (classify(after) == CharClass::Word) return false;
  const char32_t sign = narrow(after);
  std::size_t next = at;
  const char32_t second = at < text.size() ? narrow(decode(text, next)) : U' ';
  if (sign == '#') return false;
  if (sign == '+') {
    if (second == '+') return false;
    return !is_single_letter(text, hit, true) || classify(second) == CharClass::Word;
  }
  if (sign == '&') return !is_single_letter(text, hit, true) || classify(second) != CharClass::Word;
  if (sign == '.') return second < 'a' || second > 'z';
  return true;
}

}  // namespace

bool boundary_ok(std::string_view text, Range hit) { return left_ok(text, hit) && right_ok(text, hit); }

}  // namespace rolecall
