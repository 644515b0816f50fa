#include "rule/format.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rule/context.h"
#include "rule/keys.h"
#include "rule/source.h"
#include "rule/yaml.h"

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
      {"leaves", Part::Leaf},
  };
  static const std::vector<Key> none;
  const auto found = parts.find(key);
  return found == parts.end() ? none : keys_of(found->second).keys;
}

struct Comment {
  std::uint32_t at = 0;
  std::string text;
  bool own_line = false;
  bool blank_before = false;
};

/// What stands on lines of its own: an entry of a block mapping, an item of a block list.
struct Unit {
  std::uint32_t at = 0;
  bool blank_before = false;
  std::vector<Comment> above;
  std::vector<std::string> behind;
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

class Formatter {
 public:
  Formatter(std::string_view source, const YamlNode& root) : source_(source), root_(root) {}

  std::string format() {
    collect(root_);
    find_comments();
    assign();
    for (const Comment& comment : header_) put_comment(comment, 0, !out_.empty());
    if (!header_.empty() && blank_after_header_) out_ += '\n';
    put_mapping(root_, 0, "", false);
    for (const Comment& comment : tail_) put_comment(comment, 0, true);
    return std::move(out_);
  }

  /// The texts of all comments, sorted.
  std::vector<std::string> comments() {
    collect(root_);
    find_comments();
    std::vector<std::string> texts;
    for (const Comment& comment : comments_) texts.push_back(comment.text);
    std::sort(texts.begin(), texts.end());
    return texts;
  }

 private:
  bool in_brackets(const YamlNode& node) const {
    return (node.is_mapping() || node.is_sequence()) &&
           (source_[node.mark().bytes.begin] == '[' || source_[node.mark().bytes.begin] == '{');
  }

  // ---- what the file holds besides its tree
  // -------------------------------------------------------

  void collect(const YamlNode& node) {
    if (node.is_scalar() || node.is_null()) {
      words_.push_back(node.mark().bytes);
      return;
    }
    const bool flow = in_brackets(node);
    if (flow) flows_.push_back(node.mark().bytes);
    for (const YamlEntry& entry : node.entries) {
      if (!flow) add_unit(&entry, entry.key.mark().bytes.begin);
      collect(entry.key);
      collect(entry.value);
    }
    for (const YamlNode& item : node.items) {
      if (!flow) add_unit(&item, item.mark().bytes.begin);
      collect(item);
    }
  }

  void add_unit(const void* node, std::uint32_t at) {
    unit_of_[node] = units_.size();
    Unit& unit = units_.emplace_back();
    unit.at = at;
    unit.blank_before =
        blank_above(line_begin(at)) &&
        source_.substr(line_begin(at), at - line_begin(at)).find_first_not_of(" -") ==
            std::string_view::npos;
  }

  std::size_t line_begin(std::size_t at) const {
    const std::size_t found = at == 0 ? std::string_view::npos : source_.rfind('\n', at - 1);
    return found == std::string_view::npos ? 0 : found + 1;
  }

  bool blank_above(std::size_t line) const {
    if (line == 0) return false;
    const std::size_t above = line_begin(line - 1);
    return source_.substr(above, line - above).find_first_not_of(" \t\r\n") ==
           std::string_view::npos;
  }

  // A sign # between words, at the beginning of a line or behind a blank, begins one.
  void find_comments() {
    std::sort(words_.begin(), words_.end());
    auto word = words_.begin();
    for (std::size_t at = 0; at < source_.size();) {
      while (word != words_.end() && (word->end <= at || word->empty())) ++word;
      if (word != words_.end() && word->begin <= at) {
        at = word->end;
        continue;
      }
      if (source_[at] != '#') {
        ++at;
        continue;
      }
      const std::size_t end = std::min(source_.find('\n', at), source_.size());
      const std::size_t line = line_begin(at);
      Comment& comment = comments_.emplace_back();
      comment.at = static_cast<std::uint32_t>(at);
      comment.text = source_.substr(at, end - at);
      while (!comment.text.empty() &&
             std::string_view(" \t\r").find(comment.text.back()) != std::string_view::npos)
        comment.text.pop_back();
      comment.own_line =
          source_.substr(line, at - line).find_first_not_of(" \t") == std::string_view::npos;
      comment.blank_before = comment.own_line && blank_above(line);
      at = end;
    }
  }

  void assign() {
    const auto inside = [&](const Comment& comment) {
      return std::any_of(flows_.begin(), flows_.end(),
                         [&](Range flow) { return flow.contains(comment.at); });
    };
    for (const Comment& comment : comments_) {
      if (inside(comment)) continue;  // its brackets are written as they are
      const auto next = std::find_if(units_.begin(), units_.end(),
                                     [&](const Unit& unit) { return unit.at > comment.at; });
      if (comment.own_line) {
        if (next == units_.begin())
          header_.push_back(comment);
        else if (next == units_.end())
          tail_.push_back(comment);
        else
          next->above.push_back(comment);
      } else if (next == units_.begin()) {
        header_.push_back(comment);
      } else {
        std::prev(next)->behind.push_back(comment.text);
      }
    }
    if (!units_.empty()) {
      blank_after_header_ = units_.front().blank_before;
      units_.front().blank_before = false;
    }
  }

