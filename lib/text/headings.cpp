#include "text/headings.h"

#include <algorithm>

#include "text/brackets.h"
#include "text/bytes.h"
#include "text/heading_marks.h"

namespace rolecall {
namespace {

constexpr std::size_t kShortLine = 90;  // bytes; a longer line is running text
constexpr std::size_t kShortWords = 9;
constexpr std::size_t kLongName = 9;  // bytes of a Chinese heading that is no everyday word
// Bytes; so long a line has lost its breaks, and headings stand in it without marks.
constexpr std::size_t kHeadingsGlued = 200;

std::size_t colon_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ':') return text.substr(at).starts_with("://") ? 0 : 1;
  return text.substr(at).starts_with("：") ? 3 : 0;
}

// " - ", " – ": a dash that opens what the heading is about.
bool dash_at(std::string_view text, std::size_t at, std::size_t end) {
  for (const std::string_view dash : {"-", "–", "—"})
    if (text.substr(at).starts_with(dash))
      return at + dash.size() < end && blank_at(text, at + dash.size()) != 0;
  return false;
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

// Whether a word begins at text[at]. A wide dash counts for one: "Style – what matters" is longer
// than headings are.
bool begins_word(std::string_view text, std::size_t at) {
  if (text[at] == '-') return false;
  const CharClass c = classify(decode(text, at));
  return c == CharClass::Word || c == CharClass::Letter || c == CharClass::Hyphen;
}

Form form_of(std::string_view text) {
  Form form;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!begins_word(text, at)) {
      form.sentence = form.sentence || text[at] == ',' || text[at] == '.' || text[at] == ';';
      decode(text, at);
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && (is_alnum(text[at]) || is_wide(text[at]) || text[at] == '\'')) {
      if (is_lower(text[at])) form.all_caps = false;
      if (is_alpha(text[at])) ++letters;
      if (blank_at(text, at)) break;
      ++at;
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
  if (is_upper(c) || is_digit(c) || c == '*' || c == '-' || c == '+' || ideograph_at(text, at))
    return true;
  std::size_t next = at;
  const char32_t sign = decode(text, next);
  return is_bullet(sign) || sign == 0xB7;
}

// A hit and what stands around it.
struct Site {
  std::string_view text;
  Range line, clause, hit;
  HeadingPrefix of_line{};     ///< marks at the begin of the line
  HeadingPrefix prefix{};      ///< those before the hit: of its line or clause
  bool at_line_start = false;  ///< only marks stand between the begin of the line and the hit
  bool at_start = false;       ///< the same of the clause
  std::size_t line_end = 0;
  std::size_t after = 0;  ///< where the marks behind the hit end
  std::size_t colon = 0;  ///< bytes of the colon there
  bool ends_line = false;
  bool short_line = false;
  bool capital = false;  ///< the hit begins with a capital
  bool opens = false;    ///< what follows can open the text under a heading
  Range heading{};       ///< the hit with its marks
  Range whole_line{};
};

// The hit with its marks. It takes in blanks only where nothing else follows.
Range with_marks(const Site& site) {
  const std::string_view text = site.text;
  std::size_t end = site.after + site.colon;
  if (site.colon != 0) {
    while (end < site.line_end && (text[end] == '*' || text[end] == '_')) ++end;
  } else if (!site.ends_line) {
    while (end > site.hit.end && blank_before(text, end) != 0) end -= blank_before(text, end);
  }
  const std::uint32_t begin = site.at_line_start ? site.line.begin
                              : site.at_start    ? site.clause.begin
                                                 : site.hit.begin;
  return {begin, static_cast<std::uint32_t>(end)};
}

Site look_around(std::string_view text, Range line, Range clause, Range hit) {
  Site site{.text = text, .line = line, .clause = clause, .hit = hit};
  // Marks before a heading are few: looking no further keeps hostile lines linear.
  const auto prefix_from = [&](std::uint32_t begin) {
    return hit.begin - begin > kShortLine ? HeadingPrefix{begin}
                                          : skip_prefix(text, begin, hit.begin);
  };
  site.of_line = prefix_from(std::min(line.begin, hit.begin));
  site.at_line_start = site.of_line.end >= hit.begin;
  site.prefix = site.at_line_start ? site.of_line : prefix_from(std::min(clause.begin, hit.begin));
  site.at_start = site.prefix.end >= hit.begin;

  site.line_end = std::max(line.end, hit.end);
  site.after = skip_suffix(text, hit.end, site.line_end);
  site.colon = colon_at(text, site.after);
  site.ends_line = site.after >= site.line_end;
  site.short_line = line.size() <= kShortLine;
  site.capital = is_upper(text[hit.begin]) || is_wide(text[hit.begin]);
  site.opens = opens_text(text, site.after, site.line_end);
  site.heading = with_marks(site);
  site.whole_line = {line.begin, static_cast<std::uint32_t>(site.line_end)};
  return site;
}

// Whether the text under a Chinese heading can begin right behind the hit. Characters more, with no
// blank between, make it part of a sentence ("岗位职责明确") unless a colon comes soon
// ("公司福利待遇：").
bool parts_from_text(const Site& site) {
  if (site.after > site.hit.end || !ideograph_at(site.text, site.after)) return true;
  if (site.line.size() > kHeadingsGlued) return true;
  constexpr std::size_t kMore = 4;  // characters
  std::size_t end = site.after;
  while (end < site.after + 3 * kMore && ideograph_at(site.text, end)) end += 3;
  return colon_at(site.text, end) != 0;
}

bool chinese_heading(const Site& site) {
  const Range hit = site.hit;
  const bool long_name = hit.size() >= kLongName;
  const bool glued = hit.begin >= site.clause.begin + 3 && ideograph_at(site.text, hit.begin - 3);
  if (site.colon) return !glued || long_name;
  if (wide_closer_at(site.text, hit.end)) return site.prefix.marked || site.at_start || !glued;
  // "会Rust优先" is the last word of an item, and so is "会Rust，优先考虑".
  if (site.ends_line)
    return site.at_start ||
           (site.short_line && long_name && !glued && !behind_comma(site.text, hit.begin));
  const bool apart = site.at_start || blank_before(site.text, hit.begin) != 0;
  if (number_mark_at(site.text, site.after))
    return apart || (long_name && !glued) || hit.size() >= 12;
  return apart && long_name && parts_from_text(site);
}

// "QualificationsPython": the line break behind the heading was lost.
bool joined_to_text(const Site& site) {
  const std::string_view text = site.text;
  const bool joined = site.after == site.hit.end && !site.ends_line && is_upper(text[site.after]) &&
                      is_lower(text[site.after - 1]);
  if (!joined || !site.capital) return false;
  if (site.at_start) return true;
  const char before = text[site.hit.begin - 1];
  if (is_lower(before) || before == '.') return true;
  const Form form = form_of(site.hit.of(text));
  return before == ' ' && form.words >= 2 && form.title_case;
}

// "Go (Nice to have)", "Go (Bonus: Rust)": said of what stands before the bracket. "Wishes
// (Optional):" is a heading.
bool in_brackets(const Site& site) {
  const std::string_view before = site.text.substr(0, site.hit.begin);
  const bool opened = before.ends_with('(') || before.ends_with("（");
  if (!opened || site.at_start) return false;
  if (site.ends_line || !closes_bracket(site.text, site.hit.end)) return true;
  return site.colon == 0 && !is_upper(site.text[site.after]);
}

std::optional<Range> at_line_start(const Site& site) {
  if (site.ends_line || site.colon) return site.heading;
  if (site.capital && dash_at(site.text, site.after, site.line_end)) return site.heading;
  if (!site.short_line) {
    const bool opens = site.capital && site.opens && site.line.size() > kHeadingsGlued;
    return opens ? std::optional(site.heading) : std::nullopt;
  }
  if (site.text[site.after] == '(') return site.whole_line;
  if (site.of_line.bullet && !site.of_line.marked) return std::nullopt;
  const std::string_view line = site.line.of(site.text);
  const Form form = form_of(line);
  const bool marked = site.of_line.marked && !form.sentence;
  if (form.words <= kShortWords && (ends_in_colon(without_end_marks(line)) || marked))
    return site.whole_line;
  if (form.words <= 6 && site.capital && !form.sentence && (form.title_case || form.all_caps) &&
      !goes_on_as_item(site.text, site.hit, site.after))
    return site.whole_line;
  return std::nullopt;
}

std::optional<Range> at_clause_start(const Site& site) {
  return site.capital && (site.colon || site.opens) ? std::optional(site.heading) : std::nullopt;
}

std::optional<Range> behind_words(const Site& site) {
  if (!site.capital) return std::nullopt;
  const char before = site.text[site.hit.begin - 1];
  if (site.short_line && !is_lower(before)) {
    if (site.of_line.bullet && !site.of_line.marked) return std::nullopt;
    const Form form = form_of(site.line.of(site.text));
    const bool titled = form.title_case || form.all_caps;
    const bool whole = (site.ends_line || site.colon) && form.words <= 6 && !form.sentence;
    if (whole && titled && (site.colon || site.of_line.marked || form.all_caps))
      return site.whole_line;
    if (!site.colon) return std::nullopt;
  }
  if (site.colon) return site.heading;
  if (!site.opens) return std::nullopt;
  const bool glued = is_lower(before) || before == '.' || before == ':' || before == ')';
  if (glued) return site.heading;
  const Form form = form_of(site.hit.of(site.text));
  if (form.words >= 2 && (form.title_case || form.all_caps) && !site.ends_line) return site.heading;
  if (form.all_caps && site.hit.size() >= 8) return site.heading;
  return std::nullopt;
}

}  // namespace

std::optional<Range> heading_around(std::string_view text, Range line, Range clause, Range hit) {
  const Site site = look_around(text, line, clause, hit);
  if (in_brackets(site)) return std::nullopt;
  if (ideograph_at(text, hit.begin))
    return chinese_heading(site) ? std::optional(site.heading) : std::nullopt;
  if (joined_to_text(site)) return site.heading;
  if (site.at_line_start) return at_line_start(site);
  if (site.at_start) return at_clause_start(site);
  return behind_words(site);
}

bool looks_like_heading(std::string_view line) {
  if (line.size() > kShortLine) return false;
  const HeadingPrefix prefix = skip_prefix(line, 0, line.size());
  if (prefix.bullet && !prefix.marked) return false;
  const std::string_view body = without_end_marks(line.substr(prefix.end));
  if (body.empty()) return false;
  const bool colon = ends_in_colon(body);
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
