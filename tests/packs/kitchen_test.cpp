// A pack about kitchens: all knowledge of a trade is in the pack, none in the engine.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/packs.h"
#include "engine/rule_tests.h"
#include "report/writer.h"
#include "rule/load.h"

namespace {

using namespace rolecall;
namespace fs = std::filesystem;

const fs::path kSource = ROLECALL_SOURCE_DIR;
const fs::path kKitchen = kSource / "tests/packs/kitchen";

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

RuleSet kitchen() {
  Diagnostics diagnostics;
  RuleSet rules =
      load_rules(read_pack_files((kKitchen / "pack").string(), diagnostics), diagnostics);
  for (const Diagnostic& d : diagnostics.all())
    BOOST_TEST_MESSAGE(d.at.file << ':' << d.at.line << ": " << d.message << " [" << d.check
                                 << ']');
  BOOST_REQUIRE(!diagnostics.has_errors());
  return rules;
}

Analyzer analyzer_of(const RuleSet& rules) {
  Diagnostics diagnostics;
  auto pack = make_pack(rules, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) BOOST_TEST_MESSAGE(d.message);
  BOOST_REQUIRE(pack.has_value());
  return Analyzer(std::move(*pack));
}

BOOST_AUTO_TEST_CASE(its_rules_pass_their_tests) {
  const RuleSet rules = kitchen();
  const Analyzer analyzer = analyzer_of(rules);
  BOOST_TEST(rules.rules.size() >= 25u);
  for (const TestResult& result : run_tests(rules, analyzer))
    BOOST_TEST(!is_failure(result.outcome), rules.rules[result.rule].id.value
                                                << ": " << outcome_name(result.outcome) << ' '
                                                << result.detail);
}

BOOST_AUTO_TEST_CASE(its_postings_read_as_ever) {
  const RuleSet rules = kitchen();
  const Analyzer analyzer = analyzer_of(rules);
  const auto writer = make_writer(analyzer.pack(), {});
  Scratch scratch;
  for (const char* name : {"baker", "cook-zh"}) {
    Posting posting;
    posting.source.path = posting.id = name;
    posting.text = content(kKitchen / "postings" / (name + std::string(".txt")));
    std::string record;
    writer->render(posting, analyzer.analyze(posting, scratch), record);
    const fs::path golden = kKitchen / "golden" / (name + std::string(".jsonl"));
    if (std::getenv("ROLECALL_UPDATE") != nullptr)
      std::ofstream(golden, std::ios::binary) << record;
    BOOST_TEST(record == content(golden), "ROLECALL_UPDATE=1 rewrites " << golden.filename() << "\n"
                                                                        << record);
  }
}

// Code without its line comments, in lower case.
std::string code_of(const fs::path& path) {
  std::string code, text = content(path);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "//") == 0) at = std::min(text.find('\n', at), text.size() - 1);
    code += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + 32) : text[at];
  }
  return code;
}

BOOST_AUTO_TEST_CASE(no_trade_is_in_the_code) {
  const char* words[]{"spark",         "kubernetes", "pytorch", "tensorflow", "machine learning",
                      "deep learning", "hadoop",     "机器学习"};
  for (const char* root : {"lib", "apps"})
    for (const auto& entry : fs::recursive_directory_iterator(kSource / root)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      // Examples of a command line in the help may name a rule of the default pack.
      if (entry.path().parent_path().filename() == "rules" && std::string_view(root) == "apps")
        continue;
      // A list of English words holds "spark" as one of them.
      if (entry.path().filename() == "words.cpp" &&
          entry.path().parent_path().filename() == "check")
        continue;
      const std::string code = code_of(entry.path());
      for (const char* word : words)
        BOOST_TEST(code.find(word) == std::string::npos, entry.path().filename()
                                                             << " speaks of " << word);
    }
}

}  // namespace