  // ---- writing
  // ------------------------------------------------------------------------------------

  void put_comment(const Comment& comment, std::size_t indent, bool may_skip) {
    if (comment.blank_before && may_skip) out_ += '\n';
    out_.append(indent, ' ');
    out_ += comment.text;
    out_ += '\n';
  }

  Unit& unit(const void* node) { return units_[unit_of_.at(node)]; }

  void put_above(const Unit& unit, std::size_t indent, bool may_skip) {
    for (const Comment& comment : unit.above) {
      put_comment(comment, indent, may_skip);
      may_skip = true;
    }
    if (unit.blank_before && may_skip) out_ += '\n';
  }

  void end_line(const Unit& unit) {
    for (const std::string& text : unit.behind) (out_ += "  ") += text;
    out_ += '\n';
  }

  static std::vector<const YamlEntry*> ordered(const YamlNode& node, std::string_view under) {
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

  /// `open`: the first entry goes on a line that has been begun ("- ").
  void put_mapping(const YamlNode& node, std::size_t indent, std::string_view under, bool open) {
    bool first = true;
    for (const YamlEntry* entry : ordered(node, under)) {
      const Unit& at = unit(entry);
      if (!(open && first)) {
        put_above(at, indent, !first || indent > 0);
        out_.append(indent, ' ');
      }
      first = false;
      out_ += scalar(entry->key, indent);
      out_ += ':';
      put_value(entry->value, indent, entry->key.text.value, at);
    }
  }

  void put_value(const YamlNode& value, std::size_t indent, std::string_view key, const Unit& at) {
    if (value.is_scalar() || in_brackets(value)) {
      out_ += ' ';
      put_inline(value, indent, key);
      end_line(at);
    } else if (value.is_mapping()) {
      end_line(at);
      put_mapping(value, indent + 2, key, false);
    } else {
      end_line(at);
      put_items(value, indent + 2, key);
    }
  }

  void put_items(const YamlNode& list, std::size_t indent, std::string_view key) {
    for (const YamlNode& item : list.items) {
      const Unit& at = unit(&item);
      put_above(at, indent, true);
      if (item.is_mapping() && !in_brackets(item)) {
        // A comment above what is about to come first would split the dash from it.
        const auto entries = ordered(item, key);
        for (const Comment& comment : unit(entries.front()).above)
          put_comment(comment, indent, true);
        for (const std::string& text : at.behind)
          put_comment({0, text, true, false}, indent, false);
        out_.append(indent, ' ');
        out_ += "- ";
        put_mapping(item, indent + 2, key, true);
      } else if (item.is_sequence() && !in_brackets(item)) {
        out_.append(indent, ' ');
        out_ += "-";
        end_line(at);
        put_items(item, indent + 2, key);
      } else {
        out_.append(indent, ' ');
        out_ += "- ";
        put_inline(item, indent, key);
        end_line(at);
      }
    }
  }

  void put_inline(const YamlNode& node, std::size_t indent, std::string_view key) {
    if (node.is_scalar()) {
      out_ += scalar(node, indent);
      return;
    }
    const Range bytes = node.mark().bytes;
    if (std::any_of(comments_.begin(), comments_.end(),
                    [&](const Comment& comment) { return bytes.contains(comment.at); })) {
      out_ += bytes.of(source_);
      return;
    }
    std::vector<Piece> pieces{{{}, bytes.begin}};
    add_pieces(node, key, pieces);
    const std::size_t line = out_.rfind('\n') + 1;
    const std::size_t column = code_points(std::string_view(out_).substr(line));
    std::size_t whole = column;
    for (const Piece& piece : pieces) whole += code_points(piece.text) + 1;
    if (whole - 1 <= kFormatWidth)
      for (Piece& piece : pieces) piece.breaks = false;
    const bool broken =
        std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.breaks; });
    if (broken && !fits(pieces, column, indent + 2)) wrap(pieces, column, indent + 2);
    for (const Piece& piece : pieces) {
      if (&piece != &pieces.front())
        piece.breaks ? (out_ += '\n').append(indent + 2, ' ') : out_ += ' ';
      out_ += piece.text;
    }
  }

  /// What a line of brackets is never broken inside.
  struct Piece {
    std::string text;
    std::uint32_t at = 0;
    bool breaks = false;  ///< begins a line
  };

