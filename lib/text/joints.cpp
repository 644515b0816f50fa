#include "text/joints.h"

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/bytes.h"
#include "text/item_joints.h"

namespace rolecall {
namespace {

constexpr std::size_t kSmallWord = 3;         // letters: shorter ones begin names, as in "eBuild"
constexpr std::size_t kWordBeforeNumber = 4;  // letters, all small or all but the first
constexpr std::size_t kCapitalsBeforeNumber = 6;  // "EXPERIENCE2+ years", not "HTML5 years"
constexpr std::size_t kLongOpener = 8;  // letters: shorter ones begin names, as in "GoodBuild"

// Whether a joint may lie between two bytes.
constexpr bool may_part(char before, char at) {
  const bool closed = is_alpha(before) || before == ')';
  if (is_upper(at)) return closed;
  if (is_digit(at)) return closed || is_wide(before) || before == '.' || before == ' ';
  return at == '-' && (before == '.' || before == ':' || before == ' ' || is_wide(before));
}

// The next place from `at`, which is not 0, where a joint may lie, or the end. Few bytes are one:
// they are looked for in bulk.
std::size_t next_place(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  const auto any_of = [](__m128i bytes, char from, char to) {
    const __m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8(from));
    const __m128i last = _mm_set1_epi8(static_cast<char>(to - from));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, last), above);
  };
  while (at + 16 <= text.size()) {
    const auto load = [&](std::size_t from) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
    };
    const __m128i bytes = load(at), before = load(at - 1);
    const __m128i closed = _mm_or_si128(any_of(_mm_or_si128(before, _mm_set1_epi8(0x20)), 'a', 'z'),
                                        any_of(before, ')', ')'));
    const __m128i wide = _mm_cmplt_epi8(before, _mm_setzero_si128());
    const __m128i stopped = any_of(before, '.', '.');
    const __m128i letters = _mm_and_si128(any_of(bytes, 'A', 'Z'), closed);
    const __m128i apart = _mm_or_si128(_mm_or_si128(wide, stopped), any_of(before, ' ', ' '));
    const __m128i digits = _mm_and_si128(any_of(bytes, '0', '9'), _mm_or_si128(closed, apart));
    const __m128i colons = any_of(before, ':', ':');
    const __m128i hyphens = _mm_and_si128(any_of(bytes, '-', '-'), _mm_or_si128(apart, colons));
    const auto mask = static_cast<unsigned>(
        _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(letters, digits), hyphens)));
    if (mask != 0) return at + static_cast<std::size_t>(std::countr_zero(mask));
    at += 16;
  }
#endif
  while (at < text.size() && !may_part(text[at - 1], text[at])) ++at;
  return at;
}

// Letters of the word that ends before `at`, where all are small, or all but a capital that begins
// the word; else those behind the last capital.
std::size_t plain_letters_before(std::string_view text, std::size_t at) {
  const std::size_t small = letters_before(text, at, is_lower);
  const bool named = small > 0 && small < at && is_upper(text[at - small - 1]) &&
                     letters_before(text, at, is_alnum) == small + 1;
  return small + named;
}

// Whether the full stop before `at` ends a word or a bracket: "well.", not "v1." nor "e.g.".
bool behind_sentence(std::string_view text, std::size_t at) {
  return letters_before(text, at - 1, is_lower) >= 2 || (at >= 2 && text[at - 2] == ')');
}

// Whether the full stop before `at` ends a name ("SQL.", "C++.") and no initial.
bool behind_name(std::string_view text, std::size_t at) {
  const std::size_t end = at - 1;
  return letters_before(text, end, is_alnum) >= 3 ||
         (end > 0 && (text[end - 1] == '+' || text[end - 1] == '#'));
}

// The opener that `word` is, or nullptr.
const OpenerEntry* find_opener(const Pack& pack, std::string_view word) {
  const auto openers = pack.openers();
  const auto found = std::lower_bound(
      openers.begin(), openers.end(), word,
      [&](const OpenerEntry& entry, std::string_view w) { return pack.str(entry.word) < w; });
  return found != openers.end() && pack.str(found->word) == word ? &*found : nullptr;
}

}  // namespace

void Joints::find(const Pack& pack, std::string_view text) {
  text_ = text;
  places_.clear();
  for (std::size_t at = 1; (at = next_place(text, at)) < text.size(); ++at)
    if (is_joint(pack, at)) places_.push_back(static_cast<std::uint32_t>(at));
  if (places_.empty()) return;
  mended_.clear();
  mended_.reserve(text.size() + places_.size());
  std::size_t from = 0;
  for (const std::uint32_t at : places_) {
    mended_.append(text, from, at - from);
    mended_ += '\n';
    from = at;
  }
  mended_.append(text, from);
}

bool Joints::is_joint(const Pack& pack, std::size_t at) const {
  if (is_upper(text_[at])) return opener_at(pack, at) || initials_at(at);
  if (is_digit(text_[at])) return years_at(at) || number_lost_break(text_, at);
  if (text_[at - 1] != '.')
    return hyphen_lost_break(text_, at, places_.empty() ? 0 : places_.back());
  // "well.-Strong", "SQL.- Strong": a hyphen between a word's full stop and a capital.
  const std::size_t word = at + 1 + (at + 1 < text_.size() ? blank_at(text_, at + 1) : 0);
  return word < text_.size() && is_upper(text_[word]) &&
         (behind_sentence(text_, at) || behind_name(text_, at));
}

