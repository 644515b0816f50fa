#include "text/facts.h"

#include <algorithm>
#include <string>

#include "model/fact_keys.h"
#include "text/alternatives.h"
#include "text/sections.h"
#include "text/years.h"

namespace rolecall {
namespace {

constexpr std::uint32_t kOrReach = 12;     // bytes before an item that may hold its "or"
constexpr std::uint32_t kOr = 4;           // bytes of an "or" right before an item
constexpr std::uint32_t kGradeReach = 24;  // bytes between a number and the grade it is for

/// A fact span with its value and ask.
struct StatedValue {
  Range range;
  std::uint32_t clause = 0;
  std::uint32_t field = 0;
  std::int32_t value = 0;
  Ask ask = Ask::Required;
  bool eased = false;   // a number: in the place of the one before it, with the grade behind it
  bool spared = false;  // a grade: whoever lacks it needs the number before
};

class FactReader {
 public:
  FactReader(const Pack& pack, std::string_view text, std::span<const Section> sections,
             const AskReader& asks)
      : pack_(pack), text_(text), sections_(sections), asks_(asks) {}

  void read(std::span<const Span> spans) {
    const auto rules = pack_.rules();
    for (const Span& span : spans) {
      const RuleEntry& rule = rules[span.rule];
      if (rule.kind != Kind::Fact || rule.fact == kNone) continue;
      if (!allowed(rule, sections_[section_at(sections_, span.range.begin)].kind)) continue;
      const std::int32_t value = fact_value(pack_, text_, span);
      if (value < 0) continue;
      stated_.push_back(
          {span.range, span.clause, rule.fact, value, asks_.of(span.range, span.clause)});
    }
    settle_lists();
    settle_ways();
  }

  // The number the posting requires, or nullptr.
  const StatedValue* number(std::uint32_t field) const {
    const StatedValue* found = asked_number(field, Ask::Required);
    // A posting that has only wishes means them.
    return found || has_requirements() ? found : asked_number(field, Ask::Preferred);
  }

  // Nothing where only grades are asked that spare years.
  const StatedValue* lowest(std::uint32_t field, Ask ask) const {
    const StatedValue* best = nullptr;
    bool asked = false;
    for (const StatedValue& s : stated_) {
      if (s.field != field || s.ask != ask) continue;
      asked = asked || !s.spared;
      if (!best || s.value < best->value) best = &s;
    }
    return asked ? best : nullptr;
  }

  const StatedValue* highest(std::uint32_t field, Ask ask) const {
    const StatedValue* best = nullptr;
    for (const StatedValue& s : stated_)
      if (s.field == field && s.ask == ask && (!best || s.value > best->value)) best = &s;
    return best;
  }

  const StatedValue* any(std::uint32_t field) const {
    for (const StatedValue& s : stated_)
      if (s.field == field && s.ask != Ask::Negated) return &s;
    return nullptr;
  }

 private:
  /// The numbers that one clause asks of a field.
  struct ClauseNumbers {
    const StatedValue* counts = nullptr;  ///< the one that must be met; nullptr: none
    std::int32_t lowest_grade = -1;       ///< of the grades beside it (degrees); -1: none
    bool by_grade = false;                ///< a number a grade: "MS with 3 years, BS with 5"
    bool for_grade = false;               ///< it stands in for a grade: "MS, or 5 years"
  };

  ClauseNumbers read_clause(std::span<const StatedValue> clause, std::uint32_t field,
                            Ask ask) const {
    ClauseNumbers numbers;
    const StatedValue* least = nullptr;
    const StatedValue* last = nullptr;
    const StatedValue* grade_since = nullptr;  // behind `last`
    std::int32_t highest_grade = -1;
    for (const StatedValue& s : clause) {
      if (s.field != field) {
        if (!pack_.facts()[s.field].split) continue;
        if (numbers.lowest_grade < 0 || s.value < numbers.lowest_grade)
          numbers.lowest_grade = s.value;
        highest_grade = std::max(highest_grade, s.value);
        grade_since = &s;
        numbers.for_grade = false;
        continue;
      }
      if (s.ask != ask) continue;
      numbers.for_grade = !last && grade_since && or_before(s, grade_since->range.end, kOr);
      if (!least || s.value < least->value) least = &s;
      // "5 years, or a Master's degree with 3": the "or" leads to the degree.
      const bool other_way =
          last && (s.eased || says_or(*last, s) || (grade_since && says_or(*last, *grade_since)));
      if (!numbers.counts ||
          (other_way ? s.value < numbers.counts->value : s.value > numbers.counts->value))
        numbers.counts = &s;
      last = &s;
      grade_since = nullptr;
    }
    numbers.by_grade = numbers.lowest_grade != highest_grade && least != last;
    if (numbers.by_grade) numbers.counts = least;
    return numbers;
  }

