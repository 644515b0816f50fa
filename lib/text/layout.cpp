#include "text/layout.h"

#include <array>
#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/bytes.h"
#include "text/stops.h"

namespace rolecall {
namespace {

// Bytes at which something may end. All others, nearly the whole text, are skipped in bulk.
constexpr std::string_view kStops = "\n\r.!?;)*\xC2\xE2\xE3\xEF";

constexpr auto kIsStop = [] {
  std::array<bool, 256> table{};
  for (const char c : kStops) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

std::size_t next_stop(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  while (at + 16 <= text.size()) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    __m128i hit = _mm_setzero_si128();
    for (const char c : kStops) hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, _mm_set1_epi8(c)));
    if (const auto mask = static_cast<unsigned>(_mm_movemask_epi8(hit)))
      return at + static_cast<std::size_t>(std::countr_zero(mask));
    at += 16;
  }
#endif
  while (at < text.size() && !kIsStop[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

class Cutter {
 public:
  Cutter(std::string_view text, Layout& out) : text_(text), out_(out) {}

  void run() {
    begin_clause(0);
    std::size_t at = next_stop(text_, 0);
    while (at < text_.size()) at = next_stop(text_, step(at));
    end_line(text_.size());
  }

 private:
  // Looks at the stop byte at `at`; returns where to go on.
  std::size_t step(std::size_t at) {
    switch (text_[at]) {
      case '\n':
        return break_line(at, 1);
      case '\r':
        return break_line(at, at + 1 < text_.size() && text_[at + 1] == '\n' ? 2 : 1);
      case '.':
        return full_stop(at);
      case '!':
      case '?':
        return mark(at);
      case ';':
        return ends_entity(text_, at) ? at + 1 : end_clause(at + 1);
      case ')':
        return number_mark(at, at + 1) ? next_ : at + 1;
      case '*':
        return star(at);
      default:
        return wide(at);
    }
  }

  std::size_t break_line(std::size_t at, std::size_t size) {
    end_line(at);
    line_begin_ = at + size;
    return begin_clause(at + size);
  }

  void end_line(std::size_t at) {
    if (at > clause_begin_) push(clause_begin_, at);
    out_.lines.push_back({offset(line_begin_), offset(at)});
    begin_clause(at);
  }

  std::size_t begin_clause(std::size_t at) {
    clause_word_ = skip_blanks(text_, at);
    return clause_begin_ = at;
  }

  void push(std::size_t begin, std::size_t end) {
    const auto line = static_cast<std::uint32_t>(out_.lines.size());
    // A blank rest belongs to the clause before it.
    if (clause_word_ >= end && !out_.clauses.empty() && out_.clauses.back().line == line) {
      out_.clauses.back().range.end = offset(end);
      return;
    }
    out_.clauses.push_back({{offset(begin), offset(end)}, line});
  }

  std::size_t end_clause(std::size_t at) {
    while (at < text_.size() && (text_[at] == ')' || text_[at] == '"' || text_[at] == '\'')) ++at;
    if (text_.substr(at, 3) == "\xE2\x80\x9D" || text_.substr(at, 3) == "\xE2\x80\x99") at += 3;
    at = skip_blanks(text_, at);
    if (at > clause_begin_) push(clause_begin_, at);
    return begin_clause(at);
  }

  // Ends the clause before a mark that opens the next one; nothing when only blanks stand there.
  void end_before(std::size_t at) {
    if (clause_word_ >= at) return;
    push(clause_begin_, at);
    begin_clause(at);
  }

  std::size_t full_stop(std::size_t at) {
    if (number_mark(at, at + 1)) return next_;
    return stop_ends(text_, clause_begin_, at) ? end_clause(at + 1) : at + 1;
  }

  std::size_t mark(std::size_t at) {
    std::size_t end = at + 1;
    while (end < text_.size() && (text_[end] == '!' || text_[end] == '?')) ++end;
    const bool inside_word =
        end < text_.size() && (is_lower(text_[end]) || is_digit(text_[end]) || text_[end] == '=' ||
                               text_[end] == '&' || text_[end] == '/' || text_[end] == ',');
    return inside_word ? end : end_clause(end);
  }

  // " * Word": a bullet of flattened markdown.
  std::size_t star(std::size_t at) {
    if (at > 0 && blank_before(text_, at)) {
      const std::size_t next = skip_blanks(text_, at + 1);
      if (next > at + 1 && next < text_.size() && (is_upper(text_[next]) || is_wide(text_[next])))
        end_before(at);
    }
    return at + 1;
  }

  struct Number {
    std::size_t begin;
    int value;
  };
  // The number of two digits at most, of full width or not, that ends before `at`.
  Number number_before(std::size_t at) const {
    Number number{at, 0};
    for (int place = 1; place <= 10 && number.begin > clause_begin_; place *= 10) {
      std::size_t begin = number.begin;
      const char32_t c = narrow(decode_before(text_, begin));
      if (!is_digit(c)) break;
      number = {begin, number.value + place * static_cast<int>(c - '0')};
    }
    return number;
  }

  // "Draw maps.2": not within a version, "1.2".
  bool behind_stop(std::size_t at) const {
    return at >= 2 && text_[at - 1] == '.' && !is_digit(text_[at - 2]);
  }

  // A numbered mark whose digits end at `digits_end` and whose sign ends at `end`. Numbers must
  // count up, so that "version 3. " and "Python 2)" are none.
  bool number_mark(std::size_t digits_end, std::size_t end) {
    auto [begin, number] = number_before(digits_end);
    if (begin == digits_end || number == 0 || number > 40) return false;
    if (number != 1 && number != last_number_ + 1) return false;
    if (begin > clause_begin_ && text_[begin - 1] == '(') {
      --begin;
    } else if (begin >= clause_begin_ + 3 && text_.substr(begin - 3, 3) == "\xEF\xBC\x88") {
      begin -= 3;
    }
    const bool at_start = clause_word_ >= begin;
    const bool after_colon =
        begin > 0 &&
        (text_[begin - 1] == ':' || (begin > 2 && text_.substr(begin - 3, 3) == "\xEF\xBC\x9A"));
    if (!at_start && !after_colon && !blank_before(text_, begin) && !is_wide(text_[begin - 1]) &&
        text_[begin - 1] != ',' && text_[begin - 1] != ')' && !(number > 1 && behind_stop(begin)))
      return false;
    // "1.5年" is a decimal unless the list already counts or a colon opened it.
    std::size_t sign = digits_end;
    const bool decimal = narrow(decode(text_, sign)) == '.' && digit_at(text_, end);
    if (decimal && !(number > 1 && at_start) && !after_colon) return false;
    last_number_ = number;
    end_before(begin);
    next_ = end;
    return true;
  }

  std::size_t wide(std::size_t at) {
    const std::string_view three = text_.substr(at, 3);
    switch (text_[at]) {
      case '\xC2':
        if (text_.substr(at, 2) == "\xC2\x85") return break_line(at, 2);
        // A middle dot between blanks is a bullet, inside a word it is not.
        if (text_.substr(at, 2) == "\xC2\xB7" && blank_at(text_, at + 2) &&
            (at == clause_begin_ || blank_before(text_, at)))
          end_before(at);
        return at + 2;
      case '\xE2':
        if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") return break_line(at, 3);
        bullet(at);
        break;
      case '\xE3':
        if (three == "\xE3\x80\x82") return end_clause(at + 3);                // 。
        if (three == "\xE3\x80\x81" && number_mark(at, at + 3)) return next_;  // 、
        if (three == "\xE3\x80\x90") end_before(at);                           // 【
        break;
      default:
        if (three == "\xEF\xBC\x81" || three == "\xEF\xBC\x9F" ||
            three == "\xEF\xBC\x9B")  // ！？；
          return end_clause(at + 3);
        if ((three == "\xEF\xBC\x89" || three == "\xEF\xBC\x8E") &&
            number_mark(at, at + 3))  // ）．
          return next_;
        if (three == "\xEF\xBC\x8E" || three == "\xEF\xBD\xA1")  // ．｡
          return wide_stop(at);
        bullet(at);
    }
    return at + 1;
  }

  void bullet(std::size_t at) {
    std::size_t next = at;
    if (is_bullet(decode(text_, next))) end_before(at);
  }

  // A full stop of full width ends nothing within a word ("３．５") and behind the number that
  // opens its clause.
  std::size_t wide_stop(std::size_t at) {
    const std::size_t end = at + 3;
    std::size_t before = at, behind = end;
    const bool within_word = at > clause_begin_ && end < text_.size() &&
                             classify(decode_before(text_, before)) == CharClass::Word &&
                             classify(decode(text_, behind)) == CharClass::Word;
    const bool numbers_clause = clause_word_ + number_mark_at(text_, clause_word_) == end;
    return within_word || numbers_clause ? end : end_clause(end);
  }

  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

  std::string_view text_;
  Layout& out_;
  std::size_t line_begin_ = 0;
  std::size_t clause_begin_ = 0;
  std::size_t clause_word_ = 0;  // where its first blanks end: to skip them at each stop is dear
  std::size_t next_ = 0;         // where to go on behind a numbered mark
  int last_number_ = 0;
};

}  // namespace

void cut(std::string_view text, Layout& out) {
  out.lines.clear();
  out.clauses.clear();
  Cutter(text, out).run();
}

}  // namespace rolecall
