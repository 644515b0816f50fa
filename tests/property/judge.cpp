#include "judge.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "base/narrowed_text.h"
#include "base/regex.h"
#include "base/unicode.h"

namespace rolecall::test {
namespace {

constexpr char32_t kLastTried = 0xFFFF;  // classes need no planes beyond: nothing folds there

std::string escaped(char32_t c) {
  char hex[16];
  std::snprintf(hex, sizeof hex, "\\x{%x}", static_cast<unsigned>(c));
  return hex;
}

// A regex class of all code points for which `wanted` holds.
std::string class_of(const std::function<bool(char32_t)>& wanted) {
  std::string all = "[";
  for (char32_t c = 0; c <= kLastTried; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    if (!wanted(c)) continue;
    char32_t last = c;
    while (last < kLastTried && last + 1 != 0xD800 && wanted(last + 1)) ++last;
    all += escaped(c) + '-' + escaped(last);
    c = last;
  }
  return all + ']';
}

const std::string& letter_class(char32_t c) {
  static const std::map<char32_t, std::string> classes = [] {
    std::map<char32_t, std::string> made;
    for (char32_t other = 0; other <= kLastTried; ++other)
      if (other < 0xD800 || other >= 0xE000) made[fold(other)] += escaped(other);
    for (auto& [folded_to, members] : made) members = '[' + members + ']';
    return made;
  }();
  static std::string beyond;
  const auto it = classes.find(fold(c));
  return it != classes.end() ? it->second : beyond = '[' + escaped(c) + ']';
}

bool is_separator(char32_t c) {
  const CharClass cls = classify(c);
  return cls == CharClass::Blank || cls == CharClass::Hyphen || cls == CharClass::LineBreak;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < text.size();) all.push_back(decode(text, at));
  return all;
}

// Blanks and hyphens, then at most one line break and blanks after it.
const std::string& separator_run() {
  static const std::string blank =
      class_of([](char32_t c) { return classify(c) == CharClass::Blank; });
  static const std::string dash = class_of([](char32_t c) {
    return classify(c) == CharClass::Blank || classify(c) == CharClass::Hyphen;
  });
  static const std::string line =
      class_of([](char32_t c) { return classify(c) == CharClass::LineBreak; });
  static const std::string run =
      "(?:" + dash + "*(?:\\r\\n|" + line + ")" + blank + "*|" + dash + "+)";
  return run;
}

struct Neighbours {
  char32_t before2 = 0, before = 0, first = 0, second = 0;  // 0: none
  char32_t second_last = 0, last = 0, after = 0, after2 = 0;
};

Neighbours look_around(std::string_view text, Range hit) {
  const auto left = code_points(text.substr(0, hit.begin));
  const auto inner = code_points(hit.of(text));
  const auto right = code_points(text.substr(hit.end, 8));
  Neighbours n;
  if (!left.empty()) n.before = left.back();
  if (left.size() > 1) n.before2 = left[left.size() - 2];
  n.first = inner.front();
  n.last = inner.back();
  if (inner.size() > 1) n.second = inner[1], n.second_last = inner[inner.size() - 2];
  if (!right.empty()) n.after = right[0];
  if (right.size() > 1) n.after2 = right[1];
  return n;
}

bool in_word(char32_t c) { return c != 0 && classify(c) == CharClass::Word; }
bool lower_ascii(char32_t c) { return narrow(c) >= 'a' && narrow(c) <= 'z'; }

struct Hit {
  Range range;
  Index rule = 0;
  std::uint32_t clause = 0;
  std::int32_t value = -1;
};

class Judge {
 public:
  Judge(const RuleSet& rules, std::string_view text, const Layout& layout)
      : rules_(rules), text_(text), layout_(layout) {}

  std::vector<Span> run(Field field) {
    std::vector<Hit> hits;
    for (Index r = 0; r < rules_.rules.size(); ++r) {
      const Rule& rule = rules_.rules[r];
      if (field == Field::Body ? rule.kind == Kind::Title : rule.kind == Kind::Section) continue;
      if (switched_off(rule)) continue;
      for (const Term& term : rule.terms)
        for (const Range& place : places(term.text.value))
          if (stands(term, place)) hits.push_back({place, r, clause_of(place.begin), -1});
      for (const Regex& regex : rule.regexes) try_regex(regex, r, hits);
    }
    return settle(hits);
  }

