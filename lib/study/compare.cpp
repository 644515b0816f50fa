#include "study/compare.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "report/catalogue.h"
#include "study/excerpt.h"

namespace rolecall {
namespace {

constexpr std::size_t kReasons = 4;     // of a flip
constexpr double kLeastPoints = 0.005;  // less shows as nothing
constexpr std::size_t kMaxExamplesOfRule = 100;

using Key = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;
Key key(const ResultTag& tag) { return {tag.rule, tag.range.begin, tag.range.end}; }

std::vector<const ResultTag*> by_rule(const Result& result) {
  std::vector<const ResultTag*> tags;
  for (const ResultTag& tag : result.tags) tags.push_back(&tag);
  std::sort(tags.begin(), tags.end(),
            [](const ResultTag* a, const ResultTag* b) { return key(*a) < key(*b); });
  return tags;
}

// Points now less points before, of the two roles in question.
std::vector<ResultReason> differences(const Result& before, const Result& after) {
  std::map<std::pair<std::string, std::string>, double> points;
  for (const ResultReason& r : after.reasons) points[{r.role, r.feature}] += r.points;
  for (const ResultReason& r : before.reasons) points[{r.role, r.feature}] -= r.points;
  std::vector<ResultReason> all;
  for (const auto& [what, by] : points)
    if ((what.first == before.role || what.first == after.role) && std::abs(by) >= kLeastPoints)
      all.push_back({what.first, what.second, by});
  std::stable_sort(all.begin(), all.end(), [](const ResultReason& a, const ResultReason& b) {
    return std::abs(a.points) > std::abs(b.points);
  });
  if (all.size() > kReasons) all.resize(kReasons);
  return all;
}

class Comparer {
 public:
  Comparer(Comparison& into, const Result& before, const Result& after, const CompareLimits& limits)
      : into_(into), before_(before), after_(after), limits_(limits) {}

  bool tags() {
    const auto old_tags = by_rule(before_), new_tags = by_rule(after_);
    const auto less = [](const ResultTag* a, const ResultTag* b) { return key(*a) < key(*b); };
    std::vector<const ResultTag*> lost, gained;
    std::set_difference(old_tags.begin(), old_tags.end(), new_tags.begin(), new_tags.end(),
                        std::back_inserter(lost), less);
    std::set_difference(new_tags.begin(), new_tags.end(), old_tags.begin(), old_tags.end(),
                        std::back_inserter(gained), less);
    bool any = asks(old_tags, new_tags);
    for (const ResultTag* now : gained) {
      const auto was = std::find_if(lost.begin(), lost.end(), [&](const ResultTag* tag) {
        return tag != nullptr && tag->rule == now->rule && tag->range.overlaps(now->range);
      });
      if (was == lost.end()) {
        note(Change::Gained, after_, *now, instead(before_, *now, "was "));
      } else {
        note(Change::Moved, after_, *now, "was " + surface(before_, **was));
        *was = nullptr;
      }
      any = true;
    }
    for (const ResultTag* tag : lost) {
      if (tag == nullptr) continue;
      note(Change::Lost, before_, *tag, instead(after_, *tag, "now "));
      any = true;
    }
    return any;
  }

 private:
  bool asks(const std::vector<const ResultTag*>& old_tags,
            const std::vector<const ResultTag*>& new_tags) {
    bool any = false;
    auto old = old_tags.begin();
    for (const ResultTag* now : new_tags) {
      while (old != old_tags.end() && key(**old) < key(*now)) ++old;
      if (old == old_tags.end() || key(**old) != key(*now) || (*old)->ask == now->ask) continue;
      note(Change::AskedAnew, after_, *now, (*old)->ask + ", now " + now->ask);
      any = true;
    }
    return any;
  }

  static std::string surface(const Result& of, const ResultTag& tag) {
    return of.text.empty() ? tag.surface : std::string(tag.range.of(of.text));
  }

  // The other rule that has the place in the other result.
  static std::string instead(const Result& other, const ResultTag& tag, const char* lead) {
    for (const ResultTag& candidate : other.tags)
      if (candidate.rule != tag.rule && candidate.range.overlaps(tag.range))
        return lead + candidate.rule;
    return {};
  }

