#include "survey/untagged.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "../report/tiny_pack.h"

using namespace rolecall;

BOOST_AUTO_TEST_CASE(equal_lines_meet) {
  BOOST_TEST(normal_line("  - Curiosity and\tHUMOUR. ") == "curiosity and humour");
  BOOST_TEST(normal_line("• curiosity  and humour") == "curiosity and humour");
  BOOST_TEST(normal_line("Modern C++.") == "modern c++");
  BOOST_TEST(normal_line("—") == "");
  BOOST_TEST(normal_line(std::string(1000, 'a')).size() == 200u);
}

BOOST_AUTO_TEST_CASE(phrases_begin_and_end_with_rare_words) {
  test::TinyPack tiny;
  PackHeader header{};
  LanguageEntry english{};
  english.id = tiny.str("en");
  english.words = tiny.array(std::vector<StrRef>{tiny.str("of"), tiny.str("the")});
  header.languages = tiny.array(std::vector<LanguageEntry>{english});
  const PhraseFinder finder(tiny.finish(header));
  std::vector<std::string> phrases;
  finder.find("sense of humour, 10 the 沟通能力", phrases);
  std::sort(phrases.begin(), phrases.end());
  const std::vector<std::string> expected{
      "sense of humour", "沟通", "沟通能", "沟通能力", "能力", "通能", "通能力"};
  BOOST_TEST(phrases == expected, boost::test_tools::per_element());
}
