#include "engine/bench.h"

#include <boost/test/unit_test.hpp>

#include "engine/example_postings.h"
#include "engine/packs.h"
#include "rule/load.h"

using namespace rolecall;

namespace {

RuleSet rules_with(std::string yaml) {
  Diagnostics ignored;
  return load_rules({{"rules.yaml", std::move(yaml)}}, ignored);
}

}  // namespace

BOOST_AUTO_TEST_CASE(median_least_and_most) {
  const Spread odd = spread_of({3, 1, 2});
  BOOST_TEST(odd.least == 1);
  BOOST_TEST(odd.median == 2);
  BOOST_TEST(odd.most == 3);
  BOOST_TEST(spread_of({4, 1, 2, 3}).median == 2.5);
  BOOST_TEST(spread_of({}).median == 0);
}

BOOST_AUTO_TEST_CASE(rules_without_examples_make_no_postings) {
  BOOST_TEST(example_postings(rules_with("schema: 1\nrules: []\n")).empty());
}

BOOST_AUTO_TEST_CASE(every_example_stands_in_one_posting) {
  Diagnostics findings;
  const RuleSet rules = load_rules(default_pack_files(), findings);
  const std::vector<Posting> postings = example_postings(rules);
  BOOST_TEST(postings.size() > 10);
  std::size_t lines = 0, examples = 0;
  for (const Posting& posting : postings) {
    BOOST_TEST(!posting.title.empty());
    BOOST_TEST(posting.id.find("examples-") == 0);
    for (std::size_t at = 0; (at = posting.text.find("- ", at)) != std::string::npos; at += 2)
      lines += at == 0 || posting.text[at - 1] == '\n';
  }
  for (const Rule& rule : rules.rules)
    if (rule.kind != Kind::Title && rule.kind != Kind::Section) examples += rule.tests.size();
  BOOST_TEST(lines >= examples);
  BOOST_TEST(example_postings(rules).back().text == postings.back().text);
}

BOOST_AUTO_TEST_CASE(counts_what_it_reads_and_every_stage) {
  const Analyzer analyzer(default_pack());
  InputOptions input;
  input.paths = {ROLECALL_SOURCE_DIR "/corpora/samples"};
  BenchOptions options;
  options.runs = 2;
  options.threads = 2;
  const BenchResult result = bench([&] { return Reader(input); }, analyzer, options);
  BOOST_TEST(result.postings == 31);
  BOOST_TEST(result.errors == 0);
  BOOST_TEST(result.rounds == 2);
  BOOST_TEST(result.output_bytes > 31 * 1000);
  for (std::size_t i = 0; i < kStages; ++i)
    BOOST_TEST(result.stages[i] > 0, stage_name(static_cast<Stage>(i)) << " took no time");

  Scratch scratch;
  Posting posting;
  posting.title = "Machine Learning Engineer";
  posting.text = "5 years of Python";
  const Analysis analysis = analyzer.analyze(posting, scratch);
  for (const Span& span : analysis.spans) BOOST_TEST(result.hits[span.rule] > 0);
}

BOOST_AUTO_TEST_CASE(a_stopped_bench_has_no_rounds) {
  const Analyzer analyzer(default_pack());
  InputOptions input;
  input.paths = {ROLECALL_SOURCE_DIR "/corpora/samples"};
  BenchOptions options;
  options.stop = [] { return true; };
  const BenchResult result = bench([&] { return Reader(input); }, analyzer, options);
  BOOST_TEST(result.rounds == 0);
}
