#include "check/check.h"

#include <algorithm>
#include <utility>

#include "check/allowances.h"
#include "check/passes.h"
#include "pack/compile.h"
#include "pack/pack_file.h"

namespace rolecall {
namespace {

// What the compiler has to say beyond the checks: patterns have their own.
bool add_compiler_findings(Diagnostics& compiled, Diagnostics& findings) {
  bool sound = true;
  for (Diagnostic& d : compiled.all()) {
    sound = sound && d.severity != Severity::Error;
    if (d.check != "invalid-regex") findings.add(std::move(d));
  }
  return sound;
}

}  // namespace

bool finds_again(const CheckOptions& options, std::string_view check) {
  if (check == "untested-clause" || check == "untested-case-rule") return options.mutate;
  if (check == "corpus-noise") return options.postings.size() >= kLeastPostings;
  if (check == "dead-on-corpus" || check == "co-fires-always") return !options.postings.empty();
  // Without postings letters tell which literals are weak, with them how often they stand there.
  return check != "weak-atom";
}

bool check_rules(const RuleSet& rules, const CheckOptions& options, Diagnostics& findings) {
  bool sound = !findings.has_errors();
  Reporter report(rules, findings);
  check_terms(report);
  check_regexes(report, options.postings.size() >= kLeastPostings);
  check_examples(report);
  if (sound) {
    check_pack(report);
    Diagnostics compiled;
    std::vector<std::byte> bytes = compile_pack(rules, compiled);
    sound = add_compiler_findings(compiled, findings);
    if (sound) {
      if (options.mutate) check_mutants(report, bytes);
      const Analyzer analyzer(own_pack(std::move(bytes)));
      check_matching(report, analyzer);
      check_excepts(report, analyzer);
      check_regex_tests(report, analyzer);
      check_outcomes(report, analyzer);
      if (!options.postings.empty()) check_corpus(report, analyzer, options.postings);
    }
  }
  apply_allowances(rules, options, findings);
  return sound;
}

}  // namespace rolecall
