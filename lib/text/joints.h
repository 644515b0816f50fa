// Line breaks that a text lost: "models in SQLAbility to draw", "Qualifications5+ years". Pages
// that were copied or scraped run their items into one another; read as they stand, one item's
// wording would count for all of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// The joints of one text after another; its buffers are reused. One a thread.
///
/// A joint is where
/// - one of the pack's openers is glued to the word, or bracket, before;
/// - initials are: "QualificationsM.S. in";
/// - a number of years is, or touches a full stop: "Qualifications5+ years", "is a plus.5 years";
/// - an item's number is, and the item before it is in the text: "熟悉PyTorch6.本科"; or the number
///   is 1 and the item behind it is: "Must have1. 会Go；2. 本科"; or neither it nor that item needs
///   a sign: "2 会Go者优先3 会画图";
/// - a hyphen that opens an item touches the full stop before it: "is a plus.-Strong in SQL"; or it
///   is one of a Chinese list in one line: "- 会Go - 会画图".
class Joints {
 public:
  /// Finds those of `text`, which is valid UTF-8 and must outlive the calls below. Linear time.
  void find(const Pack& pack, std::string_view text);

  /// Places where a break is missing: offsets of what should begin a line, in order.
  const std::vector<std::uint32_t>& places() const { return places_; }

  /// The text with a line break at every joint. The text itself where it has none.
  std::string_view mended() const { return places_.empty() ? text_ : std::string_view(mended_); }

  /// Where a stretch of the mended text stands in the text itself.
  Range in_text(Range mended) const;

  /// Lines and clauses of the mended text become those of the text: what a joint parted are two
  /// clauses of one line.
  void put_back(Layout& layout) const;
  /// All ranges of what was found in the mended text, but for those of the title.
  void put_back(Analysis& analysis) const;

 private:
  /// Of a place where one may lie.
  bool is_joint(const Pack& pack, std::size_t at) const;
  bool opener_at(const Pack& pack, std::size_t at) const;
  bool behind_plain_word(const Pack& pack, std::size_t at) const;
  bool initials_at(std::size_t at) const;
  bool years_at(std::size_t at) const;
  /// Does put_back(layout) and tells, of each line of the mended text, in which of the text it is.
  std::vector<std::uint32_t> merge_lines(Layout& layout) const;

  std::string_view text_;
  std::vector<std::uint32_t> places_;
  std::string mended_;
};

}  // namespace rolecall
