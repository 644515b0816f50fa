#include "text/joints.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "../least_time.h"
#include "text/layout.h"
#include "tiny_pack.h"

using namespace rolecall;

namespace {

struct Fixture {
  Fixture() {
    tiny.opener("Ability", false);
    tiny.opener("Build", true);
    tiny.opener("MS", true);
    tiny.opener("Qualifications", false);
    pack = tiny.pack();
  }
  // The mended text, with "⏎" for its line breaks.
  std::string mended(std::string_view text) {
    joints.find(pack, text);
    std::string out;
    for (const char c : joints.mended()) c == '\n' ? out += "⏎" : out += c;
    return out;
  }

  test::TinyPack tiny;
  Pack pack;
  Joints joints;
};

BOOST_FIXTURE_TEST_SUITE(joints, Fixture)

BOOST_AUTO_TEST_CASE(finds_where_a_line_break_was_lost) {
  const struct {
    const char* text;
    const char* expected;
  } rows[]{
      {"Charts in SQLAbility to sail", "Charts in SQL⏎Ability to sail"},
      {"Maps (paper)Ability", "Maps (paper)⏎Ability"},
      {"sailsQualificationsAbility", "sails⏎Qualifications⏎Ability"},
      {"Draw mapsBuild boats", "Draw maps⏎Build boats"},
      {"Open seasMS/PhD", "Open seas⏎MS/PhD"},
      {"Open seasB.A. in maps", "Open seas⏎B.A. in maps"},
      {"Qualifications5+ years at sea", "Qualifications⏎5+ years at sea"},
      {"EXPERIENCE5+ years at sea", "EXPERIENCE⏎5+ years at sea"},
      {"sails3 – 5 yrs", "sails⏎3 – 5 yrs"},
      {"Must Have5 years at sea", "Must Have⏎5 years at sea"},
      {"A boat is a plus.2 years at sea", "A boat is a plus.⏎2 years at sea"},
      {"Sails (old).2-3 years at sea", "Sails (old).⏎2-3 years at sea"},
      {"QualificationsMS in maps", "Qualifications⏎MS in maps"},
      {"mapsQualificationsMS in maps", "maps⏎Qualifications⏎MS in maps"},
      {"mapsAbilityBuild boats", "maps⏎Ability⏎Build boats"},
      {"1.会画图2.懂船3、读书", "1.会画图⏎2.懂船3、读书"},
      {"Wishes1. Draw maps; 2. Sail", "Wishes⏎1. Draw maps; 2. Sail"},
      {"1) Draw maps in QGIS2) Sail", "1) Draw maps in QGIS⏎2) Sail"},
      {"1. 会画图，用QGIS2. 懂船", "1. 会画图，用QGIS⏎2. 懂船"},
      {"1、会画图，用QGIS2、懂船", "1、会画图，用QGIS⏎2、懂船"},
      {"1、会画图，用QGIS2、懂船\n要求\n1、读书\n2、写字",
       "1、会画图，用QGIS⏎2、懂船⏎要求⏎1、读书⏎2、写字"},
      {"1.3米的船，有2.5吨2.懂海", "1.3米的船，有2.5吨⏎2.懂海"},
      {"3. 懂船者优先4 会画图", "3. 懂船者优先⏎4 会画图"},
      {"1懂船 2会画图3 读书", "1懂船 ⏎2会画图⏎3 读书"},
      {"1 懂船 2 用QGIS 3 读书", "1 懂船 ⏎2 用QGIS ⏎3 读书"},
      {"职责：-画图-懂船", "职责：⏎-画图-懂船"},
      {"【职责】-画好海上的地图-看懂别人的地图-把地图讲给水手听",
       "【职责】⏎-画好海上的地图⏎-看懂别人的地图⏎-把地图讲给水手听"},
      {"- 懂船 - 会画图 - 读书", "- 懂船 ⏎- 会画图 ⏎- 读书"},
      {"要求: - 懂船 -会画图", "要求: ⏎- 懂船 ⏎-会画图"},
      {"懂船 -会画海上的地图 -读书", "懂船 ⏎-会画海上的地图 ⏎-读书"},
      {"A boat is a plus.-Reads maps", "A boat is a plus.⏎-Reads maps"},
      {"A boat is a plus.- Reads maps", "A boat is a plus.⏎- Reads maps"},
      {"Writes SQL.-Reads maps", "Writes SQL.⏎-Reads maps"},
      {"Writes C++.-Reads maps", "Writes C++.⏎-Reads maps"},
  };
  for (const auto& row : rows)
    BOOST_TEST_CONTEXT(row.text) BOOST_TEST(mended(row.text) == row.expected);
}

BOOST_AUTO_TEST_CASE(leaves_names_and_numbers_alone) {
  for (const char* text : {"CodeBuild and eBuild",
                           "ABuild",
                           "Ability",
                           "xAbility",
                           "mapsAbilityX7",
                           "mapsAbilities",
                           "Go3 years",
                           "MyMap3 years",
                           "HTML5 years",
                           "v1.2 years",
                           "i.e.2 years",
                           "maps.2 boats",
                           "AbilityBuild",
                           "covid19 cases",
                           "map2 maps",
                           "sails123 years",
                           "2、懂船",
                           "用QGIS2、懂船",
                           "chart1. Draw maps; 3. Sail",
                           "QGIS1. Draw maps; 2. Sail",
                           "1) Maps (in QGIS2), sails",
                           "1) Maps (in QGIS2) Sails.\n2) Boats",
                           "v1.2.-x",
                           "eU.S. maps",
                           "1、用GIS、图2、画图\n2、懂船",
                           "1、懂船\n2、用QGIS5、图3、画图",
                           "1、懂船\n\u30002、画图",
                           "SeasMS",
                           "seasMSc",
                           "seasB.A",
                           "e.g.-Draw",
                           "the U.S.-Mexico line",
                           "well.-  Draw",
                           "well.- draw",
                           "1. 有3 年经验，带过2 个人",
                           "1、懂船\n2、每周4 天，第3 年",
                           "1. 会画 2 和 3 维图",
                           "懂船4 会画图",
                           "1. 用QGIS2 和船",
                           "初级-中级-高级",
                           "画图 - 懂船",
                           "画图 - 懂船 - 读书",
                           "- 画图-懂船-读书",
                           "- 画图\n- 懂船",
                           "Maps - 海图"})
    BOOST_TEST_CONTEXT(text) {
      joints.find(pack, text);
      const bool seen = !joints.places().empty();
      BOOST_TEST(seen == (std::string_view(text) == "mapsAbilityX7"));
      if (!seen) BOOST_TEST(joints.mended().data() == text);
    }
}

BOOST_AUTO_TEST_CASE(puts_back_places_lines_and_clauses) {
  const std::string text = "Maps\ndraw in SQLAbility to sail. SlowlyQualifications\nEnd";
  joints.find(pack, text);
  Analysis analysis;
  cut(joints.mended(), analysis.layout);
  BOOST_TEST(analysis.layout.lines.size() == 5u);
  const auto end = static_cast<std::uint32_t>(joints.mended().size());
  analysis.sections = {{0, {0, 20}, {0, 4}}, {1, {20, end}, {}}};
  analysis.coverage.untagged = {{2, {}}, {4, {}}};
  joints.put_back(analysis);

  std::vector<std::string_view> lines, clauses;
  for (const Range& line : analysis.layout.lines) lines.push_back(line.of(text));
  std::vector<std::uint32_t> in_line;
  for (const Clause& clause : analysis.layout.clauses) {
    clauses.push_back(clause.range.of(text));
    in_line.push_back(clause.line);
  }
  using Views = std::vector<std::string_view>;
  BOOST_TEST((lines == Views{"Maps", "draw in SQLAbility to sail. SlowlyQualifications", "End"}));
  BOOST_TEST((clauses == Views{"Maps", "draw in SQL", "Ability to sail. ", "Slowly",
                               "Qualifications", "End"}));
  BOOST_TEST((in_line == std::vector<std::uint32_t>{0, 1, 1, 1, 1, 2}));
  BOOST_TEST(analysis.sections[0].range.end == analysis.sections[1].range.begin);
  BOOST_TEST(analysis.sections[1].range.end == text.size());
  const auto& untagged = analysis.coverage.untagged;
  BOOST_TEST(untagged[0].line == 1u);
  BOOST_TEST(untagged[0].range.of(text) == "Ability to sail. Slowly");
  BOOST_TEST(untagged[1].line == 2u);
  BOOST_TEST(untagged[1].range.of(text) == "End");
}

BOOST_AUTO_TEST_CASE(finds_joints_wherever_they_stand_in_the_text) {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string text = std::string(before, ' ') + "mapsAbility to sail 5 boats";
    joints.find(pack, text);
    BOOST_TEST(joints.places() == std::vector<std::uint32_t>(1, std::uint32_t(before + 4)));
  }
}

// In time that grows with the square these would take minutes.
BOOST_AUTO_TEST_CASE(reads_hostile_words_in_linear_time) {
  for (const char* word : {"A", "Aa", "Ability", "a5", "数2、", "5 years", "word1. A", "ab.5 years",
                           "AbilityMS", "-船", "- 船 ", "船 2", "2 船 "}) {
    BOOST_TEST_CONTEXT(word) {
      const auto time = [&](std::size_t size) {
        std::string text = "a";
        while (text.size() < size) text += word;
        return test::least_time([&] { joints.find(pack, text); });
      };
      BOOST_TEST(time(1'600'000) < 4 * 16 * (time(100'000) + 1e-3));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_place_of_the_mended_text_is_found_again) {
  const char* pieces[]{"a",  "Ability", "Build", "maps", " ",   "\n",  "5 years",
                       "数", "2、",     "1、",   ")",    ".-B", "- 船"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int n = 0; n < 9; ++n) text += pieces[random() % std::size(pieces)];
    joints.find(pack, text);
    const std::string mended(joints.mended());
    std::string again;
    for (std::uint32_t at = 0; at < mended.size(); ++at)
      again += joints.in_text({at, at + 1}).of(text);
    BOOST_REQUIRE(again == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
