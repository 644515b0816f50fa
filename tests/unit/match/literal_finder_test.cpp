#include "match/literal_finder.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "pack/literal_index.h"
#include "pack/pack_file.h"

namespace {

using namespace rolecall;
using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

LoadedPack pack_of(const LiteralIndex& index) {
  Arena arena;
  PackHeader header{};
  header.literals = arena.add(std::vector{index.store(arena)});
  return own_pack(std::move(arena).finish(header));
}

Places places(const std::vector<LiteralFinder::Hit>& hits) {
  Places all;
  for (const auto& hit : hits) all.emplace_back(hit.begin, hit.literal);
  return all;
}

BOOST_AUTO_TEST_CASE(fast_and_plain_search_find_what_is_there) {
  std::mt19937 random(3);
  const char letters[]{'a', 'b', 'c', '\0', ' ', '\xE6', '\x95', '\xB0', '\xFF'};
  const auto word = [&](std::size_t size) {
    std::string made;
    while (made.size() < size) made += letters[random() % std::size(letters)];
    return made;
  };
  for (int round = 0; round < 4000; ++round) {
    LiteralIndex index;
    std::vector<std::string> literals;
    for (std::size_t n = 1 + random() % 12; n > 0; --n) {
      const std::string literal = word(1 + random() % 4);
      if (index.add(literal) == literals.size()) literals.push_back(literal);
    }
    const LoadedPack loaded = pack_of(index);
    const LiteralFinder finder(loaded.pack);
    BOOST_REQUIRE(loaded.pack.literals().literals == literals.size());
    const std::size_t size = random() % 140;
    const std::string padded = word(size) + std::string(16, 'a');
    const std::string_view text(padded.data(), size);
    Places naive;
    for (std::uint32_t at = 0; at < text.size(); ++at)
      for (std::uint32_t i = 0; i < literals.size(); ++i)
        if (text.substr(at).starts_with(literals[i])) naive.emplace_back(at, i);
    std::vector<LiteralFinder::Hit> fast, plain;
    finder.find(text, fast);
    finder.find_scalar(text, plain);
    BOOST_REQUIRE(places(plain) == naive);
    BOOST_REQUIRE(places(fast) == naive);
  }
}

BOOST_AUTO_TEST_CASE(a_literal_has_one_number) {
  LiteralIndex index;
  BOOST_TEST(index.add("ab") == 0u);
  BOOST_TEST(index.add("c") == 1u);
  BOOST_TEST(index.add("ab") == 0u);
  BOOST_TEST(index.has("ab"));
  BOOST_TEST(!index.has("a"));
}

}  // namespace
