// Adds findings at their level of the table of checks.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>

#include "base/source_index.h"
#include "check/catalogue.h"
#include "model/diagnostic.h"
#include "model/rule.h"
#include "rule/load.h"

namespace rolecall {

class Reporter {
 public:
  /// Both must outlive the reporter; the files of the rules stay unchanged.
  Reporter(const RuleSet& rules, Diagnostics& findings)
      : rules_(rules), findings_(findings), index_(rules.files) {}

  /// The finding, to be completed at once.
  Diagnostic& add(std::string_view check, std::string message, const Mark& mark,
                  const Rule* rule = nullptr, std::string help = {}) {
    const CheckInfo* info = find_check(check);
    assert(info != nullptr);
    return findings_.add({info->level,
                          std::string(check),
                          std::move(message),
                          index_.locate(mark),
                          rule != nullptr ? rule->id.value : std::string(),
                          std::move(help),
                          {},
                          {}});
  }
  /// About bytes `range` of a word's value.
  Diagnostic& add_inside(std::string_view check, std::string message, const Text& text, Range range,
                         const Rule* rule, std::string help = {}) {
    return add(check, std::move(message), mark_inside(rules_, text, range), rule, std::move(help));
  }
  void fix(Diagnostic& finding, const Mark& mark, std::string text) const {
    finding.fixes.push_back({rules_.files[mark.file].path, mark.bytes, std::move(text)});
  }
  Note note(std::string message, const Mark& mark) const {
    return {std::move(message), index_.locate(mark)};
  }
  const RuleSet& rules() const { return rules_; }
  const SourceIndex& index() const { return index_; }
  std::string_view source(const Mark& mark) const { return rules_.files[mark.file].text; }

 private:
  const RuleSet& rules_;
  Diagnostics& findings_;
  SourceIndex index_;
};

}  // namespace rolecall
