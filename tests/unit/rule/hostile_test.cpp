// Files made to hurt: each must be refused, or read, in little time and memory.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "rule/context.h"
#include "rule/load.h"
#include "rule/source.h"

using namespace rolecall;

namespace {

std::string repeat(const std::string& piece, std::size_t times) {
  std::string all;
  all.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

// The names of the checks that complained.
std::vector<std::string> load(const std::string& text) {
  Diagnostics found;
  const auto begin = std::chrono::steady_clock::now();
  load_rules({{"pack.yaml", "schema: 1\npack: {name: p, version: 1}\n"}, {"x.yaml", text}}, found);
  const auto seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  BOOST_TEST(seconds < 60);
  BOOST_TEST(found.all().size() <= kMaxFindingsPerFile + 1);
  std::vector<std::string> checks;
  for (const Diagnostic& d : found.all()) checks.push_back(d.check);
  return checks;
}

bool has(const std::vector<std::string>& checks, const std::string& check) {
  return std::find(checks.begin(), checks.end(), check) != checks.end();
}

}  // namespace

BOOST_AUTO_TEST_CASE(depth) {
  for (const std::string opener : {"[", "{a: ", "- ", "? ", "[{a: "})
    BOOST_TEST(has(load("schema: 1\nlists:\n " + repeat(opener, 100000)), "limits-exceeded"));
  std::string stairs = "schema: 1\n";
  for (int i = 0; i < 1000; ++i) stairs += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  BOOST_TEST(has(load(stairs), "limits-exceeded"));
}

BOOST_AUTO_TEST_CASE(size) {
  BOOST_TEST(load(std::string(kMaxFileBytes + 1, '#')) ==
             std::vector<std::string>{"limits-exceeded"});
  BOOST_TEST(load(std::string(kMaxFileBytes, '#')).empty());
}

BOOST_AUTO_TEST_CASE(many_findings) {
  std::string keys = "schema: 1\n";
  for (int i = 0; i < 20000; ++i) keys += "key" + std::to_string(i) + ": x\n";
  BOOST_TEST(load(keys).size() == kMaxFindingsPerFile + 1);
  std::string groups = "schema: 1\ngroups:\n";
  for (int i = 0; i < 5000; ++i) groups += "  - {id: group-" + std::to_string(i) + ", name: x}\n";
  groups += "rules:\n";
  for (int i = 0; i < 5000; ++i)
    groups += "  - {id: r" + std::to_string(i) + ", kind: duty, group: gruop-" + std::to_string(i) +
              ", terms: [x]}\n";
  BOOST_TEST(load(groups).size() == kMaxFindingsPerFile + 1);
}

BOOST_AUTO_TEST_CASE(aliases_do_not_multiply) {
  std::string bomb = "schema: 1\nlists:\n  a0: &a0 [x]\n";
  for (int i = 1; i < 30; ++i)
    bomb += "  a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
            repeat("*a" + std::to_string(i - 1) + ", ", 9) + "y]\n";
  BOOST_TEST(has(load(bomb), "yaml-feature"));
}

BOOST_AUTO_TEST_CASE(lists_do_not_multiply) {
  std::string bomb = "schema: 1\nlists:\n  l0: [";
  for (int i = 0; i < 9999; ++i) bomb.append("w").append(std::to_string(i)).append(", ");
  bomb += "w]\n";
  for (int i = 1; i < 500; ++i) {
    const std::string n = std::to_string(i);
    bomb.append("  l")
        .append(n)
        .append(": [")
        .append(repeat("$l0, ", 9))
        .append("x")
        .append(n)
        .append("]\n");
  }
  BOOST_TEST(has(load(bomb), "limits-exceeded"));
  std::string chain = "schema: 1\nlists:\n";
  for (int i = 0; i < 20000; ++i)
    chain += "  l" + std::to_string(i) + ": [$l" + std::to_string(i + 1) + "]\n";
  BOOST_TEST(has(load(chain), "limits-exceeded"));
}

// "l: [w0, w1, ...]" of so many words.
std::string long_list(int words) {
  std::string all = "  l: [";
  for (int i = 0; i < words; ++i) all.append("w").append(std::to_string(i)).append(", ");
  return all + "w]\n";
}

BOOST_AUTO_TEST_CASE(terms_and_rules_that_share_words_do_not_multiply_them) {
  const std::string lists = "schema: 1\nlists:\n" + long_list(9000);
  const auto terms = [&](int count) {
    std::string rule = lists + "rules:\n  - id: r\n    kind: ignore\n    notes: x\n" +
                       "    ambiguous:\n      - {near: {any: $l}, terms: [";
    for (int i = 0; i < count; ++i) rule += "t" + std::to_string(i) + ", ";
    return rule + "t]}\n";
  };
  BOOST_TEST(!has(load(terms(20)), "limits-exceeded"));
  BOOST_TEST(has(load(terms(300)), "limits-exceeded"));
  std::string rules = lists + "defaults: {unless_posting: $l}\nrules:\n";
  for (int i = 0; i < 300; ++i)
    rules += "  - {id: r" + std::to_string(i) + ", kind: ignore, notes: x, terms: [x]}\n";
  BOOST_TEST(has(load(rules), "limits-exceeded"));
}

BOOST_AUTO_TEST_CASE(skills_that_are_alike_again_and_again) {
  const std::string rules =
      "schema: 1\nrules:\n  - {id: r, kind: ignore, notes: x, terms: [x]}\nalike:\n";
  BOOST_TEST(load(rules + repeat("  - [r]\n", 60000)).size() == kMaxFindingsPerFile + 1);
}

// A compiled pack has a bit for each.
BOOST_AUTO_TEST_CASE(kinds_of_clauses) {
  const auto model = [](const char* id, int classes) {
    std::string text = std::string("schema: 1\nroles: [{id: k0, name: K}]\nmodels:\n  - {id: ") +
                       id + ", classes: [k0";
    for (int i = 1; i < classes; ++i) text += ", k" + std::to_string(i);
    return text + "]}\n";
  };
  BOOST_TEST(!has(load(model("clause", 64)), "limits-exceeded"));
  BOOST_TEST(has(load(model("clause", 65)), "limits-exceeded"));
  BOOST_TEST(!has(load(model("beneficiary", 65)), "limits-exceeded"));
}

BOOST_AUTO_TEST_CASE(scalars) {
  for (const std::string open : {"'", "\"", "|\n ", ">\n ", "", "!", "&", "*", "%", "\"\\"})
    load("schema: 1\nlists: " + open + repeat("x y\n ", 50000));
  load("schema: 1\nlists: {" + repeat("a: b, ", 50000));
  load("schema: 1\nlists: {" + repeat("? ", 50000));
  load("schema: 1\nlists: [" + repeat(",", 50000));
  load(repeat("---\n", 50000));
  load(repeat("%TAG ! x\n", 1000));
  load("schema: 1\nrules:\n  - id: x\n    tests: {match: ['" + repeat("[[", 50000) + "']}\n");
}

BOOST_AUTO_TEST_CASE(bytes) {
  BOOST_TEST(has(load(repeat("\xFF ", 100000)), "invalid-utf8"));
  BOOST_TEST(has(load(std::string(1000, '\0')), "syntax-error"));
  BOOST_TEST(has(load("schema: 1\n\x04rules: nothing\n"), "syntax-error"));
}