 private:
  const std::vector<Range>& places(const std::string& phrase) {
    const auto it = places_.find(phrase);
    return it != places_.end() ? it->second
                               : places_.emplace(phrase, places_of(text_, phrase)).first->second;
  }

  std::uint32_t clause_of(std::uint32_t at) const {
    std::uint32_t c = 0;
    while (c + 1 < layout_.clauses.size() && layout_.clauses[c].range.end <= at) ++c;
    return c;
  }

  bool switched_off(const Rule& rule) {
    return std::any_of(rule.unless_posting.begin(), rule.unless_posting.end(),
                       [&](const Text& t) { return !places(t.value).empty(); });
  }

  // The same letters in the same case: width and separators do not matter.
  static bool spelled_as(std::string_view a, std::string_view b) {
    const auto letters = [](std::string_view s) {
      std::vector<char32_t> all;
      for (const char32_t c : code_points(s))
        if (!is_separator(c)) all.push_back(narrow(c));
      return all;
    };
    return letters(a) == letters(b);
  }

  // Places of a context word: short ones with a capital only just so.
  std::vector<Range> context_places(const std::string& word) {
    const auto letters = code_points(word);
    const bool capital = std::any_of(letters.begin(), letters.end(),
                                     [](char32_t c) { return fold(c) != narrow(c); });
    std::vector<Range> found = places(word);
    if (capital && letters.size() <= 3)
      std::erase_if(found, [&](Range place) { return !spelled_as(place.of(text_), word); });
    return found;
  }

  // Words, and letters that stand alone, that start in [begin, end).
  std::uint32_t tokens(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t n = 0;
    bool inside = false;
    for (std::size_t at = 0; at < end;) {
      const std::size_t here = at;
      const CharClass cls = classify(decode(text_, at));
      const bool starts = cls == CharClass::Letter || (cls == CharClass::Word && !inside);
      inside = cls == CharClass::Word;
      n += starts && here >= begin;
    }
    return n;
  }

  bool near(const Nearby& nearby, Range hit) {
    for (const Text& word : nearby.any)
      for (const Range& other : context_places(word.value)) {
        if (clause_of(other.begin) != clause_of(hit.begin)) continue;
        if (other.end <= hit.begin && nearby.side != Side::After &&
            tokens(other.end, hit.begin) < nearby.within)
          return true;
        if (other.begin >= hit.end && nearby.side != Side::Before &&
            tokens(hit.end, other.begin) < nearby.within)
          return true;
      }
    return false;
  }

  bool joins(std::string_view gap) const {
    if (gap.empty() || gap.size() > 16) return false;
    std::vector<char32_t> rest = code_points(gap);
    const auto blank = [](char32_t c) {
      return classify(c) == CharClass::Blank || classify(c) == CharClass::LineBreak;
    };
    const auto trim = [&] {
      while (!rest.empty() && blank(rest.front())) rest.erase(rest.begin());
      while (!rest.empty() && blank(rest.back())) rest.pop_back();
    };
    trim();
    bool sign = false;
    if (!rest.empty() &&
        std::u32string_view(U",/|;、").find(narrow(rest.front())) != std::u32string_view::npos)
      rest.erase(rest.begin()), sign = true;
    trim();
    if (rest.empty()) return sign;
    std::string word;
    for (const char32_t c : rest) append_utf8(fold(c), word);
    const auto is = [&](const Text& t) { return folded(t.value) == word; };
    return std::any_of(rules_.connectors.any_of.begin(), rules_.connectors.any_of.end(), is) ||
           std::any_of(rules_.connectors.all_of.begin(), rules_.connectors.all_of.end(), is);
  }

  bool in_list(const std::vector<Text>& peers, Range hit) {
    for (const Text& peer : peers)
      for (const Range& other : context_places(peer.value)) {
        if (other.end <= hit.begin && joins(text_.substr(other.end, hit.begin - other.end)))
          return true;
        if (other.begin >= hit.end && joins(text_.substr(hit.end, other.begin - hit.end)))
          return true;
      }
    return false;
  }

