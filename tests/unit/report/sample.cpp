#include "sample.h"

#include <stdexcept>

namespace rolecall::test {
namespace {

TaxonomyEntry flat(TinyPack& tiny, const char* id, const char* name, Combine combine,
                   const std::vector<std::pair<const char*, const char*>>& leaves) {
  std::vector<LeafEntry> entries;
  for (const auto& [path, leaf] : leaves)
    entries.push_back({tiny.str(path), tiny.str(leaf), kNone});
  TaxonomyEntry entry;
  entry.id = tiny.str(id);
  entry.name = tiny.str(name);
  entry.combine = combine;
  entry.leaves = tiny.array(entries);
  return entry;
}

RuleEntry skill(TinyPack& tiny, const char* id, const char* name, Index group, std::uint16_t layer,
                std::uint16_t competence) {
  RuleEntry rule;
  rule.id = tiny.str(id);
  rule.name = tiny.str(name);
  rule.group = group;
  rule.leaves = tiny.array<LeafRef>({{1, competence}, {0, layer}});
  return rule;
}

// The place of the n-th `word` in the text.
Range at(const std::string& text, const std::string& word, int n = 1) {
  std::size_t from = std::string::npos;
  while (n-- > 0) {
    from = text.find(word, from + 1);
    if (from == std::string::npos) throw std::logic_error("no " + word);
  }
  return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from + word.size())};
}

void cut_lines(Sample& sample) {
  const std::string& text = sample.posting.text;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Range line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    sample.analysis.layout.lines.push_back(line);
    const auto number = static_cast<std::uint32_t>(sample.analysis.layout.lines.size() - 1);
    sample.analysis.layout.clauses.push_back({line, number});
    begin = end + 1;
  }
}

void no_taxonomies(Analysis& a) {
  a.taxonomies.resize(3);
  a.taxonomies[0].leaves.resize(4);
  a.taxonomies[1].leaves.resize(3);
  a.taxonomies[1].branches = {0, 0, 0};
  a.taxonomies[2].leaves.resize(2);
}

}  // namespace

