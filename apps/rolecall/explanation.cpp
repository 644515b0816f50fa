#include "explanation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/rule_tests.h"
#include "report/catalogue.h"
#include "report/terminal_text.h"
#include "report/wording.h"

namespace rolecall {
namespace {

std::string padded(std::string_view text, int width) {
  std::string out = printable(text);
  out.append(static_cast<std::size_t>(std::max(1, width - display_width(out))), ' ');
  return out;
}

std::string number(const char* format, double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

class Story {
 public:
  Story(const Analyzer& analyzer, const Posting& posting, bool skills_only, Scratch& scratch)
      : analyzer_(analyzer),
        pack_(analyzer.pack()),
        posting_(posting),
        skills_only_(skills_only),
        scratch_(scratch) {}

  std::string tell() {
    analysis_ = analyzer_.analyze(posting_, scratch_);
    values_ = analyzer_.features(scratch_);
    for (const Span& span : analysis_.spans) standing_.insert(key(span.range, span.rule));
    for (const Tag& tag : analysis_.tags) tags_.emplace(key(tag.range, tag.rule), &tag);
    out_ += (analysis_.title.empty() ? "(no title)" : printable(analysis_.title)) + "\n" +
            printable(posting_.id) + "\n";
    title_part();
    text_part();
    facts_part();
    role_part();
    return std::move(out_);
  }

 private:
  using Key = std::tuple<std::uint32_t, std::uint32_t, Index>;
  static Key key(Range range, Index rule) { return {range.begin, range.end, rule}; }

  std::vector<Candidate> hits_of(std::string_view text, Field field) {
    std::vector<Candidate> hits = analyzer_.candidates(text, field, scratch_);
    std::erase_if(hits, [&](const Candidate& hit) {
      const Kind kind = pack_.rules()[hit.rule].kind;
      return skills_only_ && !is_skill(kind) && kind != Kind::Section;
    });
    return hits;
  }

  void title_part() {
    const auto hits = hits_of(analysis_.title, Field::Title);
    if (hits.empty()) return;
    out_ += "\nTitle\n";
    for (const Candidate& hit : hits) line_of(hit, analysis_.title, {});
  }

  void text_part() {
    const auto hits = hits_of(posting_.text, Field::Body);
    out_ += "\nText, line by line, with every hit\n";
    auto hit = hits.begin();
    auto section = analysis_.sections.begin();
    for (std::size_t i = 0; i < analysis_.layout.lines.size(); ++i) {
      const Range line = analysis_.layout.lines[i];
      for (; section != analysis_.sections.end() && section->range.begin <= line.begin; ++section)
        if (const auto id = pack_.str(pack_.sections()[section->kind].id); !id.empty())
          out_ += "  == " + std::string(id) + "\n";
      const auto first = hit;
      while (hit != hits.end() && hit->range.begin < line.end) ++hit;
      if (first == hit) continue;
      out_ +=
          number("%5.0f  ", static_cast<double>(i + 1)) + printable(line.of(posting_.text)) + "\n";
      for (auto h = first; h != hit; ++h) line_of(*h, posting_.text, role_in_text(*h));
    }
    for (const Untagged& untagged : analysis_.coverage.untagged)
      out_ += "  nothing found in line " + std::to_string(untagged.line + 1) + ": " +
              printable(untagged_text(posting_, analysis_, untagged)) + "\n";
  }

  void line_of(const Candidate& hit, std::string_view text, const std::string& more) {
    out_ += "         " + padded(pack_.str(pack_.rules()[hit.rule].id), 28) +
            printable(describe(pack_, text, hit)) + more + "\n";
  }

  /// What a kept hit of the text became: a skill's ask, a heading's section, a fact's field ...
  std::string role_in_text(const Candidate& hit) const {
    if (hit.verdict != Verdict::Kept) return {};
    const RuleEntry& rule = pack_.rules()[hit.rule];
    if (rule.kind == Kind::Ignore) return ", ignored";
    if (standing_.count(key(hit.range, hit.rule)) == 0)
      return ", then lost: its scope leaves out this section";
    switch (rule.kind) {
      case Kind::Section:
        return ", heading of " + std::string(pack_.str(pack_.sections()[rule.section].id));
      case Kind::Fact:
        return ", fact " + std::string(pack_.str(pack_.facts()[rule.fact].id));
      case Kind::Cue:
        return ", cue for " + std::string(ask_name(rule.ask));
      default:
        break;
    }
    const auto found = tags_.find(key(hit.range, hit.rule));
    if (found == tags_.end()) return {};
    const Tag& tag = *found->second;
    std::string words = ", " + std::string(ask_name(tag.ask));
    if (tag.any_of > 0) words += ", one of group " + std::to_string(tag.any_of);
    return words;
  }

  void facts_part() {
    if (analysis_.facts.empty()) return;
    out_ += "\nFacts\n";
    for (const Fact& fact : analysis_.facts) {
      out_ += "  " + padded(fact.key, 20) + printable(fact.text);
      if (!fact.range.empty()) out_ += "   from \"" + printable(fact.range.of(posting_.text)) + '"';
      out_ += '\n';
    }
  }

  void role_part() {
    const ModelEntry* model = pack_.model("role");
    if (model == nullptr) {
      out_ += "\nRole: the pack has no model of roles\n";
      return;
    }
    if (analysis_.scores.empty()) {
      out_ += "\nRole: the model of roles has not been fitted; see `rolecall fit`\n";
      return;
    }
    const auto classes = pack_.array(model->classes);
    const auto bias = pack_.array(model->bias);
    out_ += "\nRole\n";
    if (const std::string duties = duty_words(Catalogue(pack_), analysis_); !duties.empty())
      out_ += "  " + printable(duties) + "\n";
    for (std::size_t c = 0; c < classes.size(); ++c) {
      struct Term {
        double points;
        Index feature;
        double weight;
      };
      std::vector<Term> terms;
      double sum = bias.empty() ? 0 : bias[c];
      for (const Index row : pack_.array(model->rows)) {
        const Index feature = pack_.feature_of(*model, row);
        const double weight = pack_.weight(*model, row, c);
        const double points = weight * values_[feature];
        if (points == 0) continue;
        sum += points;
        terms.push_back({points, feature, weight});
      }
      std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
        return std::abs(a.points) > std::abs(b.points);
      });
      out_ += "  " + std::string(pack_.str(classes[c])) + ": " +
              number("%.0f %%", 100 * analysis_.scores[c]) + ", from a sum of " +
              number("%+.2f", sum) + " / temperature " + number("%.2f", model->temperature) + "\n";
      if (!bias.empty()) out_ += "    " + number("%+7.2f", bias[c]) + "  to begin with\n";
      for (const Term& term : terms)
        out_ += "    " + number("%+7.2f", term.points) + "  " +
                padded(pack_.str(pack_.features()[term.feature].name), 34) +
                number("%.2f", values_[term.feature]) + " x " + number("%+.2f", term.weight) + "\n";
    }
    out_ += "  so " +
            (analysis_.role == kNone ? std::string("none")
                                     : std::string(pack_.str(classes[analysis_.role]))) +
            undecided_words(*model) + "\n";
  }

  std::string undecided_words(const ModelEntry& model) const {
    if (analysis_.decided) return {};
    if (too_little_to_judge(analysis_)) return ", undecided: there is too little text to judge by";
    return ", undecided: the best two are less than " + number("%.2f", model.margin) + " apart";
  }

  const Analyzer& analyzer_;
  const Pack& pack_;
  const Posting& posting_;
  bool skills_only_;
  Scratch& scratch_;
  Analysis analysis_;
  std::vector<float> values_;
  std::set<Key> standing_;          ///< spans that the analysis kept
  std::map<Key, const Tag*> tags_;  ///< into analysis_
  std::string out_;
};

}  // namespace

std::string explanation_page(const Analyzer& analyzer, const Posting& posting, bool skills_only,
                             Scratch& scratch) {
  return Story(analyzer, posting, skills_only, scratch).tell();
}

}  // namespace rolecall
