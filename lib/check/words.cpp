#include "check/words.h"

#include <algorithm>
#include <string_view>

#include "base/atoms.h"
#include "check/words/tables.h"

namespace rolecall {

std::string phrase_key(std::string_view text) {
  std::string key, scratch;
  Atom before;
  bool first = true;
  for (std::size_t at = skip_separator(text, 0); at < text.size();) {
    Atom atom = next_atom(text, at, scratch);
    const std::size_t next = skip_separator(text, at);
    if (!first && before.separated && separator_counts(before, atom)) key += ' ';
    key.append(reinterpret_cast<const char*>(&atom.key), sizeof atom.key);
    atom.separated = next != at;  // here: a separator stands after it
    before = atom;
    first = false;
    at = next;
  }
  return key;
}

std::string spelling_key(std::string_view text) { return folded(text); }

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_han(decode(text, at))) return true;
  return false;
}

bool has_latin(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return is_alpha(c); });
}

std::size_t length(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++n) decode(text, at);
  return n;
}

std::size_t letters(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CharClass cls = classify(decode(text, at));
    n += cls == CharClass::Word || cls == CharClass::Letter;
  }
  return n;
}

bool is_common_word(std::string_view word) {
  const auto words = common_words();
  return std::binary_search(words.begin(), words.end(), word);
}

std::string_view other_meaning(std::string_view acronym) {
  for (const auto& [letters_of, meaning] : other_meanings())
    if (letters_of == acronym) return meaning;
  return {};
}

Range item_to_delete(std::string_view source, Range item) {
  std::size_t line = item.begin;
  while (line > 0 && source[line - 1] != '\n') --line;
  const std::string_view before = source.substr(line, item.begin - line);
  std::size_t end = item.end;
  while (end < source.size() && source[end] == ' ') ++end;
  if (before.find_first_not_of(' ') != std::string_view::npos &&
      before[before.find_first_not_of(' ')] == '-' &&
      before.find_first_not_of(" -") == std::string_view::npos) {
    end = source.find('\n', item.end);
    if (end == std::string_view::npos) end = source.size() - 1;
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(end + 1)};
  }
  if (end < source.size() && source[end] == ',') {
    ++end;
    while (end < source.size() && source[end] == ' ') ++end;
    return {item.begin, static_cast<std::uint32_t>(end)};
  }
  std::size_t begin = item.begin;
  while (begin > 0 && source[begin - 1] == ' ') --begin;
  if (begin > 0 && source[begin - 1] == ',')
    return {static_cast<std::uint32_t>(begin - 1), item.end};
  return {};
}

}  // namespace rolecall
