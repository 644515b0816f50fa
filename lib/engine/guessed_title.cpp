#include "engine/guessed_title.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/ascii.h"

namespace rolecall {
namespace {

constexpr std::size_t kMaxTitle = 120;   // bytes
constexpr std::size_t kLongTitle = 60;   // bytes: from here on a line may as well be a sentence
constexpr std::size_t kMostPassed = 32;  // lines passed over in search of a title

constexpr std::array<std::string_view, 18> kMailFields{
    "from",         "to",           "cc",         "bcc",        "reply-to",     "date",
    "sent",         "received",     "importance", "message-id", "delivered-to", "return-path",
    "mime-version", "content-type", "发件人",     "收件人",     "抄送",         "发送时间"};
/// Behind which the title stands.
constexpr std::array<std::string_view, 13> kSubjects{
    "subject", "title",    "job title", "position", "position title", "role", "job",
    "主题",    "职位名称", "岗位名称",  "招聘职位", "招聘岗位",       "职位"};
constexpr std::array<std::string_view, 7> kReplies{"re", "fwd", "fw", "aw", "回复", "转发", "答复"};

/// What a title may stand behind, as it says no more than that a posting follows.
constexpr std::array<std::string_view, 7> kHeads{
    "job description",  "job posting", "job details", "position description",
    "role description", "职位描述",    "岗位描述"};

/// Lines of a site's menu, which copied pages begin with.
constexpr std::array<std::string_view, 22> kMenu{"home",
                                                 "jobs",
                                                 "careers",
                                                 "search jobs",
                                                 "all jobs",
                                                 "apply",
                                                 "apply now",
                                                 "share",
                                                 "save",
                                                 "save job",
                                                 "back",
                                                 "back to jobs",
                                                 "menu",
                                                 "log in",
                                                 "login",
                                                 "sign in",
                                                 "skip to main content",
                                                 "view all jobs",
                                                 "首页",
                                                 "立即申请",
                                                 "返回",
                                                 "登录"};

/// What no title begins with, in small letters.
constexpr std::array<std::string_view, 14> kOpeners{
    "we ",     "we're ",  "we’re ",  "our ",     "you ", "your ", "this is ",
    "are you", "do you ", "here at", "looking ", "我们", "你",    "您"};

constexpr std::string_view kMarks = " \t#*_>";

std::string_view without_leading_marks(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(kMarks), line.size()));
  return line;
}

/// Without the blanks and marks at both ends. The sign of "C#" is no mark, that of "# Cook #" is.
std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kTrailing = " \t*_";
  line = without_leading_marks(line);
  line = line.substr(0, line.find_last_not_of(kTrailing) + 1);
  const auto signs = line.find_last_not_of('#') + 1;
  if (signs > 0 && line[signs - 1] == ' ') line = line.substr(0, signs);
  return line.substr(0, line.find_last_not_of(kTrailing) + 1);
}

/// What stands before a colon at the start of a trimmed line, in small letters, and what behind it.
struct NamedField {
  std::string name;
  std::string_view value;
};

NamedField field_of(std::string_view line) {
  constexpr std::size_t kLongestName = 16;
  constexpr std::string_view kWideColon = "：";
  const auto begin = line.substr(0, kLongestName + kWideColon.size());
  const std::size_t wide = begin.find(kWideColon), colon = std::min(begin.find(':'), wide);
  if (colon == begin.npos) return {};
  return {ascii_lowered(trimmed(line.substr(0, colon))),
          without_leading_marks(line.substr(colon + (colon == wide ? kWideColon.size() : 1)))};
}

template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "About us:" is the heading "About us".
std::string_view without_colon(std::string_view line) {
  for (const std::string_view colon : {":", "："})
    if (line.ends_with(colon)) return trimmed(line.substr(0, line.size() - colon.size()));
  return line;
}

/// "Re: Fwd: Cook" is about a cook.
std::string_view without_replies(std::string_view subject) {
  for (;;) {
    const NamedField field = field_of(subject);
    if (!among(kReplies, field.name)) return subject;
    subject = field.value;
  }
}

/// "me@example.com", "https://example.com", and little else: no title has one.
bool is_address(std::string_view line) {
  if (line.size() > kMaxTitle) return false;
  if (line.find("://") != line.npos) return true;
  for (auto at = line.find('@'); at != line.npos; at = line.find('@', at + 1))
    if (at > 0 && at + 1 < line.size() && is_alnum(line[at - 1]) && is_alnum(line[at + 1]))
      return true;
  return false;
}

/// "-----", "---------- Forwarded message ---------"
bool is_rule(std::string_view line) { return line.starts_with("---") || line.starts_with("==="); }

/// "Inc.", "Corp."
bool ends_abbreviated(std::string_view line) {
  constexpr std::size_t kLongest = 5;
  const auto word = line.substr(line.rfind(' ') + 1);
  return word.size() <= kLongest && is_upper(word[0]);
}

/// Whether the line begins or ends like a sentence or a part of one, or goes on in small letters in
/// what comes `next`. A short one may well end in a sign.
bool is_sentence(std::string_view line, std::string_view next) {
  constexpr std::ptrdiff_t kManyWords = 5;
  const std::string begin = ascii_lowered(line.substr(0, 16));
  if (std::any_of(kOpeners.begin(), kOpeners.end(),
                  [&](std::string_view opener) { return begin.starts_with(opener); }))
    return true;
  const bool is_long = line.size() > kLongTitle;
  if (line.ends_with('.') && !ends_abbreviated(line))
    return is_long || std::count(line.begin(), line.end(), ' ') >= kManyWords - 1;
  if (!is_long) return false;
  if (!next.empty() && is_lower(next[0])) return true;
  constexpr std::string_view kSigns[] = {"!",  "?",  ",",  ":",  ";", "。",
                                         "！", "？", "，", "：", "；"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return line.ends_with(sign); });
}

/// The line that `text` begins with; it is taken off.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find_first_of("\r\n"), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with("\r\n"))
    text.remove_prefix(2);
  else if (!text.empty())
    text.remove_prefix(1);
  return line;
}

}  // namespace

std::string_view guess_title(std::string_view text, std::string_view heading) {
  for (std::size_t passed = 0; passed <= kMostPassed && !text.empty();) {
    std::string_view line = trimmed(take_line(text));
    if (line.empty()) continue;
    ++passed;
    const NamedField field = field_of(line);
    if (among(kMailFields, field.name) || is_rule(line) || is_address(line)) continue;
    const std::string words = ascii_lowered(without_colon(line));
    if (among(kHeads, words) || among(kMenu, words)) continue;
    if (among(kSubjects, field.name)) line = without_replies(field.value);
    if (line.empty()) continue;
    const bool fits = line.size() <= kMaxTitle;
    const bool heads = !heading.empty() && without_colon(line) == without_colon(heading);
    return fits && !heads && !is_sentence(line, text) ? line : std::string_view{};
  }
  return {};
}

}  // namespace rolecall
