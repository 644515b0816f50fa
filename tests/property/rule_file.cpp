#include "rule_file.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <random>

namespace rolecall {
namespace {

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  RandomRuleFile write() {
    comment_lines(0);
    line(0, "schema: 1");
    if (chance(2)) group_part();
    if (chance(2)) defaults_part();
    if (chance(2)) lists_part();
    line(0, "rules:");
    const std::size_t rules = 1 + below(4);
    for (std::size_t i = 0; i < rules; ++i) rule(i);
    comment_lines(0);
    if (chance(4)) out_.text.pop_back();  // no line break at the end
    const bool carriage = chance(4);
    if (carriage) {
      std::string text;
      for (const char c : out_.text) text += c == '\n' ? "\r\n" : std::string(1, c);
      out_.text = text;
    }
    if (chance(8)) out_.text = "\xEF\xBB\xBF" + out_.text;
    return std::move(out_);
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(std::size_t n) { return below(n) == 0; }

  // ---- comments and lines ----------------------------------------------------------------------

  std::string comment() {
    static const char* kTails[] = {"",      " plain",   " 'quoted' \"twice\"",
                                   " 注释", " # again", " a: [b, {c}]"};
    std::string text = "# c" + std::to_string(++comments_) + ":" + kTails[below(std::size(kTails))];
    out_.comments.push_back(text);
    return text;
  }
  void comment_lines(std::size_t indent) {
    while (chance(4)) {
      if (chance(3)) out_.text += '\n';
      out_.text.append(chance(5) ? below(6) : indent, ' ');
      out_.text += comment() + "\n";
    }
    if (chance(6)) out_.text += chance(2) ? "\n" : "\n\n  \n";
  }
  void end() {
    if (chance(6)) out_.text += (chance(2) ? " " : "   ") + comment();
    if (chance(10)) out_.text += "  ";
    out_.text += '\n';
  }
  void line(std::size_t indent, const std::string& text) {
    comment_lines(indent);
    out_.text.append(indent, ' ');
    out_.text += text;
    end();
  }

  // ---- words -----------------------------------------------------------------------------------

  std::string value() {
    static const char* kWords[] = {
        "iron pan",   "真空低温",    "it's",
        "say \"hi\"", "a: b",        "C#",
        "C # D",      "x, y",        "[y]",
        "{x}",        "back\\slash", "- dash",
        "*star",      "&and",        "!bang",
        "100 %",      "@at",         "🍳 pan",
        "café",       "null",        "yes",
        "12",         "12:30",       "~",
        "'",          "\"",          "a long word or two that goes on for quite a while"};
    return kWords[below(std::size(kWords))];
  }
  static bool plain_can(const std::string& word) {
    return word != "null" && word != "yes" &&
           std::all_of(word.begin(), word.end(), [](unsigned char c) {
             return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
           });
  }
  std::string quoted(const std::string& word) {
    if (plain_can(word) && chance(2)) return word;
    std::string out;
    if (chance(2)) {
      for (const char c : word) out += c == '\'' ? "''" : std::string(1, c);
      return "'" + out + "'";
    }
    for (const char c : word)
      out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    if (chance(5)) out += "\\u00e9";
    return '"' + out + '"';
  }
  std::string word() { return quoted(value()); }

  // ---- lists and mappings ----------------------------------------------------------------------

  using Item = std::function<std::string()>;

  std::string flow_list(const Item& item, std::size_t indent, bool may_break) {
    const bool breaks = may_break && chance(3);
    const std::size_t n = 1 + (chance(8) ? 30 : below(4));
    std::string out = chance(4) ? "[ " : "[";
    for (std::size_t i = 0; i < n; ++i) {
      if (i > 0) out += ",";
      if (i > 0 && breaks && chance(3)) {
        if (chance(6)) out += "  " + comment();
        out += "\n" + std::string(indent + 2 + below(3), ' ');
      } else if (i > 0) {
        out += chance(5) ? "   " : " ";
      }
      out += item();
    }
    return out + "]";
  }
  // "key:" and a list, in brackets or below.
  void list(std::size_t indent, const std::string& key, const Item& item, std::string lead = "") {
    begin(indent, lead);
    out_.text += key + ":";
    if (chance(2)) {
      out_.text += " " + flow_list(item, indent, true);
      end();
      return;
    }
    end();
    const std::size_t at = indent + (chance(2) ? 2 : lead.empty() ? 0 : 2);
    const std::size_t n = 1 + below(4);
    for (std::size_t i = 0; i < n; ++i) line(at, "- " + item());
  }
  // The beginning of a line: "- " for the first entry of an item.
  void begin(std::size_t indent, const std::string& lead) {
    if (lead.empty()) {
      comment_lines(indent);
      out_.text.append(indent, ' ');
    } else {
      comment_lines(indent - 2);
      out_.text.append(indent - 2, ' ');
      out_.text += lead;
    }
  }

  Item words() {
    return [this] { return word(); };
  }
  std::string near() {
    return "{within: " + std::to_string(1 + below(9)) + ", any: " + flow_list(words(), 0, false) +
           "}";
  }
  std::string example() {
    const std::string text =
        "we use [[" + std::string(chance(2) ? "iron pan" : "铁锅") + "]] " + value();
    std::string out = quoted(text);
    if (out.front() != '\'' && out.front() != '"') out = '"' + out + '"';
    return chance(6) ? "{todo: later, text: " + out + "}" : out;
  }

  // ---- parts of the file -----------------------------------------------------------------------

  void group_part() {
    line(0, "groups:");
    line(2, "- {name: " + word() + ", id: cooking}");
    line(2, "- name: Service");
    line(4, "id: service");
  }
  void defaults_part() {
    if (chance(2)) return line(0, "defaults: {group: cooking, kind: tool}");
    line(0, "defaults:");
    line(2, "group: cooking");
    line(2, "kind: practice");
  }
  void lists_part() {
    line(0, "lists:");
    list(2, "knives", words());
    list(2, "tools", words());
  }

  void ambiguous(std::size_t indent) {
    line(indent, "ambiguous:");
    const std::size_t n = 1 + below(2);
    for (std::size_t i = 0; i < n; ++i) {
      if (chance(2)) {
        line(indent + 2, "- {except: " + flow_list(words(), 0, false) + ", near: " + near() +
                             ", term: " + word() + ", case: exact}");
        continue;
      }
      std::string lead = "- ";
      const std::size_t at = indent + 4;
      std::vector<std::function<void()>> parts{
          [&] { list(at, "except", words(), lead); }, [&] { list(at, "terms", words(), lead); },
          [&] { begin(at, lead), out_.text += "case: exact", end(); },
          [&] { begin(at, lead), out_.text += "unless: " + near(), end(); },
          [&] {
            begin(at, lead), out_.text += "near:", end();
            list(at + 2, "any", words());
            line(at + 2, "within: 4");
          }};
      std::shuffle(parts.begin(), parts.end(), random_);
      for (const auto& part : parts) part(), lead.clear();
    }
  }
  void notes(std::size_t indent) {
    static const char* kHeads[] = {"|", "|-", "|+", ">", ">-", "|2"};
    if (chance(3)) return line(indent, "notes: " + word());
    out_.text.append(indent, ' ');
    out_.text += std::string("notes: ") + kHeads[below(std::size(kHeads))] + "\n";
    const std::size_t n = 1 + below(3);
    for (std::size_t i = 0; i < n; ++i) {
      out_.text.append(indent + 2, ' ');
      out_.text += "no # comment: [" + value() + "\n";
      if (chance(4)) out_.text += "\n";
      if (chance(5)) out_.text += std::string(indent + 6, ' ') + "deeper\n";
    }
  }
  void tests(std::size_t indent) {
    line(indent, "tests:");
    const auto sentence = [this] { return example(); };
    if (chance(2)) list(indent + 2, "no_match", words());
    list(indent + 2, "match", sentence);
  }

  void rule(std::size_t number) {
    const std::string id = "rule-" + std::to_string(number);
    if (chance(4)) {
      line(2,
           "- {terms: " + flow_list(words(), 2, true) + ", name: " + word() + ", id: " + id + "}");
      return;
    }
    std::string lead = "- ";
    std::vector<std::function<void()>> parts{
        [&] { begin(4, lead), out_.text += "id: " + id, end(); },
        [&] { begin(4, lead), out_.text += "name: " + word(), end(); },
        [&] { list(4, "terms", words(), lead); }};
    if (chance(2))
      parts.push_back([&] { begin(4, lead), out_.text += "scope: {not: [benefits]}", end(); });
    if (chance(2)) parts.push_back([&] { begin(4, lead), out_.text += "overlap: keep", end(); });
    if (chance(2)) parts.push_back([&] { list(4, "refs", words(), lead); });
    std::shuffle(parts.begin(), parts.end(), random_);
    for (const auto& part : parts) part(), lead.clear();
    std::vector<std::function<void()>> rest;
    if (chance(2)) rest.push_back([&] { ambiguous(4); });
    if (chance(2)) rest.push_back([&] { tests(4); });
    if (chance(2)) rest.push_back([&] { notes(4); });
    if (chance(3)) rest.push_back([&] { line(4, "regex: [{case: exact, pattern: 'pan\\d+'}]"); });
    std::shuffle(rest.begin(), rest.end(), random_);
    for (const auto& part : rest) part();
  }

  std::mt19937 random_;
  RandomRuleFile out_;
  std::size_t comments_ = 0;
};

class Words {
 public:
  std::string take() { return std::move(out_); }

