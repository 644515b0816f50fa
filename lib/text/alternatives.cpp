#include "text/alternatives.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::uint32_t kGap = 40;   // bytes between two items of a list
constexpr std::uint32_t kLead = 72;  // bytes before a list that may hold "one of the following"
constexpr std::uint32_t kTail = 30;  // bytes behind it that may hold 至少一种

// The longest connector at the start of `text`.
const ConnectorEntry* connector_at(const Pack& pack, std::string_view text) {
  if (text.empty()) return nullptr;
  const auto first = static_cast<unsigned char>(ascii_lower(text[0]));
  if (!pack.may_be_connector(first)) return nullptr;
  const auto first_of = [&](const ConnectorEntry& connector) {
    return static_cast<unsigned char>(pack.str(connector.word)[0]);
  };
  for (const auto& connector : std::ranges::equal_range(pack.connectors(), first, {}, first_of))
    if (starts_with_word(text, pack.str(connector.word))) return &connector;
  return nullptr;
}

// Signs around an item that say nothing of the list: “Spark” or `Flink`.
bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == U'「' ||
         c == U'」' || c == U'『' || c == U'』';
}

/// What stands between two neighbours.
struct Gap {
  bool joins = false;   ///< only separators and connectors
  bool either = false;  ///< an any-of word
  bool both = false;    ///< an all-of word
  bool slash = false;   ///< no separator but a slash
  bool turns = false;   ///< a full-width comma and no word: it may part two lists
  bool opens = false;   ///< a bracket with a connector: "Spark (or Flink)"
  bool closes = false;  ///< a bracket
};

Gap read_gap(const Pack& pack, std::string_view gap) {
  Gap result;
  if (gap.size() > kGap) return result;
  bool slashes = false;
  bool others = false;
  for (std::size_t at = 0; at < gap.size();) {
    if (const ConnectorEntry* connector = connector_at(pack, gap.substr(at))) {
      (connector->any_of ? result.either : result.both) = true;
      at += connector->word.size;
      continue;
    }
    const char32_t written = decode(gap, at);
    const char32_t sign = narrow(written);
    if (written == U'，') {
      if (result.either || result.both) return {};  // "Spark、Flink至少一种，Go"
      result.turns = true;
    }
    result.closes = result.closes || sign == ')';
    if (sign == '/' || sign == '|')
      slashes = true;
    else if (sign == ',' || sign == U'、' || sign == ')' || sign == '*')
      others = true;
    else if (sign == '(' && connector_at(pack, gap.substr(skip_blanks(gap, at))))
      result.opens = true;
    else if (!is_quote(sign) && classify(sign) != CharClass::Blank)
      return {};
  }
  const bool word = result.either || result.both;
  result.slash = slashes && !others && !word;
  result.turns = result.turns && !word;
  result.joins = slashes || others || word;
  return result;
}

// Whether a list may begin behind `text`: "languages:", "such as (", "one of “".
bool adjoins_list(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t sign = narrow(decode(text, at));
    const bool opens = sign == ':' || sign == ',' || sign == '(' || is_quote(sign);
    if (!opens && classify(sign) != CharClass::Blank) return false;
  }
  return true;
}

// Whether any-of wording stands at the end of `text`, from `from` on, before a list: right before
// it, or as a phrase of several words ("one of the following languages:").
bool leads(const Pack& pack, std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!word_begins_at(text, at)) continue;
    const ConnectorEntry* connector = connector_at(pack, text.substr(at));
    if (!connector || !connector->any_of) continue;
    const std::string_view word = pack.str(connector->word);
    if (adjoins_list(text.substr(at + word.size())) || word.find(' ') != word.npos) return true;
  }
  return false;
}

bool trails(const Pack& pack, std::string_view text) {
  for (std::size_t at = 0; at < text.size() && text[at] != ','; at += 1) {
    if (text.substr(at, 3) == "，" || text.substr(at, 3) == "、") return false;
    if (!is_wide(text[at])) continue;
    const ConnectorEntry* connector = connector_at(pack, text.substr(at));
    if (connector && connector->any_of && connector->word.size >= 6) return true;
  }
  return false;
}

class Numberer {
 public:
  Numberer(const Pack& pack, std::string_view text, std::vector<Tag>& tags)
      : pack_(pack), text_(text), tags_(tags), gaps_(tags.size()) {
    for (std::size_t i = 1; i < tags.size(); ++i) {
      const Range between{tags[i - 1].range.end, tags[i].range.begin};
      if (tags[i].clause == tags[i - 1].clause && between.begin < between.end)
        gaps_[i] = read_gap(pack, between.of(text));
    }
  }

