// What the checks say of rules that were tried on postings.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "check/check.h"
#include "rule/load.h"

using namespace rolecall;

namespace {

// "corpus-noise(soup) ..." of the four checks that look at postings.
std::string found(const std::string& rules, const std::vector<std::string>& postings) {
  const std::string head =
      "schema: 1\npack: {name: p, version: 1.0.0}\ngroups: [{id: tools, name: Tools}]\n"
      "defaults: {kind: tool, group: tools}\nrules:\n";
  Diagnostics findings;
  const RuleSet set = load_rules({{"pack.yaml", head + rules}}, findings);
  BOOST_REQUIRE(!findings.has_errors());
  CheckOptions options;
  options.postings = postings;
  check_rules(set, options, findings);
  std::string out;
  for (const Diagnostic& d : findings.all())
    if (d.check == "corpus-noise" || d.check == "dead-on-corpus" || d.check == "co-fires-always" ||
        d.check == "weak-atom")
      out += d.check + "(" + d.rule + ": " + d.message + ") ";
  return out;
}

// `n` postings of which every `each`th says `words`.
std::vector<std::string> postings(std::size_t n, std::size_t each, const std::string& words) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < n; ++i)
    texts.push_back(i % each == 0 ? "We cook. " + words : "We bake bread.");
  return texts;
}

const std::string kSoup = "  - {id: soup, name: Soup, terms: [hot soup]}\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_rule_that_tags_too_many_postings) {
  BOOST_TEST(found(kSoup, postings(200, 2, "Hot soup")) ==
             "corpus-noise(soup: tags 50 % of the postings (limit 25 %)) ");
  BOOST_TEST(found(kSoup, postings(200, 4, "Hot soup")) == "");
  // Of few postings a share means nothing.
  BOOST_TEST(found(kSoup, postings(40, 1, "Hot soup")) == "");
}

BOOST_AUTO_TEST_CASE(a_rule_without_a_hit) {
  BOOST_TEST(found(kSoup, postings(1, 1, "Cold soup")) ==
             "dead-on-corpus(soup: no hit in 1 posting; keep, fix or drop?) ");
}

BOOST_AUTO_TEST_CASE(a_rule_that_never_stands_alone) {
  const std::string both = kSoup + "  - {id: spoon, name: Spoon, terms: [big spoon]}\n";
  BOOST_TEST(found(both, postings(200, 8, "Hot soup, big spoon")) ==
             "co-fires-always(soup: in all 25 postings with it, spoon is tagged as well) "
             "co-fires-always(spoon: in all 25 postings with it, soup is tagged as well) ");
  BOOST_TEST(found(both, postings(200, 20, "Hot soup, big spoon")) == "");
}

BOOST_AUTO_TEST_CASE(a_regex_whose_literal_is_everywhere) {
  const std::string regex = "  - {id: oven, name: Oven, regex: [{pattern: 'cook[a-z]+'}]}\n";
  BOOST_TEST(found(regex, postings(200, 1, "The cooker")) ==
             "weak-atom(oven: its literal \"cook\" stands in 100 % of the postings) "
             "corpus-noise(oven: tags 100 % of the postings (limit 25 %)) ");
  BOOST_TEST(found(regex, postings(200, 5, "The cooker")) == "");
}

BOOST_AUTO_TEST_CASE(postings_overrule_the_guess_about_short_literals) {
  const std::string regex = "  - {id: oven, name: Oven, regex: [{pattern: 'z\\d+'}]}\n";
  BOOST_TEST(found(regex, postings(2, 1, "Oven z4")).find("weak-atom") == 0u);
  BOOST_TEST(found(regex, postings(200, 10, "Oven z4")) == "");
}