SamplePack::SamplePack() {
  TinyPack& t = tiny_;
  PackHeader header{};
  header.name = t.str("sample");
  header.version = t.str("1.2.3");
  header.content_hash = t.str("00ff");
  TaxonomyEntry layers = flat(t, "layers", "Competency layers", Combine::Levels,
                              {{"data", "Data"},
                               {"algorithm", "Algorithm"},
                               {"application", "Application"},
                               {"control", "Control"}});
  layers.usual = {2, 2, t.str("hardly any asks for all"),
                  t.array<std::int32_t>({5, 20, 50, 20, 5})};
  TaxonomyEntry competence = flat(t, "competence", "Core competence", Combine::Product,
                                  {{"technical/theory", "Theory"},
                                   {"engineering/data", "Data work"},
                                   {"business/value", "Value"}});
  competence.branches = t.array<BranchEntry>({{t.str("technical"), t.str("Technical depth")},
                                              {t.str("engineering"), t.str("Engineering")},
                                              {t.str("business"), t.str("Business knowledge")}});
  TaxonomyEntry areas = flat(t, "areas", "Areas", Combine::Counts,
                             {{"software", "Software"}, {"ml", "Machine learning"}});
  header.taxonomies = t.array<TaxonomyEntry>({layers, competence, areas});
  header.groups = t.array<GroupEntry>({{t.str("pipelines"), t.str("Data pipelines")},
                                       {t.str("frameworks"), t.str("ML frameworks")},
                                       {t.str("cloud"), t.str("Cloud")},
                                       {t.str("office"), t.str("Office")}});
  header.rules = t.array<RuleEntry>(
      {skill(t, "apache-spark", "Apache Spark", 0, 0, 1),
       skill(t, "apache-flink", "Apache Flink", 0, 0, 1), skill(t, "kafka", "Kafka", 0, 0, 1),
       skill(t, "pytorch", "PyTorch", 1, 1, 0), skill(t, "kubernetes", "Kubernetes", 2, 3, 1),
       skill(t, "excel", "Excel", 3, 2, 2), skill(t, "ad-tech", "\"Ad\" tech", 3, 2, 2)});
  SectionKindEntry requirements, preferred, company;
  requirements.id = t.str("requirements");
  preferred.id = t.str("preferred");
  company.id = t.str("company");
  header.sections = t.array<SectionKindEntry>({requirements, preferred, company});
  FactFieldEntry years, degree, level, visa;
  years.id = t.str("min_years");
  years.name = t.str("years of work");
  years.leaves = t.array<LeafRef>({{2, 0}});
  degree.id = degree.name = t.str("degree");
  degree.split = true;
  degree.scale = t.array<ScaleEntry>({{t.str("bachelor")}, {t.str("phd")}});
  level.id = level.name = t.str("level");
  level.scale = t.array<ScaleEntry>({{t.str("junior")}, {t.str("senior")}});
  visa.id = visa.name = t.str("visa");
  visa.flag = visa.knock_out = true;
  FactFieldEntry papers;
  papers.id = papers.name = t.str("papers");
  papers.flag = true;
  header.facts = t.array<FactFieldEntry>({years, degree, level, visa, papers});
  RoleEntry production, infra;
  production.id = t.str("production");
  production.name = t.str("Production-oriented");
  production.description = t.str("turns models into products that people use");
  production.core = t.array<GroupSetEntry>({{t.str("ML frameworks"), t.array<Index>({1})},
                                            {t.str("data pipeline"), t.array<Index>({0})},
                                            {t.str("cloud"), t.array<Index>({2})}});
  production.bonus = t.array<GroupSetEntry>({{t.str("spreadsheets"), t.array<Index>({3})}});
  production.entry_bar = 2;
  production.match = {t.str("field and business"), t.array<Index>({1}), t.array<Index>({3}), 1};
  infra.id = t.str("infra");
  infra.name = t.str("Infrastructure-oriented");
  header.roles = t.array<RoleEntry>({production, infra});
  header.features =
      t.array<FeatureEntry>({{t.str("asks:frameworks"), FeatureSource::Group, 1, 0},
                             {t.str("duty-group:pipelines"), FeatureSource::DutyGroup, 0, 0},
                             {t.str("fact:degree:phd"), FeatureSource::FactValue, 1, 1},
                             {t.str("duty-pair:spark:flink"), FeatureSource::DutyPair, 0, 1},
                             {t.str("title:excel"), FeatureSource::TitleRule, kExcel, 0}});
  ModelEntry model;
  model.id = t.str("role");
  model.margin = 0.1F;
  model.classes = t.array<StrRef>({production.id, infra.id, t.str("none")});
  model.rows = t.array<Index>({1});
  std::vector<float> weights(2 * kScoreLane);
  weights[kScoreLane + 2] = 2;
  header.posting_scores.lanes = t.array<ScoreLane>({{t.array(weights)}});
  header.posting_scores.features = t.array<Index>({kNone, 4});
  ModelEntry clauses;
  clauses.id = t.str("clause");
  clauses.classes = clauses.names = t.array<StrRef>({t.str("ships")});
  clauses.duties = 1;
  header.mixes = t.array<KindMixEntry>({{t.str("ships"), 1}});
  header.models = t.array<ModelEntry>({model, clauses});
  pack_ = t.finish(header);
}

