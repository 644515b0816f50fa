#include "filter_flags.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "engine/conditions.h"

namespace rolecall {

void add_filter_flags(CLI::App& app, FilterFlags& flags) {
  app.add_option("--where", flags.conditions,
                 "keep postings for which this holds, as in role=infra, skill!=java, "
                 "layer.control>=1, min_years<=3; may be given more than once: all must hold")
      ->type_name("COND")
      ->allow_extra_args(false)
      ->group("Output");
}

std::function<bool(const Posting&, const Analysis&)> filter_of(const FilterFlags& flags,
                                                               const Pack& pack) {
  if (flags.conditions.empty()) return nullptr;
  std::vector<Condition> conditions;
  try {
    for (const std::string& text : flags.conditions) conditions.emplace_back(pack, text);
  } catch (const ConditionError& error) {
    throw UsageError(error.what());
  }
  return [conditions = std::move(conditions)](const Posting& posting, const Analysis& analysis) {
    return hold(conditions, posting, analysis);
  };
}

}  // namespace rolecall
