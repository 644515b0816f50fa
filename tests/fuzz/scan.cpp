// Any bytes as a posting: what is found lies inside the text, on whole code points, and the
// sections are the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "engine/analyzer.h"
#include "engine/packs.h"

namespace {

using namespace rolecall;

void require(bool holds) {
  if (!holds) std::abort();
}

const Analyzer& kitchen() {
  static const Analyzer analyzer = [] {
    Diagnostics diagnostics;
    auto pack = load_pack(ROLECALL_SOURCE_DIR "/tests/packs/kitchen/pack", "", diagnostics);
    require(pack.has_value());
    return Analyzer(std::move(*pack));
  }();
  return analyzer;
}

// Bytes that are no UTF-8 become U+FFFD, as the readers make them.
std::string mended(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = decode(bytes, at);
    const bool bad = (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF;
    append_utf8(bad ? 0xFFFD : c, text);
  }
  return text;
}

void check(std::string_view text, Range range) {
  require(range.begin <= range.end && range.end <= text.size());
  const auto whole = [&](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  require(whole(range.begin) && whole(range.end));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Posting posting;
  posting.text = mended({reinterpret_cast<const char*>(data), size});
  const std::string_view text = posting.text;
  static Scratch scratch;
  const Analysis analysis = kitchen().analyze(posting, scratch);
  const std::size_t rules = kitchen().pack().rules().size();
  Range last;
  for (const Span& span : analysis.spans) {
    check(text, span.range);
    require(!span.range.empty() && span.rule < rules &&
            span.clause < analysis.layout.clauses.size());
    require(last <= span.range);
    last = span.range;
  }
  for (const Tag& tag : analysis.tags) {
    check(text, tag.range);
    require(tag.section < analysis.sections.size() && tag.clause < analysis.layout.clauses.size());
  }
  for (const Fact& fact : analysis.facts)
    if (!fact.range.empty()) check(text, fact.range);
  for (const Clause& clause : analysis.layout.clauses) check(text, clause.range);
  std::uint32_t end = 0;
  for (const Section& section : analysis.sections) {
    check(text, section.range);
    require(section.range.begin == end);
    end = section.range.end;
    if (!section.heading.empty()) require(section.range.contains(section.heading));
  }
  require(end == text.size() || (analysis.sections.empty() && text.empty()));
  return 0;
}
