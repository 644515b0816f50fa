// Features of the role model in words. Where a feature is about words of the posting, they are
// quoted: "deploy" says more than the name of the rule that found it.
#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "model/feature_family.h"
#include "report/view/parts.h"

namespace rolecall {
namespace {

constexpr std::size_t kQuotes = 3;
constexpr int kQuoteColumns = 44;
constexpr std::size_t kSkills = 4;

class ReasonTeller {
 public:
  ReasonTeller(const Catalogue& catalogue, const Posting& posting, const Analysis& analysis)
      : catalogue_(catalogue),
        pack_(catalogue.pack),
        text_(posting.text),
        a_(analysis),
        clauses_(pack_.model("clause")) {}

  std::string tell(const Reason& reason) const {
    if (reason.feature >= pack_.features().size()) return {};
    const FeatureEntry& feature = pack_.features()[reason.feature];
    std::string words = feature_words(feature);
    if (words.empty()) words = pack_.str(feature.name);
    return words + named_skills(reason, words);
  }

 private:
  std::string feature_words(const FeatureEntry& f) const;
  std::string leaf_words(const FeatureEntry& f) const;
  std::string fact_words(const FeatureEntry& f) const;

  std::string group(Index index) const {
    return index < pack_.groups().size() ? std::string(pack_.str(pack_.groups()[index].name)) : "";
  }

  // A rule without a name is called by its id, but for the first word that says its sort:
  // "duty-build-models" is "build models".
  std::string rule(Index index) const {
    if (index >= pack_.rules().size()) return {};
    const RuleEntry& entry = pack_.rules()[index];
    std::string words(catalogue_.rule_name(index));
    if (words != pack_.str(entry.id) || is_skill(entry.kind)) return words;
    if (const std::size_t first = words.find('-'); first != std::string::npos)
      words.erase(0, first + 1);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
  }

  // A kind of clause, or a mix of several.
  std::string kind(Index mix) const {
    if (!clauses_ || mix >= pack_.mixes().size()) return {};
    const auto names = pack_.array(clauses_->names);
    if (mix < names.size()) return std::string(pack_.str(names[mix]));
    std::vector<std::string> all;
    for (Index k = 0; k < names.size(); ++k)
      if (pack_.mixes()[mix].kinds >> k & 1) all.emplace_back(pack_.str(names[k]));
    std::string words;
    for (std::size_t i = 0; i < all.size(); ++i)
      words += (i == 0 ? "" : i + 1 < all.size() ? ", " : " or ") + all[i];
    return words;
  }

  std::string about(Index mix) const {
    std::size_t of = 0, duties = 0;
    for (const ClauseKind& clause : a_.clauses) {
      if (!clauses_ || !(clauses_->duties >> clause.kind & 1)) continue;
      ++duties;
      of += mix < pack_.mixes().size() && (pack_.mixes()[mix].kinds >> clause.kind & 1);
    }
    std::string words = "duties about " + kind(mix);
    // The feature adds up probabilities: it may be there where no duty is surely of the kind.
    if (of) words += " (" + std::to_string(of) + " of " + std::to_string(duties) + ")";
    return words;
  }

  std::string ratio(Index index) const {
    if (index >= pack_.ratios().size()) return {};
    const KindRatioEntry& entry = pack_.ratios()[index];
    return "duties about " + kind(entry.above) + ", against " + kind(entry.below);
  }

  std::string whom(Index index) const {
    const ModelEntry* model = pack_.model("beneficiary");
    if (!model || index >= model->names.size) return {};
    return std::string(pack_.str(pack_.array(model->names)[index]));
  }

  bool in_kinds(std::uint32_t clause, std::uint64_t kinds) const {
    const auto found =
        std::lower_bound(a_.clauses.begin(), a_.clauses.end(), clause,
                         [](const ClauseKind& one, std::uint32_t at) { return one.clause < at; });
    return found != a_.clauses.end() && found->clause == clause && (kinds >> found->kind & 1);
  }

  // The words that `wanted` spans cover, each once, in quotes.
  template <class Wanted>
  std::string quotes(std::string_view text, const std::vector<Span>& spans, Wanted wanted) const {
    std::vector<std::string> found;
    for (const Span& span : spans) {
      if (found.size() == kQuotes) break;
      if (!wanted(span) || span.range.end > text.size()) continue;
      std::string words = quoted_text(span.range.of(text), kQuoteColumns);
      if (std::none_of(found.begin(), found.end(),
                       [&](const std::string& other) { return folded(other) == folded(words); }))
        found.push_back(std::move(words));
    }
    for (std::string& words : found) words = "“" + words + "”";
    return listed(found);
  }

