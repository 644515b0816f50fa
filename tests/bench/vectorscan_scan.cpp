// The bare scan that rolecall is measured against: every term as a case-sensitive literal, all
// ends of all hits counted, no boundaries, no rules.
//
//   vectorscan_scan TERMS FILE     prints {"setup":S,"work":S,"bytes":N,"hits":N}, CPU seconds
#include <hs.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cpu_time.h"

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;  // bytes of whole lines at a time

int fail(const std::string& message) {
  std::fprintf(stderr, "vectorscan_scan: %s\n", message.c_str());
  return 2;
}

int count(unsigned, unsigned long long, unsigned long long, unsigned, void* hits) {
  ++*static_cast<unsigned long long*>(hits);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fail("usage: vectorscan_scan TERMS FILE");
  std::ifstream list(argv[1]);
  std::vector<std::string> terms;
  for (std::string line; std::getline(list, line);)
    if (!line.empty()) terms.push_back(line);
  if (terms.empty()) return fail(std::string("no terms in ") + argv[1]);
  std::ifstream file(argv[2], std::ios::binary);
  if (!file) return fail(std::string("cannot read ") + argv[2]);
  const std::string text{std::istreambuf_iterator<char>(file), {}};

  const double start = cpu_seconds();
  std::vector<const char*> patterns;
  std::vector<std::size_t> lengths;
  std::vector<unsigned> flags(terms.size(), 0), ids(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    patterns.push_back(terms[i].data());
    lengths.push_back(terms[i].size());
    ids[i] = static_cast<unsigned>(i);
  }
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(patterns.data(), flags.data(), ids.data(), lengths.data(),
                           static_cast<unsigned>(terms.size()), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS)
    return fail(error->message);
  hs_scratch_t* scratch = nullptr;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return fail("no scratch");

  const double ready = cpu_seconds();
  unsigned long long hits = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', std::min(begin + kBlock, text.size()));
    end = end == std::string::npos ? text.size() : end + 1;
    if (hs_scan(database, text.data() + begin, static_cast<unsigned>(end - begin), 0, scratch,
                count, &hits) != HS_SUCCESS)
      return fail("the scan failed");
    begin = end;
  }
  std::printf("{\"setup\":%.6f,\"work\":%.6f,\"bytes\":%zu,\"hits\":%llu}\n", ready - start,
              cpu_seconds() - ready, text.size(), hits);
  hs_free_scratch(scratch);
  hs_free_database(database);
}
