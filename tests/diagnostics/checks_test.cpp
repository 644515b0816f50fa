// Every case under checks/ is a rule file that is loaded beside base/pack.yaml; NAME.txt is what
// the checks say about it, remarks too. ROLECALL_UPDATE=1 rewrites the .txt files.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <set>
#include <string>

#include "cases.h"
#include "check/catalogue.h"
#include "check/check.h"
#include "rule/load.h"
#include "rule/show.h"

using namespace rolecall;

namespace {

const fs::path kChecks = kFolder / "checks";

// What the checks find in the case's own file.
Diagnostics findings_of(const Sample& sample) {
  Diagnostics all;
  const RuleSet rules = load_rules(sample.files, all);
  CheckOptions options;
  options.mutate = true;
  check_rules(rules, options, all);
  Diagnostics own;
  for (Diagnostic& d : all.all())
    if (d.at.file == sample.files.back().path) own.add(std::move(d));
  return own;
}

}  // namespace

BOOST_AUTO_TEST_CASE(findings_are_shown_as_expected) {
  const bool update = std::getenv("ROLECALL_UPDATE") != nullptr;
  for (const Sample& sample : cases_in(kChecks)) {
    BOOST_TEST_CONTEXT(sample.name) {
      const std::string shown = show(findings_of(sample), sample.files);
      const fs::path expected = kChecks / (sample.name + ".txt");
      if (update) std::ofstream(expected, std::ios::binary) << shown;
      BOOST_TEST(shown == read(expected));
    }
  }
}

// Those that need more than one rule file: postings, a baseline, a whole pack of roles.
BOOST_AUTO_TEST_CASE(each_check_has_a_case) {
  const std::set<std::string_view> elsewhere{"corpus-noise",     "dead-on-corpus",
                                             "co-fires-always",  "stale-baseline",
                                             "unreadable-file",  "leaf-without-rules",
                                             "role-unreachable", "single-rule-role",
                                             "file-naming",      "deprecated-still-weighted",
                                             "file-too-long"};
  std::string shown;
  for (const fs::path& folder : {kFolder, kChecks})
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".txt") shown += read(entry.path());
  for (const CheckInfo& check : all_checks()) {
    if (elsewhere.count(check.name) > 0) continue;
    BOOST_TEST(shown.find("[" + std::string(check.name) + "]") != std::string::npos, check.name);
  }
}

// What no file can hold.
BOOST_AUTO_TEST_CASE(files_made_to_hurt_are_refused_in_time) {
  const std::string head = "schema: 1\npack: {name: p, version: 1.0.0}\n";
  std::string large = head + "rules:\n";
  while (large.size() < 5'100'000) large += "  - {id: pan, name: Pan, terms: [iron pan]}\n";
  std::string deep = head + "lists: {a: ";
  deep += std::string(2000, '[') + std::string(2000, ']') + "}\n";
  std::string bomb = head + "lists:\n  a: &a [x, x]\n";
  for (char c = 'b'; c < 'z'; ++c)
    bomb += std::string("  ") + c + ": &" + c + " [*" + static_cast<char>(c - 1) + ", *" +
            static_cast<char>(c - 1) + "]\n";
  for (const std::string& text : {large, deep, bomb}) {
    Diagnostics found;
    const RuleSet rules = load_rules({{"pack.yaml", text}}, found);
    check_rules(rules, {}, found);
    BOOST_TEST(found.has_errors());
    BOOST_TEST(found.all().size() < 1000u);
  }
}
