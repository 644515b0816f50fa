#include "engine/skill_names.h"

#include <algorithm>

#include "base/suggest.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

// Folded, with one blank for each run of blanks and hyphens.
std::string key_of(std::string_view word) {
  std::string key;
  bool parted = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = decode(word, at);
    const CharClass what = classify(c);
    if (what == CharClass::Blank || what == CharClass::Hyphen) {
      parted = !key.empty();
      continue;
    }
    if (parted) key += ' ';
    parted = false;
    append_utf8(fold(c), key);
  }
  return key;
}

void add(std::unordered_map<std::string, std::vector<Index>>& to, std::string_view word,
         Index rule) {
  auto& rules = to[key_of(word)];
  if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
}

}  // namespace

SkillNames::SkillNames(Pack pack) : pack_(pack) {
  const auto rules = pack.rules();
  for (Index i = 0; i < rules.size(); ++i) {
    if (!is_skill(rules[i].kind)) continue;
    add(names_, pack.str(rules[i].id), i);
    add(names_, pack.str(rules[i].name), i);
  }
  for (const TermEntry& term : pack.terms())
    if (is_skill(rules[term.rule].kind)) add(terms_, pack.str(term.text), term.rule);
}

std::vector<Index> SkillNames::find(std::string_view word) const {
  const std::string key = key_of(word);
  auto found = names_.find(key);
  if (found == names_.end()) {
    found = terms_.find(key);
    if (found == terms_.end()) return {};
  }
  std::vector<Index> rules = found->second;
  std::sort(rules.begin(), rules.end());
  return rules;
}

std::string SkillNames::hint(std::string_view word) const {
  std::vector<std::string_view> known;
  for (const RuleEntry& rule : pack_.rules())
    if (is_skill(rule.kind)) known.push_back(pack_.str(rule.name));
  for (const TermEntry& term : pack_.terms())
    if (is_skill(pack_.rules()[term.rule].kind)) known.push_back(pack_.str(term.text));
  return suggestion(word, known);
}

}  // namespace rolecall
