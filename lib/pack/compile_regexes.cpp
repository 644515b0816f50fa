// Regexes of a pack: their programs, and the literals that every match needs.
#include <algorithm>

#include "base/narrowed_text.h"
#include "base/pattern_program.h"
#include "base/regex.h"
#include "base/required_literals.h"
#include "base/unicode.h"
#include "pack/compiler.h"

namespace rolecall {
namespace {

bool holds(std::string_view text, const std::vector<RequiredLiteral>& set) {
  return std::any_of(set.begin(), set.end(),
                     [&](const RequiredLiteral& l) { return text.find(l.text) != text.npos; });
}

// The lines of a sample in which a literal of the set stands.
std::vector<std::string_view> lines_with(const std::vector<RequiredLiteral>& set,
                                         std::string_view sample) {
  std::vector<std::string_view> lines;
  while (!sample.empty()) {
    const std::string_view line = sample.substr(0, sample.find('\n'));
    sample.remove_prefix(std::min(line.size() + 1, sample.size()));
    if (holds(line, set)) lines.push_back(line);
  }
  return lines;
}

// Whether to look for a literal of `guard`, too, turns away enough of the lines in which an anchor
// stands to be worth its time.
bool turns_away(const std::vector<RequiredLiteral>& guard,
                const std::vector<std::string_view>& anchored) {
  constexpr std::size_t kOneIn = 4;  // lines
  const auto passed = static_cast<std::size_t>(std::count_if(
      anchored.begin(), anchored.end(), [&](std::string_view line) { return holds(line, guard); }));
  return (anchored.size() - passed) * kOneIn >= anchored.size();
}

}  // namespace

void PackCompiler::read_sample() {
  for (const Rule& rule : rules_.rules)
    for (const Example& example : rule.tests) sample_ += folded(example.text) += '\n';
  for (const char c : sample_) ++sample_bytes_[static_cast<unsigned char>(c)];
}

// The place of the byte of a literal that the sample holds least often.
std::uint8_t PackCompiler::rarest_byte(std::string_view literal) const {
  const auto head = literal.substr(0, 0x100);
  const auto met = [&](char c) { return sample_bytes_[static_cast<unsigned char>(c)]; };
  const auto rarest =
      std::min_element(head.begin(), head.end(), [&](char a, char b) { return met(a) < met(b); });
  return static_cast<std::uint8_t>(rarest - head.begin());
}

// The program of a pattern that need not fold case, where it can be walked.
ProgramEntry PackCompiler::program(std::string_view source) {
  const auto program = program_of(source);
  if (!program) return {};
  return {arena_.add(program->steps),
          arena_.add(program->classes),
          arena_.add(program->ranges),
          program->first_bytes,
          program->groups,
          program->hit_group};
}

void PackCompiler::wait_for(const LiteralEntry& literal, std::string_view text, Index regex) {
  const Index number = literals_.add(text);
  if (number == literal_uses_.size()) literal_uses_.emplace_back();
  literal_uses_[number].push_back({regex, literal});
}

ArrayRef<ArrayRef<LiteralUse>> PackCompiler::literal_uses() {
  std::vector<ArrayRef<LiteralUse>> uses;
  for (const auto& of_one : literal_uses_) uses.push_back(arena_.add(of_one));
  return arena_.add(uses);
}

RegexEntry PackCompiler::regex_entry(const Regex& regex, Index rule, Index number) {
  RegexEntry entry;
  const std::string source = narrowed_pattern(regex.pattern.value);
  entry.pattern = arena_.add(source);
  entry.rule = rule;
  entry.letter_case = regex.letter_case;
  const bool fold_case = regex.letter_case == Case::Fold;
  entry.reads_lower = fold_case && reads_lower_case(source);
  if (!fold_case || entry.reads_lower) entry.program = program(source);
  const Pattern pattern(source, fold_case);
  if (!pattern.ok()) {
    const auto why = pattern.error();
    error("invalid-regex", why.message + (why.fragment.empty() ? "" : ": " + why.fragment),
          regex.pattern.mark);
  }
  if (sample_.empty()) read_sample();
  auto literals = required_literals(source, fold_case, sample_);
  // A set that another regex has looked for already comes at no further cost.
  const auto free = std::find_if(literals.begin(), literals.end(), [&](const auto& set) {
    return std::all_of(set.begin(), set.end(),
                       [&](const RequiredLiteral& l) { return literals_.has(l.text); });
  });
  if (free != literals.end()) std::rotate(literals.begin(), free, std::next(free));
  if (literals.size() > 1) {
    const auto anchored = lines_with(literals.front(), sample_);
    literals.erase(std::remove_if(literals.begin() + 1, literals.end(),
                                  [&](const auto& set) { return !turns_away(set, anchored); }),
                   literals.end());
  }
  std::vector<ArrayRef<LiteralEntry>> sets;
  for (const auto& set : literals) {
    std::vector<LiteralEntry> entries;
    for (const RequiredLiteral& l : set) {
      entries.push_back({arena_.add(l.text), arena_.add(l.written), l.begins_word, l.ends_word,
                         rarest_byte(l.text)});
      if (sets.empty()) wait_for(entries.back(), l.text, number);
    }
    sets.push_back(arena_.add(entries));
  }
  if (!sets.empty()) {
    entry.atoms = sets.front();
    sets.erase(sets.begin());
    entry.guards = arena_.add(sets);
  }
  entry.except = phrase_list(regex.except);
  entry.line = line_of(regex.pattern.mark);
  return entry;
}

}  // namespace rolecall
