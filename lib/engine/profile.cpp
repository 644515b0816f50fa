#include "engine/profile.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "engine/skill_names.h"
#include "text/years.h"

namespace rolecall {
namespace {

constexpr std::size_t kLongWords = 7;     // words of a line that is no name of a skill
constexpr std::size_t kLongLetters = 24;  // letters without words (Chinese) that are none either

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\v\f";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

// A line of a list without its comment and its bullet.
std::string_view entry_text(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1))
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') {
      line = line.substr(0, at);
      break;
    }
  line = trim(line);
  for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "· "})
    if (line.starts_with(bullet)) line = trim(line.substr(bullet.size()));
  return line;
}

// Cuts at commas and semicolons outside of brackets, also full-width ones.
std::vector<std::string_view> pieces_of(std::string_view entry) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < entry.size();) {
    const std::size_t here = at;
    const char32_t c = narrow(decode(entry, at));
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && depth > 0) --depth;
    if (depth > 0 || (c != ',' && c != ';' && c != 0x3001)) continue;
    pieces.push_back(trim(entry.substr(begin, here - begin)));
    begin = at;
  }
  pieces.push_back(trim(entry.substr(begin)));
  std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
  return pieces;
}

bool is_long(std::string_view piece) {
  std::size_t words = 0, letters = 0;
  bool inside = false;
  for (std::size_t at = 0; at < piece.size();) {
    const CharClass what = classify(decode(piece, at));
    letters += what == CharClass::Letter;
    words += what == CharClass::Word && !inside;
    inside = what == CharClass::Word;
  }
  return words >= kLongWords || letters >= kLongLetters;
}

template <class Each>
void each_line(std::string_view text, Each each) {
  std::uint32_t number = 1;
  for (std::size_t begin = 0; begin <= text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    each(number, text.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool looks_like_list(std::string_view text, const SkillNames& names) {
  std::size_t lines = 0, known = 0, prose = 0;
  each_line(text, [&](std::uint32_t, std::string_view line) {
    const std::string_view entry = entry_text(line);
    if (entry.empty()) return;
    ++lines;
    bool any_long = false, any_known = false;
    for (const std::string_view piece : pieces_of(entry)) {
      any_long = any_long || is_long(piece);
      any_known = any_known || !names.find(piece).empty();
    }
    known += any_known;
    prose += any_long;
  });
  return 2 * known >= lines || 5 * prose < lines;
}

class ProfileReader {
 public:
  explicit ProfileReader(const Analyzer& analyzer) : analyzer_(analyzer), names_(analyzer.pack()) {
    reading_.profile.values.assign(analyzer.pack().facts().size(), -1);
  }

  ProfileReading read(std::string_view text, ProfileFormat format) {
    if (format == ProfileFormat::Auto)
      format = looks_like_list(text, names_) ? ProfileFormat::List : ProfileFormat::Text;
    reading_.format = format;
    if (format == ProfileFormat::List)
      each_line(text, [this](std::uint32_t number, std::string_view line) {
        for (const std::string_view piece : pieces_of(entry_text(line))) read_piece(number, piece);
      });
    else
      tag(text, true);
    finish();
    return std::move(reading_);
  }

 private:
  void read_piece(std::uint32_t line, std::string_view piece) {
    const auto found = names_.find(piece);
    if (!found.empty()) {
      take(found);
      return;
    }
    // "Python (5 years)", "Spark: daily": the name before the remark, else what the rules find.
    const std::string_view name = trim(piece.substr(0, piece.find_first_of("(:[")));
    const auto before = names_.find(name);
    if (!before.empty()) {
      take(before);
      return;
    }
    if (!tag(piece, false))
      reading_.unknown.push_back({line, std::string(piece), names_.hint(name)});
  }

  // Skills that `text` names; false: none.
  bool tag(std::string_view text, bool facts) {
    Posting posting;
    posting.text = text;
    const Analysis analysis = analyzer_.analyze(posting, scratch_);
    bool any = false;
    for (const SkillAsk& skill : analysis.skills) {
      if (skill.ask == Ask::Negated) continue;
      reading_.profile.skills.push_back(skill.rule);
      any = true;
    }
    if (!facts) return any;
    for (const Span& span : analysis.spans) {
      const RuleEntry& rule = analyzer_.pack().rules()[span.rule];
      if (rule.kind != Kind::Fact || rule.fact == kNone) continue;
      std::int32_t& value = reading_.profile.values[rule.fact];
      value = std::max(value, fact_value(analyzer_.pack(), text, span));
    }
    return any;
  }

  void take(const std::vector<Index>& rules) {
    reading_.profile.skills.insert(reading_.profile.skills.end(), rules.begin(), rules.end());
  }

  void finish() {
    Profile& profile = reading_.profile;
    std::sort(profile.skills.begin(), profile.skills.end());
    profile.skills.erase(std::unique(profile.skills.begin(), profile.skills.end()),
                         profile.skills.end());
    const auto rules = analyzer_.pack().rules();
    profile.credentials_told =
        std::any_of(profile.skills.begin(), profile.skills.end(),
                    [&](Index rule) { return rules[rule].kind == Kind::Credential; });
  }

  const Analyzer& analyzer_;
  SkillNames names_;
  Scratch scratch_;
  ProfileReading reading_;
};

}  // namespace

ProfileReading read_profile(const Analyzer& analyzer, std::string_view text, ProfileFormat format) {
  return ProfileReader(analyzer).read(text, format);
}

}  // namespace rolecall
