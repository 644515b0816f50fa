#include "check/words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/atoms.h"

namespace rolecall {

std::string phrase_key(std::string_view text) {
  std::string key, scratch;
  Atom before;
  bool first = true;
  for (std::size_t at = skip_separator(text, 0); at < text.size();) {
    Atom atom = next_atom(text, at, scratch);
    const std::size_t next = skip_separator(text, at);
    if (!first && before.separated && separator_counts(before, atom)) key += ' ';
    key.append(reinterpret_cast<const char*>(&atom.key), sizeof atom.key);
    atom.separated = next != at;  // here: a separator stands after it
    before = atom;
    first = false;
    at = next;
  }
  return key;
}

std::string spelling_key(std::string_view text) { return folded(text); }

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_han(decode(text, at))) return true;
  return false;
}

bool has_latin(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alnum(static_cast<unsigned char>(c)) && (c < '0' || c > '9');
  });
}

std::size_t length(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++n) decode(text, at);
  return n;
}

std::size_t letters(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CharClass cls = classify(decode(text, at));
    n += cls == CharClass::Word || cls == CharClass::Letter;
  }
  return n;
}

bool is_common_word(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"access",    "action",     "active",    "ada",      "alert",   "alignment", "angular",
       "answer",    "ant",        "apex",      "archer",   "arrow",   "assembly",  "atlas",
       "attention", "balance",    "base",      "basic",    "bash",    "bat",       "beam",
       "bee",       "bend",       "bishop",    "block",    "board",   "bolt",      "boost",
       "bowl",      "box",        "branch",    "brave",    "bridge",  "bring",     "brush",
       "buck",      "build",      "bull",      "buffer",   "cache",   "cake",      "camel",
       "canvas",    "cargo",      "celery",    "chain",    "chart",   "chef",      "choice",
       "circle",    "cloud",      "coach",     "cobalt",   "code",    "cold",      "compass",
       "concourse", "consul",     "cook",      "copy",     "core",    "crew",      "crystal",
       "cube",      "cursor",     "cycle",     "dagger",   "dart",    "dash",      "data",
       "delta",     "denim",      "depth",     "design",   "diamond", "drill",     "drive",
       "druid",     "eclipse",    "edge",      "element",  "elixir",  "ember",     "engine",
       "envoy",     "excel",      "express",   "factor",   "falcon",  "fish",      "flame",
       "flash",     "flask",      "flight",    "flow",     "fluent",  "focus",     "force",
       "forest",    "forge",      "forth",     "foundry",  "fresh",   "front",     "fuse",
       "gate",      "gear",       "gin",       "glacier",  "go",      "gold",      "grape",
       "graph",     "grid",       "guide",     "gulp",     "hack",    "halo",      "harbor",
       "harness",   "haste",      "hawk",      "haystack", "helm",    "hive",      "horizon",
       "hub",       "hugo",       "impact",    "insight",  "inspire", "iris",      "jade",
       "jest",      "joy",        "julia",     "jump",     "karate",  "key",       "kind",
       "knife",     "lambda",     "lead",      "lean",     "learn",   "ledger",    "lemon",
       "less",      "light",      "lime",      "link",     "lite",    "llama",     "logic",
       "look",      "loop",       "lotus",     "magic",    "maker",   "mango",     "map",
       "marble",    "mason",      "master",    "maven",    "memory",  "merge",     "mesh",
       "metal",     "meteor",     "mint",      "mirror",   "mist",    "mocha",     "model",
       "moment",    "motion",     "neat",      "nest",     "nexus",   "nomad",     "notion",
       "nova",      "nuke",       "oak",       "object",   "onyx",    "opera",     "oracle",
       "orbit",     "origin",     "oxygen",    "pack",     "page",    "panel",     "pascal",
       "pearl",     "phoenix",    "pig",       "pilot",    "pipe",    "pivot",     "plan",
       "play",      "point",      "pony",      "pop",      "power",   "present",   "presto",
       "prime",     "processing", "prophet",   "puppet",   "pulse",   "quick",     "racket",
       "rails",     "rain",       "range",     "ray",      "react",   "reach",     "reason",
       "remix",     "rest",       "ring",      "river",    "rocket",  "rook",      "root",
       "ruby",      "run",        "rust",      "safe",     "sage",    "salt",      "scale",
       "scratch",   "script",     "sea",       "search",   "sense",   "sentinel",  "sentry",
       "shell",     "shift",      "shiny",     "signal",   "silver",  "sky",       "slack",
       "slice",     "snap",       "snowflake", "solid",    "spark",   "spin",      "splash",
       "spring",    "square",     "squid",     "stack",    "star",    "stone",     "storm",
       "story",     "stream",     "stripe",    "swift",    "switch",  "sync",      "table",
       "task",      "team",       "tempo",     "thread",   "tiger",   "time",      "torch",
       "track",     "transform",  "twin",      "unity",    "valve",   "vault",     "velocity",
       "vector",    "vision",     "wave",      "weave",    "web",     "wing",      "wire",
       "word",      "work",       "yarn",      "zen",      "zephyr",  "zip"});
  static const auto sorted = [] {
    auto words = kWords;
    std::sort(words.begin(), words.end());
    return words;
  }();
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

std::string_view other_meaning(std::string_view acronym) {
  static constexpr auto kMeanings = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"AE", "account executive, or adverse event"},
       {"AP", "accounts payable"},
       {"API", "active pharmaceutical ingredient"},
       {"AR", "accounts receivable"},
       {"BOM", "bill of materials"},
       {"CAD", "Canadian dollars"},
       {"CRM", "customer relationship management"},
       {"CTC", "cost to company"},
       {"DPO", "data protection officer"},
       {"EAP", "employee assistance program"},
       {"EMR", "electronic medical record"},
       {"FSA", "flexible spending account"},
       {"GCP", "good clinical practice"},
       {"HSA", "health savings account"},
       {"LPA", "lakhs per annum"},
       {"MPA", "master of public administration"},
       {"NDA", "non-disclosure agreement"},
       {"OTE", "on-target earnings"},
       {"PPO", "preferred provider organization"},
       {"PTO", "paid time off"},
       {"RSU", "restricted stock units"},
       {"SAR", "suspicious activity report"},
       {"SOAP", "a clinical note"},
       {"SOP", "standard operating procedure"},
       {"TPM", "technical program manager"}});
  for (const auto& [letters_of, meaning] : kMeanings)
    if (letters_of == acronym) return meaning;
  return {};
}

Range item_to_delete(std::string_view source, Range item) {
  std::size_t line = item.begin;
  while (line > 0 && source[line - 1] != '\n') --line;
  const std::string_view before = source.substr(line, item.begin - line);
  std::size_t end = item.end;
  while (end < source.size() && source[end] == ' ') ++end;
  if (before.find_first_not_of(' ') != std::string_view::npos &&
      before[before.find_first_not_of(' ')] == '-' &&
      before.find_first_not_of(" -") == std::string_view::npos) {
    end = source.find('\n', item.end);
    if (end == std::string_view::npos) end = source.size() - 1;
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(end + 1)};
  }
  if (end < source.size() && source[end] == ',') {
    ++end;
    while (end < source.size() && source[end] == ' ') ++end;
    return {item.begin, static_cast<std::uint32_t>(end)};
  }
  std::size_t begin = item.begin;
  while (begin > 0 && source[begin - 1] == ' ') --begin;
  if (begin > 0 && source[begin - 1] == ',')
    return {static_cast<std::uint32_t>(begin - 1), item.end};
  return {};
}

}  // namespace rolecall
