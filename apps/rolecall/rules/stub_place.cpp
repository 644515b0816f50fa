#include "rules/stub_place.h"

#include <algorithm>
#include <string_view>

#include "cli.h"
#include "rule/context.h"
#include "rule/yaml.h"

namespace rolecall {
namespace {

constexpr std::size_t kStubIndent = 2;

YamlNode parse(const SourceFile& file, std::size_t& errors) {
  const std::vector<SourceFile> files{file};
  Diagnostics findings;
  LoadContext context(files, findings);
  YamlNode top = parse_yaml(context, 0);
  errors = findings.count(Severity::Error);
  return top;
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  return text.substr(0, at).rfind('\n') + 1;  // npos + 1 is 0
}

/// Behind the line break of the line that holds `at`.
std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size() - 1) + 1;
}

/// Comments that are further in than `indent` still belong to the rule above them.
std::size_t behind_comments(std::string_view text, std::size_t at, std::size_t indent) {
  for (std::size_t line = at; line < text.size();) {
    const std::size_t sign = std::min(text.find_first_not_of(' ', line), text.size());
    const std::size_t end = line_end(text, line);
    const bool blank = sign == text.size() || text[sign] == '\n' || text[sign] == '\r';
    const bool comment = !blank && text[sign] == '#' && sign - line > indent;
    if (!blank && !comment) break;
    line = end;
    if (comment) at = end;
  }
  return at;
}

/// The stub's lines for a list whose items stand at `indent`.
std::string indented(std::string_view stub, std::size_t indent, std::string_view line_break) {
  std::string out;
  while (!stub.empty()) {
    const std::size_t end = stub.find('\n');
    (out.append(indent, ' ') += stub.substr(kStubIndent, end - kStubIndent)) += line_break;
    stub.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace

std::string with_stub(const SourceFile& file, const std::string& stub) {
  const std::string_view text = file.text;
  std::size_t errors = 0;
  const YamlNode top = parse(file, errors);
  const auto rules = std::find_if(top.entries.begin(), top.entries.end(),
                                  [](const YamlEntry& e) { return e.key.text.value == "rules"; });
  if (rules == top.entries.end())
    throw CommandError("'" + file.path + "' has no line `rules:` to put a rule under");
  // `rules:` with nothing under it is the one thing that may be wrong with the file.
  const bool none_yet = rules->value.is_null();
  if (errors > (none_yet ? 1 : 0))
    throw CommandError("'" + file.path + "' is no sound YAML; `rolecall rules check` says why");
  const Range list = rules->value.mark().bytes;
  if (!none_yet && (!rules->value.is_sequence() || text[list.begin] == '['))
    throw CommandError("the rules of '" + file.path +
                       "' are no list of lines that begin with '-'; put the rule in by hand");

  const std::size_t indent = none_yet ? kStubIndent : list.begin - line_begin(text, list.begin);
  const std::size_t last = none_yet ? rules->key.mark().bytes.end : list.end - 1;
  const std::size_t at = behind_comments(text, line_end(text, last), indent);
  const std::string line_break = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  std::string out(text.substr(0, at));
  if (out.back() != '\n') out += line_break;
  (out += indented(stub, indent, line_break)) += text.substr(at);
  parse({file.path, out}, errors);
  if (errors > 0)
    throw CommandError("'" + file.path + "' would be no sound YAML; put the rule in by hand");
  return out;
}

}  // namespace rolecall
