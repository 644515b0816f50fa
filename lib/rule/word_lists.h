// Named lists of words, and lists of words that take them in as $name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "model/rule.h"
#include "rule/context.h"
#include "rule/fields.h"
#include "rule/names.h"

namespace rolecall {

/// Words that one list may grow to, and all lists of a pack together, wherever they are copied to:
/// a few nested lists, or a long one that many terms share, could otherwise fill the memory.
inline constexpr std::size_t kMaxListWords = 10000;
inline constexpr std::size_t kMaxExpandedWords = 2000000;

class WordLists {
 public:
  /// Reads a `lists:` mapping. Call for all files before expand().
  void declare(LoadContext& context, const YamlNode& node);
  /// Replaces $names in the lists themselves; reports cycles and unknown names.
  void expand(LoadContext& context);
  /// The words of a list in a rule, $names replaced. `what` is its key.
  std::vector<Text> read(LoadContext& context, const YamlNode& node, std::string_view what);
  /// Counts `words` that are about to be copied. False, and reported at `mark`, once all such words
  /// are too many.
  bool charge(LoadContext& context, std::size_t words, const Mark& mark);
  /// All lists, by declaration; leaves this object empty.
  std::vector<std::pair<Text, std::vector<Text>>> take() { return std::move(lists_); }

 private:
  enum class State : std::uint8_t { Raw, Open, Done };

  void expand(LoadContext& context, std::uint32_t list, std::vector<std::uint32_t>& path);
  void take_in(LoadContext& context, const Text& name, std::vector<Text>& into,
               std::unordered_set<std::string>& seen, std::vector<std::uint32_t>& path);
  std::vector<Text> replace(LoadContext& context, std::vector<Text> raw,
                            std::vector<std::uint32_t>& path);

  NameTable names_{"list"};
  std::vector<std::pair<Text, std::vector<Text>>> lists_;
  std::vector<State> states_;
  std::size_t expanded_ = 0;
};

}  // namespace rolecall
