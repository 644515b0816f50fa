#include "pack/pack_file.h"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "../temp_folder.h"
#include "engine/packs.h"
#include "match/matcher.h"
#include "pack/compile.h"
#include "rule/load.h"

namespace {

using namespace rolecall;
namespace fs = std::filesystem;

RuleSet default_rules() {
  Diagnostics diagnostics;
  return load_rules(default_pack_files(), diagnostics);
}

std::vector<std::byte> sealed(const RuleSet& rules) {
  Diagnostics diagnostics;
  auto bytes = compile_pack(rules, diagnostics);
  seal_pack(bytes);
  return bytes;
}

void put(const fs::path& path, std::span<const std::byte> bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

BOOST_AUTO_TEST_CASE(the_same_rules_give_the_same_bytes) {
  const RuleSet rules = default_rules();
  const auto first = sealed(rules);
  // Memory that is not as fresh as before must not show.
  std::vector<std::vector<unsigned char>> dirt;
  for (std::size_t size = 16; size < 1u << 20; size *= 2)
    dirt.emplace_back(size, static_cast<unsigned char>(0xAB));
  dirt.clear();
  const auto second = sealed(default_rules());
  BOOST_TEST((first == second));
}

BOOST_AUTO_TEST_CASE(a_pack_comes_back_from_its_file) {
  const TempFolder folder;
  const auto bytes = sealed(default_rules());
  const std::string path = (folder / "deep" / "a.pack").string();
  BOOST_REQUIRE(write_pack(path, bytes));
  std::string problem;
  const LoadedPack loaded = map_pack(path, problem);
  BOOST_REQUIRE_MESSAGE(loaded.pack, problem);
  BOOST_TEST(loaded.pack.header().size == bytes.size());
  BOOST_TEST(loaded.pack.rules().size() > 100u);
  for (const auto& entry : fs::directory_iterator(folder / "deep"))
    BOOST_TEST(entry.path().filename() == "a.pack");
  // A new one in its place leaves the mapped one as it is.
  RuleSet other = default_rules();
  other.name = "other";
  BOOST_REQUIRE(write_pack(path, sealed(other)));
  BOOST_TEST(loaded.pack.name() == "default");
  BOOST_TEST(map_pack(path, problem).pack.name() == "other");
}

BOOST_AUTO_TEST_CASE(damage_is_seen) {
  const TempFolder folder;
  const std::string path = (folder / "b.pack").string();
  const auto bytes = sealed(default_rules());
  const auto problem_of = [&](std::span<const std::byte> changed) {
    put(path, changed);
    std::string problem;
    BOOST_TEST(!map_pack(path, problem).pack);
    return problem;
  };
  for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 97) {
    auto damaged = bytes;
    damaged[at] ^= std::byte{0x10};
    BOOST_TEST(!problem_of(damaged).empty(), "byte " << at);
  }
  auto last = bytes;
  last.back() ^= std::byte{1};
  BOOST_TEST(problem_of(last).find("damaged") == 0u);
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, sizeof(PackHeader) - 1,
                                 sizeof(PackHeader), bytes.size() - 1})
    BOOST_TEST(!problem_of(std::span(bytes).first(size)).empty(), "cut to " << size);
  auto longer = bytes;
  longer.push_back(std::byte{0});
  BOOST_TEST(!problem_of(longer).empty());

  auto foreign = bytes;
  reinterpret_cast<PackHeader*>(foreign.data())->format = kPackFormat + 1;
  BOOST_TEST(problem_of(foreign).find("pack format") == 0u);
  foreign = bytes;
  reinterpret_cast<PackHeader*>(foreign.data())->byte_order = 0x04030201;
  BOOST_TEST(problem_of(foreign).find("byte order") != std::string::npos);
  foreign = bytes;
  foreign[0] = std::byte{'R'};
  BOOST_TEST(problem_of(foreign) == "not a pack");
  std::string problem;
  BOOST_TEST(!map_pack((folder / "none").string(), problem).pack);
  BOOST_TEST(!problem.empty());
}

// Only root can give a file away.
BOOST_AUTO_TEST_CASE(another_users_pack_is_not_used,
                     *boost::unit_test::precondition([](auto) { return ::geteuid() == 0; })) {
  const TempFolder folder;
  const std::string path = (folder / "c.pack").string();
  BOOST_REQUIRE(write_pack(path, sealed(default_rules())));
  BOOST_REQUIRE(::chown(path.c_str(), 65534, static_cast<gid_t>(-1)) == 0);
  std::string problem;
  BOOST_TEST(!map_pack(path, problem).pack);
  BOOST_TEST(problem == "another user's");
}

BOOST_AUTO_TEST_CASE(the_hash_tells_files_apart) {
  BOOST_TEST(content_hash({{"a", "b"}}) == content_hash({{"a", "b"}}));
  BOOST_TEST(content_hash({{"ab", "c"}}) != content_hash({{"a", "bc"}}));
  BOOST_TEST(content_hash({{"a", "b"}, {"c", "d"}}) != content_hash({{"c", "d"}, {"a", "b"}}));
  BOOST_TEST(content_hash({}).size() == 32u);
  ContentHash pieces;
  pieces.begin_file("a");
  pieces.add("b");
  pieces.add("c");
  pieces.begin_file("d");
  BOOST_TEST(pieces.hex() == content_hash({{"a", "bc"}, {"d", ""}}));
}

}  // namespace
