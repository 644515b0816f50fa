#include <zlib.h>
#include <zstd.h>

#include <boost/test/unit_test.hpp>

#include "records.h"

using namespace rolecall;

namespace {

std::string gzip(std::string_view bytes) {
  z_stream zlib{};
  deflateInit2(&zlib, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, bytes.size()) + 64, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

/// Lines that pack badly, so that a cut archive loses some of them.
std::string lines(int from, int to) {
  std::string out;
  unsigned noise = 1;
  for (int i = from; i < to; ++i) {
    out += "{\"id\":\"p" + std::to_string(i) + "\",\"text\":\"";
    for (int k = 0; k < 200; ++k) {
      noise = noise * 1664525u + 1013904223u + static_cast<unsigned>(i);
      out += static_cast<char>('a' + (noise >> 24) % 26);
    }
    out += "\"}\n";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(packed_files_are_read_as_they_are) {
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"a.jsonl.gz", gzip(lines(0, 3000))},
           {"two-members.jsonl.gz", gzip(lines(0, 1234)) + gzip(lines(1234, 3000))},
           {"padded.jsonl.gz", gzip(lines(0, 3000)) + std::string(512, '\0')},
           {"wrong-name.jsonl", gzip(lines(0, 3000))},
           {"a.jsonl.zst", zstd(lines(0, 3000))},
           {"two-frames.jsonl.zst", zstd(lines(0, 10)) + zstd(lines(10, 3000))},
           {"both.jsonl.gz.zst", zstd(gzip(lines(0, 3000)))}}) {
    BOOST_TEST_CONTEXT(name) {
      const auto records = read_bytes(name == "both.jsonl.gz.zst" ? "both.jsonl.zst" : name, bytes);
      BOOST_REQUIRE(records.size() == 3000);
      BOOST_REQUIRE(posting(records[2999]));
      BOOST_TEST(posting(records[2999])->id == "p2999");
      BOOST_TEST(number_of(records[2999]) == 3000u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_broken_tail_costs_no_whole_record) {
  const auto gz = gzip(lines(0, 3000));
  const auto zst = zstd(lines(0, 3000));
  auto flipped = gz;
  flipped[flipped.size() - 6] ^= 1;  // the checksum
  struct Case {
    const char *name, *message;
    std::string bytes;
    std::size_t least;
  };
  for (const auto& [name, message, bytes, least] :
       std::vector<Case>{{"cut.jsonl.gz", "end too early", gz.substr(0, gz.size() / 2), 1400},
                         {"cut.jsonl.zst", "end too early", zst.substr(0, zst.size() / 2), 500},
                         {"crc.jsonl.gz", "broken", flipped, 3000},
                         {"junk.jsonl.gz", "is not gzip", gz + "junk", 3000}}) {
    BOOST_TEST_CONTEXT(name) {
      const auto records = read_bytes(name, bytes);
      BOOST_TEST(records.size() > least);
      for (std::size_t i = 0; i + 1 < records.size(); ++i) BOOST_REQUIRE(posting(records[i]));
      BOOST_TEST(fails_with(records.back(), message));
      BOOST_TEST(fails_with(records.back(), " bytes"));
      BOOST_TEST(number_of(records.back()) == records.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(bytes_behind_the_data_cost_no_record) {
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"a.csv.gz", "id,text\n1,a\n2,b"},
           {"quoted.csv.gz", "id,text\n1,a\n2,\"b\""},
           {"a.jsonl.gz", "{\"text\":\"a\"}\n{\"text\":\"b\"}"}}) {
    BOOST_TEST_CONTEXT(name) {
      const auto records = read_bytes(name, gzip(bytes) + "junk");
      BOOST_REQUIRE(records.size() == 3);
      BOOST_TEST(text_of(records[1]) == "b");
      BOOST_TEST(fails_with(records[2], "is not gzip"), text_of(records[2]));
      BOOST_TEST(number_of(records[2]) == 3u);
      // Half a row is no row.
      const auto packed = gzip(bytes);
      const auto cut = read_bytes(name, packed.substr(0, packed.size() - 8));
      BOOST_TEST(fails_with(cut.back(), "end too early"));
      BOOST_TEST(cut.size() == 2u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_cut_text_is_no_posting) {
  const auto whole = gzip(lines(0, 100));
  for (const char* name : {"a.txt.gz", "a.html.gz", "a.md.gz"}) {
    const auto records = read_bytes(name, whole.substr(0, whole.size() - 20));
    BOOST_REQUIRE(records.size() == 1);
    BOOST_TEST(fails_with(records[0], "end too early"));
  }
}

BOOST_AUTO_TEST_CASE(a_packed_text) {
  const auto records = read_bytes("engineer.txt.gz", gzip("We hire."));
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(posting(records[0])->id == "engineer");
  BOOST_TEST(text_of(records[0]) == "We hire.");
  for (const char* rest : {"\n", "junk"}) {
    const auto noted = read_bytes("engineer.txt.gz", gzip("We hire.") + rest);
    BOOST_TEST(text_of(noted.at(0)) == "We hire.");
    BOOST_TEST(posting(noted.at(0))->notes.at(0) == "bytes-after-gzip");
  }
}