  static bool fits(const std::vector<Piece>& pieces, std::size_t column, std::size_t indent) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::size_t width = code_points(pieces[i].text);
      if (i > 0) column = pieces[i].breaks ? indent : column + 1;
      column += width;
      if (column > kFormatWidth && !(pieces[i].breaks && column == indent + width)) return false;
    }
    return true;
  }

  static void wrap(std::vector<Piece>& pieces, std::size_t column, std::size_t indent) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::size_t width = code_points(pieces[i].text);
      pieces[i].breaks = i > 0 && column + 1 + width > kFormatWidth;
      column = pieces[i].breaks ? indent + width : column + width + (i > 0 ? 1 : 0);
    }
  }

  // The node without its blanks between items, which are where a line may be broken.
  void add_pieces(const YamlNode& node, std::string_view key, std::vector<Piece>& pieces) {
    if (node.is_scalar()) {
      pieces.back().text += scalar(node, 0);
      return;
    }
    const bool list = node.is_sequence();
    pieces.back().text += list ? '[' : '{';
    bool first = true;
    const auto separate = [&](std::uint32_t at) {
      if (!first) {
        pieces.back().text += ',';
        const Range gap{std::min(pieces.back().at, at), at};
        pieces.push_back({{}, at, gap.of(source_).find('\n') != std::string_view::npos});
      }
      first = false;
    };
    for (const YamlNode& item : node.items) {
      separate(item.mark().bytes.begin);
      add_pieces(item, key, pieces);
    }
    for (const YamlEntry* entry : ordered(node, key)) {
      separate(entry->key.mark().bytes.begin);
      pieces.back().text += scalar(entry->key, 0) + ": ";
      add_pieces(entry->value, entry->key.text.value, pieces);
    }
    pieces.back().text += list ? ']' : '}';
  }

  std::string scalar(const YamlNode& node, std::size_t indent) const {
    const std::string& value = node.text.value;
    const std::string raw(node.mark().bytes.of(source_));
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
    const bool escapes =
        node.text.quoting == Quoting::Double && raw.find('\\') != std::string::npos;
    if (special || escapes) return raw;
    if (value.find('\'') != std::string::npos && value.find_first_of("\"\\") == std::string::npos)
      return '"' + value + '"';
    std::string quoted(1, '\'');
    for (const char c : value) quoted.append(c == '\'' ? 2 : 1, c);
    return quoted += '\'';
  }

  // The header, and the lines moved to two columns more than the key.
  static std::string block(const std::string& raw, std::size_t indent) {
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

  std::string_view source_;
  const YamlNode& root_;
  std::vector<Range> words_;  ///< scalars: what no comment can stand in
  std::vector<Range> flows_;
  std::vector<Comment> comments_;
  std::vector<Unit> units_;  ///< by place
  std::unordered_map<const void*, std::size_t> unit_of_;
  std::vector<Comment> header_, tail_;
  bool blank_after_header_ = false;
  std::string out_;
};

bool same(const YamlNode& a, const YamlNode& b) {
  if (a.type != b.type || a.text.value != b.text.value || a.items.size() != b.items.size() ||
      a.entries.size() != b.entries.size())
    return false;
  // A plain word and a quoted one can be read differently.
  if (a.is_scalar() && (a.text.quoting == Quoting::Plain) != (b.text.quoting == Quoting::Plain))
    return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!same(a.items[i], b.items[i])) return false;
  for (const YamlEntry& entry : a.entries)
    if (std::none_of(b.entries.begin(), b.entries.end(), [&](const YamlEntry& other) {
          return entry.key.text.value == other.key.text.value && same(entry.value, other.value);
        }))
      return false;
  return true;
}

}  // namespace

std::optional<std::string> format_rules(const SourceFile& file, Diagnostics& diagnostics) {
  std::vector<SourceFile> before{file};
  std::erase(before[0].text, '\r');
  const std::size_t errors = diagnostics.count(Severity::Error);
  LoadContext context(before, diagnostics);
  if (!check_source(context, 0)) return std::nullopt;
  const YamlNode tree = parse_yaml(context, 0);
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  if (tree.is_null()) return before[0].text;
  if (!tree.is_mapping() || before[0].text[tree.mark().bytes.begin] == '{') {
    context.error("wrong-type", "a rule file is one mapping, not in braces", tree.mark());
    return std::nullopt;
  }
  const std::vector<SourceFile> after{{file.path, Formatter(before[0].text, tree).format()}};

  // The meaning, or a comment, must never hang on this file being right.
  Diagnostics ignored;
  LoadContext again(after, ignored);
  const YamlNode formatted = parse_yaml(again, 0);
  if (ignored.has_errors() || !same(tree, formatted) ||
      Formatter(before[0].text, tree).comments() !=
          Formatter(after[0].text, formatted).comments()) {
    context
        .error("cannot-format", "this file cannot be formatted without changing what it says",
               {0, {0, 0}})
        .help = "leave it as it is, or write its unusual parts otherwise";
    return std::nullopt;
  }
  return after[0].text;
}

}  // namespace rolecall
