#include "classify/place_features.h"

namespace rolecall {
namespace {

struct Leaf {
  std::uint32_t skills = 0, hits = 0, required = 0, preferred = 0, duties = 0;
  std::uint32_t clause = kNone;  // last clause that counted
};

// What stands under the leaves of one taxonomy.
class Leaves {
 public:
  Leaves(const PostingParts& posting, Index taxonomy)
      : posting_(posting),
        taxonomy_(taxonomy),
        leaves_(posting.pack.taxonomies()[taxonomy].leaves.size) {
    count_skills();
    count_duties();
  }

  void add_to(PostingValues& values) const {
    for (Index l = 0; l < leaves_.size(); ++l) {
      const Leaf& leaf = leaves_[l];
      const auto add = [&](FeatureSource source, float value) {
        values.add(source, taxonomy_, l, value);
      };
      add(FeatureSource::LeafSkills, log_count(leaf.skills));
      add(FeatureSource::LeafHits, log_count(leaf.hits));
      add(FeatureSource::LeafShare,
          static_cast<float>(leaf.skills) / static_cast<float>(all_skills_ + 1));
      add(FeatureSource::LeafRequired, log_count(leaf.required));
      add(FeatureSource::LeafPreferred, log_count(leaf.preferred));
      add(FeatureSource::LeafDuties, log_count(leaf.duties));
      add(FeatureSource::LeafAny, flag(leaf.skills > 0));
      add(FeatureSource::LeafMany, flag(leaf.skills >= 3));
    }
  }

 private:
  template <class Visit>
  void at_leaves_of(Index rule, Visit visit) {
    for (const LeafRef ref : posting_.pack.array(posting_.pack.rules()[rule].leaves))
      if (ref.taxonomy == taxonomy_) visit(leaves_[ref.leaf]);
  }

  void count_skills() {
    for (const SkillAsk& skill : posting_.analysis.skills) {
      if (!is_asked(skill.ask)) continue;
      at_leaves_of(skill.rule, [&](Leaf& leaf) {
        ++all_skills_;
        ++leaf.skills;
        leaf.hits += skill.hits;
        leaf.required += skill.ask == Ask::Required;
        leaf.preferred += skill.ask == Ask::Preferred;
      });
    }
  }

  void count_duties() {
    for (std::uint32_t i = 0; i < posting_.clause_features.clauses().size(); ++i) {
      if (!posting_.section_of(i).duties) continue;
      const auto [first, last] = posting_.clause_features.spans_of(i);
      for (std::uint32_t s = first; s < last; ++s)
        at_leaves_of(posting_.analysis.spans[s].rule, [&](Leaf& leaf) {
          if (leaf.clause == i) return;
          leaf.clause = i;
          ++leaf.duties;
        });
    }
  }

  const PostingParts& posting_;
  Index taxonomy_;
  std::vector<Leaf> leaves_;
  std::uint32_t all_skills_ = 0;
};

}  // namespace

void PlaceFeatures::add(const PostingParts& posting, PostingValues& values) {
  count_sections(posting);
  add_sections(values);
  const auto taxonomies = posting.pack.taxonomies();
  for (Index t = 0; t < taxonomies.size(); ++t)
    if (taxonomies[t].combine == Combine::Levels) Leaves(posting, t).add_to(values);
}

void PlaceFeatures::count_sections(const PostingParts& posting) {
  places_.assign(posting.pack.groups().size(), {});
  for (std::uint32_t i = 0; i < posting.clause_features.clauses().size(); ++i) {
    const SectionKindEntry& kind = posting.section_of(i);
    if (kind.about_company()) continue;
    const auto [first, last] = posting.clause_features.spans_of(i);
    for (std::uint32_t s = first; s < last; ++s) {
      const Index group = posting.group_of(posting.analysis.spans[s].rule);
      if (group == kNone || places_[group].clause == i) continue;
      Places& place = places_[group];
      place.clause = i;
      ++place.anywhere;
      place.duties += kind.duties;
      place.required += kind.lists_requirements();
      place.preferred += !kind.by_wording && kind.ask == Ask::Preferred;
    }
  }
}

void PlaceFeatures::add_sections(PostingValues& values) const {
  for (Index g = 0; g < places_.size(); ++g) {
    const Places& place = places_[g];
    if (place.anywhere == 0) continue;
    values.add(FeatureSource::GroupAnywhere, g, 0, log_count(place.anywhere));
    values.add(FeatureSource::GroupInDuties, g, 0, log_count(place.duties));
    values.add(FeatureSource::GroupInRequired, g, 0, log_count(place.required));
    values.add(FeatureSource::GroupInPreferred, g, 0, log_count(place.preferred));
  }
}

}  // namespace rolecall
