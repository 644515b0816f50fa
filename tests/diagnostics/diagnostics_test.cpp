// Every case here is a rule file (loaded beside base/pack.yaml) or a folder (a pack of its own);
// NAME.txt is what the loader must say about it. ROLECALL_UPDATE=1 rewrites the .txt files.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string>
#include <vector>

#include "cases.h"
#include "rule/load.h"
#include "rule/show.h"

using namespace rolecall;

namespace {

std::string text_of(const std::vector<SourceFile>& files, const std::string& path) {
  for (const SourceFile& file : files)
    if (file.path == path) return file.text;
  return {};
}

// The file after one fix.
std::vector<SourceFile> mend(std::vector<SourceFile> files, const Fix& fix) {
  for (SourceFile& file : files)
    if (file.path == fix.file) file.text.replace(fix.bytes.begin, fix.bytes.size(), fix.text);
  return files;
}

std::size_t count(const Diagnostics& diagnostics, const std::string& check) {
  const auto& all = diagnostics.all();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const Diagnostic& d) { return d.check == check; }));
}

}  // namespace

BOOST_AUTO_TEST_CASE(findings_are_shown_as_expected) {
  const bool update = std::getenv("ROLECALL_UPDATE") != nullptr;
  const auto all = cases_in(kFolder);
  BOOST_TEST(all.size() >= 40);
  for (const Sample& c : all) {
    BOOST_TEST_CONTEXT(c.name) {
      Diagnostics found;
      const RuleSet rules = load_rules(c.files, found);
      const std::string shown = show(found, rules.files);
      const fs::path expected = kFolder / (c.name + ".txt");
      if (update) std::ofstream(expected, std::ios::binary) << shown;
      BOOST_TEST(shown == read(expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(places_agree_with_the_bytes) {
  for (const Sample& c : cases_in(kFolder)) {
    Diagnostics found;
    const RuleSet rules = load_rules(c.files, found);
    for (const Diagnostic& d : found.all()) {
      BOOST_TEST_CONTEXT(c.name << ": " << d.message) {
        const std::string text = text_of(rules.files, d.at.file);
        BOOST_TEST(d.at.bytes.begin <= d.at.bytes.end);
        BOOST_TEST(d.at.bytes.end <= text.size());
        const auto lines = std::count(
            text.begin(), text.begin() + std::min<std::ptrdiff_t>(d.at.bytes.begin, text.size()),
            '\n');
        if (d.at.line > 0) BOOST_TEST(d.at.line == lines + 1);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(each_fix_mends_its_finding) {
  std::size_t fixes = 0;
  for (const Sample& c : cases_in(kFolder)) {
    Diagnostics found;
    load_rules(c.files, found);
    for (const Diagnostic& d : found.all()) {
      for (const Fix& fix : d.fixes) {
        BOOST_TEST_CONTEXT(c.name << ": " << d.message) {
          Diagnostics after;
          load_rules(mend(c.files, fix), after);
          BOOST_TEST(count(after, d.check) < count(found, d.check));
          BOOST_TEST(count(after, "syntax-error") == count(found, "syntax-error"));
          ++fixes;
        }
      }
    }
  }
  BOOST_TEST(fixes > 10);
}