  // Clauses that speak of no grade must all be met. Of those that do one is enough, as each tells
  // what its grade asks; and where they are ways to choose from, they stand for the posting.
  // Numbers in the place of a grade count where there is no other.
  const StatedValue* asked_number(std::uint32_t field, Ask ask) const {
    const StatedValue* largest = nullptr;  // of clauses without a grade
    const StatedValue* least = nullptr;    // of clauses with one
    const StatedValue* spare = nullptr;    // in the place of a grade
    std::int32_t grade = -1;
    bool ways = false;  // several grades have numbers
    for (std::size_t begin = 0, end = 0; begin < stated_.size(); begin = end) {
      while (end < stated_.size() && stated_[end].clause == stated_[begin].clause) ++end;
      const ClauseNumbers clause = read_clause({stated_.data() + begin, end - begin}, field, ask);
      if (!clause.counts) continue;
      if (clause.for_grade) {
        if (!spare || clause.counts->value < spare->value) spare = clause.counts;
        continue;
      }
      if (clause.lowest_grade < 0) {
        if (!largest || clause.counts->value > largest->value) largest = clause.counts;
        continue;
      }
      ways = ways || clause.by_grade || (grade >= 0 && grade != clause.lowest_grade);
      grade = clause.lowest_grade;
      if (!least || clause.counts->value < least->value) least = clause.counts;
    }
    if (!largest && !least) return spare;
    if (!largest || !least) return largest ? largest : least;
    if (ways) return least;
    return least->value > largest->value ? least : largest;
  }

  // Whether a section of the posting lists what is required.
  bool has_requirements() const {
    return std::any_of(sections_.begin(), sections_.end(), [&](const Section& section) {
      return !section.heading.empty() && pack_.section_kind(section.kind).lists_requirements();
    });
  }

  // "BS in Physics, MS preferred": a cue behind grades of one field means the last list of them,
  // whose items only separators or an "or" part.
  void settle_lists() {
    for (std::size_t i = stated_.size(); i-- > 1;) {
      StatedValue& right = stated_[i];
      StatedValue& left = stated_[i - 1];
      if (left.field != right.field || left.clause != right.clause || left.ask != right.ask ||
          right.ask != Ask::Preferred || !pack_.facts()[right.field].split ||
          right.range.begin <= left.range.end || left.value >= right.value)
        continue;
      const std::string_view gap = text_.substr(left.range.end, right.range.begin - left.range.end);
      // The "or" must lead to the right one: "MS in Physics or a related field, PhD preferred".
      const bool listed = gap.size() <= 3 || or_before(right, left.range.end, kOrReach) ||
                          gap.find('/') != gap.npos || gap.find("、") != gap.npos;
      if (listed || gap.find_first_of(",(") == gap.npos) continue;
      if (asks_.decided_by(left.range, left.clause).begin >= right.range.end)
        left.ask = asks_.base(left.clause);
    }
  }

  // "8 years, or 6 years with a Master's", "8 years (6 years with a Master's)", "8 years, or a
  // Master's with 6 years": whoever has the more years needs no grade.
  void settle_ways() {
    for (std::size_t i = 0; i + 2 < stated_.size(); ++i) {
      const StatedValue& first = stated_[i];
      if (is_grade(first) || !opens_way(first, stated_[i + 1])) continue;
      std::size_t end = i + 2;  // of the grades, or of the number and its grades
      while (follows(end) && is_grade(stated_[end])) ++end;
      const bool behind = is_grade(stated_[i + 1]);
      const std::size_t number = behind ? end : i + 1;
      if (behind ? !follows(end) : end == i + 2) continue;
      if (stated_[number].field != first.field) continue;
      stated_[number].eased = true;
      for (std::size_t k = i + 1; k < end; ++k) stated_[k].spared = true;
    }
  }

  bool is_grade(const StatedValue& s) const { return pack_.facts()[s.field].split; }

