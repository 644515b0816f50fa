#include "text/coverage.h"

#include <algorithm>

#include "text/bytes.h"
#include "text/sections.h"

namespace rolecall {
namespace {

// A longer line has lost its breaks: each of its clauses is counted as a line.
constexpr std::uint32_t kOneAsk = 300;  // bytes

bool enough(std::string_view text) {
  const auto has_words = [](std::string_view part) {
    const WordCount count = count_words(part);
    return count.words + count.ideographs / 2 >= 3;
  };
  constexpr std::size_t kMostlyEnough = 48;  // bytes: most lines need be read no further
  return has_words(text.substr(0, kMostlyEnough)) ||
         (text.size() > kMostlyEnough && has_words(text));
}

}  // namespace

Coverage cover(const Pack& pack, std::string_view text, const Layout& layout,
               std::span<const Section> sections, std::span<const Span> spans,
               const AskReader& asks) {
  const auto rules = pack.rules();
  std::vector<bool> found(layout.clauses.size());
  for (const Span& span : spans) {
    const RuleEntry& rule = rules[span.rule];
    if (!is_skill(rule.kind) && rule.kind != Kind::Fact) continue;
    if (allowed(rule, sections[section_at(sections, span.range.begin)].kind))
      found[span.clause] = true;
  }

  Coverage coverage;
  // The part of a clause that is no heading.
  const auto body = [&](Range range) {
    const Section& section = sections[section_at(sections, range.end - 1)];
    range.begin = std::max(range.begin, std::min(section.heading.end, range.end));
    return range;
  };
  const auto count = [&](std::uint32_t line, Range range, bool tagged) {
    ++coverage.ask_lines;
    if (tagged)
      ++coverage.tagged_lines;
    else
      coverage.untagged.push_back({line, range});
  };

  const auto& clauses = layout.clauses;
  bool employer = false;  // the paragraph has turned to the employer, the offer or the law
  for (std::size_t i = 0; i < clauses.size();) {
    const std::uint32_t line = clauses[i].line;
    const bool single = layout.lines[line].size() > kOneAsk;
    bool asked = false;
    bool tagged = false;
    Range range;
    if (i == 0 || clauses[i - 1].line != line) employer = false;
    do {
      const Range part = body(clauses[i].range);
      // What the law says goes on to the end of its paragraph, or to the next thing that is known.
      employer = asks.tells_of_employer(static_cast<std::uint32_t>(i)) || (employer && !found[i]);
      const bool asks_here =
          !employer && !part.empty() && asks.asks(static_cast<std::uint32_t>(i), part.begin);
      if (asks_here) range = {asked ? range.begin : part.begin, part.end};
      asked = asked || asks_here;
      tagged = tagged || found[i];
      ++i;
    } while (!single && i < clauses.size() && clauses[i].line == line);
    if (!asked) continue;
    if (enough(range.of(text))) count(line, range, tagged);
  }
  return coverage;
}

}  // namespace rolecall
