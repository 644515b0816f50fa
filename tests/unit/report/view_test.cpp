// What readers are shown of a posting, and that every format for readers shows all of it.
#include <boost/test/unit_test.hpp>

#include "report/view/parts.h"
#include "report/view/posting_view.h"
#include "report/writer.h"
#include "sample.h"

using namespace rolecall;
using namespace rolecall::test;

namespace {

const SamplePack& sample_pack() {
  static const SamplePack pack;
  return pack;
}

PostingView view_of_sample(const Sample& sample) {
  return ViewMaker(sample_pack().pack()).make(sample.posting, sample.analysis);
}

std::string rendered(const Sample& sample, OutputFormat format) {
  WriterOptions options;
  options.format = format;
  options.width = 4000;
  options.verbose = true;
  std::string out;
  make_writer(sample_pack().pack(), options)->render(sample.posting, sample.analysis, out);
  return out;
}

/// All texts of a view that hold no sign that a format would escape.
std::vector<std::string> texts_of(const PostingView& view) {
  std::vector<std::string> all{view.title,  view.headline, view.description, view.title_alone,
                               view.duties, view.breadth,  view.coverage};
  const auto add = [&](const auto& list) { all.insert(all.end(), list.begin(), list.end()); };
  add(view.about), add(view.negated), add(view.notes);
  for (const RoleView& role : view.roles) {
    if (!role.reasons.empty()) all.push_back(role.name);
    for (const ReasonView& reason : role.reasons) all.push_back(reason.text);
  }
  for (const NamedText& fact : view.facts) all.insert(all.end(), {fact.name, fact.text});
  for (const KnockOutView& one : view.knock_outs) all.push_back(one.name);
  for (const LayerView& layer : view.layers) {
    all.insert(all.end(), {layer.name, layer.firmness});
    add(layer.required), add(layer.preferred);
  }
  for (const BarView& bar : view.bars) {
    all.push_back(bar.headline);
    for (const auto* items : {&bar.core, &bar.bonus})
      for (const BarItem& item : *items) all.push_back(item.label);
  }
  for (const NamedText& match : view.matches) all.insert(all.end(), {match.name, match.text});
  for (const ProductView& product : view.products) {
    all.insert(all.end(), {product.name, product.verdict});
    for (const auto& factor : product.factors) all.push_back(factor.name);
  }
  for (const CountsView& counts : view.counts) {
    all.push_back(counts.name);
    add(counts.not_asked);
    for (const auto& leaf : counts.leaves) {
      all.insert(all.end(), {leaf.name, leaf.fact});
      add(leaf.required), add(leaf.preferred);
    }
  }
  std::erase_if(all, [](const std::string& text) {
    return text.empty() || text.find_first_of("\"&<>-:.") != std::string::npos;
  });
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_format_shows_all_of_the_view) {
  const Sample sample = full_sample();
  const std::vector<std::string> texts = texts_of(view_of_sample(sample));
  BOOST_TEST(texts.size() > 40u);
  for (const auto format : {OutputFormat::Human, OutputFormat::Markdown, OutputFormat::Html}) {
    const std::string out = rendered(sample, format);
    for (const std::string& text : texts)
      BOOST_TEST(out.find(text) != std::string::npos, text << " is not in\n" << out);
  }
}

BOOST_AUTO_TEST_CASE(alternatives_are_one_ask) {
  const PostingView view = view_of_sample(full_sample());
  const std::vector<std::string> expected{"Apache Spark or Apache Flink (one is enough, 3+ years)",
                                          "Kafka (3+ years)"};
  BOOST_TEST(view.layers.at(0).required == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(alternatives_with_years_of_their_own) {
  Sample sample = full_sample();
  sample.analysis.skills[1].min_years = 5;
  BOOST_TEST(view_of_sample(sample).layers.at(0).required.at(0) ==
             "Apache Spark (5+ years) or Apache Flink (3+ years) (one is enough)");
}

BOOST_AUTO_TEST_CASE(the_title_is_held_against_the_text) {
  Sample sample = full_sample();
  BOOST_TEST(view_of_sample(sample).title_alone ==
             "The title alone would say none of these roles; the text says otherwise.");
  sample.analysis.title_spans.clear();
  BOOST_TEST(view_of_sample(sample).title_alone == "");
}

BOOST_AUTO_TEST_CASE(breadth_is_held_against_what_is_usual) {
  Sample sample = full_sample();
  auto& layers = sample.analysis.taxonomies[0].leaves;
  const auto breadth = [&] { return view_of_sample(sample).breadth; };
  BOOST_TEST(breadth() ==
             "Asks for 3 of 4 layers, 1 of them core: more than usual, 20 in 100 "
             "postings do; hardly any asks for all.");
  layers[1].level = 0;
  BOOST_TEST(breadth() ==
             "Asks for 2 of 4 layers, 1 of them core: as usual, 50 in 100 postings do; "
             "hardly any asks for all.");
  layers[0].level = layers[3].level = 0;
  BOOST_TEST(breadth() ==
             "Asks for none of the 4 layers: fewer than usual, 5 in 100 postings do; "
             "hardly any asks for all.");
}

BOOST_AUTO_TEST_CASE(facts_and_knock_outs_stand_apart) {
  const PostingView view = view_of_sample(full_sample());
  BOOST_REQUIRE(view.facts.size() == 4u);
  BOOST_TEST(view.facts[0].name == "years of work");
  BOOST_TEST(view.facts[0].text == "3 years or more");
  BOOST_TEST(view.facts[1].text == "bachelor required");
  BOOST_TEST(view.facts[3].name == "papers");  // a flag, but no knock-out
  BOOST_REQUIRE(view.knock_outs.size() == 1u);
  BOOST_TEST(view.knock_outs[0].line == 6u);
  BOOST_TEST(view.knock_outs[0].quote == "A calm hand with \"difficult\" cooks");
  BOOST_TEST(view.counts.at(0).leaves.at(0).fact == "3 years or more");
}

BOOST_AUTO_TEST_CASE(lines_that_say_the_same_are_one) {
  const PostingView view = view_of_sample(poor_sample());
  BOOST_REQUIRE(view.untagged.size() == 1u);
  BOOST_TEST(view.untagged[0].lines.size() == 12u);
  BOOST_TEST(line_words(view.untagged[0]) == "lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more");
  BOOST_TEST(line_words({{3, 9}, "x"}) == "lines 3, 9");
}

BOOST_AUTO_TEST_CASE(a_pair_is_quoted_from_the_duties) {
  const PostingView view = view_of_sample(full_sample());
  BOOST_TEST(view.roles.at(0).reasons.back().text == "duties: “Spark or Flink”");
}

BOOST_AUTO_TEST_CASE(sureness_in_words) {
  Sample sample = full_sample();
  const auto headline = [&] { return view_of_sample(sample).headline; };
  BOOST_TEST(headline() == "Production-oriented: very likely (83 %)");
  sample.analysis.confidence = 0.97;
  BOOST_TEST(headline() == "Production-oriented: almost certainly (97 %)");
  sample.analysis.decided = false;
  BOOST_TEST(headline() ==
             "Too close to say: Production-oriented (83 %) or Infrastructure-oriented (14 %)");
  sample.analysis.tags.clear();
  sample.analysis.notes = {"too-short"};
  BOOST_TEST(headline() == "Too little to say; nearest is Production-oriented (83 %)");
}

BOOST_AUTO_TEST_CASE(a_title_of_blanks_is_none) {
  Sample sample = full_sample();
  sample.analysis.title = " \t ";
  BOOST_TEST(view_of_sample(sample).title == "(no title)");
}

BOOST_AUTO_TEST_CASE(reasons_that_would_be_shown_as_nothing_are_left_out) {
  Sample sample = full_sample();
  for (Reason& reason : sample.analysis.reasons) reason.points = 0.04F;
  sample.analysis.reasons.at(0).points = -0.06F;
  const PostingView view = view_of_sample(sample);
  std::size_t shown = 0;
  for (const RoleView& role : view.roles) shown += role.reasons.size();
  BOOST_TEST(shown == 1u);
}

BOOST_AUTO_TEST_CASE(where_a_posting_is_from_is_said_once) {
  Sample sample = full_sample();
  const auto about = [&](std::string id, Source source) {
    sample.posting.id = std::move(id);
    sample.posting.source = std::move(source);
    sample.analysis.lang = "und";
    return listed(view_of_sample(sample).about);
  };
  BOOST_TEST(about("stdin", {"-", 0}) == "stdin and language unknown");
  BOOST_TEST(about("-:2", {"-", 2}) == "standard input:2 and language unknown");
  BOOST_TEST(about("a:2", {"a", 2}) == "a:2 and language unknown");
  BOOST_TEST(about("cook", {"-", 2}) == "cook, standard input:2 and language unknown");
}
