#include "text/headings.h"

#include <algorithm>
#include <span>

#include "text/bytes.h"
#include "text/stops.h"

namespace rolecall {
namespace {

constexpr std::size_t kShortLine = 90;  // bytes; a longer line is running text
constexpr std::size_t kShortWords = 9;
constexpr std::size_t kCollapsed = 200;  // bytes; so long a line has lost its breaks

bool is(std::string_view text, std::size_t at, std::string_view what) {
  return at < text.size() && text[at] == what[0] && text.substr(at, what.size()) == what;
}

constexpr std::string_view kOpeners[] = {"【", "「", "《", "〖", "（", "［",
                                         "“",  "▍",  "｜", "◎",  "※"};
constexpr std::string_view kClosers[] = {"】", "」", "》", "〗", "）", "］", "”"};
constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五",
                                          "六", "七", "八", "九", "十"};

std::size_t one_of(std::string_view text, std::size_t at, std::span<const std::string_view> marks) {
  for (const auto mark : marks)
    if (is(text, at, mark)) return mark.size();
  return 0;
}

// Bytes of a number that heads a list: "1.", "2)", "（三）" without its opener, "二、".
std::size_t list_number(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end < at + 2 && is_digit(text[end])) ++end;
  for (std::size_t size; end < at + 6 && (size = one_of(text, end, kNumerals)); end += size) {
  }
  if (end == at) return 0;
  if (end < text.size() && (text[end] == '.' || text[end] == ')')) {
    return end + 1 < text.size() && is_digit(text[end + 1]) ? 0 : end + 1 - at;
  }
  for (const std::string_view mark : {"、", "）", "．"})
    if (is(text, end, mark)) return end + mark.size() - at;
  return 0;
}

struct Prefix {
  std::size_t end = 0;
  bool bullet = false;
  bool marked = false;  ///< markdown or brackets
};

// Bullets, markdown marks, numbers and opening brackets before a heading.
Prefix skip_prefix(std::string_view text, std::size_t at, std::size_t end) {
  Prefix prefix;
  while (at < end) {
    std::size_t size = blank_at(text, at);
    if (size == 0) {
      const char c = text[at];
      if (c == '#' || c == '_' || c == '[' || c == '(' || c == '>' || c == '=') {
        size = 1;
        prefix.marked = prefix.marked || c == '#' || c == '_' || c == '[';
      } else if (c == '*') {
        size = is(text, at, "**") ? 2 : 1;
        prefix.marked = prefix.marked || size == 2;
        prefix.bullet = prefix.bullet || (size == 1 && blank_at(text, at + 1));
      } else if (c == '-' || c == '+') {
        size = 1;
        prefix.bullet = true;
      } else if (!is_wide(c)) {
        size = is_digit(c) ? list_number(text, at) : 0;
      } else if (is(text, at, "·") || is(text, at, "–") || is(text, at, "—")) {
        size = text[at] == '\xC2' ? 2 : 3;
        prefix.bullet = true;
      } else if (static_cast<unsigned char>(c) >= 0xF0 && end - at >= 4) {
        size = 4;  // emoji
      } else if (is(text, at, "\xEF\xB8\x8F")) {
        size = 3;  // its variation selector
      } else if (const std::size_t opener = one_of(text, at, kOpeners)) {
        size = opener;
        prefix.marked = true;
      } else if (end - at >= 3 && is_bullet(text.substr(at, 3))) {
        size = 3;
        prefix.bullet = true;
      } else {
        size = list_number(text, at);
      }
    }
    if (size == 0 || at + size > end) break;
    at += size;
  }
  prefix.end = at;
  return prefix;
}

// Blanks, markdown marks and closing brackets behind a heading.
std::size_t skip_suffix(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    std::size_t size = blank_at(text, at);
    if (size == 0) {
      const char c = text[at];
      size = c == '*' || c == '_' || c == '#' || c == ']' || c == ')' || c == '"' || c == '~' ||
                     c == '=' || c == '?' || c == '!'
                 ? 1
             : is_wide(c) ? one_of(text, at, kClosers)
                          : 0;
      if (size == 0 && (is(text, at, "…") || is(text, at, "..."))) size = 3;
    }
    if (size == 0) break;
    at += size;
  }
  return std::min(at, end);
}

