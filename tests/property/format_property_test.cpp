// What `rules fmt` promises, on random files and on the default pack.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "rule/format.h"
#include "rule/load.h"
#include "rule_file.h"

using namespace rolecall;

namespace {

constexpr const char* kPack =
    "schema: 1\npack: {name: p, version: 1.0.0}\n"
    "groups: [{id: baking, name: Baking}]\nsections: [{id: benefits, name: Benefits}]\n";

struct Reading {
  std::string rules;
  std::vector<std::string> checks;  ///< findings by name, sorted
};

Reading read(const std::string& text) {
  Diagnostics findings;
  Reading out;
  out.rules = in_words(load_rules({{"pack.yaml", kPack}, {"rules.yaml", text}}, findings));
  for (const Diagnostic& d : findings.all()) out.checks.push_back(d.check + " " + d.message);
  std::sort(out.checks.begin(), out.checks.end());
  return out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

BOOST_AUTO_TEST_CASE(random_files_keep_their_meaning_and_their_comments) {
  std::size_t sound = 0;
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    const RandomRuleFile file = random_rule_file(seed);
    BOOST_TEST_CONTEXT("seed " << seed << "\n" << file.text) {
      Diagnostics findings;
      const auto once = format_rules({"rules.yaml", file.text}, findings);
      if (!once) {
        // Not YAML, as some of them happen to be; but never for fear of a change. Only where a word
        // keeps the empty lines behind it, they may be more than fmt lets stand.
        const bool keeps = file.text.find("|+") != std::string::npos;
        for (const Diagnostic& d : findings.all())
          BOOST_TEST((keeps || d.check != "cannot-format"));
        continue;
      }
      ++sound;
      const Reading before = read(file.text);
      const Reading after = read(*once);
      BOOST_TEST(after.rules == before.rules);
      BOOST_TEST(after.checks == before.checks, boost::test_tools::per_element());
      for (const std::string& comment : file.comments) {
        const std::string number = comment.substr(0, comment.find(':') + 1);
        BOOST_TEST(count(*once, number) == 1u, number << " in\n" << *once);
      }
      const auto twice = format_rules({"rules.yaml", *once}, findings);
      BOOST_REQUIRE(twice);
      BOOST_TEST(*twice == *once);
    }
  }
  BOOST_TEST(sound > 1200u);
}

BOOST_AUTO_TEST_CASE(the_default_pack_keeps_every_field) {
  Diagnostics findings;
  std::vector<SourceFile> files = read_pack_files(ROLECALL_SOURCE_DIR "/rules", findings);
  const std::string before = in_words(load_rules(files, findings));
  for (SourceFile& file : files) {
    // As someone else may have written it.
    std::string text;
    for (const char c : file.text) text += c == '\n' ? "\r\n" : std::string(1, c);
    file.text = text;
    const auto formatted = format_rules(file, findings);
    BOOST_REQUIRE(formatted);
    file.text = *formatted;
  }
  BOOST_TEST((in_words(load_rules(files, findings)) == before));
  BOOST_TEST(!findings.has_errors());
}
