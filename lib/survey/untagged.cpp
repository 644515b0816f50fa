#include "survey/untagged.h"

#include <algorithm>

#include "base/unicode.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostCodePoints = 200;
constexpr std::size_t kFewest = 2, kMostWords = 3, kMostHan = 4;  // a word alone says little

bool is_text(CharClass kind) { return kind == CharClass::Word || kind == CharClass::Letter; }

/// A word of a line, or one Chinese character.
struct Token {
  std::size_t begin, end;
  bool letter;
  bool after_sign;  ///< something other than a blank or a hyphen stands before it
  bool number;
};

std::vector<Token> tokens_of(std::string_view line) {
  std::vector<Token> tokens;
  bool open = false, sign = true;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(line, at);
    const CharClass kind = classify(c);
    // "c++", "c#", "ci/cd" stay one word.
    const bool part = kind == CharClass::Word || c == '+' || c == '#';
    if (part && open) {
      tokens.back().end = at;
      tokens.back().number &= c < 0x80 && !(c >= 'a' && c <= 'z');
    } else if (is_text(kind)) {
      const bool letter = kind == CharClass::Letter;
      tokens.push_back({begin, at, letter, sign, c < 0x80 && !(c >= 'a' && c <= 'z')});
      open = !letter;
      sign = false;
    } else {
      open = false;
      sign |= kind != CharClass::Blank && kind != CharClass::Hyphen;
    }
  }
  return tokens;
}

}  // namespace

std::string normal_line(std::string_view line) {
  std::string normal;
  std::size_t code_points = 0, solid = 0;
  bool blank = false;
  for (std::size_t at = 0; at < line.size() && code_points < kMostCodePoints;) {
    const char32_t c = fold(decode(line, at));
    const CharClass kind = classify(c);
    if (kind == CharClass::Blank || kind == CharClass::LineBreak || c < 0x20) {
      blank = !normal.empty();
      continue;
    }
    if (normal.empty() && !is_text(kind)) continue;
    if (blank) normal += ' ', ++code_points;
    blank = false;
    append_utf8(c, normal);
    ++code_points;
    // "c++" keeps its signs, a full stop goes.
    if (is_text(kind) || c == '+' || c == '#' || c == ')') solid = normal.size();
  }
  normal.resize(solid);
  return normal;
}

PhraseFinder::PhraseFinder(const Pack& pack) {
  for (const LanguageEntry& language : pack.languages())
    for (const StrRef word : pack.array(language.words)) frequent_.emplace_back(pack.str(word));
  std::sort(frequent_.begin(), frequent_.end());
}

bool PhraseFinder::frequent(std::string_view word) const {
  return std::binary_search(frequent_.begin(), frequent_.end(), word);
}

void PhraseFinder::find(std::string_view line, std::vector<std::string>& phrases) const {
  const std::vector<Token> tokens = tokens_of(line);
  const auto word = [&](std::size_t i) {
    return line.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  };
  const auto bound = [&](std::size_t i) {
    return tokens[i].letter || (word(i).size() > 1 && !tokens[i].number && !frequent(word(i)));
  };
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (!bound(first)) continue;
    const bool letters = tokens[first].letter;
    const std::size_t most = letters ? kMostHan : kMostWords;
    for (std::size_t last = first; last < tokens.size() && last - first < most; ++last) {
      if (last > first && (tokens[last].after_sign || tokens[last].letter != letters)) break;
      if (!bound(last) || last - first + 1 < kFewest) continue;
      phrases.emplace_back(
          line.substr(tokens[first].begin, tokens[last].end - tokens[first].begin));
    }
  }
}

}  // namespace rolecall
