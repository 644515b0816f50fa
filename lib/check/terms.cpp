// Spelling of terms and context words.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "base/unicode.h"
#include "check/passes.h"
#include "check/standing.h"
#include "check/words.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

bool has_evidence(const Term& term) { return !term.list.empty() || term.near.has_value(); }
bool has_context(const Term& term) {
  return has_evidence(term) || term.unless || !term.except.empty();
}

constexpr bool is_invisible(char32_t c) {
  return (c >= 0x80 && c <= 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string code_point(char32_t c) {
  std::string out;
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
    out += "0123456789ABCDEF"[c >> shift & 0xF];
  return "U+" + out;
}

// A scalar that is written as it reads can be replaced as it stands.
bool is_verbatim(const Reporter& report, const Text& text) {
  std::string_view raw = text.mark.bytes.of(report.source(text.mark));
  if (text.quoting == Quoting::Single || text.quoting == Quoting::Double) {
    raw.remove_prefix(1);
    raw.remove_suffix(1);
  }
  return raw == text.value;
}

void offer_spelling(Reporter& report, Diagnostic& finding, const Text& text, std::string better) {
  if (!is_verbatim(report, text) || better.empty()) return;
  Mark inside = text.mark;
  if (text.quoting == Quoting::Single || text.quoting == Quoting::Double) {
    ++inside.bytes.begin;
    --inside.bytes.end;
  }
  report.fix(finding, inside, std::move(better));
}

void check_characters(Reporter& report, const Rule& rule, const Text& text, std::string_view what) {
  const std::string& word = text.value;
  // Most words are plain ASCII.
  if (std::none_of(word.begin(), word.end(), is_wide)) return;
  std::string seen, visible;
  bool latin = false, look_alike = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(word, at);
    if (is_invisible(c)) {
      if (seen.empty()) seen = code_point(c);
      if (c == 0xA0 || c == 0x202F) visible += ' ';
      continue;
    }
    visible += word.substr(begin, at - begin);
    // Within one word only: "β-VAE" is no disguise.
    const CharClass cls = classify(c);
    if (cls != CharClass::Word) {
      latin = look_alike = false;
      continue;
    }
    latin |= c < 0x80 && !(c >= '0' && c <= '9');
    look_alike |= c >= 0x370 && c <= 0x52F;
    if (latin && look_alike) {
      report.add("homoglyph",
                 quoted(word) + " mixes Latin and " +
                     (c >= 0x400 ? "Cyrillic" : "Greek or Cyrillic") + " letters in one word",
                 text.mark, &rule, "write it in Latin letters");
      break;
    }
  }
  if (!seen.empty()) {
    auto& d = report.add("invisible-char",
                         "the " + std::string(what) + " holds " + seen + ", which nobody can see",
                         text.mark, &rule);
    offer_spelling(report, d, text, visible);
    return;
  }
  if (const std::string better = normalised(word); better != word) {
    auto& d =
        report.add("not-normalised", quoted(word) + " is not in its usual form: " + quoted(better),
                   text.mark, &rule);
    offer_spelling(report, d, text, better);
  }
}

void check_repeated_terms(Reporter& report, const Rule& rule) {
  std::map<std::string, const Term*> phrases;
  for (const Term& term : rule.terms) {
    const auto [old, fresh] = phrases.emplace(phrase_key(term.text.value), &term);
    if (fresh) continue;
    // With clauses of their own they are two ways to be found.
    const bool same_clauses = old->second->ambiguous == term.ambiguous &&
                              (!term.ambiguous || same_entry(*old->second, term));
    if (!same_clauses) continue;
    const Text& first = old->second->text;
    const bool same = spelling_key(first.value) == spelling_key(term.text.value);
    auto& d = report.add(same ? "duplicate-term" : "redundant-term",
                         same ? quoted(term.text.value) + " stands twice in the rule"
                              : quoted(term.text.value) + " is found by " + quoted(first.value) +
                                    " too: blanks and hyphens are one",
                         term.text.mark, &rule);
    d.notes.push_back(report.note("first here", first.mark));
    const Range gone = item_to_delete(report.source(term.text.mark), term.text.mark.bytes);
    if (!gone.empty()) report.fix(d, {term.text.mark.file, gone}, "");
  }
}

// A term that also fires alone needs no evidence and knows no veto.
void check_idle_clauses(Reporter& report, const Rule& rule) {
  std::map<std::string, const Text*> alone;
  for (const Term& term : rule.terms)
    if (!term.ambiguous) alone.emplace(phrase_key(term.text.value), &term.text);
  for (const Term& term : rule.terms) {
    if (!term.ambiguous) continue;
    const auto same = alone.find(phrase_key(term.text.value));
    if (same == alone.end()) continue;
    report
        .add("idle-clauses",
             quoted(term.text.value) + " fires alone too, so its clauses decide nothing",
             term.text.mark, &rule, "take it out of terms:, or drop the clauses")
        .notes.push_back(report.note("alone here", same->second->mark));
  }
}

// A peer beside the term lifts its case rule, and without one the term is no hit in any case.
void check_idle_case(Reporter& report, const Rule& rule) {
  for (const Term& term : rule.terms) {
    const bool decided_by_list = !term.list.empty() && !term.near;
    if (term.letter_case != Case::Exact || !decided_by_list || !opens_entry(rule, term)) continue;
    report.add("idle-case",
               "case: exact of " + quoted(term.text.value) +
                   " decides nothing: its list: is its only evidence, and lifts the case rule",
               term.text.mark, &rule, "drop it, or add near: for the term as written");
  }
}

void check_risk(Reporter& report, const Rule& rule, const Term& term) {
  const std::string& word = term.text.value;
  const std::size_t size = length(word);
  const bool exact = term.letter_case == Case::Exact;
  const bool latin = has_latin(word);
  if (size == 1 && letters(word) == 1 && !has_context(term) && !exact) {
    report.add("short-term-no-context",
               quoted(word) + (has_han(word) ? " is one character" : " is one letter") +
                   " and has no near, list, except or case: it will tag almost anything",
               term.text.mark, &rule, "move it to ambiguous: with evidence");
    return;
  }
  const std::string small = folded(word);
  if (!term.ambiguous && is_common_word(small)) {
    report.add("common-word-term", quoted(word) + " is a word of everyday English", term.text.mark,
               &rule, "move it to ambiguous: with list: or near:");
    return;
  }
  static const std::set<std::string> kWords{
      "ai",  "am",  "as",  "at",  "be",  "by",  "do",  "go",  "he",  "if",  "in",  "is",
      "it",  "me",  "no",  "of",  "on",  "or",  "so",  "to",  "up",  "us",  "we",  "air",
      "all", "and", "are", "can", "for", "has", "how", "let", "may", "new", "not", "now",
      "one", "our", "out", "see", "set", "sit", "the", "use", "was", "way", "who", "you"};
  if (latin && !exact && !has_evidence(term) && small != word && kWords.count(small) > 0 &&
      small != "ai") {
    report.add("short-term-folded-case",
               quoted(word) + " also finds " + quoted(small) + ": terms fold case", term.text.mark,
               &rule, "move it to ambiguous: with `case: exact`");
    return;
  }
  if (!has_evidence(term) && !term.unless && rule.unless_posting.empty() &&
      rule.not_sections.empty() && rule.only_sections.empty())
    if (const auto other = other_meaning(word); !other.empty())
      report.add("acronym-collision", quoted(word) + " is also " + std::string(other),
                 term.text.mark, &rule, "ask for context: near:, list: or unless:");
}

void check_nearby(Reporter& report, const Rule& rule, const Term& term) {
  if (!term.near) return;
  // Terms that share a clause may vouch for each other.
  const auto sharing = std::count_if(rule.terms.begin(), rule.terms.end(), [&](const Term& other) {
    return other.ambiguous && other.mark.bytes == term.mark.bytes;
  });
  const std::string own = phrase_key(term.text.value);
  std::map<std::string, const Text*> forbidden;
  if (term.unless)
    for (const Text& word : term.unless->any) forbidden.emplace(phrase_key(word.value), &word);
  for (const Text& word : term.near->any) {
    const std::string key = phrase_key(word.value);
    if (sharing == 1 && key == own && stands_in(word, term.near->mark))
      report.add("near-self-satisfied", "near word " + quoted(word.value) + " is the term itself",
                 word.mark, &rule, "name words that stand with the skill, not the skill");
    const auto veto = forbidden.find(key);
    if (veto == forbidden.end()) continue;
    const bool sides_meet = term.near->side == Side::Both || term.unless->side == Side::Both ||
                            term.near->side == term.unless->side;
    // A wider near than unless still has room for the word.
    if (!sides_meet || term.near->within > term.unless->within) continue;
    report.add("near-unless-conflict", quoted(word.value) + " is in both near and unless",
               stands_in(word, term.near->mark) ? word.mark : term.near->mark, &rule,
               "the veto wins: take it out of one of them");
  }
}

void check_chinese(Reporter& report, const Rule& rule) {
  const Term* simplified = nullptr;
  std::string other;
  std::set<std::string> all;
  for (const Term& term : rule.terms) all.insert(term.text.value);
  for (const Term& term : rule.terms) {
    if (!has_han(term.text.value)) continue;
    const std::string traditional = to_traditional(term.text.value);
    // Characters that exist in Traditional writing too may map to themselves.
    if (!traditional.empty()) {
      if (all.count(traditional) > 0) return;
      if (simplified == nullptr) {
        simplified = &term;
        other = traditional;
      }
      continue;
    }
    const std::string simple = to_simplified(term.text.value);
    if (simple.empty()) continue;
    if (all.count(simple) > 0) return;
    report.add("traditional-missing",
               "no Simplified form of " + quoted(term.text.value) + " (" + simple + ")",
               term.text.mark, &rule);
    return;
  }
  if (simplified != nullptr)
    report.add("traditional-missing",
               "no Traditional form of " + quoted(simplified->text.value) + " (" + other + ")",
               simplified->text.mark, &rule);
}

// Longer Chinese words in which other rules do not want their term found.
void check_substrings(Reporter& report) {
  std::map<std::string, std::pair<const Rule*, const Text*>> excepted;
  for (const Rule& rule : report.rules().rules)
    for (const Term& term : rule.terms)
      for (const Text& phrase : term.except)
        if (has_han(phrase.value) && length(phrase.value) <= 8)
          excepted.emplace(phrase.value, std::pair(&rule, &phrase));
  for (const Rule& rule : report.rules().rules) {
    if (!is_skill(rule.kind)) continue;
    for (const Term& term : rule.terms) {
      if (term.ambiguous || !has_han(term.text.value) || has_latin(term.text.value)) continue;
      for (const auto& [phrase, where] : excepted) {
        if (where.first == &rule || phrase == term.text.value ||
            phrase.find(term.text.value) == std::string::npos)
          continue;
        report
            .add("cjk-substring-risk",
                 quoted(term.text.value) + " is part of " + quoted(phrase) + ", which rule " +
                     where.first->id.value + " excepts",
                 term.text.mark, &rule,
                 "move it to ambiguous: with except:, if it means that there")
            .notes.push_back(report.note("excepted here", where.second->mark));
        break;
      }
    }
  }
}

}  // namespace

void check_terms(Reporter& report) {
  for (const Rule& rule : report.rules().rules) {
    for (const Term& term : rule.terms) {
      check_characters(report, rule, term.text, "term");
      for (const Text& word : term.list)
        if (stands_in(word, term.mark)) check_characters(report, rule, word, "word");
      for (const auto* nearby : {&term.near, &term.unless})
        if (*nearby)
          for (const Text& word : (*nearby)->any)
            if (stands_in(word, term.mark)) check_characters(report, rule, word, "word");
      check_nearby(report, rule, term);
      if (is_skill(rule.kind)) check_risk(report, rule, term);
    }
    check_repeated_terms(report, rule);
    check_idle_clauses(report, rule);
    check_idle_case(report, rule);
    if (is_skill(rule.kind)) check_chinese(report, rule);
  }
  check_substrings(report);
}

}  // namespace rolecall