  // Words of rules, or of a group, in clauses of some kinds; else in the whole text.
  template <class Wanted>
  std::string clause_quotes(std::uint64_t kinds, Wanted wanted) const {
    std::string found = quotes(text_, a_.spans, [&](const Span& span) {
      return wanted(span) && in_kinds(span.clause, kinds);
    });
    return found.empty() ? quotes(text_, a_.spans, wanted) : found;
  }

  static std::string word(std::string_view feature) {
    return "“" + quoted_text(feature.substr(feature.find(':') + 1), kQuoteColumns) + "”";
  }

  // A verb and its object as they stand: "own the training pipeline".
  std::string pair(Index verb, Index object) const {
    for (std::size_t i = 0; i < a_.spans.size(); ++i) {
      const Span& first = a_.spans[i];
      if (first.rule != verb || !clauses_ || !in_kinds(first.clause, clauses_->duties)) continue;
      for (std::size_t j = i + 1; j < a_.spans.size() && a_.spans[j].clause == first.clause; ++j) {
        const Span& second = a_.spans[j];
        if (second.rule != object || second.range.end > text_.size()) continue;
        const Range both{first.range.begin, second.range.end};
        const std::string whole = quoted_text(both.of(text_), 200);
        if (both.size() <= 60) return "“" + whole + "”";
        return "“" + quoted_text(first.range.of(text_), kQuoteColumns) + " … " +
               quoted_text(second.range.of(text_), kQuoteColumns) + "”";
      }
    }
    return rule(verb) + " " + rule(object);
  }

  std::string named_skills(const Reason& reason, const std::string& words) const {
    const FeatureSource source = pack_.features()[reason.feature].source;
    switch (source) {  // their words are quoted already
      case FeatureSource::TitleRule:
      case FeatureSource::TitleGroup:
      case FeatureSource::TitleKind:
      case FeatureSource::TitleRatio:
      case FeatureSource::DutyPair:
      case FeatureSource::DutyRule:
      case FeatureSource::DutyRuleShare:
      case FeatureSource::AskedRule:
      case FeatureSource::DutyGroup:
      case FeatureSource::DutyGroupShare:
        return {};
      default:
        break;
    }
    std::vector<std::string> names;
    for (const Index skill : reason.skills) {
      std::string name = rule(skill);
      if (words.find(name) == std::string::npos) names.push_back(std::move(name));
    }
    if (names.empty()) return {};
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < kSkills; ++i)
      list += (i ? ", " : "") + names[i];
    if (names.size() > kSkills) list += ", " + std::to_string(names.size() - kSkills) + " more";
    return ": " + list;
  }

