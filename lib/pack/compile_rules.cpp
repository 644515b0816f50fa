// Rules of a pack: terms and what stands near them.
#include <algorithm>
#include <charconv>

#include "base/unicode.h"
#include "pack/compiler.h"

namespace rolecall {
namespace {

// A context word of up to three letters with a capital ("R", "Go", "SQL") is matched as written.
bool is_short_and_cased(std::string_view word) {
  std::size_t letters = 0;
  bool capital = false;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const char32_t c = decode(word, at);
    capital |= fold(c) != narrow(c);
  }
  return capital && letters <= 3;
}

// A duty rule whose every hit counts: no clause of any kind to decide.
bool is_plain_duty(const Rule& rule) {
  return rule.kind == Kind::Duty && rule.regexes.empty() && rule.unless_posting.empty() &&
         std::all_of(rule.terms.begin(), rule.terms.end(), [](const Term& term) {
           return term.letter_case == Case::Fold && term.list.empty() && !term.near &&
                  !term.unless && term.except.empty();
         });
}

}  // namespace

// Sets of context words repeat from rule to rule ($languages): equal ones are stored once.
WordSet PackCompiler::word_set(const std::vector<Text>& words) {
  std::vector<SetMember> members;
  std::string key;
  for (const Text& word : words) {
    const Index phrase = trie_.add(word.value);
    if (phrase == kNone) continue;
    const bool exact = is_short_and_cased(word.value);
    members.push_back({phrase, exact ? arena_.add(word.value) : StrRef{}});
  }
  std::sort(members.begin(), members.end(), [](const SetMember& a, const SetMember& b) {
    return std::pair(a.phrase, a.exact.offset) < std::pair(b.phrase, b.exact.offset);
  });
  const auto equal = [](const SetMember& a, const SetMember& b) {
    return a.phrase == b.phrase && a.exact.offset == b.exact.offset;
  };
  members.erase(std::unique(members.begin(), members.end(), equal), members.end());
  for (const SetMember& m : members)
    key += std::to_string(m.phrase) + ':' + std::to_string(m.exact.offset) + ' ';
  if (auto it = sets_.find(key); it != sets_.end()) return it->second;
  const WordSet set{arena_.add(members), std::uint64_t{1} << sets_.size() % 64};
  for (const SetMember& m : members) marks_[m.phrase] |= set.mark;
  return sets_.emplace(std::move(key), set).first->second;
}

NearbyEntry PackCompiler::nearby(const std::optional<Nearby>& words) {
  if (!words) return {};
  return {word_set(words->any), words->within, words->side};
}

ArrayRef<Index> PackCompiler::phrase_list(const std::vector<Text>& phrases) {
  std::vector<Index> numbers;
  for (const Text& text : phrases)
    if (const Index phrase = trie_.add(text.value); phrase != kNone) numbers.push_back(phrase);
  std::sort(numbers.begin(), numbers.end());
  return arena_.add(numbers);
}

RuleEntry PackCompiler::rule_entry(const Rule& rule) {
  RuleEntry entry;
  entry.id = arena_.add(rule.id.value);
  entry.name = arena_.add(rule.name.empty() ? rule.id.value : rule.name.value);
  entry.kind = rule.kind;
  entry.keep_overlap = rule.keep_overlap;
  if (!rule.group.empty()) entry.group = resolve(names_.groups, rule.group, "group");
  if (!rule.section.empty()) entry.section = resolve(names_.sections, rule.section, "section");
  if (rule.cue) {
    entry.ask = rule.cue->ask;
    entry.reach = rule.cue->reach;
    entry.within = rule.cue->within;
    entry.strong = rule.cue->strong;
  }
  if (rule.fact) {
    entry.fact = resolve(names_.facts, rule.fact->field, "fact field");
    if (entry.fact != kNone) entry.fact_value = fact_value(*rule.fact, rules_.facts[entry.fact]);
  }
  entry.sections = section_mask(rule);
  entry.leaves = leaves(rule.taxonomies);
  entry.alike = alike_.find(rule.id.value);
  if (rule.mark.file < rules_.files.size())
    entry.file = arena_.add(rules_.files[rule.mark.file].path);
  entry.line = line_of(rule.id.mark);
  return entry;
}

