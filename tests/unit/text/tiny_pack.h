// A pack of a few rules, built by hand, and the obvious way to find its phrases: the text stages
// are tested without the loader, the compiler and the matcher.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall::test {

class TinyPack {
 public:
  TinyPack() {
    bytes_.reserve(1 << 16);
    bytes_.resize(sizeof(PackHeader));
  }

  struct Added {
    RuleEntry entry;
    std::vector<std::string> phrases;
  };

  StrRef str(std::string_view s) {
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    const auto* data = reinterpret_cast<const std::byte*>(s.data());
    bytes_.insert(bytes_.end(), data, data + s.size());
    return {offset, static_cast<std::uint32_t>(s.size())};
  }

  template <class T>
  ArrayRef<T> array(const std::vector<T>& items) {
    while (bytes_.size() % 8) bytes_.push_back(std::byte{0});
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    const auto* data = reinterpret_cast<const std::byte*>(items.data());
    bytes_.insert(bytes_.end(), data, data + items.size() * sizeof(T));
    return {offset, static_cast<std::uint32_t>(items.size())};
  }

  std::uint32_t section(std::string_view id, Ask ask) {
    sections_.push_back({str(id), str(id), ask, false, false});
    return static_cast<std::uint32_t>(sections_.size() - 1);
  }
  std::uint32_t section_by_wording(std::string_view id, bool duties = false) {
    sections_.push_back({str(id), str(id), Ask::Required, true, duties});
    return static_cast<std::uint32_t>(sections_.size() - 1);
  }

  std::uint32_t field(std::string_view id, std::vector<std::string> scale = {}, bool split = false,
                      std::vector<std::int32_t> from_years = {}) {
    FactFieldEntry field;
    field.id = str(id);
    field.high = 25;
    field.split = split;
    std::vector<ScaleEntry> words;
    for (std::size_t i = 0; i < scale.size(); ++i)
      words.push_back({str(scale[i]), i < from_years.size() ? from_years[i] : -1});
    field.scale = array(words);
    facts_.push_back(field);
    return static_cast<std::uint32_t>(facts_.size() - 1);
  }
  std::uint32_t flag(std::string_view id) {
    FactFieldEntry field;
    field.id = str(id);
    field.flag = true;
    facts_.push_back(field);
    return static_cast<std::uint32_t>(facts_.size() - 1);
  }

  RuleEntry& rule(std::string_view id, Kind kind, std::vector<std::string> phrases) {
    RuleEntry entry;
    entry.id = str(id);
    entry.name = entry.id;
    entry.kind = kind;
    rules_.push_back({entry, std::move(phrases)});
    return rules_.back().entry;
  }
  void cue(std::string_view id, Ask ask, std::vector<std::string> phrases,
           Reach reach = Reach::Clause, bool strong = false, std::uint16_t within = 0) {
    RuleEntry& entry = rule(id, Kind::Cue, std::move(phrases));
    entry.ask = ask;
    entry.reach = reach;
    entry.strong = strong;
    entry.within = within;
  }
  void heading(std::uint32_t section, std::vector<std::string> phrases) {
    rule("heading", Kind::Section, std::move(phrases)).section = section;
  }
  void fact(std::uint32_t field, std::int32_t value, std::vector<std::string> phrases) {
    RuleEntry& entry = rule("fact", Kind::Fact, std::move(phrases));
    entry.fact = field;
    entry.fact_value = value;
  }
  void skills(std::vector<std::string> names) {
    for (auto& name : names) rule(name, Kind::Tool, {name});
  }
  /// In order of the first byte, the longest first.
  void connector(std::string_view word, bool any_of) { connectors_.push_back({str(word), any_of}); }
  /// In alphabetical order.
  void opener(std::string_view word, bool behind_small) {
    openers_.push_back({str(word), behind_small});
  }
  void number(std::string_view word, std::int32_t value) { numbers_.push_back({str(word), value}); }
  void language(std::string_view id, Script script, bool supported,
                std::vector<std::string> words = {}) {
    LanguageEntry entry;
    entry.id = str(id);
    entry.script = script;
    entry.supported = supported;
    std::vector<StrRef> refs;
    for (const auto& word : words) refs.push_back(str(word));
    entry.words = array(refs);
    languages_.push_back(entry);
  }

  Pack pack() {
    std::vector<RuleEntry> entries;
    for (const auto& r : rules_) entries.push_back(r.entry);
    PackHeader header{};
    header.rules = array(entries);
    header.sections = array(sections_);
    header.facts = array(facts_);
    header.connectors = array(connectors_);
    // Any byte may open a connector: only slower than the bits that the compiler sets.
    for (std::uint64_t& bits : header.connector_starts) bits = ~std::uint64_t{0};
    header.openers = array(openers_);
    header.numbers = array(numbers_);
    header.languages = array(languages_);
    std::memcpy(bytes_.data(), &header, sizeof header);
    return Pack(bytes_.data());
  }

  /// Every occurrence of every phrase that no word character touches; of overlapping ones of a
  /// kind the longest.
  std::vector<Span> find(std::string_view text, const Layout& layout) const {
    std::vector<Span> spans;
    const auto word = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto parts = [&](char a, char b) {  // "RustSkills" is two words here
      const bool joint = a >= 'a' && a <= 'z' && b >= 'A' && b <= 'Z';
      return joint || !word(a) || !word(b);
    };
    for (std::uint32_t r = 0; r < rules_.size(); ++r) {
      for (const auto& phrase : rules_[r].phrases) {
        for (auto at = text.find(phrase); at != text.npos; at = text.find(phrase, at + 1)) {
          const auto end = at + phrase.size();
          if (at > 0 && !parts(text[at - 1], phrase.front())) continue;
          if (end < text.size() && !parts(phrase.back(), text[end])) continue;
          Span span{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, r, 0, -1};
          while (span.clause + 1 < layout.clauses.size() &&
                 layout.clauses[span.clause + 1].range.begin <= span.range.begin)
            ++span.clause;
          spans.push_back(span);
        }
      }
    }
    const auto longer = [&](const Span& a, const Span& b) {
      const auto kind = [&](const Span& s) {
        const Kind k = rules_[s.rule].entry.kind;
        return is_skill(k) ? Kind::Tool : k;
      };
      return kind(a) == kind(b) && a.range.overlaps(b.range) && a.range.size() > b.range.size();
    };
    std::vector<Span> kept;
    for (const Span& b : spans)
      if (std::none_of(spans.begin(), spans.end(), [&](const Span& a) { return longer(a, b); }))
        kept.push_back(b);
    std::sort(kept.begin(), kept.end(), [](const Span& a, const Span& b) {
      return std::tie(a.range, a.rule) < std::tie(b.range, b.rule);
    });
    return kept;
  }

 private:
  std::vector<std::byte> bytes_;
  std::vector<SectionKindEntry> sections_;
  std::vector<FactFieldEntry> facts_;
  std::vector<ConnectorEntry> connectors_;
  std::vector<OpenerEntry> openers_;
  std::vector<NumberWordEntry> numbers_;
  std::vector<LanguageEntry> languages_;
  std::vector<Added> rules_;
};

}  // namespace rolecall::test
