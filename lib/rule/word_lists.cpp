#include "rule/word_lists.h"

#include <algorithm>

#include "rule/encoding.h"

namespace rolecall {
namespace {

bool names_list(const Text& word) { return word.value.size() > 1 && word.value[0] == '$'; }

}  // namespace

void WordLists::declare(LoadContext& context, const YamlNode& node) {
  if (!expect_mapping(context, node, "\"lists\"")) return;
  for (const auto& [key, value] : node.entries) {
    check_id(context, key.text);
    std::vector<Text> words = read_texts(context, value, key.text.value, false);
    if (!names_.declare(context, key.text)) continue;
    lists_.emplace_back(key.text, std::move(words));
    states_.push_back(State::Raw);
  }
}

void WordLists::expand(LoadContext& context) {
  std::vector<std::uint32_t> path;
  for (std::uint32_t i = 0; i < lists_.size(); ++i) expand(context, i, path);
}

std::vector<Text> WordLists::read(LoadContext& context, const YamlNode& node,
                                  std::string_view what) {
  std::vector<std::uint32_t> path;
  const std::uint32_t before = context.errors();
  const bool one_name = node.is_scalar() && names_list(node.text);
  std::vector<Text> words = replace(context, read_raw_texts(context, node, what, one_name), path);
  if (words.empty() && !node.is_null() && context.errors() == before)
    context.error("invalid-value", quoted(what) + " is empty", node.mark());
  return words;
}

bool WordLists::charge(LoadContext& context, std::size_t words, const Mark& mark) {
  if (words <= kMaxExpandedWords - expanded_) {
    expanded_ += words;
    return true;
  }
  context.error("limits-exceeded",
                "lists of the pack grow to more than " + std::to_string(kMaxExpandedWords) +
                    " words, counted for each term and rule they are given to",
                mark);
  return false;
}

void WordLists::expand(LoadContext& context, std::uint32_t list, std::vector<std::uint32_t>& path) {
  if (states_[list] == State::Done) return;
  states_[list] = State::Open;
  path.push_back(list);
  lists_[list].second = replace(context, std::move(lists_[list].second), path);
  path.pop_back();
  states_[list] = State::Done;
}

std::vector<Text> WordLists::replace(LoadContext& context, std::vector<Text> raw,
                                     std::vector<std::uint32_t>& path) {
  if (std::none_of(raw.begin(), raw.end(), names_list)) return raw;
  std::vector<Text> words;
  std::unordered_set<std::string> seen;
  for (const Text& word : raw)
    if (!names_list(word)) seen.insert(word.value);
  for (Text& word : raw) {
    if (names_list(word))
      take_in(context, word, words, seen, path);
    else
      words.push_back(std::move(word));
  }
  return words;
}

void WordLists::take_in(LoadContext& context, const Text& name, std::vector<Text>& into,
                        std::unordered_set<std::string>& seen, std::vector<std::uint32_t>& path) {
  Text bare = name;
  bare.value.erase(0, 1);
  // The caret and a fix leave the dollar alone; quoted names keep their whole mark.
  if (bare.quoting == Quoting::Plain) ++bare.mark.bytes.begin;
  if (!names_.expect(context, bare)) return;
  const std::uint32_t list = *names_.find(bare.value);
  if (states_[list] == State::Open) {
    std::string round;
    for (auto i = std::find(path.begin(), path.end(), list); i != path.end(); ++i)
      round += lists_[*i].first.value + " -> ";
    context.error("list-cycle", "list takes in itself: " + round + bare.value, name.mark);
    return;
  }
  if (path.size() >= kMaxNesting) {
    context.error("limits-exceeded", "lists are nested deeper than " + std::to_string(kMaxNesting),
                  name.mark);
    return;
  }
  expand(context, list, path);
  for (const Text& word : lists_[list].second) {
    if (!seen.insert(word.value).second) continue;
    if (into.size() >= kMaxListWords) {
      context.error("limits-exceeded",
                    "a list of more than " + std::to_string(kMaxListWords) + " words", name.mark);
      return;
    }
    if (!charge(context, 1, name.mark)) return;
    into.push_back(word);
  }
}

}  // namespace rolecall
