// The beginning of a rule, for its author to go on from.
#pragma once

#include <string>
#include <vector>

namespace rolecall {

struct RuleStub {
  std::string id;
  std::string name;
  std::string kind = "tool";
  std::string group;   ///< empty: left to the author, in a comment
  std::string places;  ///< "layers: plants, areas: garden", or empty: those of its group
  std::vector<std::string> terms;
  std::vector<std::string> ambiguous;
  std::vector<std::string> match;     ///< sentences with [[ ]]
  std::vector<std::string> no_match;  ///< sentences
  std::string why;                    ///< a comment
};

/// The stub as an item of `rules:`; what is still missing stands in comments.
std::string render_stub(const RuleStub& stub);

/// An id made of a phrase: small letters, digits and hyphens; "rule" where nothing is left.
std::string id_of(const std::string& phrase);

/// `text` as a YAML scalar: plain where that is safe, else in single quotes. One line.
std::string yaml_scalar(const std::string& text);

}  // namespace rolecall
