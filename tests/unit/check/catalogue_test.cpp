// The table of checks: its examples do as they say, the page is made from it.
#include "check/catalogue.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "check/check.h"
#include "rule/load.h"

using namespace rolecall;

namespace {

std::set<std::string> found_in(std::string_view rules) {
  const std::string head =
      "schema: 1\npack: {name: p, version: 1.0.0}\ngroups: [{id: tools, name: Tools}]\n"
      "defaults: {kind: tool, group: tools}\nrules:\n";
  Diagnostics findings;
  const RuleSet set = load_rules({{"pack.yaml", head + std::string(rules) + "\n"}}, findings);
  check_rules(set, {}, findings);
  std::set<std::string> names;
  for (const Diagnostic& d : findings.all()) names.insert(d.check);
  return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_are_unique) {
  std::set<std::string_view> names;
  for (const CheckInfo& check : all_checks()) BOOST_TEST(names.insert(check.name).second);
  BOOST_TEST(names.size() > 65u);
}

BOOST_AUTO_TEST_CASE(examples_show_their_check) {
  for (const CheckInfo& check : all_checks()) {
    BOOST_TEST_CONTEXT(check.name) {
      const std::string name(check.name);
      if (check.bad.starts_with("- ")) BOOST_TEST(found_in(check.bad).count(name) == 1u);
      if (check.good.starts_with("- ")) {
        const auto found = found_in(check.good);
        BOOST_TEST(found.count(name) == 0u);
        for (const std::string& other : found) {
          const CheckInfo* info = find_check(other);
          BOOST_REQUIRE(info != nullptr);
          if (info->level == Severity::Error) BOOST_ERROR("the good example has " + other);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_page_is_made_from_the_table) {
  std::ifstream in(std::string(ROLECALL_SOURCE_DIR) + "/docs/CHECKS.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  // `rolecall rules explain --markdown >docs/CHECKS.md` makes it anew.
  BOOST_CHECK(page == checks_page());
}
