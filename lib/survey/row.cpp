#include "survey/row.h"

#include <algorithm>

#include "base/ascii.h"
#include "report/json_sink.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostUntagged = 100;  // lines of a posting

void keep_once(std::vector<std::string>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// UTF-16 code units of ascending byte offsets of a text.
class Utf16Offsets {
 public:
  explicit Utf16Offsets(std::string_view text) : text_(text) {}
  std::uint64_t operator()(std::uint32_t offset) {
    if (offset < at_) at_ = 0, units_ = 0;
    for (; at_ < offset; ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      units_ += byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80;
    }
    return units_;
  }

 private:
  std::string_view text_;
  std::uint32_t at_ = 0;
  std::uint64_t units_ = 0;
};

}  // namespace

Row RowMaker::operator()(const Posting& posting, const Analysis& analysis) const {
  Row row;
  row.id = posting.id;
  row.path = posting.source.path;
  row.record = posting.source.record;
  row.title = analysis.title;
  row.lang = analysis.lang;
  row.role = analysis.role;
  row.decided = analysis.decided;
  row.too_little = too_little_to_judge(analysis);
  row.confidence = analysis.confidence;
  const TaxonomyView& layers = view_of(analysis, catalogue_.levels);
  for (Index leaf = 0; leaf < catalogue_.layer_leaves().size(); ++leaf)
    row.levels.push_back(leaf_of(layers, leaf).level);
  for (const SkillAsk& skill : analysis.skills) row.skills.push_back({skill.rule, skill.ask});
  for (const Fact& fact : analysis.facts) row.facts.push_back({fact.key, fact.text});
  for (const std::string_view note : notes_of(posting, analysis)) row.notes.emplace_back(note);
  row.tags = static_cast<std::uint32_t>(analysis.tags.size());
  row.ask_lines = analysis.coverage.ask_lines;
  row.tagged_lines = analysis.coverage.tagged_lines;
  for (const Untagged& untagged : analysis.coverage.untagged) {
    if (row.untagged.size() >= kMostUntagged) break;
    std::string line = normal_line(untagged_text(posting, analysis, untagged));
    if (line.empty()) continue;
    phrases_.find(line, row.phrases);
    row.untagged.push_back(std::move(line));
  }
  keep_once(row.untagged);
  keep_once(row.phrases);
  row.fingerprint = fingerprint(posting.text);
  row.lot = text_hash(posting.text, text_hash(posting.id));
  return row;
}

std::string text_json(const Posting& posting, const Analysis& analysis, std::size_t most_bytes) {
  std::string_view text = posting.text;
  if (text.size() > most_bytes) {
    std::size_t end = most_bytes;
    while (end > 0 && is_trail(text[end])) --end;
    text = text.substr(0, end);
  }
  std::string out;
  {
    JsonSink to(out);
    Utf16Offsets units(text);
    const auto range = [&](Range at) {
      to.put('[');
      to.number(units(at.begin)), to.put(',');
      to.number(units(at.end));
    };
    to.put("{\"bytes\":"), to.number(posting.text.size());
    to.put(",\"text\":"), to.string(text);
    to.put(",\"tags\":[");
    for (const Tag& tag : analysis.tags) {
      if (tag.range.end > text.size()) continue;
      range(tag.range), to.put(',');
      to.number(tag.rule), to.put(',');
      to.number(static_cast<std::uint64_t>(tag.ask)), to.put(',');
      const bool known = tag.section < analysis.sections.size();
      to.number(known ? analysis.sections[tag.section].kind : 0);
      to.put("],");
    }
    to.drop_comma();
    to.put("],\"untagged\":[");
    for (const Untagged& untagged : analysis.coverage.untagged) {
      Range at = untagged.range;
      if (at.empty() && untagged.line < analysis.layout.lines.size())
        at = analysis.layout.lines[untagged.line];
      if (at.empty() || at.end > text.size()) continue;
      range(at), to.put("],");
    }
    to.drop_comma();
    to.put("]}");
  }
  return out;
}

}  // namespace rolecall
