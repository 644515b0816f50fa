#include "rule_ids.h"

#include <algorithm>
#include <set>

#include "base/suggest.h"
#include "base/unicode.h"
#include "cli.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostMeant = 3;

// "did you mean ...?", or nothing.
std::string meant(const Pack& pack, const std::string& word) {
  const std::string wanted = folded(word);
  std::set<Index> found;
  for (Index r = 0; r < pack.rules().size(); ++r) {
    if (!is_skill(pack.rules()[r].kind)) continue;
    const std::string id = "-" + std::string(pack.str(pack.rules()[r].id)) + "-";
    if (folded(pack.str(pack.rules()[r].name)) == wanted || id.find("-" + wanted + "-") != id.npos)
      found.insert(r);
  }
  for (const TermEntry& term : pack.terms())
    if (folded(pack.str(term.text)) == wanted && is_skill(pack.rules()[term.rule].kind))
      found.insert(term.rule);
  if (found.empty()) {
    std::vector<std::string_view> known;
    for (const RuleEntry& rule : pack.rules()) known.push_back(pack.str(rule.id));
    const std::string near = suggestion(word, known);
    return near.empty() ? near : "; " + near;
  }
  std::string out;
  std::size_t told = 0;
  for (const Index r : found) {
    if (told == kMostMeant) break;
    out += (told++ == 0 ? "; did you mean \"" : ", \"") +
           std::string(pack.str(pack.rules()[r].id)) + '"';
  }
  return out + "?";
}

}  // namespace

std::vector<Index> rules_named(const Pack& pack, const std::vector<std::string>& ids) {
  std::vector<Index> rules;
  for (const std::string& id : ids) {
    const auto all = pack.rules();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const RuleEntry& rule) { return pack.str(rule.id) == id; });
    if (found == all.end()) throw UsageError("no rule has the id '" + id + "'" + meant(pack, id));
    rules.push_back(static_cast<Index>(found - all.begin()));
  }
  return rules;
}

}  // namespace rolecall
