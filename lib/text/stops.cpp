#include "text/stops.h"

#include <algorithm>
#include <array>

#include "text/bytes.h"

namespace rolecall {
namespace {

// How far back a word may reach to be looked at: keeps hostile input linear.
constexpr std::size_t kLookBack = 32;
constexpr std::size_t kWordAhead = 12;  // and how much of the next word

// Never the last word of a sentence, or so seldom that joining is the smaller harm.
constexpr std::array<std::string_view, 17> kNeverEnd = {
    "approx", "dept", "dr", "eg",   "est", "fig",  "ie",  "incl", "mr",
    "mrs",    "no",   "ph", "prof", "st",  "univ", "viz", "vs"};

// End a sentence only where a capital letter follows.
constexpr std::array<std::string_view, 12> kMayEnd = {"al",  "co",  "corp", "etc", "inc", "jr",
                                                      "llc", "ltd", "sr",   "yr",  "yrs", "min"};

// What follows a dot inside a name: ASP.Net, Node.Js, Booking.Com.
constexpr std::array<std::string_view, 8> kNameTails = {"ai", "app", "com", "io",
                                                        "js", "net", "org", "py"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view known) {
    return std::equal(word.begin(), word.end(), known.begin(), known.end(),
                      [](char a, char b) { return ascii_lower(a) == b; });
  });
}

// The run of letters, digits, dots, slashes and the like that ends before `at`.
std::string_view token_before(std::string_view text, std::size_t begin, std::size_t at) {
  std::size_t start = at;
  const std::size_t floor = std::max(begin, at > kLookBack ? at - kLookBack : 0);
  while (start > floor) {
    const char c = text[start - 1];
    if (!is_alnum(c) && c != '.' && c != '/' && c != '@' && c != ':' && c != '_' && c != '&') break;
    --start;
  }
  return text.substr(start, at - start);
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end < at + kWordAhead && is_alnum(text[end])) ++end;
  return text.substr(at, end - at);
}

// "B.S", "Ph.D", "e.g", "U.S", "M.Tech": short parts joined by dots.
bool is_dotted_abbreviation(std::string_view token) {
  std::size_t part = 0;
  std::size_t dots = 0;
  for (const char c : token) {
    if (c == '.') {
      if (part == 0 || part > 2) return false;
      part = 0;
      ++dots;
    } else if (!is_alpha(c)) {
      return false;
    } else {
      ++part;
    }
  }
  return dots > 0 && part > 0 && part <= 4;
}

bool is_address(std::string_view token) {
  return token.find('@') != token.npos || token.find("//") != token.npos ||
         token.substr(0, 3) == "www";
}

// A letter alone is an initial after a name ("John R. Smith") and a word after a small word
// ("in Python or R. You ...").
bool initial_ends(std::string_view text, std::size_t begin, std::size_t letter) {
  std::size_t at = letter;
  while (at > begin && blank_before(text, at)) at -= blank_before(text, at);
  if (at == letter || at <= begin) return false;
  const std::string_view word = token_before(text, begin, at);
  return !word.empty() && is_lower(word.front());
}

// A word with one capital, and a blank behind it.
bool opens_sentence(std::string_view text, std::size_t at) {
  const std::string_view word = word_at(text, at);
  return std::all_of(word.begin() + 1, word.end(), is_lower<char>) &&
         (word.size() == kWordAhead || blank_at(text, at + word.size()) != 0);
}

// Whether a full stop of `text` touches a capital behind it.
bool has_inner_stop(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at)
    if (text[at - 1] == '.' && is_upper(text[at])) return true;
  return false;
}

// "Python.Java.Go", "Spark.Flink优先": names that a list parts by full stops. `token` ends before
// the stop, `behind` follows the name behind it.
bool joins_names(std::string_view token, std::string_view behind) {
  if (!is_upper(token.front())) return false;
  return has_inner_stop(token) || has_inner_stop(behind.substr(0, 2)) || ideograph_at(behind, 0) ||
         behind.starts_with("、") || behind.starts_with("，");
}

}  // namespace

bool stop_ends(std::string_view text, std::size_t begin, std::size_t at) {
  const std::size_t next = at + 1;
  if (next >= text.size()) return true;
  const char after = text[next];
  if (after == '.') return false;
  if (at == begin) return false;
  const std::string_view token = token_before(text, begin, at);

  if (is_alnum(after)) {
    // Only a sentence glued to the next: "is required.Basic skills", "(Go, C).You have".
    if (!is_upper(after)) return false;
    if (text[at - 1] == ')' || text[at - 1] == ']') return opens_sentence(text, next);
    if (token.size() < 2 || is_address(token)) return false;
    if (!is_lower(token.back()) && !is_digit(token.back())) return false;
    const std::string_view follower = word_at(text, next);
    if (joins_names(token, text.substr(next + follower.size()))) return false;
    const bool sentence_like =
        follower.size() == 1 ? blank_at(text, next + 1) != 0 : is_lower(follower[1]);
    return sentence_like && !has(kNameTails, follower) && !is_dotted_abbreviation(token) &&
           !has(kNeverEnd, token);
  }

  const bool closes = after == '"' || after == '\'' || after == ')';
  if (!closes && !blank_at(text, next) && after != '\n' && after != '\r' && !is_wide(after))
    return after == '*' || after == '<' || after == '[';
  if (after == ')' && next + 1 < text.size() && text[next + 1] == ',') return false;

  const std::size_t word = skip_blanks(text, closes ? next + 1 : next);
  const bool capital = word < text.size() && is_upper(text[word]);
  if (token.size() == 1 && is_upper(token[0])) return capital && initial_ends(text, begin, at - 1);
  if (is_dotted_abbreviation(token) || has(kNeverEnd, token)) return false;
  if (has(kMayEnd, token)) return capital || ideograph_at(text, word);
  // "2. Build ...": a number that opens its clause.
  const bool number = !token.empty() && token.size() <= 2 &&
                      std::all_of(token.begin(), token.end(), is_digit<char>);
  return !(number && skip_blanks(text, begin) >= at - token.size());
}

bool ends_entity(std::string_view text, std::size_t at) {
  std::size_t start = at;
  while (start > 0 && at - start < 8 && (is_alnum(text[start - 1]) || text[start - 1] == '#'))
    --start;
  return start < at && start > 0 && text[start - 1] == '&';
}

}  // namespace rolecall
