// An option whose value is one of a few words, with "did you mean" for any other.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/suggest.h"

namespace rolecall {

template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

/// As hint(), but with all that is known where nothing is near, however many there are.
inline std::string hint_or_all(const std::string& word, const std::vector<std::string>& known) {
  if (std::string near = hint(word, known); !near.empty()) return near;
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "; known: " : ", ") + name;
  return all;
}

/// The value `word` stands for; throws CLI::ValidationError that names `what` for any other word.
template <class Value>
Value choose(const std::string& what, const std::string& word, const Choices<Value>& choices) {
  std::vector<std::string> words;
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
    words.push_back(name);
  }
  throw CLI::ValidationError(what, "unknown value '" + word + "'" + hint(word, words));
}

template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& name, Value& target,
                        const Choices<Value>& choices, const std::string& type,
                        const std::string& description) {
  const std::string shown = name.substr(0, name.find(','));
  return app
      .add_option_function<std::string>(
          name,
          [&target, choices, shown](const std::string& word) {
            target = choose(shown, word, choices);
          },
          description)
      ->type_name(type);
}

}  // namespace rolecall