  void put(const std::string& s) { out_ += s + "\x1f"; }
  void put(const Text& text) { put(text.value); }
  void put(bool b) { put(std::string(b ? "yes" : "no")); }
  template <class Number>
  requires std::is_arithmetic_v<Number>
  void put(Number n) { put(std::to_string(n)); }
  template <class E>
  requires std::is_enum_v<E>
  void put(E e) { put(std::to_string(static_cast<int>(e))); }
  template <class A, class B>
  void put(const std::pair<A, B>& pair) {
    all(pair.first, pair.second);
  }
  template <class T>
  void put(const std::vector<T>& items) {
    put(items.size());
    for (const T& item : items) put(item);
  }
  template <class T>
  void put(const std::optional<T>& item) {
    put(item.has_value());
    if (item) put(*item);
  }
  template <class... T>
  void all(const T&... parts) {
    (put(parts), ...);
  }

  void put(const TaxonomyRef& r) { all(r.taxonomy, r.leaves); }
  void put(const Nearby& n) { all(n.any, n.within, n.side); }
  void put(const Term& t) {
    all(t.text, t.letter_case, t.ambiguous, t.list, t.near, t.unless, t.except);
  }
  void put(const Regex& r) { all(r.pattern, r.anchor, r.letter_case, r.except); }
  void put(const Range& r) { all(r.begin, r.end); }
  void put(const Example& e) { all(e.text, e.spans, e.match, e.todo, e.source); }
  void put(const FactEffect& f) { all(f.field, f.value); }
  void put(const CueEffect& c) { all(c.ask, c.reach, c.within, c.strong); }
  void put(const Rule& r) {
    all(r.id, r.name, r.kind, r.group, r.taxonomies, r.refs, r.terms, r.regexes, r.only_sections,
        r.not_sections, r.unless_posting, r.keep_overlap, r.section, r.fact, r.cue, r.tests,
        r.notes, r.status, r.replaced_by);
  }
  void put(const Leaf& l) { all(l.id, l.path, l.name); }
  void put(const Taxonomy& t) { all(t.id, t.name, t.source, t.combine, t.leaves, t.branches); }
  void put(const Group& g) { all(g.id, g.name, g.pairs_with, g.taxonomies); }
  void put(const SectionKind& s) { all(s.id, s.name, s.ask, s.duties); }
  void put(const FactField& f) { all(f.id, f.scale, f.split, f.flag, f.low, f.high, f.from_years); }
  void put(const Role& r) { all(r.id, r.name, r.description, r.core, r.entry_bar, r.bonus); }
  void put(const Model::Row& r) { all(r.feature, r.weights); }
  void put(const Model& m) {
    all(m.id, m.classes, m.temperature, m.margin, m.names, m.duties, m.qualifications, m.mixes,
        m.ratios, m.bias, m.rows);
  }
  void put(const LanguageHint& l) { all(l.id, l.words, l.script, l.supported); }
  void put(const RuleSet& s) {
    all(s.name, s.version, s.languages, s.connectors.any_of, s.connectors.all_of, s.numbers,
        s.taxonomies, s.groups, s.sections, s.facts, s.roles, s.models, s.lists, s.rules);
  }

 private:
  std::string out_;
};

}  // namespace

RandomRuleFile random_rule_file(std::uint32_t seed) { return Writer(seed).write(); }

std::string in_words(const RuleSet& set) {
  Words words;
  words.put(set);
  return words.take();
}

}  // namespace rolecall
