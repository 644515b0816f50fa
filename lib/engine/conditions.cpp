#include "engine/conditions.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/suggest.h"
#include "engine/skill_names.h"
#include "model/fact_keys.h"

namespace rolecall {
namespace {

using Words = std::vector<std::string>;

template <class Range, class Id>
Words ids_of(const Range& all, Id id) {
  Words words;
  for (const auto& one : all) words.emplace_back(id(one));
  return words;
}

/// A fact of the record and its field.
struct FactKey {
  std::string key;
  Index field;
};

std::vector<FactKey> fact_keys(const Pack& pack) {
  std::vector<FactKey> keys;
  const auto fields = pack.facts();
  for (Index f = 0; f < fields.size(); ++f)
    for (std::string& key : reported_keys(pack, fields[f])) keys.push_back({std::move(key), f});
  return keys;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || !is_digit(text.front())) return std::nullopt;
  return value;
}

const Fact* fact_of(const Analysis& analysis, std::string_view key) {
  for (const Fact& fact : analysis.facts)
    if (fact.key == key) return &fact;
  return nullptr;
}

}  // namespace

struct Condition::Parser {
  Condition& c;
  const Pack& pack;
  std::string text;
  std::string field, value;

  [[noreturn]] void fail(const std::string& what) const {
    throw ConditionError("condition '" + text + "': " + what);
  }

  void parse() {
    split();
    if (simple()) return;
    if (subfield("score.", Subject::Score, classes())) return number();
    if (layer()) return;
    if (skill()) return;
    if (fact()) return;
    fail("unknown field '" + field + "'" + hint(field, known_fields()));
  }

  void split() {
    const std::size_t at = text.find_first_of("=!<>");
    if (at == std::string::npos || at == 0)
      fail("no field and comparison, as in role=... or min_years<=3");
    field = text.substr(0, at);
    std::size_t size = at + 1 < text.size() && text[at + 1] == '=' ? 2 : 1;
    const std::string sign = text.substr(at, size);
    value = text.substr(at + size);
    if (sign == "=" || sign == "==")
      c.test_ = Test::Equal;
    else if (sign == "!=")
      c.test_ = Test::Differ;
    else if (sign == "<")
      c.test_ = Test::Less;
    else if (sign == "<=")
      c.test_ = Test::AtMost;
    else if (sign == ">")
      c.test_ = Test::More;
    else if (sign == ">=")
      c.test_ = Test::AtLeast;
    else
      fail("'" + sign + "' is no comparison; known: = != < <= > >=");
    if (value.empty()) fail("no value");
  }

  void equality() const {
    if (c.test_ != Test::Equal && c.test_ != Test::Differ)
      fail("'" + field + "' can only be compared with = and !=");
  }
  void number() {
    const auto found = number_in(value);
    if (!found) fail("'" + value + "' is no number");
    c.number_ = *found;
  }
  /// Place of `value` among `known`.
  Index word(const Words& known) const {
    const auto found = std::find(known.begin(), known.end(), value);
    if (found == known.end()) fail("unknown value '" + value + "'" + hint(value, known));
    return static_cast<Index>(found - known.begin());
  }
  void truth() {
    equality();
    c.number_ = word({"false", "true"});
  }

  bool simple() {
    static const std::pair<std::string_view, Subject> kTexts[] = {{"id", Subject::Id},
                                                                  {"title", Subject::Title},
                                                                  {"company", Subject::Company},
                                                                  {"lang", Subject::Lang},
                                                                  {"note", Subject::Note}};
    for (const auto& [name, subject] : kTexts) {
      if (field != name) continue;
      c.subject_ = subject;
      c.word_ = value;
      equality();
      if (subject == Subject::Lang) {
        Words known = ids_of(pack.languages(), [this](const auto& l) { return pack.str(l.id); });
        known.emplace_back("und");
        word(known);
      }
      return true;
    }
    if (field == "role") {
      c.subject_ = Subject::Role;
      equality();
      c.index_ = word(classes());
    } else if (field == "decided") {
      c.subject_ = Subject::Decided;
      truth();
    } else if (field == "confidence") {
      c.subject_ = Subject::Confidence;
      number();
    } else {
      return false;
    }
    return true;
  }

