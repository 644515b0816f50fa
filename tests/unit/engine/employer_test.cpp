#include "engine/employer.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace {

using rolecall::Kind;

struct Case {
  Kind kind;
  std::string words, text, company, title;
  bool names;
};
std::ostream& operator<<(std::ostream& out, const Case& one) {
  return out << one.text << " at " << one.company;
}

const std::vector<Case> kCases{
    {Kind::Tool, "Snowflake", "At Snowflake", "Snowflake", "Cook", true},
    {Kind::Tool, "snowflake", "in snowflake", "Snowflake Inc.", "Cook", true},
    {Kind::Tool, "Snow", "in Snow", "Snowflake", "Cook", false},
    {Kind::Tool, "Snow", "in Snow", "Snowün GmbH", "Cook", false},
    {Kind::Tool, "Spark", "in Spark", "Larkfield Spark", "Cook", false},
    {Kind::Tool, "Spark", "in Spark", "", "Cook", false},
    {Kind::Tool, "飞书", "会飞书", "飞书科技", "厨师", true},
    {Kind::Language, "R", "in R", "R Systems", "Cook", true},
    {Kind::Method, "Perplexity", "At Perplexity", "Perplexity AI", "Cook", true},
    {Kind::Method, "perplexity", "low perplexity", "Perplexity AI", "Cook", false},
    {Kind::Domain, "Blockchain", "Blockchain", "Blockchain", "Cook", true},
    // What many firms call themselves by is asked there all the same.
    {Kind::Domain, "AI", "uses AI ovens", "AI Kitchen Partners", "Cook", false},
    {Kind::Domain, "AI", "At AI Kitchen Partners", "AI Kitchen Partners", "Cook", true},
    {Kind::Domain, "healthcare", "in healthcare", "Healthcare Kitchens", "Cook", false},
    {Kind::Domain, "大数据", "会大数据", "大数据食品有限公司", "厨师", false},
    {Kind::Domain, "大数据", "大数据食品有限公司", "大数据食品有限公司", "厨师", true},
    // A title in the field of the company.
    {Kind::Tool, "Spark", "in Spark", "Spark Cook", "Spark Cook", false},
    {Kind::Tool, "飞书", "会飞书", "飞书厨师 15-25K", "飞书厨师", false},
    {Kind::Tool, "Spark", "in Spark", "Spark Cook", "", true},
};

BOOST_DATA_TEST_CASE(tells_the_employer_from_what_is_asked, boost::unit_test::data::make(kCases)) {
  rolecall::Posting posting;
  posting.company = sample.company;
  posting.title = sample.title;
  const auto begin = static_cast<std::uint32_t>(sample.text.find(sample.words));
  const rolecall::Range place{begin, begin + static_cast<std::uint32_t>(sample.words.size())};
  BOOST_TEST(rolecall::Employer(posting).named_by(sample.kind, sample.text, place) == sample.names);
}

}  // namespace