  void number(const Layout& layout) {
    for (std::size_t begin = 0; begin < tags_.size();) {
      std::size_t end = begin + 1;
      while (end < tags_.size() && gaps_[end].joins) ++end;
      if (end - begin > 1) run(begin, end, layout.clauses[tags_[begin].clause].range);
      begin = end;
    }
  }

 private:
  // A run of tags joined by separators and connectors.
  void run(std::size_t begin, std::size_t end, const Range& clause) {
    const std::uint32_t first = tags_[begin].range.begin;
    std::uint32_t lead = std::max<std::uint32_t>(clause.begin, first > kLead ? first - kLead : 0);
    if (begin > 0) lead = std::max(lead, std::min(first, tags_[begin - 1].range.end));
    const std::uint32_t last = tags_[end - 1].range.end;
    const std::uint32_t tail = std::min<std::uint32_t>(clause.end, last + kTail);
    if (leads(pack_, text_.substr(0, first), lead) ||
        (tail > last && trails(pack_, text_.substr(last, tail - last))))
      give(begin, end);
    else
      part(begin, end);
  }

  // Parts a run at its all-of words ("Go and Spark or Flink"), around its brackets ("Go, Spark (or
  // Flink), Java"), behind the bracket that it begins in ("(Go or Rust), Java"), and at a
  // full-width comma between two lists that have their own words ("Go或Rust，Spark或Flink").
  void part(std::size_t begin, std::size_t end) {
    std::size_t last_word = begin;  // the last tag with a connector before it
    for (std::size_t i = begin + 1; i < end; ++i)
      if (gaps_[i].either || gaps_[i].both) last_word = i;
    bool chosen = false;  // an any-of word stands in the part that begins at `begin`
    const auto part_at = [&](std::size_t i) {
      either(begin, i);
      begin = i;
      chosen = false;
    };
    for (std::size_t i = begin + 1; i < end; ++i) {
      const Gap& gap = gaps_[i];
      const bool closes = gap.closes && !gap.either;
      const bool turns = gap.turns && chosen && i < last_word;
      if (gap.both || closes || turns) {
        part_at(i);
      } else if (gap.opens && !chosen) {
        std::size_t head = i - 1;  // "tools/languages (such as Go)"
        while (head > begin && gaps_[head].slash) --head;
        part_at(head);
      }
      chosen = chosen || gap.either;
    }
    either(begin, end);
  }

  // A part with an any-of word is one list of alternatives; without one its slashes join them.
  void either(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i)
      if (gaps_[i].either) return give(begin, end);
    for (std::size_t i = begin + 1; i < end; ++i) {
      const std::size_t from = i - 1;
      while (i < end && gaps_[i].slash) ++i;
      if (i - from > 1) give(from, i);
    }
  }

  void give(std::size_t begin, std::size_t end) {
    const bool one_rule = std::all_of(tags_.begin() + begin, tags_.begin() + end,
                                      [&](const Tag& t) { return t.rule == tags_[begin].rule; });
    if (one_rule) return;
    ++number_;
    for (std::size_t i = begin; i < end; ++i) tags_[i].any_of = number_;
  }

  const Pack& pack_;
  std::string_view text_;
  std::vector<Tag>& tags_;
  std::vector<Gap> gaps_;  // before each tag, since the one before it in its clause
  std::uint32_t number_ = 0;
};

}  // namespace

void number_alternatives(const Pack& pack, std::string_view text, const Layout& layout,
                         std::vector<Tag>& tags) {
  Numberer(pack, text, tags).number(layout);
}

bool says_either(const Pack& pack, std::string_view text, Range between) {
  if (between.size() > 4 * kGap) return false;
  const std::string_view upto = text.substr(0, between.end);
  for (std::size_t at = between.begin; at < upto.size(); ++at) {
    if (!word_begins_at(upto, at)) continue;
    const ConnectorEntry* connector = connector_at(pack, upto.substr(at));
    if (connector && connector->any_of) return true;
    if (connector) at += connector->word.size - 1;
  }
  return false;
}

bool opens_examples(const Pack& pack, std::string_view text) {
  const ConnectorEntry* connector = connector_at(pack, text.substr(skip_blanks(text, 0)));
  return connector && connector->any_of;
}

}  // namespace rolecall
