#include "engine/example_postings.h"

#include <string>

namespace rolecall {
namespace {

constexpr std::size_t kLines = 40;    // of a posting: about as long as real ones
constexpr std::size_t kStride = 101;  // a prime: neighbours in a file come into different postings
constexpr std::size_t kSection = 10;  // lines under a heading

using Texts = std::vector<std::string_view>;

std::string_view take_turns(const Texts& texts, std::size_t turn) {
  return texts.empty() ? std::string_view() : texts[turn % texts.size()];
}

}  // namespace

std::vector<Posting> example_postings(const RuleSet& rules) {
  Texts titles, headings, lines;
  for (const Rule& rule : rules.rules)
    for (const Example& example : rule.tests) {
      if (rule.kind != Kind::Title && rule.kind != Kind::Section)
        lines.push_back(example.text);
      else if (example.match)
        (rule.kind == Kind::Title ? titles : headings).push_back(example.text);
    }
  std::vector<Posting> postings;
  std::size_t line = 0;
  for (std::size_t first = 0; first < kStride; ++first)
    for (std::size_t i = first; i < lines.size(); i += kStride, ++line) {
      if (line % kLines == 0) {
        Posting& posting = postings.emplace_back();
        posting.id = "examples-" + std::to_string(postings.size());
        posting.title = take_turns(titles, postings.size() - 1);
      }
      std::string& text = postings.back().text;
      if (line % kSection == 0 && !headings.empty())
        text += std::string(take_turns(headings, line / kSection)) + "\n";
      text += "- " + std::string(lines[i]) + "\n";
    }
  return postings;
}

}  // namespace rolecall
