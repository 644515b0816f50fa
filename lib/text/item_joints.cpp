#include "text/item_joints.h"

#include <algorithm>

#include "text/bytes.h"

namespace rolecall {
namespace {

// Whether an item of a list can begin at `at`: at the begin of a line, or behind a stop.
bool behind_stop(std::string_view text, std::size_t at) {
  constexpr int kMostBlanks = 16;
  for (int i = 0; i < kMostBlanks; ++i) at -= blank_before(text, at);
  if (at == 0) return true;
  std::size_t before = at;
  const char32_t c = decode_before(text, before);
  if (classify(c) == CharClass::LineBreak) return true;
  return std::u32string_view(U".;:!?。").find(narrow(c)) != std::u32string_view::npos;
}

// The number of one or two digits that ends before `at`, where the list's sign `sign` stands, and
// its place. "3.5" has none but where an item can begin.
struct ItemNumber {
  std::size_t begin = 0;
  int value = 0;
};
ItemNumber item_number_before(std::string_view text, std::size_t at, std::string_view sign) {
  ItemNumber item{at, 0};
  for (int place = 1; place <= 10 && item.begin > 0 && is_digit(text[item.begin - 1]); place *= 10)
    item.value += place * (text[--item.begin] - '0');
  if (item.begin == at || (item.begin > 0 && is_digit(text[item.begin - 1]))) return {};
  const std::size_t behind = at + sign.size();
  const bool decimal = sign == "." && behind < text.size() && is_digit(text[behind]);
  return decimal && !behind_stop(text, item.begin) ? ItemNumber{} : item;
}

// Whether what stands behind an item's number can open the item: a Chinese character, or a capital
// behind a blank.
bool opens_item(std::string_view text, std::size_t at) {
  const std::size_t word = at + blank_at(text, at);
  return ideograph_at(text, word) || (word > at && word < text.size() && is_upper(text[word]));
}

constexpr std::size_t kWordBeforeItem = 4;  // small letters
constexpr std::size_t kReach = 600;  // bytes looked at for other items: hostile texts stay linear

// The number of the nearest item before `at`, be it torn or not; 0 if there is none.
int number_before(std::string_view text, std::size_t at, std::string_view sign) {
  const std::size_t floor = at > kReach ? at - kReach : 0;
  text = text.substr(floor, at - floor);
  for (std::size_t end; (end = text.rfind(sign)) != text.npos; text = text.substr(0, end))
    if (const int value = item_number_before(text, end, sign).value) return value;
  return 0;
}

// The number of the next item from `at` on that begins a line or stands behind a stop, or 0.
int number_ahead(std::string_view text, std::size_t at, std::string_view sign) {
  text = text.substr(0, at + kReach);
  for (; (at = text.find(sign, at)) != text.npos; at += sign.size()) {
    const ItemNumber item = item_number_before(text, at, sign);
    if (item.value != 0 && behind_stop(text, item.begin)) return item.value;
  }
  return 0;
}

// Whether the number that ends at `end` has no sign and counts nothing: a Chinese character comes
// next, perhaps behind a blank, that is no unit and joins no two numbers.
bool is_bare(std::string_view text, std::size_t end) {
  constexpr std::u32string_view kUnits =
      U"年月日号个位名人岁天周次项种门篇届级万千百亿小分元倍台款家只条以之至到和与或及的者代维大组"
      U"类点层步轮线方段件场套份本多余";
  std::size_t word = end + blank_at(text, end);
  return ideograph_at(text, word) && kUnits.find(decode(text, word)) == kUnits.npos;
}

// The number of the nearest item before `at` that begins a line or stands behind a blank, a Chinese
// character or a sign of one, be there a sign behind it or not; 0 if there is none.
int bare_number_before(std::string_view text, std::size_t at) {
  const std::size_t floor = at > kReach ? at - kReach : 0;
  for (std::size_t end = at; end-- > floor + 1;) {
    if (!is_digit(text[end - 1]) || is_digit(text[end])) continue;
    const ItemNumber item = item_number_before(text, end, {});
    if (item.value == 0) continue;
    const bool apart = item.begin == 0 || text[item.begin - 1] == '\n' ||
                       is_wide(text[item.begin - 1]) || blank_before(text, item.begin) != 0;
    const std::size_t sign = number_sign_at(text, end);
    if (apart && (sign != 0 ? opens_item(text, end + sign) : is_bare(text, end))) return item.value;
  }
  return 0;
}

// "会Go者优先4 会画图": the items have numbers without signs. "熟悉HTML5 和" is none.
bool bare_number_lost_break(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t before = at - blank_before(text, at);
  if (before == 0 || (before == at && !is_wide(text[at - 1])) || !is_bare(text, end)) return false;
  if (text.substr(0, before).ends_with("第")) return false;
  const int number = item_number_before(text, end, {}).value;
  return number >= 2 && bare_number_before(text, at) == number - 1;
}

constexpr std::size_t kItemBytes = 12;  // of Chinese items: shorter ones may be parts of a word

bool ends_line(char c) { return c == '\n' || c == '\r'; }

// The place of the hyphen that opened an item of the line before `at`, or at + 1: it begins the
// line, or a joint lies before it.
std::size_t hyphen_item_before(std::string_view text, std::size_t at, std::size_t last) {
  const std::size_t floor = at > kReach ? at - kReach : 0;
  std::size_t begin = at;
  while (begin > floor && !ends_line(text[begin - 1]) && begin != last) --begin;
  const bool reached = begin == 0 || begin == last || ends_line(text[begin - 1]);
  const std::size_t mark = skip_blanks(text, begin);
  return reached && mark < at && text[mark] == '-' ? mark : at + 1;
}

// Bytes from `from` to the next hyphen, or to the end of the line.
std::size_t item_size(std::string_view text, std::size_t from) {
  std::size_t end = from;
  const std::size_t last = std::min(text.size(), from + kReach);
  while (end < last && text[end] != '-' && !ends_line(text[end])) ++end;
  return end - from;
}

// Whether another hyphen between a blank and a Chinese character follows in the line.
bool hyphen_item_ahead(std::string_view text, std::size_t from) {
  for (std::size_t at = from + item_size(text, from);
       at <= from + kReach && at < text.size() && text[at] == '-';
       at += 1 + item_size(text, at + 1))
    if (blank_before(text, at) != 0 && ideograph_at(text, skip_blanks(text, at + 1))) return true;
  return false;
}

}  // namespace

// The item before is the nearest one, and its successor stands nowhere else: "熟悉MySQL、DB2、达梦"
// before a second item, and CSS3 behind "HTML5、", are names.
bool number_lost_break(std::string_view text, std::size_t at) {
  const std::size_t end = skip_digits(text, at);
  if (end - at > 2) return false;
  const std::string_view sign = text.substr(end, number_sign_at(text, end));
  if (sign.empty()) return bare_number_lost_break(text, at, end);
  if (!is_alpha(text[at - 1]) && !is_wide(text[at - 1])) return false;
  if (blank_before(text, at) != 0 || !opens_item(text, end + sign.size())) return false;
  const int number = item_number_before(text, end, sign).value;
  const auto ahead = [&] { return number_ahead(text, end + sign.size(), sign); };
  // "Requirements1. Draw maps": a word before a list.
  if (number == 1) return letters_before(text, at, is_lower) >= kWordBeforeItem && ahead() == 2;
  return number >= 2 && number_before(text, at, sign) == number - 1 && ahead() != number;
}

bool hyphen_lost_break(std::string_view text, std::size_t at, std::size_t last) {
  const std::size_t word = skip_blanks(text, at + 1);
  if (!ideograph_at(text, word)) return false;
  const std::size_t before = back_over_blanks(text, at);
  if (before == 0 || ends_line(text[before - 1])) return false;
  const std::string_view lead = text.substr(0, before);
  if (ends_in_colon(lead) || lead.ends_with("】")) return true;
  const std::size_t opened = hyphen_item_before(text, at, last);
  const bool listed = opened < at;
  if (before < at)
    return listed || (item_size(text, word) >= kItemBytes && hyphen_item_ahead(text, word));
  // "懂船-能早起", glued on both sides, within a list of long items only.
  return listed && at - opened >= kItemBytes && item_size(text, word) >= kItemBytes;
}

}  // namespace rolecall