ArrayRef<LeafRef> PackCompiler::leaves(const std::vector<TaxonomyRef>& refs) {
  std::vector<LeafRef> leaves;
  for (const TaxonomyRef& ref : refs)
    for (const Text& leaf : ref.leaves) {
      const Index found = names_.leaves.find(ref.taxonomy.value + ':' + leaf.value);
      if (found == kNone) {
        resolve(names_.leaves, leaf, "leaf of " + ref.taxonomy.value);
        continue;
      }
      leaves.push_back(
          {static_cast<std::uint16_t>(found >> 16), static_cast<std::uint16_t>(found)});
    }
  return arena_.add(leaves);
}

std::int32_t PackCompiler::fact_value(const FactEffect& fact, const FactField& field) {
  if (field.flag) return 1;
  if (fact.value.value.empty() || fact.value.value == "$1") return -1;
  for (std::size_t i = 0; i < field.scale.size(); ++i)
    if (field.scale[i].value == fact.value.value) return static_cast<std::int32_t>(i);
  // The loader holds numbers to the field's bounds, none of them below 0.
  const std::string& digits = fact.value.value;
  std::int32_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = failed == std::errc() && end == digits.data() + digits.size();
  if (field.scale.empty() && whole && number >= 0) return number;
  error("unknown-reference",
        "value \"" + fact.value.value + "\" is not on the scale of " + field.id.value,
        fact.value.mark);
  return -1;
}

std::uint64_t PackCompiler::section_mask(const Rule& rule) {
  std::uint64_t mask = rule.only_sections.empty() ? ~0ull : 0;
  for (const Text& name : rule.only_sections)
    if (const Index i = resolve(names_.sections, name, "section"); i != kNone) mask |= 1ull << i;
  for (const Text& name : rule.not_sections)
    if (const Index i = resolve(names_.sections, name, "section"); i != kNone) mask &= ~(1ull << i);
  return mask;
}

TermEntry PackCompiler::term_entry(const Term& term, Index rule) {
  TermEntry entry;
  entry.text = arena_.add(term.text.value);
  entry.rule = rule;
  entry.kind = rules_.rules[rule].kind;
  entry.letter_case = term.letter_case;
  entry.ambiguous = term.ambiguous;
  entry.line = line_of(term.text.mark);
  entry.context = context_of(term);
  return entry;
}

Index PackCompiler::context_of(const Term& term) {
  if (term.list.empty() && !term.near && !term.unless && term.except.empty()) return 0;
  ContextEntry context;
  context.has_list = !term.list.empty();
  context.has_near = term.near.has_value();
  context.has_unless = term.unless.has_value();
  context.list = word_set(term.list);
  context.near = nearby(term.near);
  context.unless = nearby(term.unless);
  context.except = phrase_list(term.except);
  contexts_.push_back(context);
  return static_cast<Index>(contexts_.size() - 1);
}

void PackCompiler::compile_rules(PackHeader& header) {
  std::vector<RuleEntry> entries;
  std::vector<TermEntry> terms;
  std::vector<RegexEntry> regexes;
  std::map<Index, std::vector<Index>> terms_of, duties_of, switches_of;
  for (Index r = 0; r < rules_.rules.size(); ++r) {
    const Rule& rule = rules_.rules[r];
    entries.push_back(rule_entry(rule));
    const bool plain = is_plain_duty(rule);
    for (const Term& term : rule.terms) {
      const Index phrase = trie_.add(term.text.value);
      if (phrase == kNone) continue;
      if (plain) {
        duties_of[phrase].push_back(r);
      } else {
        terms_of[phrase].push_back(static_cast<Index>(terms.size()));
      }
      terms.push_back(term_entry(term, r));
    }
    for (const Regex& regex : rule.regexes)
      regexes.push_back(regex_entry(regex, r, static_cast<Index>(regexes.size())));
    for (const Text& text : rule.unless_posting) {
      const Index phrase = trie_.add(text.value);
      if (phrase != kNone) switches_of[phrase].push_back(r);
      entries.back().conditional = true;
    }
  }
  std::vector<PhraseEntry> phrases;
  for (Index p = 0; p < trie_.size(); ++p)
    phrases.push_back({arena_.add(folded(trie_.text(p))), arena_.add_list(terms_of[p]),
                       arena_.add_list(duties_of[p]), arena_.add(switches_of[p]), marks_[p]});
  header.rules = arena_.add(entries);
  header.terms = arena_.add(terms);
  header.contexts = arena_.add(contexts_);
  header.regexes = arena_.add(regexes);
  header.literals = arena_.add(std::vector{literals_.store(arena_)});
  header.literal_uses = literal_uses();
  header.phrases = arena_.add(phrases);
  header.trie = trie_.store(arena_);
}

}  // namespace rolecall
