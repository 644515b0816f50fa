#include "survey/near_duplicates.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace rolecall;

namespace {

/// Words that stand in no other text: "a17 a18 ...".
std::string words(const std::string& letter, int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += letter + std::to_string(i) + " ";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(case_punctuation_and_blanks_do_not_count) {
  BOOST_TEST((fingerprint("Build models, ship them: PyTorch!") ==
              fingerprint("build  models ship\nthem pytorch")));
  BOOST_TEST((fingerprint("build models ship them") != fingerprint("them ship models build")));
  BOOST_TEST((fingerprint("") == fingerprint(" ... ")));
  BOOST_TEST((fingerprint("熟悉机器学习") == fingerprint("熟悉,机器 学习。")));
}

BOOST_AUTO_TEST_CASE(similarity_estimates_jaccard) {
  const std::string base = words("a", 0, 400);
  // 397 shingles of 400 words; of 360 common words 357 are common: 357 / (397 + 397 - 357) = 0.817.
  const std::string near = words("a", 0, 360) + words("b", 0, 40);
  BOOST_TEST(similarity(fingerprint(base), fingerprint(base)) == 1.0);
  BOOST_TEST(std::abs(similarity(fingerprint(base), fingerprint(near)) - 0.817) < 0.1);
  BOOST_TEST(similarity(fingerprint(base), fingerprint(words("c", 0, 400))) < 0.05);
}

BOOST_AUTO_TEST_CASE(near_duplicates_join_the_first_of_them) {
  NearDuplicates found;
  const std::string base = words("a", 0, 400);
  const auto add = [&](const std::string& text) { return found.add(fingerprint(text)); };
  BOOST_TEST(add(base).first);
  BOOST_TEST(add(words("x", 0, 400)).first);
  const auto same = add(base);
  BOOST_TEST(!same.first);
  BOOST_TEST(same.group == 0u);
  BOOST_TEST(!add(base + "apply by friday").first);
  BOOST_TEST(add(words("a", 0, 200) + words("b", 0, 200)).first);
  BOOST_TEST(found.groups() == 3u);
}

BOOST_AUTO_TEST_CASE(many_groups_are_still_found) {
  NearDuplicates found;
  for (int i = 0; i < 3000; ++i)
    BOOST_TEST_REQUIRE(found.add(fingerprint(words(std::to_string(i) + "x", 0, 30))).first);
  int missed = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto again = found.add(fingerprint(words(std::to_string(i) + "x", 0, 30)));
    missed += again.first || again.group != static_cast<std::uint64_t>(i);
  }
  BOOST_TEST(missed == 0);
}

BOOST_AUTO_TEST_CASE(only_a_window_is_remembered) {
  NearDuplicates found(4);
  const auto add = [&](int i) { return found.add(fingerprint(words("t", 100 * i, 100 * i + 90))); };
  for (int i = 0; i < 5; ++i) BOOST_TEST(add(i).first);
  BOOST_TEST(found.forgot());
  BOOST_TEST(add(0).first);
  BOOST_TEST(!add(4).first);
}
