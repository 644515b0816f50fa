#include "rule/format_writer.h"

#include <algorithm>

#include "rule/format.h"
#include "rule/format_words.h"

namespace rolecall {
namespace {

class FormatWriter {
 public:
  FormatWriter(std::string_view source, const YamlNode& root, const CommentMap& notes)
      : source_(source), root_(root), notes_(notes) {}

  std::string write() {
    for (const Comment& comment : notes_.header()) put_comment(comment, 0, !out_.empty());
    if (!notes_.header().empty() && notes_.blank_after_header()) put_blank_line();
    put_mapping(root_, 0, "", false);
    for (const Comment& comment : notes_.tail()) put_comment(comment, 0, true);
    return std::move(out_);
  }

 private:
  void put_blank_line() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  void put_comment(const Comment& comment, std::size_t indent, bool may_skip) {
    if (comment.blank_before && may_skip) put_blank_line();
    out_.append(indent, ' ');
    out_ += comment.text;
    out_ += '\n';
  }

  void put_above(const Unit& unit, std::size_t indent, bool may_skip) {
    for (const Comment& comment : unit.above) {
      put_comment(comment, indent, may_skip);
      may_skip = true;
    }
    if (unit.blank_before && may_skip) put_blank_line();
  }

  void end_line(const Unit& unit) {
    for (const Comment& comment : unit.behind) (out_ += comment.tight ? " " : "  ") += comment.text;
    out_ += '\n';
  }

  void put_below(const Unit& unit, std::size_t indent) {
    for (const Comment& comment : unit.below) put_comment(comment, indent, true);
  }

  /// `open`: the first entry goes on a line that has been begun ("- ").
  void put_mapping(const YamlNode& node, std::size_t indent, std::string_view under, bool open) {
    bool first = true;
    for (const YamlEntry* entry : ordered_entries(node, under)) {
      const Unit& at = notes_.unit(entry);
      if (!(open && first)) {
        put_above(at, indent, !first || indent > 0);
        out_.append(indent, ' ');
      }
      first = false;
      out_ += format_scalar(source_, entry->key, indent);
      out_ += ':';
      put_value(entry->value, indent, entry->key.text.value, at);
      put_below(at, indent);
    }
  }

  void put_value(const YamlNode& value, std::size_t indent, std::string_view key, const Unit& at) {
    if (value.is_scalar() || in_brackets(source_, value)) {
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
      const Unit& at = notes_.unit(&item);
      put_above(at, indent, true);
      if (item.is_mapping() && !in_brackets(source_, item)) {
        // A comment above what is about to come first would split the dash from it.
        const auto entries = ordered_entries(item, key);
        for (const Comment& comment : notes_.unit(entries.front()).above)
          put_comment(comment, indent, true);
        for (const Comment& comment : at.behind) put_comment(comment, indent, false);
        out_.append(indent, ' ');
        out_ += "- ";
        put_mapping(item, indent + 2, key, true);
      } else if (item.is_sequence() && !in_brackets(source_, item)) {
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
      put_below(at, indent);
    }
  }

  void put_inline(const YamlNode& node, std::size_t indent, std::string_view key) {
    if (node.is_scalar()) {
      out_ += format_scalar(source_, node, indent);
      return;
    }
    const Range bytes = node.mark().bytes;
    if (notes_.any_in(bytes)) {
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
      pieces.back().text += format_scalar(source_, node, 0);
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
    for (const YamlEntry* entry : ordered_entries(node, key)) {
      separate(entry->key.mark().bytes.begin);
      pieces.back().text += format_scalar(source_, entry->key, 0) + ": ";
      add_pieces(entry->value, entry->key.text.value, pieces);
    }
    pieces.back().text += list ? ']' : '}';
  }

  std::string_view source_;
  const YamlNode& root_;
  const CommentMap& notes_;
  std::string out_;
};

}  // namespace

std::string write_formatted(std::string_view source, const YamlNode& root,
                            const CommentMap& notes) {
  return FormatWriter(source, root, notes).write();
}

}  // namespace rolecall
