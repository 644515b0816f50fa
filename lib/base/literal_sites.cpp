#include "base/literal_sites.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

using Type = PatternPiece::Type;

constexpr std::size_t kTop = PatternGroups::kTop;

bool is_apart_escape(std::string_view escape) {
  if (escape.size() != 2) return false;
  const char c = escape[1];
  return !is_alnum(c) || std::string_view("bsWnrtf").find(c) != std::string_view::npos;
}

// Whether a class has neither ASCII letters nor digits.
bool is_apart_class(std::string_view cls) {
  if (cls[1] == '^') return false;
  const auto members = members_of(cls);
  return members && std::all_of(members->begin(), members->end(), [](const ClassMember& member) {
           if (!member.escape.empty())
             return member.escape != "\\b" && is_apart_escape(member.escape);
           for (char32_t c = member.from; c <= member.to && c < 0x80; ++c)
             if (is_alnum(c)) return false;
           return true;
         });
}

}  // namespace

LiteralSites::LiteralSites(std::string_view pattern)
    : pattern_(pattern),
      pieces_(cut_pattern(pattern)),
      names_hit_(pattern.find(kHitGroup) != pattern.npos) {
  if (auto groups = groups_of(pattern, pieces_))
    groups_ = std::move(*groups);
  else
    sound_ = false;
}

std::vector<LiteralSites::Site> LiteralSites::find(std::string_view literal) const {
  std::vector<Site> sites;
  for (std::size_t begin = 0; sound_ && begin < pieces_.size(); ++begin) {
    std::size_t i = begin, at = 0;
    while (at < literal.size() && i < pieces_.size()) {
      std::size_t next = at;
      if (ascii_lower(character_of(pattern_, pieces_[i])) != decode(literal, next)) break;
      at = next;
      ++i;
    }
    if (at < literal.size() || literal.empty()) continue;
    if (i < pieces_.size() && pieces_[i].type == Type::Repeat) continue;
    sites.push_back({begin, i});
    begin = i - 1;
  }
  return sites;
}

bool LiteralSites::is_whole(Site site) const {
  const auto is_character = [&](std::size_t i) {
    return i < pieces_.size() && character_of(pattern_, pieces_[i]) != 0;
  };
  const bool goes_on = is_character(site.end) && (site.end + 1 == pieces_.size() ||
                                                  pieces_[site.end + 1].type != Type::Repeat);
  return !goes_on && (site.begin == 0 || !is_character(site.begin - 1));
}

std::string LiteralSites::written(Site site) const {
  std::string characters;
  for (std::size_t i = site.begin; i < site.end; ++i)
    append_utf8(character_of(pattern_, pieces_[i]), characters);
  return characters;
}

bool LiteralSites::begins_word(Site site) const {
  return is_alnum(character_of(pattern_, pieces_[site.begin])) &&
         apart(site.begin, Side::Before, kTop);
}

bool LiteralSites::ends_word(Site site) const {
  return is_alnum(character_of(pattern_, pieces_[site.end - 1])) &&
         apart(site.end, Side::Behind, kTop);
}

std::string LiteralSites::with(char c, std::vector<Site> sites) const {
  std::string pattern(pattern_);
  std::sort(sites.begin(), sites.end(),
            [](const Site& a, const Site& b) { return a.begin > b.begin; });
  std::size_t changed = pieces_.size();
  for (const Site& site : sites) {
    if (site.end > changed) continue;  // overlaps another
    changed = site.begin;
    const std::uint32_t begin = pieces_[site.begin].range.begin;
    pattern.replace(begin, pieces_[site.end - 1].range.end - begin, 1, c);
  }
  return pattern;
}

LiteralSites::Item LiteralSites::with_repeats(std::size_t begin, std::size_t end) const {
  Item item{begin, end, end, false, false};
  for (; item.after < pieces_.size() && pieces_[item.after].type == Type::Repeat; ++item.after) {
    const std::string_view repeat = str(item.after);
    item.optional = item.optional || repeat[0] == '*' || repeat[0] == '?' || repeat[1] == '0';
    item.repeated = item.repeated || repeat != "?";
  }
  return item;
}

LiteralSites::Item LiteralSites::item_beginning_at(std::size_t begin) const {
  const bool group = pieces_[begin].type == Type::Open;
  return with_repeats(begin, (group ? groups_.close[begin] : begin) + 1);
}

LiteralSites::Item LiteralSites::item_ending_at(std::size_t after) const {
  std::size_t last = after - 1;
  while (last > 0 && pieces_[last].type == Type::Repeat) --last;
  if (pieces_[last].type != Type::Close) return with_repeats(last, last + 1);
  return with_repeats(groups_.group[last], last + 1);
}

bool LiteralSites::is_apart(std::size_t piece) const {
  switch (pieces_[piece].type) {
    case Type::Literal:
      return !is_alnum(str(piece)[0]);
    case Type::Escape:
      return is_apart_escape(str(piece));
    case Type::Class:
      return is_apart_class(str(piece));
    case Type::Anchor:
      return true;
    default:
      return false;
  }
}

// Whether the last character (Before) or the first (Behind) of what the item matches is apart.
bool LiteralSites::edge_is_apart(const Item& item, Side side) const {
  if (pieces_[item.begin].type != Type::Open) return is_apart(item.begin);
  const std::size_t open = item.begin, close = item.end - 1;
  if (side == Side::Behind && !apart(open + 1, side, open)) return false;
  if (side == Side::Before && !apart(close, side, open)) return false;
  for (std::size_t i = open + 1; i < close; ++i)
    if (pieces_[i].type == Type::Bar && groups_.group[i] == open &&
        !apart(side == Side::Behind ? i + 1 : i, side, open))
      return false;
  return true;
}

// Whether what can stand right before (behind) the piece boundary `at` is apart, without leaving
// the group `within` (kTop: all of the pattern may be looked at).
bool LiteralSites::apart(std::size_t at, Side side, std::size_t within) const {
  const bool before = side == Side::Before;
  if (at == (before ? 0 : pieces_.size())) return !names_hit_ && within == kTop;
  const std::size_t next = before ? at - 1 : at;
  const Type type = pieces_[next].type;
  if (type == Type::Bar) return apart_from_group(groups_.group[next], side, within);
  if (type == Type::Open && before) return apart_from_group(next, side, within);
  if (type == Type::Close && !before) return apart_from_group(groups_.group[next], side, within);
  const Item item = before ? item_ending_at(at) : item_beginning_at(at);
  if (!edge_is_apart(item, side)) return false;
  return !item.optional || apart(before ? item.begin : item.after, side, within);
}

bool LiteralSites::apart_from_group(std::size_t open, Side side, std::size_t within) const {
  if (open == within && within != kTop) return false;
  if (open == kTop) return !names_hit_;
  if (str(open) == kHitGroup) return true;
  const Item group = item_beginning_at(open);
  if (group.repeated && !edge_is_apart(group, side)) return false;
  return apart(side == Side::Before ? group.begin : group.after, side, within);
}

}  // namespace rolecall