  bool excepted(const std::vector<Text>& phrases, Range hit) {
    for (const Text& phrase : phrases)
      for (const Range& other : places(phrase.value))
        if (other.contains(hit) && other != hit) return true;
    return false;
  }

  bool stands(const Term& term, Range hit) {
    if (excepted(term.except, hit) || (term.unless && near(*term.unless, hit))) return false;
    const bool right_case =
        term.letter_case == Case::Fold || spelled_as(hit.of(text_), term.text.value);
    if (!term.list.empty() && in_list(term.list, hit)) return true;
    if (!right_case) return false;
    if (term.near) return near(*term.near, hit);
    return term.list.empty();
  }

  // A clause as regexes read it, and of each byte of that, and of its end, the place in the text.
  struct Narrowed {
    std::string text;
    std::vector<std::uint32_t> places;
  };
  Narrowed narrowed_clause(Range clause) const {
    Narrowed made;
    for (std::size_t at = clause.begin; at < clause.end;) {
      const auto begin = static_cast<std::uint32_t>(at);
      const char32_t c = narrowed(decode(text_, at));
      if (c != 0) append_utf8(c, made.text);
      while (made.places.size() < made.text.size()) made.places.push_back(begin);
    }
    made.places.push_back(clause.end);
    return made;
  }

  void try_regex(const Regex& regex, Index rule, std::vector<Hit>& hits) {
    const Pattern pattern(regex.pattern.value, regex.letter_case == Case::Fold);
    for (std::uint32_t c = 0; c < layout_.clauses.size(); ++c) {
      const Narrowed clause = narrowed_clause(layout_.clauses[c].range);
      Pattern::Match match;
      for (std::uint32_t from = 0;
           from <= clause.text.size() && pattern.find(clause.text, from, match);) {
        from = std::max(match.whole.end, match.whole.begin + 1);
        const Range hit{clause.places[match.hit.begin], clause.places[match.hit.end]};
        if (hit.empty() || !may_stand(text_, hit) || excepted(regex.except, hit)) continue;
        const std::string digits = folded(match.capture.of(clause.text));
        hits.push_back({hit, rule, c, digits.empty() ? -1 : std::stoi(digits)});
      }
    }
  }

  std::vector<Span> settle(std::vector<Hit> hits) const {
    // The longest first; of equals the one that begins first, then the rule that stands first.
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
      if (a.range.size() != b.range.size()) return a.range.size() > b.range.size();
      return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.rule < b.rule;
    });
    std::vector<Hit> kept;
    for (const Hit& hit : hits) {
      const Rule& rule = rules_.rules[hit.rule];
      if (rule.kind == Kind::Duty) continue;
      const bool loses = std::any_of(kept.begin(), kept.end(), [&](const Hit& winner) {
        const Rule& other = rules_.rules[winner.rule];
        if (!winner.range.overlaps(hit.range) || !compete(rule.kind, other.kind)) return false;
        return !rule.keep_overlap || rule.kind == Kind::Ignore || other.kind == Kind::Ignore ||
               winner.rule == hit.rule;
      });
      if (!loses) kept.push_back(hit);
    }
    add_duties(hits, kept);
    std::vector<Span> spans;
    for (const Hit& hit : kept) {
      const Kind kind = rules_.rules[hit.rule].kind;
      if (kind == Kind::Ignore || (!is_skill(kind) && ignored(hit.range, kept))) continue;
      spans.push_back({hit.range, hit.rule, hit.clause, hit.value});
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
      return a.range != b.range ? a.range < b.range : a.rule < b.rule;
    });
    return spans;
  }

  bool ignored(Range range, const std::vector<Hit>& kept) const {
    return std::any_of(kept.begin(), kept.end(), [&](const Hit& hit) {
      return rules_.rules[hit.rule].kind == Kind::Ignore && hit.range.contains(range);
    });
  }

  static bool compete(Kind a, Kind b) {
    const auto arena = [](Kind kind) { return is_skill(kind) ? Kind::Ignore : kind; };
    return arena(a) == arena(b);
  }

  // A duty rule tags a stretch once: the hit that begins first has it, of these the longest.
  void add_duties(std::vector<Hit> hits, std::vector<Hit>& kept) const {
    std::stable_sort(hits.begin(), hits.end(),
                     [](const Hit& a, const Hit& b) { return a.range.begin < b.range.begin; });
    std::vector<Hit> duties;
    for (const Hit& hit : hits) {
      if (rules_.rules[hit.rule].kind != Kind::Duty) continue;
      const bool taken = std::any_of(duties.begin(), duties.end(), [&](const Hit& other) {
        return other.rule == hit.rule && other.range.overlaps(hit.range);
      });
      if (!taken) duties.push_back(hit);
    }
    kept.insert(kept.end(), duties.begin(), duties.end());
  }

  const RuleSet& rules_;
  std::string_view text_;
  const Layout& layout_;
  std::map<std::string, std::vector<Range>> places_;
};

}  // namespace