Sample full_sample() {
  Sample s;
  s.posting.source = {"in.jsonl", 1};
  s.posting.id = "job-1";
  s.posting.notes = {"decoded-from-gb18030"};
  s.posting.text =
      "What you bring\n"
      "– 3+ years of Spark or Flink, and Kafka\n"
      "熟悉PyTorch，PyTorch 优先\n"
      "A plus: Kubernetes\n"
      "No Excel, please\n"
      "\tA calm hand with \"difficult\" cooks  \n"
      "\n"
      "Who we are: the home of ad tech";
  const std::string& text = s.posting.text;
  cut_lines(s);
  Analysis& a = s.analysis;
  a.lang = "en";
  a.title = "AI Engineer";
  a.title_spans = {Span{{0, 2}, kExcel}};
  a.spans = {Span{at(text, "Spark"), kSpark, 1}, Span{at(text, "Flink"), kFlink, 1}};
  a.clauses = {{1, 0, 0.9f}};
  const auto end = static_cast<std::uint32_t>(text.size());
  const std::uint32_t plus = at(text, "A plus").begin, about = at(text, "Who we").begin;
  a.sections = {{0, {0, plus}, {0, 14}}, {1, {plus, about}, {}}, {2, {about, end}, {}}};
  a.tags = {{at(text, "Spark"), kSpark, 0, 1, Ask::Required, 1},
            {at(text, "Flink"), kFlink, 0, 1, Ask::Required, 1},
            {at(text, "Kafka"), kKafka, 0, 1, Ask::Required, 0},
            {at(text, "PyTorch"), kPytorch, 0, 2, Ask::Required, 0},
            {at(text, "PyTorch", 2), kPytorch, 0, 2, Ask::Preferred, 0},
            {at(text, "Kubernetes"), kKubernetes, 1, 3, Ask::Preferred, 0},
            {at(text, "Excel"), kExcel, 1, 4, Ask::Negated, 0},
            {at(text, "ad tech"), kAds, 2, 7, Ask::Company, 0}};
  a.skills = {{kPytorch, Ask::Required, -1, 0, 2},     {kSpark, Ask::Required, 3, 1, 1},
              {kFlink, Ask::Required, 3, 1, 1},        {kKafka, Ask::Required, 3, 0, 1},
              {kKubernetes, Ask::Preferred, -1, 0, 1}, {kExcel, Ask::Negated, -1, 0, 1},
              {kAds, Ask::Company, -1, 0, 1}};
  no_taxonomies(a);
  a.taxonomies[0].leaves = {{2, 3, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, 1}, {1, 0, 1, 0}};
  a.taxonomies[1].leaves = {{0, 1, 0, 0}, {0, 3, 1, 0}, {0, 0, 0, 1}};
  a.taxonomies[1].branches = {0.25, 0.75, 0.05};
  a.taxonomies[1].product = 0.25 * 0.75 * 0.05;
  a.taxonomies[1].weakest = 2;
  a.taxonomies[2].leaves = {{0, 0, 0, 0}, {0, 1, 0, 0}};
  a.facts = {{"min_years", "3", true, {}},
             {"degree_required", "bachelor", false, {}},
             {"level", "senior", false, {}},
             {"visa", "true", false, at(text, "calm hand")},
             {"papers", "true", false, {}}};
  a.role = 0;
  a.runner_up = 1;
  a.decided = true;
  a.confidence = 0.8312;
  a.scores = {0.8312, 0.1388, 0.03};
  a.reasons = {{0, 0, 1.4, {kPytorch}},
               {0, 1, 0.456, {kSpark, kFlink, kKafka}},
               {1, 2, -0.25, {}},
               {2, 4, 0.3, {}},
               {0, 3, -0.125, {kPytorch, kSpark}}};
  a.coverage.ask_lines = 5;
  a.coverage.tagged_lines = 4;
  a.coverage.untagged = {{5, {}}};
  a.notes = {"no-duties", "decoded-from-gb18030"};
  return s;
}

Sample poor_sample() {
  Sample s;
  s.posting.source = {"职位.txt", 0};
  s.posting.id = "职位";
  s.posting.text = "机器学习工程师";
  for (int i = 0; i < 12; ++i)
    s.posting.text +=
        "\n负责公司核心业务的建模与优化工作，与产品团队紧密合作推动落地，持续改进效果。";
  cut_lines(s);
  Analysis& a = s.analysis;
  a.lang = "zh";
  a.title = "机器学习工程师";
  a.sections = {{0, {0, static_cast<std::uint32_t>(s.posting.text.size())}, {}}};
  no_taxonomies(a);
  a.role = 2;
  a.runner_up = 1;
  a.confidence = 0.41;
  a.scores = {0.2, 0.39, 0.41};
  a.coverage.ask_lines = 12;
  for (std::uint32_t i = 1; i <= 12; ++i) a.coverage.untagged.push_back({i, {}});
  a.notes = {"no-rule-matched"};
  return s;
}

Sample hostile_sample() {
  Sample s;
  s.posting.source = {"bad\xff.txt", 7};
  s.posting.id = "=cmd()\"";
  s.posting.text =
      "<script>alert(1)</script> & [x](javascript:1) www.evil.example\n"
      "\x1b[31mred\xc2\x9b"
      "5m \xe2\x80\xae"
      "desrever\xe2\x80\xa8next\x01";
  cut_lines(s);
  Analysis& a = s.analysis;
  a.lang = "und";
  a.title = "\x1b]0;owned\x07# <b>*Boss*</b>\n| 1 |";
  no_taxonomies(a);
  a.role = 1;
  a.decided = true;
  a.confidence = 1;
  a.scores = {0, 1, 0};
  a.facts = {{"level", "-1+<i>", false, {}}};
  a.coverage.ask_lines = 2;
  a.coverage.untagged = {{0, {}}, {1, {}}};
  return s;
}

}  // namespace rolecall::test
