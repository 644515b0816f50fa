// What a rule file holds besides its tree: comments and empty lines, and where each belongs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rule/yaml.h"

namespace rolecall {

struct Comment {
  std::uint32_t at = 0;
  std::string text;
  bool own_line = false;
  bool blank_before = false;
  bool tight = false;  ///< one blank behind a plain item, which the loader warns of: "- C # D"
};

/// What stands on lines of its own: an entry of a block mapping, an item of a block list.
struct Unit {
  std::uint32_t at = 0;
  std::size_t column = 0;  ///< of its key, or of its dash
  bool blank_before = false;
  std::vector<Comment> above;
  std::vector<Comment> behind;
  std::vector<Comment> below;  ///< at its own depth, where what follows stands less deep
};

/// Whether the mapping or list stands in brackets.
bool in_brackets(std::string_view source, const YamlNode& node);

/// The comments of a file, each given to the unit it stands above, behind or below.
class CommentMap {
 public:
  /// Both must outlive it: units are found by the nodes' addresses.
  CommentMap(std::string_view source, const YamlNode& root);

  /// Of an entry of a block mapping or an item of a block list.
  const Unit& unit(const void* node) const { return units_[unit_of_.at(node)]; }
  const std::vector<Comment>& all() const { return comments_; }
  const std::vector<Comment>& header() const { return header_; }  ///< above all units
  const std::vector<Comment>& tail() const { return tail_; }      ///< below all units
  bool blank_after_header() const { return blank_after_header_; }
  bool any_in(Range bytes) const;

  /// The texts of all comments, sorted.
  std::vector<std::string> texts() const;

 private:
  void collect(const YamlNode& node);
  void add_unit(const void* node, std::uint32_t at, std::size_t column);
  Unit* unit_ending_at(const Comment& comment, std::vector<Unit>::iterator next);
  std::size_t line_begin(std::size_t at) const;
  /// Of the first sign of the line, which is the dash of an item.
  std::size_t line_column(std::size_t at) const;
  bool blank_above(std::size_t line) const;
  void find_comments();
  void assign();

  std::string_view source_;
  std::vector<Range> words_;  ///< scalars: what no comment can stand in
  std::vector<Range> flows_;
  std::set<std::uint32_t> plain_items_;  ///< where those of block lists end
  std::vector<Comment> comments_;
  std::vector<Unit> units_;  ///< by place
  std::unordered_map<const void*, std::size_t> unit_of_;
  std::vector<Comment> header_, tail_;
  bool blank_after_header_ = false;
};

}  // namespace rolecall
