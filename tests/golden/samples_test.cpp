// What the default pack finds in every sample: all of the record that weights do not decide.
// ROLECALL_UPDATE=1 rewrites the golden files.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "corpus/reader.h"
#include "engine/packs.h"
#include "engine/run.h"

namespace {

using namespace rolecall;
namespace fs = std::filesystem;

const fs::path kSource = ROLECALL_SOURCE_DIR;
const fs::path kGolden = kSource / "tests/golden/samples";

BOOST_AUTO_TEST_CASE(samples_read_as_ever) {
  const bool update = std::getenv("ROLECALL_UPDATE") != nullptr;
  if (!update && !fs::exists(kGolden)) {
    BOOST_TEST_MESSAGE("no golden files yet: ROLECALL_UPDATE=1 writes them");
    return;
  }
  const Analyzer analyzer(default_pack());
  WriterOptions options;
  options.fields = {"title", "lang", "facts", "skills", "tags", "notes"};
  const auto writer = make_writer(analyzer.pack(), options);
  InputOptions inputs;
  inputs.paths = {(kSource / "corpora/samples").string()};
  Reader reader(inputs);
  Chunk chunk;
  Batch batch;
  Scratch scratch;
  std::map<std::string, std::string> records;  // by file name
  while (reader.next(chunk)) {
    reader.decode(chunk, batch);
    for (const auto& record : batch.records) {
      const auto* posting = std::get_if<Posting>(&record);
      BOOST_REQUIRE(posting != nullptr);
      const Analysis analysis = analyzer.analyze(*posting, scratch);
      std::string& out = records[fs::path(posting->source.path).filename().string()];
      writer->render(*posting, analysis, out);
      // The record does not list the sections.
      for (const Section& section : analysis.sections)
        out += std::string(analyzer.pack().str(analyzer.pack().sections()[section.kind].id)) + ' ' +
               std::to_string(section.range.begin) + ' ' + std::to_string(section.range.end) + '\n';
    }
  }
  BOOST_TEST(records.size() > 20u);
  if (update) fs::create_directories(kGolden);
  for (const auto& [name, record] : records) {
    const fs::path golden = kGolden / (name + ".golden");
    if (update) std::ofstream(golden, std::ios::binary) << record;
    std::ifstream in(golden, std::ios::binary);
    const std::string want{std::istreambuf_iterator<char>(in), {}};
    BOOST_TEST(record == want, name << " reads otherwise than " << golden.filename() << "\n"
                                    << record);
  }
}

// Three postings as readers see them, in every format for readers; scores and reasons are of the
// default pack's models and change when those are fitted anew.
BOOST_AUTO_TEST_CASE(readers_see_what_they_did) {
  const bool update = std::getenv("ROLECALL_UPDATE") != nullptr;
  const Analyzer analyzer(default_pack());
  const fs::path folder = kSource / "tests/golden/readers";
  const std::pair<OutputFormat, std::string> formats[] = {{OutputFormat::Human, ".human"},
                                                          {OutputFormat::Markdown, ".md"},
                                                          {OutputFormat::Html, ".html"}};
  for (const std::string name : {"mlops-engineer.md", "reinforcement-research-engineer.md",
                                 "zh-llm-application-engineer.txt"}) {
    InputOptions inputs;
    inputs.paths = {(kSource / "corpora/samples" / name).string()};
    Reader reader(inputs);
    Chunk chunk;
    Batch batch;
    Scratch scratch;
    BOOST_REQUIRE(reader.next(chunk));
    reader.decode(chunk, batch);
    auto posting = std::get<Posting>(batch.records.at(0));
    posting.source.path = name;
    const Analysis analysis = analyzer.analyze(posting, scratch);
    for (const auto& [format, ending] : formats) {
      WriterOptions options;
      options.format = format;
      options.verbose = true;
      const auto writer = make_writer(analyzer.pack(), options);
      std::string out;
      writer->render(posting, analysis, out);
      const fs::path golden = folder / (fs::path(name).stem().string() + ending);
      if (update) {
        fs::create_directories(folder);
        std::ofstream(golden, std::ios::binary) << out;
      }
      std::ifstream in(golden, std::ios::binary);
      const std::string want{std::istreambuf_iterator<char>(in), {}};
      BOOST_TEST(out == want, golden.filename() << " is otherwise:\n" << out);
    }
  }
}

}  // namespace