std::size_t colon_at(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == ':') return is(text, at, "://") ? 0 : 1;
  return is(text, at, "：") ? 3 : 0;
}

// " - ", " – ": a dash that opens what the heading is about.
std::size_t dash_at(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t size = is(text, at, "–") || is(text, at, "—") ? 3 : is(text, at, "-") ? 1 : 0;
  return size && at + size < end && blank_at(text, at + size) ? size : 0;
}

bool is_small_word(std::string_view word) {
  return word.size() <= 3 || word == "with" || word == "from" || word == "your" || word == "that";
}

struct Form {
  std::size_t words = 0;
  bool title_case = true;  ///< every word but small ones starts with a capital
  bool all_caps = true;
  bool sentence = false;  ///< has a comma, full stop or the like in it
};

Form form_of(std::string_view text) {
  Form form;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_alnum(text[at]) && !is_wide(text[at])) {
      form.sentence = form.sentence || text[at] == ',' || text[at] == '.' || text[at] == ';';
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && (is_alnum(text[at]) || is_wide(text[at]) || text[at] == '\'')) {
      if (is_lower(text[at])) form.all_caps = false;
      if (is_alpha(text[at])) ++letters;
      if (blank_at(text, at)) break;
      ++at;
    }
    if (at == begin) {
      at += blank_at(text, at);
      continue;
    }
    const std::string_view word = text.substr(begin, at - begin);
    ++form.words;
    if (is_lower(word.front()) && (form.words == 1 || !is_small_word(word)))
      form.title_case = false;
  }
  form.all_caps = form.all_caps && letters > 1;
  return form;
}

// "Experience with Maps": a short item in title case, whose first word could be a heading.
bool goes_on_as_item(std::string_view text, Range hit, std::size_t after) {
  const std::string_view rest = text.substr(after);
  for (const std::string_view word : {"with ", "in ", "using ", "working "})
    if (rest.starts_with(word)) return true;
  return rest.starts_with("of ") && hit.of(text).ends_with("nowledge");
}

// Whether what follows can open the text under a heading: a capital, number, bullet or Chinese.
bool opens_text(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return true;
  const char c = text[at];
  return is_upper(c) || is_digit(c) || c == '*' || c == '-' || c == '+' || ideograph_at(text, at) ||
         (end - at >= 3 && is_bullet(text.substr(at, 3))) || is(text, at, "·");
}

bool chinese_heading(std::string_view text, Range clause, Range hit, const Prefix& prefix,
                     std::size_t after, bool at_start, bool ends_line, bool short_line) {
  const bool glued = hit.begin >= clause.begin + 3 && ideograph_at(text, hit.begin - 3);
  if (colon_at(text, after)) return !glued || hit.size() >= 9;
  if (one_of(text, hit.end, kClosers)) return prefix.marked || at_start || !glued;
  if (ends_line) return at_start || (short_line && !glued);
  if (list_number(text, after)) return !glued || hit.size() >= 12;
  const bool apart = at_start || blank_before(text, hit.begin) != 0;
  return apart && hit.size() >= 9 &&
         (blank_at(text, hit.end) || opens_text(text, after, after) || !ideograph_at(text, after));
}

}  // namespace