  void note(Change change, const Result& of, const ResultTag& tag, std::string detail) {
    RuleChanges& rule = into_.rules[tag.rule];
    const auto i = static_cast<std::size_t>(change);
    ++rule.count[i];
    if (rule.examples[i].size() < std::min(limits_.examples, kMaxExamplesOfRule))
      rule.examples[i].push_back(
          {after_.id, of.text.empty() ? "[[" + tag.surface + "]]" : excerpt(of.text, tag.range),
           std::move(detail)});
  }

  Comparison& into_;
  const Result& before_;
  const Result& after_;
  const CompareLimits& limits_;
};

template <class List>
void append(List& to, List&& from, std::size_t limit) {
  for (auto& item : from) {
    if (to.size() >= limit) break;
    to.push_back(std::move(item));
  }
}

}  // namespace

std::string_view change_name(Change change) {
  constexpr std::array<std::string_view, kChanges> names{"gained", "lost", "moved", "asked_anew"};
  return names[static_cast<std::size_t>(change)];
}

void Comparison::compare(const Result& before, const Result& after, const CompareLimits& limits) {
  ++postings;
  const bool flipped = before.role != after.role;
  const bool any = Comparer(*this, before, after, limits).tags();
  changed += any || flipped;
  newly_decided += after.decided && !before.decided;
  newly_undecided += before.decided && !after.decided;
  if (!flipped) return;
  ++flips;
  if (shown_flips.size() < limits.flips)
    shown_flips.push_back(
        {after.id, after.title, before.role, after.role, differences(before, after)});
}

void Comparison::add(Comparison&& other, const CompareLimits& limits) {
  postings += other.postings;
  changed += other.changed;
  only_old += other.only_old;
  only_new += other.only_new;
  flips += other.flips;
  newly_decided += other.newly_decided;
  newly_undecided += other.newly_undecided;
  for (auto& [id, from] : other.rules) {
    RuleChanges& to = rules[id];
    for (std::size_t i = 0; i < kChanges; ++i) {
      to.count[i] += from.count[i];
      append(to.examples[i], std::move(from.examples[i]), limits.examples);
    }
  }
  append(shown_flips, std::move(other.shown_flips), limits.flips);
}

std::array<std::uint64_t, kChanges> Comparison::totals() const {
  std::array<std::uint64_t, kChanges> sum{};
  for (const auto& [id, rule] : rules)
    for (std::size_t i = 0; i < kChanges; ++i) sum[i] += rule.count[i];
  return sum;
}

Result result_of(const Pack& pack, const Posting& posting, const Analysis& analysis) {
  Result result;
  const Catalogue catalogue(pack);
  result.id = posting.id;
  result.title = analysis.title;
  result.role = catalogue.class_id(analysis.role);
  result.decided = analysis.decided;
  result.text = posting.text;
  for (const Tag& tag : analysis.tags)
    result.tags.push_back(
        {std::string(catalogue.rule_id(tag.rule)), std::string(ask_name(tag.ask)), tag.range, {}});
  for (const Reason& reason : analysis.reasons)
    result.reasons.push_back({std::string(catalogue.class_id(reason.role)),
                              std::string(pack.str(pack.features()[reason.feature].name)),
                              reason.points});
  return result;
}

struct PackComparison::Judged : Study::Part {
  explicit Judged(const PackComparison& owner) : study(owner) {}
  void add(const Posting& posting) override {
    study.before_.analyze(posting, before_scratch, analysis);
    const Result before = result_of(study.before_.pack(), posting, analysis);
    study.after_.analyze(posting, after_scratch, analysis);
    found.compare(before, result_of(study.after_.pack(), posting, analysis), study.limits_);
  }
  const PackComparison& study;
  Scratch before_scratch, after_scratch;
  Analysis analysis;
  Comparison found;
};

std::unique_ptr<Study::Part> PackComparison::part() const {
  return std::make_unique<Judged>(*this);
}

void PackComparison::take(Part& part) {
  total_.add(std::move(static_cast<Judged&>(part).found), limits_);
}

}  // namespace rolecall