bool Joints::opener_at(const Pack& pack, std::size_t at) const {
  std::size_t end = at + 1;
  // "Strong", or "MS".
  const bool small = end < text_.size() && is_lower(text_[end]);
  const std::size_t last = std::min(text_.size(), at + kMostLetters);
  while (end < last && (small ? is_lower(text_[end]) : is_upper(text_[end]))) ++end;
  if (end - at < 2 || (end < text_.size() && (small ? is_digit(text_[end]) : is_alnum(text_[end]))))
    return false;
  const OpenerEntry* const opener = find_opener(pack, text_.substr(at, end - at));
  if (!opener) return false;
  if (text_[at - 1] == ')') return true;
  if (letters_before(text_, at, is_alpha) < 2) return false;
  return !opener->behind_small || behind_plain_word(pack, at);
}

// Whether the word before `at` is of small letters, or opens something itself: it is glued to the
// one before, or long ("QualificationsBS").
bool Joints::behind_plain_word(const Pack& pack, std::size_t at) const {
  const std::size_t small = letters_before(text_, at, is_lower);
  if (small < kSmallWord || small == kMostLetters) return false;
  const std::size_t word = letters_before(text_, at, is_alnum);
  if (small == word) return true;
  const std::size_t begin = at - small - 1;
  if (!places_.empty() && places_.back() == begin) return true;
  if (word != small + 1 || word < kLongOpener) return false;
  const OpenerEntry* const opener = find_opener(pack, text_.substr(begin, word));
  return opener && !opener->behind_small;
}

// "QualificationsM.S. in": initials behind a word.
bool Joints::initials_at(std::size_t at) const {
  return at + 3 < text_.size() && text_[at + 1] == '.' && is_upper(text_[at + 2]) &&
         text_[at + 3] == '.' && is_lower(text_[at - 1]) &&
         letters_before(text_, at, is_alpha) >= kSmallWord;
}

bool Joints::years_at(std::size_t at) const {
  const char before = text_[at - 1];
  const bool apart = before == ')' || (before == '.' && behind_sentence(text_, at)) ||
                     plain_letters_before(text_, at) >= kWordBeforeNumber ||
                     letters_before(text_, at, is_upper) >= kCapitalsBeforeNumber;
  if (!apart) return false;
  const auto number = [&](std::size_t from) {
    const std::size_t end = skip_digits(text_, from);
    return end > from && end - from <= 2 ? end : from;
  };
  std::size_t end = number(at);
  if (end == at) return false;
  const auto skip = [&](std::size_t from) {
    from = skip_blanks(text_, from);
    return skip_blanks(text_, from < text_.size() && text_[from] == '+' ? from + 1 : from);
  };
  end = skip(end);
  for (const std::string_view dash : {"-", "–", "to "})
    if (text_.substr(end).starts_with(dash)) {
      const std::size_t from = skip_blanks(text_, end + dash.size());
      if (number(from) == from) return false;
      end = skip(number(from));
      break;
    }
  const std::string_view word = text_.substr(end);
  return word.starts_with("year") || word.starts_with("yr");
}

Range Joints::in_text(Range mended) const {
  // The break of joint i stands at places_[i] + i.
  const auto back = [&](std::uint32_t at) {
    std::size_t low = 0, high = places_.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (places_[middle] + middle < at)
        low = middle + 1;
      else
        high = middle;
    }
    return at - static_cast<std::uint32_t>(low);
  };
  return {back(mended.begin), back(mended.end)};
}

std::vector<std::uint32_t> Joints::merge_lines(Layout& layout) const {
  std::vector<std::uint32_t> line_of;
  std::size_t kept = 0;
  std::size_t joint = 0;
  for (const Range& mended : layout.lines) {
    const Range line = in_text(mended);
    while (joint < places_.size() && places_[joint] + joint + 1 < mended.begin) ++joint;
    const bool parted =
        kept > 0 && joint < places_.size() && places_[joint] + joint + 1 == mended.begin;
    if (parted)
      layout.lines[kept - 1].end = line.end;
    else
      layout.lines[kept++] = line;
    line_of.push_back(static_cast<std::uint32_t>(kept - 1));
  }
  layout.lines.resize(kept);
  for (Clause& clause : layout.clauses) {
    clause.range = in_text(clause.range);
    clause.line = line_of[clause.line];
  }
  return line_of;
}

void Joints::put_back(Layout& layout) const {
  if (!places_.empty()) merge_lines(layout);
}

void Joints::put_back(Analysis& analysis) const {
  if (places_.empty()) return;
  const auto move = [&](Range& range) { range = in_text(range); };
  // A line that is shown whole is part of one now.
  for (Untagged& untagged : analysis.coverage.untagged)
    if (untagged.range.empty()) untagged.range = analysis.layout.lines[untagged.line];
  const std::vector<std::uint32_t> line_of = merge_lines(analysis.layout);
  for (Untagged& untagged : analysis.coverage.untagged) {
    move(untagged.range);
    untagged.line = line_of[untagged.line];
  }
  for (Section& section : analysis.sections) move(section.range), move(section.heading);
  for (Span& span : analysis.spans) move(span.range);
  for (Tag& tag : analysis.tags) move(tag.range);
  for (Fact& fact : analysis.facts) move(fact.range);
}

}  // namespace rolecall