  const Catalogue& catalogue_;
  const Pack& pack_;
  std::string_view text_;
  const Analysis& a_;
  const ModelEntry* clauses_;
};

std::string ReasonTeller::leaf_words(const FeatureEntry& f) const {
  if (f.subject >= pack_.taxonomies().size()) return {};
  const auto leaves = pack_.array(pack_.taxonomies()[f.subject].leaves);
  if (f.argument >= leaves.size()) return {};
  const std::string name(pack_.str(leaves[f.argument].name));
  const LayerAsk ask = leaf_of(view_of(a_, f.subject), f.argument);
  const std::string counts = " (" + std::to_string(ask.required + ask.preferred) + ")";
  switch (f.source) {
    case FeatureSource::LeafAny:
      return name + ": something is asked";
    case FeatureSource::LeafMany:
      return name + ": many skills asked" + counts;
    case FeatureSource::LeafShare:
      return name + ": share of all skills";
    case FeatureSource::LeafDuties:
      return name + ": skills in the duties";
    case FeatureSource::LeafRequired:
      return name + ": skills required (" + std::to_string(ask.required) + ")";
    case FeatureSource::LeafPreferred:
      return name + ": skills that are a plus (" + std::to_string(ask.preferred) + ")";
    case FeatureSource::LeafHits:
      return name + ": how often its skills are named";
    default:
      return name + ": skills asked" + counts;
  }
}

std::string ReasonTeller::fact_words(const FeatureEntry& f) const {
  if (f.subject >= pack_.facts().size()) return {};
  const FactFieldEntry& field = pack_.facts()[f.subject];
  const std::string name(pack_.str(field.name));
  const auto scale = pack_.array(field.scale);
  if (f.source == FeatureSource::FactAbsent) return "no " + name + " stated";
  if (field.flag) return name;
  if (scale.empty()) return name + ": " + std::to_string(f.argument) + " or more";
  return f.argument < scale.size() ? name + ": " + std::string(pack_.str(scale[f.argument].word))
                                   : name;
}

std::string ReasonTeller::feature_words(const FeatureEntry& f) const {
  const auto with = [](std::string subject, std::string_view before, std::string_view after) {
    return subject.empty() ? subject : std::string(before) + subject + std::string(after);
  };
  const auto is_rule = [&](const Span& span) { return span.rule == f.subject; };
  const auto is_group = [&](const Span& span) {
    return pack_.rules()[span.rule].group == f.subject;
  };
  const std::uint64_t duties = clauses_ ? clauses_->duties : 0;
  // The words of a rule or group as they stand, or its name where none are found.
  const auto found = [&](const std::string& quoted, const std::string& name) {
    return quoted.empty() ? name : quoted;
  };
  const auto duty_rule = [&] {
    const std::string name = rule(f.subject);
    if (f.subject < pack_.rules().size() && is_skill(pack_.rules()[f.subject].kind)) return name;
    return found(clause_quotes(duties, is_rule), name);
  };
  const auto duty_group = [&] {
    const std::string words = clause_quotes(duties, is_group);
    return group(f.subject) + " in the duties" + (words.empty() ? "" : ": " + words);
  };
  if (family_of(f.source) == FeatureFamily::Leaf) return leaf_words(f);
  switch (f.source) {
    case FeatureSource::TitleRule:
      return "title: " + found(quotes(a_.title, a_.title_spans, is_rule), rule(f.subject));
    case FeatureSource::TitleGroup:
      return "title: " + found(quotes(a_.title, a_.title_spans, is_group), group(f.subject));
    case FeatureSource::TitleKind:
      return "title with " + about(f.argument);
    case FeatureSource::TitleRatio:
      return "title with " + ratio(f.argument);
    case FeatureSource::Skill:
      return with(rule(f.subject), "", " asked");
    case FeatureSource::SkillRequired:
      return with(rule(f.subject), "", " required");
    case FeatureSource::Group:
      return with(group(f.subject), "", " asked");
    case FeatureSource::GroupRequired:
      return with(group(f.subject), "", " required");
    case FeatureSource::GroupPreferred:
    case FeatureSource::GroupInPreferred:
      return with(group(f.subject), "", " as a plus");
    case FeatureSource::GroupCount:
      return with(group(f.subject), "", ", how often");
    case FeatureSource::GroupShare:
      return with(group(f.subject), "", ", share of all skills");
    case FeatureSource::GroupInDuties:
      return with(group(f.subject), "", " in the duties");
    case FeatureSource::GroupInRequired:
      return with(group(f.subject), "", " in the requirements");
    case FeatureSource::GroupAnywhere:
      return with(group(f.subject), "", ", how widely");
    case FeatureSource::FactValue:
    case FeatureSource::FactAbsent:
      return fact_words(f);
    case FeatureSource::Lang:
      return f.subject < pack_.languages().size()
                 ? "language: " + std::string(pack_.str(pack_.languages()[f.subject].id))
                 : std::string();
    case FeatureSource::Length:
      return "how long the posting is";
    case FeatureSource::KindShare:
    case FeatureSource::KindCount:
      return about(f.subject);
    case FeatureSource::KindMost:
      return with(kind(f.subject), "one duty clearly about ", "");
    case FeatureSource::KindFirst:
      return with(kind(f.subject), "the first duties: ", "");
    case FeatureSource::KindRatio:
      return ratio(f.subject);
    case FeatureSource::WhomShare:
    case FeatureSource::WhomCount:
      return with(whom(f.subject), "duties for ", "");
    case FeatureSource::KindWhom:
      return "duties about " + kind(f.subject) + ", for " + whom(f.argument);
    case FeatureSource::DutyRule:
    case FeatureSource::DutyRuleShare:
      return with(duty_rule(), "duties: ", "");
    case FeatureSource::DutyGroup:
    case FeatureSource::DutyGroupShare:
      return duty_group();
    case FeatureSource::DutyPair:
      return "duties: " + pair(f.subject, f.argument);
    case FeatureSource::AskedRule:
      return "qualifications: " +
             found(clause_quotes(clauses_ ? clauses_->qualifications : 0, is_rule),
                   rule(f.subject));
    case FeatureSource::Word:
      return "wording: " + word(pack_.str(f.name));
    default:
      return {};  // of clauses: no reasons for a role
  }
}

}  // namespace

std::string reason_words(const Catalogue& catalogue, const Posting& posting,
                         const Analysis& analysis, const Reason& reason) {
  return ReasonTeller(catalogue, posting, analysis).tell(reason);
}

}  // namespace rolecall
