#include "engine/pack_cache.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <set>
#include <string>

#include "../temp_folder.h"

namespace {

using namespace rolecall;
namespace fs = std::filesystem;

std::string hash(char digit) { return std::string(32, digit); }

/// A file that was written so long ago.
void make(const TempFolder& folder, const std::string& name, std::chrono::hours age) {
  fs::last_write_time(folder.write(name, name), fs::file_time_type::clock::now() - age);
}

std::set<std::string> names(const TempFolder& folder) {
  std::set<std::string> all;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    all.insert(entry.path().filename().string());
  return all;
}

BOOST_AUTO_TEST_CASE(the_oldest_packs_and_notes_go) {
  using std::chrono::hours;
  const TempFolder cache;
  const std::string written = cache_path(cache.path(), hash('a'));
  make(cache, fs::path(written).filename().string(), hours(9));  // by a clock that went wrong
  make(cache, hash('b') + "-1.pack", hours(3));
  make(cache, hash('c') + "-1.pack", hours(1));
  make(cache, hash('d') + "-12.pack", hours(2));
  for (const char digit : {'1', '2', '3', '4'})
    make(cache, hash(digit) + ".stamp", hours(digit - '0'));
  make(cache, hash('e') + "-1.pack.Ab12Cd", hours(25));
  make(cache, hash('f') + "-1.pack.Ab12Cd", hours(1));
  prune_cache(cache.path(), written, 3);
  BOOST_TEST(
      (names(cache) == std::set<std::string>{fs::path(written).filename().string(),
                                             hash('c') + "-1.pack", hash('d') + "-12.pack",
                                             hash('1') + ".stamp", hash('2') + ".stamp",
                                             hash('3') + ".stamp", hash('f') + "-1.pack.Ab12Cd"}));
}

BOOST_AUTO_TEST_CASE(what_is_not_of_the_cache_stays) {
  const TempFolder cache, elsewhere;
  const std::string target = elsewhere.write(hash('a') + "-1.pack", "of someone else");
  std::set<std::string> foreign{
      "notes.pack",          hash('a') + ".pack",       hash('a') + "-x.pack",
      hash('g') + "-1.pack", hash('a') + "-1.pack.bak", "README"};
  for (const std::string& name : foreign) make(cache, name, std::chrono::hours(1000));
  fs::create_symlink(target, cache / (hash('b') + "-1.pack"));
  fs::create_directory(cache / (hash('c') + "-1.pack"));
  foreign.insert({hash('b') + "-1.pack", hash('c') + "-1.pack"});
  prune_cache(cache.path(), "", 0);
  BOOST_TEST((names(cache) == foreign));
  BOOST_TEST(fs::exists(target));
  prune_cache((cache / "missing").string(), "", 0);
}

}  // namespace
