#include "text/years.h"

#include <algorithm>

#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::size_t kBeside = 24;  // bytes between a skill and years that follow it

std::int32_t first_number(const Pack& pack, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      std::int32_t value = 0;
      for (; at < text.size() && is_digit(text[at]) && value < 10000; ++at)
        value = value * 10 + (text[at] - '0');
      return value;
    }
    if (at > 0 && !is_wide(text[at]) && is_alnum(text[at - 1])) continue;
    for (const auto& number : pack.numbers()) {
      const std::string_view word = pack.str(number.word);
      if (word.empty() || text.size() - at < word.size()) continue;
      const bool same = std::equal(word.begin(), word.end(), text.begin() + at,
                                   [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
      const std::size_t end = at + word.size();
      if (same && (is_wide(word.back()) || end == text.size() || !is_alnum(text[end])))
        return number.value;
    }
  }
  return -1;
}

// Whether a comma with a Chinese character beside it stands in `text`:
// "两年以上检索经验，有图数据经验" asks two years of the first alone. Between Latin names a comma
// only strings them together.
bool turns_to_next(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t comma = text[at] == ',' ? 1 : text.substr(at, 3) == "，" ? 3 : 0;
    if (comma == 0) continue;
    if (at >= 3 && ideograph_at(text, at - 3)) return true;
    const std::size_t next = skip_blanks(text, at + comma);
    if (next < text.size() && ideograph_at(text, next)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t years_field(const Pack& pack) {
  const auto fields = pack.facts();
  for (std::uint32_t i = 0; i < fields.size(); ++i)
    if (fields[i].scale.size == 0 && !fields[i].flag) return i;
  return kNone;
}

std::int32_t fact_value(const Pack& pack, std::string_view text, const Span& span) {
  const RuleEntry& rule = pack.rules()[span.rule];
  if (rule.fact >= pack.facts().size()) return -1;
  const FactFieldEntry& field = pack.facts()[rule.fact];
  std::int32_t value = span.value >= 0 ? span.value : rule.fact_value;
  if (field.flag) return 1;
  if (field.scale.size > 0) return value < static_cast<std::int32_t>(field.scale.size) ? value : -1;
  if (value < 0) value = first_number(pack, span.range.of(text));
  return value >= field.low && value <= field.high ? value : -1;
}

YearsBeside::YearsBeside(const Pack& pack, std::string_view text, std::span<const Span> spans)
    : text_(text) {
  const std::uint32_t field = years_field(pack);
  const auto rules = pack.rules();
  for (const Span& span : spans) {
    const RuleEntry& rule = rules[span.rule];
    if (rule.kind != Kind::Fact || rule.fact != field || field == kNone) continue;
    const std::int32_t value = fact_value(pack, text, span);
    if (value >= 0) stated_.push_back({span.range, span.clause, value});
  }
}

std::int32_t YearsBeside::of(const Tag& tag) const {
  const auto after =
      std::lower_bound(stated_.begin(), stated_.end(), tag.range.begin,
                       [](const Stated& s, std::uint32_t at) { return s.range.begin < at; });
  const Stated* before = after != stated_.begin() ? &*(after - 1) : nullptr;
  if (before && before->clause != tag.clause) before = nullptr;
  if (before && before->range.end < tag.range.begin &&
      turns_to_next(text_.substr(before->range.end, tag.range.begin - before->range.end)))
    before = nullptr;
  if (after != stated_.end() && after->clause == tag.clause &&
      after->range.begin >= tag.range.end && after->range.begin - tag.range.end <= kBeside) {
    const std::string_view gap = text_.substr(tag.range.end, after->range.begin - tag.range.end);
    const bool bound = gap.find('(') != gap.npos || gap.find(':') != gap.npos ||
                       gap.find("（") != gap.npos || gap.find("：") != gap.npos;
    if (bound || !before) return after->years;
  }
  if (before) return before->years;
  return -1;
}

}  // namespace rolecall
