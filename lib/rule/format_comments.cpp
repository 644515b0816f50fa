#include "rule/format_comments.h"

#include <algorithm>

namespace rolecall {

bool in_brackets(std::string_view source, const YamlNode& node) {
  const auto at = node.mark().bytes.begin;
  return (node.is_mapping() || node.is_sequence()) && (source[at] == '[' || source[at] == '{');
}

CommentMap::CommentMap(std::string_view source, const YamlNode& root) : source_(source) {
  collect(root);
  find_comments();
  assign();
}

bool CommentMap::any_in(Range bytes) const {
  return std::any_of(comments_.begin(), comments_.end(),
                     [&](const Comment& comment) { return bytes.contains(comment.at); });
}

std::vector<std::string> CommentMap::texts() const {
  std::vector<std::string> texts;
  for (const Comment& comment : comments_) texts.push_back(comment.text);
  std::sort(texts.begin(), texts.end());
  return texts;
}

void CommentMap::collect(const YamlNode& node) {
  if (node.is_scalar() || node.is_null()) {
    words_.push_back(node.mark().bytes);
    return;
  }
  const bool flow = in_brackets(source_, node);
  if (flow) flows_.push_back(node.mark().bytes);
  for (const YamlEntry& entry : node.entries) {
    const std::uint32_t at = entry.key.mark().bytes.begin;
    if (!flow) add_unit(&entry, at, at - line_begin(at));
    collect(entry.key);
    collect(entry.value);
  }
  for (const YamlNode& item : node.items) {
    const std::uint32_t at = item.mark().bytes.begin;
    if (!flow) add_unit(&item, at, line_column(at));
    if (!flow && item.is_scalar() && item.text.quoting == Quoting::Plain)
      plain_items_.insert(item.mark().bytes.end);
    collect(item);
  }
}

void CommentMap::add_unit(const void* node, std::uint32_t at, std::size_t column) {
  unit_of_[node] = units_.size();
  Unit& unit = units_.emplace_back();
  unit.at = at;
  unit.column = column;
  unit.blank_before = blank_above(line_begin(at)) &&
                      source_.substr(line_begin(at), at - line_begin(at)).find_first_not_of(" -") ==
                          std::string_view::npos;
}

std::size_t CommentMap::line_begin(std::size_t at) const {
  const std::size_t found = at == 0 ? std::string_view::npos : source_.rfind('\n', at - 1);
  return found == std::string_view::npos ? 0 : found + 1;
}

std::size_t CommentMap::line_column(std::size_t at) const {
  const std::size_t line = line_begin(at);
  return source_.find_first_not_of(' ', line) - line;
}

bool CommentMap::blank_above(std::size_t line) const {
  if (line == 0) return false;
  const std::size_t above = line_begin(line - 1);
  return source_.substr(above, line - above).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// A sign # between words, at the beginning of a line or behind a blank, begins one.
void CommentMap::find_comments() {
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
    comment.tight = at > 0 && source_[at - 1] == ' ' &&
                    plain_items_.count(static_cast<std::uint32_t>(at - 1)) > 0;
    at = end;
  }
}

// A comment that stands deeper than what follows is about what stands before it, at its depth or
// less deep: the tests of a rule that are still to be written, say.
Unit* CommentMap::unit_ending_at(const Comment& comment, std::vector<Unit>::iterator next) {
  const std::size_t column = comment.at - line_begin(comment.at);
  for (auto unit = next; unit != units_.begin();) {
    --unit;
    if (next != units_.end() && unit->column <= line_column(next->at)) return nullptr;
    if (unit->column <= column) return &*unit;
  }
  return nullptr;
}

void CommentMap::assign() {
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
      else if (Unit* before = unit_ending_at(comment, next); before && before->column > 0)
        before->below.push_back(comment);
      else if (next == units_.end())
        tail_.push_back(comment);
      else
        next->above.push_back(comment);
    } else if (next == units_.begin()) {
      header_.push_back(comment);
    } else {
      std::prev(next)->behind.push_back(comment);
    }
  }
  if (!units_.empty()) {
    blank_after_header_ = units_.front().blank_before;
    units_.front().blank_before = false;
  }
}

}  // namespace rolecall
