#include "text/alternatives.h"

#include <algorithm>

#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::uint32_t kGap = 40;   // bytes between two items of a list
constexpr std::uint32_t kLead = 72;  // bytes before a list that may hold "one of the following"
constexpr std::uint32_t kTail = 30;  // bytes behind it that may hold 至少一种

bool starts_with_folded(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (ascii_lower(text[i]) != ascii_lower(word[i])) return false;
  // A Latin word must end here.
  return is_wide(word.back()) || text.size() == word.size() || !is_alnum(word.back()) ||
         !is_alnum(text[word.size()]);
}

// The longest connector at the start of `text`.
const ConnectorEntry* connector_at(const Pack& pack, std::string_view text) {
  const ConnectorEntry* best = nullptr;
  if (text.empty() || !pack.may_be_connector(static_cast<unsigned char>(ascii_lower(text[0]))))
    return best;
  for (const auto& connector : pack.connectors())
    if (starts_with_folded(text, pack.str(connector.word)) &&
        (!best || connector.word.size > best->word.size))
      best = &connector;
  return best;
}

struct Gap {
  bool joins = false;   ///< only separators and connectors
  bool either = false;  ///< an any-of word
  bool both = false;    ///< an all-of word
  bool slash = false;   ///< nothing but a slash
};

Gap read_gap(const Pack& pack, std::string_view gap) {
  Gap result;
  if (gap.size() > kGap) return result;
  std::size_t slashes = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < gap.size();) {
    if (const std::size_t size = blank_at(gap, at)) {
      at += size;
    } else if (const ConnectorEntry* connector = connector_at(pack, gap.substr(at))) {
      (connector->any_of ? result.either : result.both) = true;
      at += connector->word.size;
    } else if (gap[at] == '/' || gap[at] == '|') {
      ++slashes;
      ++at;
    } else if (gap.substr(at, 3) == "、" || gap.substr(at, 3) == "／") {
      ++(gap.substr(at, 3) == "／" ? slashes : others);
      at += 3;
    } else if (gap[at] == ',' || gap[at] == ')' || gap[at] == '*' || gap[at] == '"') {
      ++others;
      ++at;
    } else if (gap[at] == '(' && connector_at(pack, gap.substr(at + 1))) {
      ++at;
    } else {
      return {};
    }
  }
  result.slash = slashes > 0 && others == 0 && !result.either && !result.both;
  result.joins = slashes > 0 || others > 0 || result.either || result.both;
  return result;
}

// Whether any-of wording stands in `text` before a list: right before it, or as a phrase of
// several words ("one of the following languages:").
bool leads(const Pack& pack, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && !is_wide(text[at]) && is_alnum(text[at - 1])) continue;
    const ConnectorEntry* connector = connector_at(pack, text.substr(at));
    if (!connector || !connector->any_of) continue;
    const std::string_view word = pack.str(connector->word);
    const std::string_view rest = text.substr(at + word.size());
    const bool adjoins = rest.find_first_not_of(" :,(") == rest.npos || rest == "：";
    if (adjoins || word.find(' ') != word.npos) return true;
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
      : pack_(pack), text_(text), tags_(tags) {}

  // A run of tags joined by separators and connectors.
  void run(std::size_t begin, std::size_t end, const Range& clause) {
    if (end - begin < 2) return;
    const std::uint32_t first = tags_[begin].range.begin;
    std::uint32_t lead = std::max<std::uint32_t>(clause.begin, first > kLead ? first - kLead : 0);
    if (begin > 0) lead = std::max(lead, std::min(first, tags_[begin - 1].range.end));
    const std::uint32_t last = tags_[end - 1].range.end;
    const std::uint32_t tail = std::min<std::uint32_t>(clause.end, last + kTail);
    if (leads(pack_, text_.substr(lead, first - lead)) ||
        (tail > last && trails(pack_, text_.substr(last, tail - last))))
      return give(begin, end);

    // "Go and Spark or Flink": an all-of word parts the run.
    std::size_t part = begin;
    for (std::size_t i = begin + 1; i <= end; ++i) {
      if (i < end && !gap(i).both) continue;
      either(part, i);
      part = i;
    }
  }

 private:
  Gap gap(std::size_t i) const {
    const std::uint32_t from = tags_[i - 1].range.end;
    const std::uint32_t to = tags_[i].range.begin;
    return to > from ? read_gap(pack_, text_.substr(from, to - from)) : Gap{};
  }

  void either(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i)
      if (gap(i).either) return give(begin, end);
    for (std::size_t i = begin + 1; i < end; ++i) {  // slashes inside a list of commas
      const std::size_t from = i - 1;
      while (i < end && gap(i).slash) ++i;
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
  std::uint32_t number_ = 0;
};

}  // namespace

void number_alternatives(const Pack& pack, std::string_view text, const Layout& layout,
                         std::vector<Tag>& tags) {
  Numberer numberer(pack, text, tags);
  for (std::size_t begin = 0; begin < tags.size();) {
    std::size_t end = begin + 1;
    while (end < tags.size() && tags[end].clause == tags[begin].clause &&
           tags[end].range.begin > tags[end - 1].range.end &&
           read_gap(pack, text.substr(tags[end - 1].range.end,
                                      tags[end].range.begin - tags[end - 1].range.end))
               .joins)
      ++end;
    numberer.run(begin, end, layout.clauses[tags[begin].clause].range);
    begin = end;
  }
}

bool says_either(const Pack& pack, std::string_view between) {
  if (between.size() > 4 * kGap) return false;
  for (std::size_t at = 0; at < between.size(); ++at) {
    if (at > 0 && !is_wide(between[at]) && is_alnum(between[at - 1])) continue;
    const ConnectorEntry* connector = connector_at(pack, between.substr(at));
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
