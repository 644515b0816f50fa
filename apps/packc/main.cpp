// Build step: compiles the default pack, to be linked into the library.
//   packc RULES_FOLDER PACK_FILE SOURCES_FILE [--lenient]
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "pack/compile.h"
#include "pack/pack_file.h"
#include "rule/load.h"

namespace {

void append(std::string& out, std::uint32_t number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

bool write(const char* path, const char* bytes, std::size_t size) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes, static_cast<std::streamsize>(size));
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace rolecall;
  if (argc < 4) {
    std::fputs("usage: packc RULES_FOLDER PACK_FILE SOURCES_FILE [--lenient]\n", stderr);
    return 2;
  }
  const bool lenient = argc > 4 && std::strcmp(argv[4], "--lenient") == 0;
  Diagnostics diagnostics;
  std::vector<SourceFile> files = read_pack_files(argv[1], diagnostics);
  std::string sources;
  for (const SourceFile& file : files) {
    append(sources, static_cast<std::uint32_t>(file.path.size()));
    append(sources, static_cast<std::uint32_t>(file.text.size()));
    sources += file.path;
    sources += file.text;
  }
  const RuleSet rules = load_rules(std::move(files), diagnostics);
  std::vector<std::byte> pack = compile_pack(rules, diagnostics);
  seal_pack(pack);
  for (const Diagnostic& d : diagnostics.all())
    if (d.severity == Severity::Error)
      std::fprintf(stderr, "%s/%s:%u:%u: %s [%s]\n", argv[1], d.at.file.c_str(), d.at.line,
                   d.at.column, d.message.c_str(), d.check.c_str());
  if (diagnostics.has_errors() && !lenient) return 1;
  const bool ok = write(argv[2], reinterpret_cast<const char*>(pack.data()), pack.size()) &&
                  write(argv[3], sources.data(), sources.size());
  return ok ? 0 : 2;
}
