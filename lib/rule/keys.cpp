#include "rule/keys.h"

#include <algorithm>
#include <array>

#include "rule/keys/parts.h"

namespace rolecall {

const PartKeys& keys_of(Part part) {
  // By Part.
  static const std::array<PartKeys, kParts> all{
      file_keys(),     pack_keys(),  language_keys(), connector_keys(), opener_keys(),
      taxonomy_keys(), usual_keys(), leaf_keys(),     group_keys(),     defaults_keys(),
      section_keys(),  field_keys(), role_keys(),     match_keys(),     model_keys(),
      rule_keys(),     fact_keys(),  cue_keys(),      ambiguous_keys(), nearby_keys(),
      regex_keys(),    scope_keys(), tests_keys(),    test_keys()};
  return all[static_cast<std::size_t>(part)];
}

const Key* find_key(Part part, std::string_view name) {
  const std::vector<Key>& keys = keys_of(part).keys;
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

}  // namespace rolecall
