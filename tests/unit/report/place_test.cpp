#include "report/place.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

using namespace rolecall;

BOOST_AUTO_TEST_CASE(lines_and_columns_in_any_order) {
  std::string text;
  std::vector<Range> lines;
  for (const std::string line : {"one", "", "熟悉Go語言", "– dash", "😀 last"}) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += line;
    lines.push_back({begin, static_cast<std::uint32_t>(text.size())});
    text += line == "one" ? "\r\n" : "\n";
  }
  const auto plain = [&](std::uint32_t offset) {
    Place place;
    while (place.line < lines.size() && lines[place.line].begin <= offset) ++place.line;
    const std::uint32_t begin = lines[place.line - 1].begin;
    place.column = 1 + count_code_points(text.data() + begin, offset - begin);
    return place;
  };
  std::mt19937 engine(3);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 200; ++round) {
    PlaceFinder finder(text, lines);
    std::uint32_t offset = 0;
    for (int step = 0; step < 12; ++step) {
      offset = round % 2 ? random() % static_cast<unsigned>(text.size() + 1)
                         : std::min<std::uint32_t>(static_cast<std::uint32_t>(text.size()),
                                                   offset + random() % 6);
      const Place found = finder.find(offset), expected = plain(offset);
      BOOST_REQUIRE_EQUAL(found.line, expected.line);
      BOOST_REQUIRE_EQUAL(found.column, expected.column);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_without_lines) {
  const std::vector<Range> none;
  PlaceFinder finder("abc", none);
  BOOST_TEST(finder.find(2).line == 1u);
  BOOST_TEST(finder.find(2).column == 3u);
}
