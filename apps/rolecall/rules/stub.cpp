#include "rules/stub.h"

#include <string_view>

#include "base/ascii.h"
#include "report/terminal_text.h"

namespace rolecall {
namespace {

std::string flow_list(const std::vector<std::string>& words) {
  std::string out = "[";
  for (const std::string& word : words) out += (out.size() > 1 ? ", " : "") + yaml_scalar(word);
  return out + "]";
}

// Always in quotes, as `rules fmt` leaves sentences that most often need them.
std::string sentence_list(const std::vector<std::string>& sentences) {
  std::string out = "[";
  for (const std::string& sentence : sentences) {
    const std::string scalar = yaml_scalar(sentence);
    out += (out.size() > 1 ? ", " : "") + (scalar.front() == '\'' ? scalar : "'" + scalar + "'");
  }
  return out + "]";
}

}  // namespace

std::string yaml_scalar(const std::string& raw) {
  const std::string text = printable(raw);
  bool plain =
      !text.empty() && text.find_first_of(":#,[]{}&*!|>'\"%@`\\\n\t") == std::string::npos &&
      text.front() != ' ' && text.back() != ' ' && text.front() != '-' && text.front() != '?';
  for (const std::string_view word : {"true", "false", "yes", "no", "on", "off", "null", "~"}) {
    plain = plain && ascii_lowered(text) != word;
  }
  if (plain) return text;
  std::string out(1, '\'');
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  out += '\'';
  return out;
}

std::string id_of(const std::string& phrase) {
  std::string id;
  for (const char c : phrase) {
    if (is_alnum(c))
      id += ascii_lower(c);
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "rule" : id;
}

std::string render_stub(const RuleStub& stub) {
  std::string out = "  - id: " + stub.id + "\n    name: " + yaml_scalar(stub.name) + "\n";
  if (!stub.kind.empty()) out += "    kind: " + stub.kind + "\n";
  if (!stub.group.empty())
    out += "    group: " + stub.group + "\n";
  else
    out += "    # group: say which, unless the file's defaults do\n";
  if (!stub.places.empty()) out += "    taxonomies: {" + stub.places + "}\n";
  if (!stub.terms.empty()) out += "    terms: " + flow_list(stub.terms) + "\n";
  if (!stub.ambiguous.empty()) {
    out += "    ambiguous:\n";
    for (const std::string& term : stub.ambiguous)
      out += "      - term: " + yaml_scalar(term) +
             "\n        case: exact  # better: near: {any: [...]}, list: $name, except: [...]\n";
  }
  const std::string& first = stub.terms.empty() ? stub.ambiguous.front() : stub.terms.front();
  out += stub.match.empty() && stub.no_match.empty() ? "    # tests:\n" : "    tests:\n";
  out += stub.match.empty()
             ? "    #   match: [" + yaml_scalar("a sentence of your own with [[" + first + "]]") +
                   "]\n"
             : "      match: " + sentence_list(stub.match) + "\n";
  if (!stub.no_match.empty())
    out += "      no_match: " + sentence_list(stub.no_match) + "\n";
  else if (stub.match.empty() || !stub.ambiguous.empty())
    out += "    #   no_match: ['a sentence in which it means something else']\n";
  if (!stub.why.empty()) out += "    # " + printable(stub.why) + "\n";
  return out;
}

}  // namespace rolecall