  bool subfield(std::string_view prefix, Subject subject, const Words& known) {
    if (!field.starts_with(prefix)) return false;
    const std::string name = field.substr(prefix.size());
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end())
      fail("unknown field '" + field + "'; after '" + std::string(prefix) + "'" +
           hint(name, known));
    c.subject_ = subject;
    c.index_ = static_cast<Index>(found - known.begin());
    return true;
  }

  bool layer() {
    const auto taxonomies = pack.taxonomies();
    for (Index t = 0; t < taxonomies.size() && c.levels_ == kNone; ++t)
      if (taxonomies[t].combine == Combine::Levels) c.levels_ = t;
    if (!subfield("layer.", Subject::Layer, leaves())) return false;
    number();
    return true;
  }

  bool skill() {
    if (field != "skill" && field != "required" && field != "preferred") return false;
    c.subject_ = Subject::Skill;
    c.required_ = field != "preferred";
    c.preferred_ = field != "required";
    equality();
    const SkillNames names(pack);
    c.skills_ = names.find(value);
    if (c.skills_.empty()) {
      const std::string hint = names.hint(value);
      fail("no skill is called '" + value + "'" + (hint.empty() ? hint : "; " + hint));
    }
    return true;
  }

  bool fact() {
    for (const auto& [key, f] : fact_keys(pack)) {
      if (field != key) continue;
      const FactFieldEntry& entry = pack.facts()[f];
      c.subject_ = Subject::Fact;
      c.key_ = key;
      c.index_ = f;
      if (entry.flag)
        truth();
      else if (entry.scale.size == 0)
        number();
      else
        c.number_ = word(
            ids_of(pack.array(entry.scale), [this](const auto& s) { return pack.str(s.word); }));
      return true;
    }
    return false;
  }

  Words classes() const {
    const ModelEntry* model = pack.model("role");
    if (!model) return {};
    return ids_of(pack.array(model->classes), [this](StrRef s) { return pack.str(s); });
  }
  Words leaves() const {
    if (c.levels_ == kNone) return {};
    return ids_of(pack.array(pack.taxonomies()[c.levels_].leaves),
                  [this](const auto& leaf) { return pack.str(leaf.path); });
  }
  Words known_fields() const {
    Words known{"id",      "title",      "company", "lang",     "note",     "role",
                "decided", "confidence", "skill",   "required", "preferred"};
    for (const auto& id : classes()) known.push_back("score." + id);
    for (const auto& path : leaves()) known.push_back("layer." + path);
    for (const auto& [key, f] : fact_keys(pack)) known.push_back(key);
    return known;
  }
};

Condition::Condition(const Pack& pack, std::string_view text) : pack_(pack) {
  Parser{*this, pack_, std::string(text), {}, {}}.parse();
}

bool Condition::is_number() const {
  if (subject_ == Subject::Fact) return !pack_.facts()[index_].flag;
  return subject_ == Subject::Confidence || subject_ == Subject::Score ||
         subject_ == Subject::Layer;
}

bool Condition::number_of(const Analysis& a, double& number) const {
  if (subject_ == Subject::Confidence) {
    number = a.confidence;
    return true;
  }
  if (subject_ == Subject::Score) {
    number = index_ < a.scores.size() ? a.scores[index_] : 0;
    return true;
  }
  if (subject_ == Subject::Layer) {
    number = a.taxonomies[levels_].leaves[index_].level;
    return true;
  }
  const Fact* fact = fact_of(a, key_);
  if (!fact) return false;
  const auto scale = pack_.array(pack_.facts()[index_].scale);
  if (scale.empty()) {
    const auto found = number_in(fact->text);
    number = found.value_or(0);
    return found.has_value();
  }
  for (std::size_t i = 0; i < scale.size(); ++i)
    if (pack_.str(scale[i].word) == fact->text) {
      number = static_cast<double>(i);
      return true;
    }
  return false;
}

bool Condition::equals(const Posting& posting, const Analysis& a) const {
  const auto noted = [this](const std::vector<std::string>& notes) {
    return std::find(notes.begin(), notes.end(), word_) != notes.end();
  };
  switch (subject_) {
    case Subject::Id:
      return posting.id == word_;
    case Subject::Title:
      return a.title == word_;
    case Subject::Company:
      return posting.company == word_;
    case Subject::Lang:
      return a.lang == word_;
    case Subject::Note:
      return noted(a.notes) || noted(posting.notes);
    case Subject::Role:
      return a.role == index_;
    case Subject::Decided:
      return a.decided == (number_ != 0);
    case Subject::Skill:
      return std::any_of(a.skills.begin(), a.skills.end(), [this](const SkillAsk& skill) {
        const bool asked = (required_ && skill.ask == Ask::Required) ||
                           (preferred_ && skill.ask == Ask::Preferred);
        return asked && std::binary_search(skills_.begin(), skills_.end(), skill.rule);
      });
    default:
      return (fact_of(a, key_) != nullptr) == (number_ != 0);  // a flag
  }
}

bool Condition::holds(const Posting& posting, const Analysis& a) const {
  if (!is_number()) return equals(posting, a) == (test_ == Test::Equal);
  double number = 0;
  if (!number_of(a, number)) return test_ == Test::Differ;
  switch (test_) {
    case Test::Equal:
      return number == number_;
    case Test::Differ:
      return number != number_;
    case Test::Less:
      return number < number_;
    case Test::AtMost:
      return number <= number_;
    case Test::More:
      return number > number_;
    case Test::AtLeast:
      return number >= number_;
  }
  return false;
}

bool hold(const std::vector<Condition>& conditions, const Posting& posting,
          const Analysis& analysis) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    return condition.holds(posting, analysis);
  });
}

}  // namespace rolecall
