// Rule files and packs with something wrong in them.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rule/load.h"

namespace rolecall {

namespace fs = std::filesystem;

inline const fs::path kFolder = fs::path(ROLECALL_SOURCE_DIR) / "tests" / "diagnostics";

struct Sample {
  std::string name;
  std::vector<SourceFile> files;
};

inline std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// By name; rule files stand beside base/pack.yaml.
inline std::vector<Sample> cases_in(const fs::path& folder) {
  std::vector<Sample> all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (path.extension() == ".yaml") {
      all.push_back({path.stem().string(),
                     {{"base/pack.yaml", read(kFolder / "base" / "pack.yaml")},
                      {path.filename().string(), read(path)}}});
    } else if (entry.is_directory() && path.filename() != "base" && path.filename() != "checks") {
      Diagnostics unread;
      all.push_back({path.filename().string(), read_pack_files(path.string(), unread)});
      BOOST_TEST(unread.empty());
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Sample& a, const Sample& b) { return a.name < b.name; });
  return all;
}

}  // namespace rolecall
