// Signs that stand before the items of a list: bullets ("•", "✓", "➢") and numbers ("1.", "（2）",
// "三、"). Every stage that reads lists asks here, so that all of them know the same ones.
//
//   std::size_t at = begin of the line, behind its blanks;
//   at += std::max(bullet_at(line, at), number_mark_at(line, at));
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/unicode.h"

namespace rolecall {

/// Whether a sign is a bullet wherever it stands, be it amid running text: dots, boxes, stars,
/// ticks, numbers in circles, the private-use dots of word processors.
constexpr bool is_bullet(char32_t c) {
  switch (c) {
    case 0x2022:  // •
    case 0x2023:  // ‣
    case 0x2043:  // ⁃
    case 0x204C:  // ⁌
    case 0x204D:  // ⁍
    case 0x2219:  // ∙
    case 0x21B3:  // ↳
    case 0x21D2:  // ⇒
    case 0x2605:  // ★
    case 0x2606:  // ☆
    case 0x2611:  // ☑
    case 0x2666:  // ♦
    case 0x2705:  // ✅
    case 0x2713:  // ✓
    case 0x2714:  // ✔
    case 0x2726:  // ✦
    case 0x2756:  // ❖
    case 0x2794:  // ➔
    case 0x2799:  // ➙
    case 0x27A1:  // ➡
    case 0x27A2:  // ➢
    case 0x27A4:  // ➤
      return true;
    default:
      return (c >= 0x25A0 && c <= 0x25FF) ||  // boxes, triangles, circles
             (c >= 0x2460 && c <= 0x249B) ||  // ① ⑴ ⒈
             (c >= 0x2776 && c <= 0x2793) ||  // ❶ ➀ ➊
             (c >= 0xF0A0 && c <= 0xF0FE);
  }
}

constexpr bool is_arrow(char32_t c) {
  return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2798 && c <= 0x27BE);
}

/// Bytes of the bullet at text[at], where a line begins or a blank stands before: there dashes,
/// stars, middle dots and arrows are bullets, too. 0: none. "**" is no bullet but bold print.
constexpr std::size_t bullet_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  std::size_t end = at;
  const char32_t c = decode(text, end);
  const bool bullet = is_bullet(c) || is_arrow(c) || classify(c) == CharClass::Hyphen || c == '+' ||
                      c == 0xB7 || c == 0x30FB ||
                      (c == '*' && (end == text.size() || text[end] != '*'));
  return bullet ? end - at : 0;
}

/// Bytes of the sign behind an item's number: . ) 、 ． ） — 0: none.
constexpr std::size_t number_sign_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  std::size_t end = at;
  const char32_t c = decode(text, end);
  return narrow(c) == '.' || narrow(c) == ')' || c == 0x3001 ? end - at : 0;
}

/// Whether a digit, of full width or not, stands at text[at].
constexpr bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(narrow(decode(text, at)));
}

/// Bytes of an item's number with its signs: "1.", "2)", "（3）", "４．", "十一、",
/// "5️⃣". 0: none. "1.5" is a decimal.
constexpr std::size_t number_mark_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto skip = [&](std::size_t from, int most, auto&& is) {
    for (std::size_t next = from; most-- > 0 && next < text.size(); from = next)
      if (!is(narrow(decode(text, next)))) break;
    return from;
  };
  const auto is_numeral = [](char32_t c) {
    return std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
  };
  const std::size_t begin = skip(at, 1, [](char32_t c) { return c == '('; });
  std::size_t end = skip(begin, 2, is_digit<char32_t>);
  if (end == begin) end = skip(begin, 3, is_numeral);
  if (end == begin) return 0;

  const auto keycap = text.substr(end);
  for (const std::string_view cap : {"\uFE0F\u20E3", "\u20E3"})
    if (begin == at && keycap.starts_with(cap)) return end + cap.size() - at;

  const std::size_t sign = number_sign_at(text, end);
  if (sign == 0) return 0;
  std::size_t next = end;
  const char32_t c = narrow(decode(text, next));
  if (begin > at && c != ')') return 0;
  if (c == '.' && digit_at(text, next)) return 0;
  return next - at;
}

}  // namespace rolecall
