#include "pack/pack_stamp.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "../temp_folder.h"
#include "engine/packs.h"
#include "rule/load.h"

namespace {

using namespace rolecall;
namespace fs = std::filesystem;

constexpr std::int64_t kHour = 3600 * std::int64_t{1'000'000'000};

std::int64_t clock_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

void put(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A folder of rules and a cache with a pack; an hour from now both have settled.
struct Folders {
  TempFolder root;
  fs::path rules = root / "rules", cache = root / "cache", pack = cache / "p.pack";
  std::int64_t later = clock_now() + kHour;

  Folders() {
    fs::create_directories(rules / "more/empty");
    fs::create_directories(cache);
    put(rules / "a.yaml", "a: 1\n");
    put(rules / "b.yaml", "b: 1\n");
    put(rules / "more/empty/deep.txt", "no rules\n");
    put(pack, "bytes of a pack");
  }

  FolderState state() const {
    return folder_state(rules.string(), list_pack_paths(rules.string()).value()).value();
  }
  void stamp() const {
    stamp_pack(cache.string(), state(), pack.string(), file_state(pack.string()).value(), later);
  }
  std::string stamped(std::int64_t after = 0) const {
    return stamped_pack(cache.string(), rules.string(), later + after);
  }
  fs::path note() const {
    for (const auto& entry : fs::directory_iterator(cache))
      if (entry.path().extension() == ".stamp") return entry.path();
    return {};
  }
};

BOOST_AUTO_TEST_CASE(a_pack_is_found_while_nothing_is_written) {
  const Folders f;
  BOOST_TEST(f.stamped() == "");
  f.stamp();
  BOOST_TEST(f.stamped() == f.pack.string());
  BOOST_TEST(f.stamped(23 * kHour) == f.pack.string());
  BOOST_TEST(f.stamped(25 * kHour) == "");  // all is checked once a day
  BOOST_TEST(f.stamped(-1) == "");          // a clock that was put back
  // The same files under another name have a note of their own.
  fs::create_directory_symlink(f.rules, f.root / "alias");
  BOOST_TEST(stamped_pack(f.cache.string(), f.root / "alias", f.later) == "");
}

BOOST_AUTO_TEST_CASE(every_write_is_seen) {
  const auto after = [](auto write) {
    const Folders f;
    f.stamp();
    // Within a tick of the file system's clock a write does not show.
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    write(f);
    return f.stamped();
  };
  BOOST_TEST(after([](const Folders&) {}) != "");
  BOOST_TEST(after([](const Folders& f) {
               const auto old = fs::last_write_time(f.rules / "a.yaml");
               put(f.rules / "a.yaml", "a: 2\n");
               // No help: the system's own time tells.
               fs::last_write_time(f.rules / "a.yaml", old);
             }) == "");
  BOOST_TEST(after([](const Folders& f) { put(f.rules / "c.yaml", "c: 1\n"); }) == "");
  BOOST_TEST(after([](const Folders& f) { put(f.rules / "more/empty/c.yml", "c: 1\n"); }) == "");
  BOOST_TEST(after([](const Folders& f) { fs::create_directory(f.rules / "new"); }) == "");
  BOOST_TEST(after([](const Folders& f) { fs::remove_all(f.rules / "more"); }) == "");
  BOOST_TEST(after([](const Folders& f) { fs::remove(f.rules / "b.yaml"); }) == "");
  BOOST_TEST(after([](const Folders& f) { fs::rename(f.rules / "b.yaml", f.rules / "c.yaml"); }) ==
             "");
  BOOST_TEST(after([](const Folders& f) { put(f.pack, "bytes of a pacK"); }) == "");
  BOOST_TEST(after([](const Folders& f) { fs::remove(f.pack); }) == "");
}

BOOST_AUTO_TEST_CASE(a_note_without_an_end_is_not_read, *boost::unit_test::timeout(15)) {
  const Folders f;
  f.stamp();
  const fs::path note = f.note();
  fs::remove(note);
  fs::create_symlink("/dev/zero", note);
  BOOST_TEST(f.stamped() == "");
}

BOOST_AUTO_TEST_CASE(what_is_too_new_is_not_noted) {
  Folders f;
  f.later = clock_now();
  f.stamp();
  BOOST_TEST(f.note().empty());
}

BOOST_AUTO_TEST_CASE(a_damaged_note_is_no_note) {
  const Folders f;
  f.stamp();
  const std::string whole = bytes_of(f.note());
  BOOST_REQUIRE(whole.size() > 40);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    put(f.note(), std::string_view(whole).substr(0, i));
    BOOST_TEST(f.stamped() == "", "cut at " << i);
    std::string changed = whole;
    changed[i] ^= 1;
    put(f.note(), changed);
    BOOST_TEST(f.stamped() == "", "byte " << i);
  }
  put(f.note(), whole);
  BOOST_TEST(f.stamped() == f.pack.string());
}

BOOST_AUTO_TEST_CASE(a_damaged_pack_is_made_anew) {
  const Folders f;
  fs::remove_all(f.rules);
  fs::copy(ROLECALL_SOURCE_DIR "/tests/packs/kitchen/pack", f.rules, fs::copy_options::recursive);
  const auto load = [&] {
    Diagnostics diagnostics;
    PackOrigin how;
    BOOST_TEST(load_pack(f.rules.string(), f.cache.string(), diagnostics, &how).has_value());
    return how;
  };
  const PackOrigin made = load();
  BOOST_TEST(!made.from_cache);
  BOOST_TEST(made.compile_seconds > 0);
  BOOST_TEST(load().from_cache);
  std::string bytes = bytes_of(made.cache_file);
  bytes[bytes.size() / 2] ^= 1;
  put(made.cache_file, bytes);
  std::string problem;
  BOOST_TEST(!map_pack(made.cache_file, problem).pack);
  BOOST_TEST(!!map_pack(made.cache_file, problem, false).pack);  // what a note spares
  const PackOrigin again = load();
  BOOST_TEST(!again.from_cache);
  BOOST_TEST(again.cache_problem.starts_with("damaged"));
  BOOST_TEST(load().from_cache);
}

}  // namespace