std::optional<Range> heading_around(std::string_view text, Range line, Range clause, Range hit) {
  // Marks before a heading are few: looking no further keeps hostile lines linear.
  const auto prefix_from = [&](std::uint32_t begin) {
    return hit.begin - begin > kShortLine ? Prefix{begin} : skip_prefix(text, begin, hit.begin);
  };
  const Prefix of_line = prefix_from(std::min(line.begin, hit.begin));
  const bool at_line_start = of_line.end >= hit.begin;
  const Prefix prefix = at_line_start ? of_line : prefix_from(std::min(clause.begin, hit.begin));
  const bool at_start = prefix.end >= hit.begin;

  const std::size_t line_end = std::max(line.end, hit.end);
  const std::size_t after = skip_suffix(text, hit.end, line_end);
  const bool ends_line = after >= line_end;
  const std::size_t colon = colon_at(text, after);
  const bool short_line = line.size() <= kShortLine;

  // The heading takes in the marks behind it, and blanks only where nothing else follows.
  std::size_t heading_end = after + colon;
  while (colon && heading_end < line_end && (text[heading_end] == '*' || text[heading_end] == '_'))
    ++heading_end;
  while (!colon && !ends_line && heading_end > hit.end && blank_before(text, heading_end))
    heading_end -= blank_before(text, heading_end);
  const Range heading{at_line_start ? line.begin
                      : at_start    ? clause.begin
                                    : hit.begin,
                      static_cast<std::uint32_t>(heading_end)};
  const Range whole_line{line.begin, static_cast<std::uint32_t>(line_end)};

  if (ideograph_at(text, hit.begin)) {
    if (chinese_heading(text, clause, hit, prefix, after, at_start, ends_line, short_line))
      return heading;
    return std::nullopt;
  }

  const bool capital = is_upper(text[hit.begin]) || is_wide(text[hit.begin]);
  const bool opens = opens_text(text, after, line_end);
  const bool dash = dash_at(text, after, line_end) != 0;
  // "QualificationsPython": the line break behind the heading was lost.
  const bool joined =
      after == hit.end && after < line_end && is_upper(text[after]) && is_lower(text[after - 1]);

  if (joined && capital &&
      (at_start || is_lower(text[hit.begin - 1]) || text[hit.begin - 1] == '.'))
    return heading;
  if (at_line_start) {
    if (ends_line || colon) return heading;
    if (dash && capital) return heading;
    if (short_line) {
      if (text[after] == '(') return whole_line;
      if (of_line.bullet && !of_line.marked) return std::nullopt;
      const Form form = form_of(line.of(text));
      const std::string_view body = line.of(text);
      const bool ends_colon = body.ends_with(':') || body.ends_with(":**") || body.ends_with("：");
      if (form.words <= kShortWords && (ends_colon || (of_line.marked && !form.sentence)))
        return whole_line;
      if (form.words <= 6 && capital && !form.sentence && (form.title_case || form.all_caps) &&
          !goes_on_as_item(text, hit, after))
        return whole_line;
      return std::nullopt;
    }
    if (capital && opens && line.size() > kCollapsed) return heading;
    return std::nullopt;
  }
  if (!capital) return std::nullopt;
  if (at_start) return colon || opens ? std::optional(heading) : std::nullopt;

  // Behind other words of its clause.
  const char before = text[hit.begin - 1];
  if (short_line && !is_lower(before)) {
    const Form form = form_of(line.of(text));
    const bool whole = (ends_line || colon) && form.words <= 6 && !form.sentence;
    if (whole && (colon || of_line.marked || form.all_caps) && (form.title_case || form.all_caps))
      return whole_line;
    if (!colon) return std::nullopt;
  }
  if (colon) return heading;
  const bool glued = is_lower(before) || before == '.' || before == ':' || before == ')';
  if (glued) return opens ? std::optional(heading) : std::nullopt;
  const Form form = form_of(hit.of(text));
  if (form.words >= 2 && (form.title_case || form.all_caps) && opens && !ends_line) return heading;
  if (form.all_caps && hit.size() >= 8 && opens) return heading;
  return std::nullopt;
}

bool looks_like_heading(std::string_view line) {
  if (line.size() > kShortLine) return false;
  const Prefix prefix = skip_prefix(line, 0, line.size());
  if (prefix.bullet && !prefix.marked) return false;
  std::size_t end = line.size();
  while (end > prefix.end &&
         (blank_before(line, end) || line[end - 1] == '*' || line[end - 1] == '_'))
    end -= std::max<std::size_t>(blank_before(line, end), 1);
  const std::string_view body = line.substr(prefix.end, end - prefix.end);
  if (body.empty()) return false;
  const bool colon = body.ends_with(':') || body.ends_with("：");
  const bool bracketed = body.ends_with("】");
  const WordCount count = count_words(body);
  if (count.ideographs > 0) return (colon || bracketed) && count.ideographs <= 12;
  if (count.words == 0 || count.words > 8) return false;
  const Form form = form_of(body);
  if (colon) return !form.sentence;
  if (form.sentence) return false;
  return prefix.marked || form.all_caps || (form.title_case && is_upper(body.front()));
}

}  // namespace rolecall
