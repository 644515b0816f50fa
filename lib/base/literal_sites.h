// Where a pattern has a literal as written, and what may stand beside it there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/pattern_pieces.h"

namespace rolecall {

/// Looks at one pattern, which must outlive it. In doubt the answer is no: then something else may
/// stand beside the literal.
class LiteralSites {
 public:
  /// A run of pieces: [begin, end).
  struct Site {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  explicit LiteralSites(std::string_view pattern);

  /// Places of a literal (lower case), also those in another case. Those whose last character is
  /// repeated or optional are none.
  std::vector<Site> find(std::string_view literal) const;
  /// The place is not part of a longer run of characters.
  bool is_whole(Site site) const;
  /// Its characters, in the pattern's case.
  std::string written(Site site) const;

  /// Whether no ASCII letter or digit can stand right before (behind) the place in a match whose
  /// hit (the group "hit", or the whole match) stands at word boundaries. The literal begins (ends)
  /// with a letter or digit; otherwise no.
  bool begins_word(Site site) const;
  bool ends_word(Site site) const;

  /// The pattern with `c` in place of each of the sites.
  std::string with(char c, std::vector<Site> sites) const;

 private:
  enum class Side { Before, Behind };

  /// An element of a sequence: a piece or a group, with its repetitions.
  struct Item {
    std::size_t begin = 0, end = 0;  // pieces, without repetitions
    std::size_t after = 0;           // behind the repetitions
    bool optional = false;
    bool repeated = false;  // more than once
  };

  std::string_view str(std::size_t piece) const { return pieces_[piece].range.of(pattern_); }
  Item item_ending_at(std::size_t after) const;
  Item item_beginning_at(std::size_t begin) const;
  Item with_repeats(std::size_t begin, std::size_t end) const;
  bool is_apart(std::size_t piece) const;
  bool edge_is_apart(const Item& item, Side side) const;
  bool apart(std::size_t at, Side side, std::size_t within) const;
  bool apart_from_group(std::size_t open, Side side, std::size_t within) const;

  std::string_view pattern_;
  std::vector<PatternPiece> pieces_;
  bool names_hit_ = false;
  bool sound_ = true;  // its brackets match and only open groups
  PatternGroups groups_;
};

}  // namespace rolecall
