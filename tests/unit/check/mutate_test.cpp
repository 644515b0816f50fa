#include "check/mutate.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "pack/compile.h"
#include "rule/load.h"

using namespace rolecall;

namespace {

std::string survivors(const std::string& rule) {
  const std::string head =
      "schema: 1\npack: {name: p, version: 1.0.0}\ngroups: [{id: tools, name: Tools}]\n"
      "sections: [{id: other, name: Other}, {id: benefits, name: Benefits, ask: company}]\n"
      "defaults: {kind: tool, group: tools}\nrules:\n";
  Diagnostics findings;
  const RuleSet set = load_rules({{"pack.yaml", head + rule}}, findings);
  const auto bytes = compile_pack(set, findings);
  BOOST_REQUIRE(findings.empty());
  std::string out;
  for (const Mutant& mutant : run_mutants(set, bytes))
    if (!mutant.killed) out += mutant.clause + "(" + mutant.word + ") ";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_clause_that_a_test_needs_is_noticed) {
  BOOST_TEST(survivors("- id: go\n  name: Go\n  ambiguous:\n"
                       "    - {term: Go, case: exact, list: [Rust], near: {any: [backend]},"
                       " unless: {any: [market]}, except: [Go home]}\n"
                       "  unless_posting: [board game]\n"
                       "  tests:\n"
                       "    match: ['[[Go]] for the backend', '[[Go]], Rust']\n"
                       "    no_match: ['go for the backend', 'Go, backend and market', 'Go home, "
                       "backend', 'board game. Go backend']\n") == "");
}

BOOST_AUTO_TEST_CASE(clauses_without_a_test_survive) {
  BOOST_TEST(survivors("- id: go\n  name: Go\n  ambiguous:\n"
                       "    - {term: Go, case: exact, near: {any: [backend]}, except: [Go home, Go "
                       "on]}\n"
                       "  tests:\n"
                       "    match: ['[[Go]] for the backend']\n"
                       "    no_match: ['Go west', 'Go on, backend']\n") ==
             "case(Go) except(Go home) ");
}

BOOST_AUTO_TEST_CASE(a_scope_is_held_by_a_test_under_a_heading) {
  const std::string rule =
      "- id: gifts\n  kind: section\n  section: benefits\n  terms: [Benefits]\n"
      "- id: go\n  name: Go\n  terms: [Golang]\n  scope: {not: [benefits]}\n"
      "  tests:\n    match: ['[[Golang]] services']\n";
  BOOST_TEST(survivors(rule) == "scope(benefits) ");
  BOOST_TEST(survivors(rule + "    no_match: [\"Benefits:\\n- Golang meetups\"]\n") == "");
}