std::string phrase_pattern(std::string_view phrase) {
  std::string pattern;
  char32_t last = 0;
  bool gap = false;
  for (const char32_t c : code_points(phrase)) {
    if (is_separator(c)) {
      gap = true;
      continue;
    }
    if (last != 0) {
      const auto loose = [](char32_t sign) { return narrow(sign) == '/' || narrow(sign) == '&'; };
      const bool one_letter =
          (classify(last) == CharClass::Letter) != (classify(c) == CharClass::Letter);
      if (loose(last) || loose(c) || one_letter) {
        pattern += separator_run() + '?';
      } else if (gap) {
        pattern += separator_run();
      }
    }
    pattern += letter_class(c);
    last = c;
    gap = false;
  }
  return pattern;
}

bool may_stand(std::string_view text, Range hit) {
  const Neighbours n = look_around(text, hit);
  const char32_t before = narrow(n.before), after = narrow(n.after), after2 = narrow(n.after2);
  if (classify(n.first) != CharClass::Letter && in_word(n.before)) return false;
  if (in_word(n.first)) {
    const bool single = !in_word(n.second);
    if (before == '&' && n.before2 != 0 && single) return false;
    if (before == '.' && lower_ascii(n.before2) && lower_ascii(n.first)) return false;
  }
  if (!in_word(n.last) || n.after == 0) return true;
  const bool single = !in_word(n.second_last);
  if (in_word(n.after) || after == '#') return false;
  if (after == '+') return after2 != '+' && (!single || in_word(n.after2));
  if (after == '&') return !single || !in_word(n.after2);
  return after != '.' || !lower_ascii(n.after2);
}

// No line break in the place has less than a wrapped line (48 bytes) before it and, after it,
// anything but a small letter.
static bool stays_in_item(std::string_view text, Range place) {
  const auto is_break = [](char32_t c) { return classify(c) == CharClass::LineBreak; };
  std::size_t to = place.begin;
  while (to < place.end) {
    std::size_t from = to;
    if (!is_break(decode(text, to))) continue;
    for (std::size_t before = from; is_separator(decode_before(text, before)); from = before) {
    }
    for (std::size_t next = to; is_separator(decode(text, next)); to = next) {
    }
    std::size_t line = from;
    for (std::size_t before = line; line > 0 && !is_break(decode_before(text, before));)
      line = before;
    if (from - line <= 48 && !(text[to] >= 'a' && text[to] <= 'z')) return false;
  }
  return true;
}

std::vector<Range> places_of(std::string_view text, std::string_view phrase) {
  static std::map<std::string, Pattern, std::less<>> patterns;
  auto it = patterns.find(phrase);
  if (it == patterns.end())
    it = patterns.emplace(std::string(phrase), Pattern(phrase_pattern(phrase), false)).first;
  std::vector<Range> places;
  Pattern::Match match;
  for (std::uint32_t from = 0; it->second.find(text, from, match);) {
    if (match.whole.empty()) break;
    if (may_stand(text, match.whole) && stays_in_item(text, match.whole))
      places.push_back(match.whole);
    std::size_t next = match.whole.begin;
    decode(text, next);
    from = static_cast<std::uint32_t>(next);
  }
  return places;
}

std::vector<Span> judge(const RuleSet& rules, std::string_view text, const Layout& layout,
                        Field field) {
  return Judge(rules, text, layout).run(field);
}

}  // namespace rolecall::test
