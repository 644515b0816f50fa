#include "rule/format_words.h"

#include <algorithm>
#include <map>

#include "rule/keys.h"

namespace rolecall {
namespace {

/// Keys of the mapping that stands under a key, or in the list under it, in their order. Other
/// mappings keep theirs.
const std::vector<Key>& order_under(std::string_view key) {
  static const std::map<std::string_view, Part> parts{
      {"", Part::File},
      {"rules", Part::Rule},
      {"defaults", Part::Defaults},
      {"ambiguous", Part::Ambiguous},
      {"near", Part::Nearby},
      {"unless", Part::Nearby},
      {"regex", Part::Regex},
      {"tests", Part::Tests},
      {"match", Part::Test},
      {"no_match", Part::Test},
      {"groups", Part::Group},
      {"taxonomy", Part::Taxonomy},
      {"usual", Part::Usual},
      {"leaves", Part::Leaf},
  };
  static const std::vector<Key> none;
  const auto found = parts.find(key);
  return found == parts.end() ? none : keys_of(found->second).keys;
}

// The header, and the lines moved to two columns more than the key.
std::string block(const std::string& raw, std::size_t indent) {
  std::string out;
  std::size_t strip = std::string::npos;
  for (std::size_t at = raw.find('\n'); at != std::string::npos; at = raw.find('\n', at + 1)) {
    const std::size_t text = raw.find_first_not_of(' ', at + 1);
    if (text != std::string::npos && raw[text] != '\n' && strip == std::string::npos)
      strip = text - at - 1;
  }
  for (std::size_t at = 0; at <= raw.size();) {
    const std::size_t end = std::min(raw.find('\n', at), raw.size());
    std::string line = raw.substr(at, end - at);
    if (at > 0) {
      out += '\n';
      line.erase(0, std::min(strip, std::min(line.find_first_not_of(' '), line.size())));
      if (!line.empty()) out.append(indent + 2, ' ');
    }
    out += line;
    at = end + 1;
  }
  return out;
}

}  // namespace

std::vector<const YamlEntry*> ordered_entries(const YamlNode& node, std::string_view under) {
  std::vector<const YamlEntry*> entries;
  for (const YamlEntry& entry : node.entries) entries.push_back(&entry);
  const std::vector<Key>& order = order_under(under);
  const auto rank = [&](const YamlEntry* entry) {
    return std::find_if(order.begin(), order.end(),
                        [&](const Key& key) { return key.name == entry->key.text.value; }) -
           order.begin();
  };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const YamlEntry* a, const YamlEntry* b) { return rank(a) < rank(b); });
  return entries;
}

std::string format_scalar(std::string_view source, const YamlNode& node, std::size_t indent) {
  const std::string& value = node.text.value;
  const std::string raw(node.mark().bytes.of(source));
  switch (node.text.quoting) {
    case Quoting::Block:
      return block(raw, indent);
    case Quoting::Plain:
      // A break in a plain or quoted word reads as one blank.
      return value.find('\n') == std::string::npos ? value : raw;
    case Quoting::Single:
    case Quoting::Double:
      break;
  }
  const bool special = std::any_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  const bool escapes = node.text.quoting == Quoting::Double && raw.find('\\') != std::string::npos;
  if (special || escapes) return raw;
  if (value.find('\'') != std::string::npos && value.find_first_of("\"\\") == std::string::npos)
    return '"' + value + '"';
  std::string quoted(1, '\'');
  for (const char c : value) quoted.append(c == '\'' ? 2 : 1, c);
  return quoted += '\'';
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace rolecall