  // Whether a few words without a comma or bracket lead to value `i` from the one before.
  bool follows(std::size_t i) const {
    if (i >= stated_.size()) return false;
    const StatedValue& left = stated_[i - 1];
    const StatedValue& right = stated_[i];
    if (left.clause != right.clause || right.range.begin < left.range.end) return false;
    const Range between{left.range.end, right.range.begin};
    return between.size() <= kGradeReach &&
           between.of(text_).find_first_of(",()") == std::string_view::npos;
  }

  // Whether an "or" or a bracket leads from a number to the next value of its clause.
  bool opens_way(const StatedValue& left, const StatedValue& right) const {
    if (left.clause != right.clause || right.range.begin < left.range.end) return false;
    if (says_or(left, right)) return true;
    const std::string_view between = Range{left.range.end, right.range.begin}.of(text_);
    const std::size_t opens = between.rfind('(');
    return opens != between.npos && between.find(')', opens) == between.npos;
  }

  // Whether an "or" leads from one number to the next.
  bool says_or(const StatedValue& left, const StatedValue& right) const {
    return or_before(right, left.range.end, 2 * kOrReach);
  }

  // Whether an "or" stands before the item, behind `floor` and within so many bytes.
  bool or_before(const StatedValue& item, std::uint32_t floor, std::uint32_t within) const {
    const std::uint32_t end = item.range.begin;
    if (end <= floor) return false;
    return says_either(pack_, text_, {std::max(floor, end - std::min(end, within)), end});
  }

  const Pack& pack_;
  std::string_view text_;
  std::span<const Section> sections_;
  const AskReader& asks_;
  std::vector<StatedValue> stated_;
};

// The highest word of the scale in the title, or -1.
std::int32_t in_title(const Pack& pack, std::uint32_t field, std::span<const Span> title_spans) {
  std::int32_t best = -1;
  for (const Span& span : title_spans) {
    const RuleEntry& rule = pack.rules()[span.rule];
    if (rule.fact == field) best = std::max(best, span.value >= 0 ? span.value : rule.fact_value);
  }
  return best;
}

// The highest word of the scale that so many years imply, or -1.
std::int32_t from_years(std::span<const ScaleEntry> scale, std::int32_t years) {
  std::int32_t best = -1;
  std::int32_t threshold = -1;
  for (std::size_t i = 0; i < scale.size(); ++i) {
    if (scale[i].from_years < 0 || scale[i].from_years > years) continue;
    if (scale[i].from_years >= threshold) {
      threshold = scale[i].from_years;
      best = static_cast<std::int32_t>(i);
    }
  }
  return best;
}

}  // namespace

void find_facts(const Pack& pack, std::string_view text, std::span<const Section> sections,
                std::span<const Span> spans, std::span<const Span> title_spans,
                const AskReader& asks, std::vector<Fact>& out) {
  out.clear();
  FactReader reader(pack, text, sections, asks);
  reader.read(spans);
  const auto fields = pack.facts();
  const std::uint32_t years = years_field(pack);

  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    const FactFieldEntry& field = fields[i];
    const std::string key = required_key(pack, field);
    const auto scale = pack.array(field.scale);
    const auto word = [&](std::int32_t value) {
      return std::string(pack.str(scale[static_cast<std::size_t>(value)].word));
    };
    if (field.flag) {
      if (const StatedValue* s = reader.any(i)) out.push_back({key, "true", false, s->range});
    } else if (scale.empty()) {
      if (const StatedValue* s = reader.number(i))
        out.push_back({key, std::to_string(s->value), true, s->range});
    } else if (field.split) {
      const StatedValue* required = reader.lowest(i, Ask::Required);
      if (required) out.push_back({key, word(required->value), false, required->range});
      const StatedValue* preferred = reader.highest(i, Ask::Preferred);
      if (preferred)
        out.push_back(
            {preferred_key(pack, field), word(preferred->value), false, preferred->range});
    } else {
      const StatedValue* said = reader.highest(i, Ask::Required);
      const StatedValue* stated_years = years == kNone ? nullptr : reader.number(years);
      const std::int32_t title = in_title(pack, i, title_spans);
      const std::int32_t implied = stated_years ? from_years(scale, stated_years->value) : -1;
      if (title >= 0 && title < static_cast<std::int32_t>(scale.size()))
        out.push_back({key, word(title), false, {}});
      else if (said)
        out.push_back({key, word(said->value), false, said->range});
      else if (implied >= 0)
        out.push_back({key, word(implied), false, {}});
    }
  }
}

}  // namespace rolecall
