#include "rule/syntax.h"

#include <algorithm>

namespace rolecall {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool tab_before(std::string_view source, std::size_t at) {
  const std::size_t begin = at == 0 ? 0 : source.rfind('\n', at - 1) + 1;
  const std::size_t text = source.find_first_not_of(" \t", begin);
  return source.find('\t', begin) < std::min(text, source.size());
}

}  // namespace

SyntaxHint explain_syntax(std::string_view complaint, std::string_view source, std::uint32_t at,
                          std::string_view bracket) {
  const bool missing_end = contains(complaint, "not found");
  const bool item = complaint == "illegal block entry";
  if (tab_before(source, at)) return {"a tab cannot indent in YAML", "use blanks", at, false};
  if (contains(complaint, "unknown escape character"))
    return {"double quotes make a backslash an escape, and this one does not exist",
            "use single quotes: in them a backslash is a backslash", at < 2 ? 0 : at - 2, false};
  if (!bracket.empty() && (missing_end || item)) {
    const bool colon = at < source.size() && source[at] == ':';
    return {"a comma or the closing \"" + std::string(bracket) + "\" is missing before " +
                (at < source.size() ? "this" : "the end of the file"),
            colon ? "or quote the value that the \":\" is part of" : "", at, true};
  }
  if (missing_end)
    return {"this does not belong to what stands before it",
            "check the indentation, and quotes inside quotes ('it''s')", at, false};
  if (item)
    return {"a list item cannot begin here",
            "close what was opened with [ or { before it; quote a value that begins with \"- \"",
            at, false};
  if (complaint == "illegal map value")
    return {"a \":\" with a blank after it, inside a value",
            "quote the value, or mend the indentation of the line", at, false};
  if (complaint == "unknown token")
    return {"a value cannot begin with this character", "put the value in single quotes", at,
            false};
  return {"this is not YAML: " + std::string(complaint), "", at, false};
}

}  // namespace rolecall
