#include "corpus/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/unicode.h"
#include "corpus/html_entities.h"

namespace rolecall {
namespace {

enum class TagKind : std::uint8_t {
  Unknown,
  Inline,
  Block,
  Paragraph,  ///< a block with a blank line around it
  Break,
  Item,
  Cell,
  Pre,
  Title,
  TopHeading,
  Script,  ///< its inside is no HTML, and is dropped
  Drop,    ///< its inside is HTML, and is dropped
};

struct KnownTag {
  std::string_view name;
  TagKind kind;
};

// clang-format off
/// Sorted.
constexpr KnownTag kTags[] = {
    {"a", TagKind::Inline}, {"abbr", TagKind::Inline}, {"address", TagKind::Block}, {"article", TagKind::Block},
    {"aside", TagKind::Block}, {"b", TagKind::Inline}, {"big", TagKind::Inline}, {"blockquote", TagKind::Block},
    {"body", TagKind::Block}, {"br", TagKind::Break}, {"button", TagKind::Inline}, {"center", TagKind::Block},
    {"cite", TagKind::Inline}, {"code", TagKind::Inline}, {"dd", TagKind::Block}, {"del", TagKind::Inline},
    {"details", TagKind::Block}, {"div", TagKind::Block}, {"dl", TagKind::Block}, {"dt", TagKind::Block},
    {"em", TagKind::Inline}, {"fieldset", TagKind::Block}, {"figure", TagKind::Block}, {"font", TagKind::Inline},
    {"footer", TagKind::Block}, {"form", TagKind::Block}, {"h1", TagKind::TopHeading}, {"h2", TagKind::Paragraph},
    {"h3", TagKind::Paragraph}, {"h4", TagKind::Paragraph}, {"h5", TagKind::Paragraph}, {"h6", TagKind::Paragraph},
    {"head", TagKind::Drop}, {"header", TagKind::Block}, {"hr", TagKind::Paragraph}, {"html", TagKind::Block},
    {"i", TagKind::Inline}, {"iframe", TagKind::Script}, {"img", TagKind::Inline}, {"input", TagKind::Inline},
    {"ins", TagKind::Inline}, {"label", TagKind::Inline}, {"li", TagKind::Item}, {"link", TagKind::Inline},
    {"main", TagKind::Block}, {"mark", TagKind::Inline}, {"meta", TagKind::Inline}, {"nav", TagKind::Block},
    {"noscript", TagKind::Script}, {"o:p", TagKind::Inline}, {"ol", TagKind::Block}, {"option", TagKind::Block},
    {"p", TagKind::Paragraph}, {"pre", TagKind::Pre}, {"s", TagKind::Inline}, {"script", TagKind::Script},
    {"section", TagKind::Block}, {"select", TagKind::Block}, {"small", TagKind::Inline}, {"span", TagKind::Inline},
    {"strike", TagKind::Inline}, {"strong", TagKind::Inline}, {"style", TagKind::Script}, {"sub", TagKind::Inline},
    {"summary", TagKind::Block}, {"sup", TagKind::Inline}, {"svg", TagKind::Script}, {"table", TagKind::Block},
    {"tbody", TagKind::Block}, {"td", TagKind::Cell}, {"template", TagKind::Script}, {"textarea", TagKind::Script},
    {"tfoot", TagKind::Block}, {"th", TagKind::Cell}, {"thead", TagKind::Block}, {"title", TagKind::Title},
    {"tr", TagKind::Block}, {"tt", TagKind::Inline}, {"u", TagKind::Inline}, {"ul", TagKind::Block},
};
// clang-format on

bool is_html_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; }

bool is_name(char c) {
  return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == ':' ||
         c == '-';
}

/// The name at the start of `text`, in small letters; empty if it is too long for a tag of ours.
struct TagName {
  std::array<char, 12> letters{};
  std::size_t size = 0;
  explicit TagName(std::string_view text) {
    while (size < text.size() && is_name(text[size])) {
      if (size == letters.size()) {
        size = 0;
        return;
      }
      letters[size] = ascii_lower(text[size]);
      ++size;
    }
  }
  std::string_view view() const { return {letters.data(), size}; }
};

TagKind kind_of(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(kTags), std::end(kTags), name,
                       [](const KnownTag& a, std::string_view b) { return a.name < b; });
  return found != std::end(kTags) && found->name == name ? found->kind : TagKind::Unknown;
}

/// Whether a tag that HTML knows opens or closes at the start of `text`, which stands behind '<'.
bool known_tag(std::string_view text, std::string_view closer) {
  if (text.starts_with('/')) text.remove_prefix(1);
  const TagName name(text);
  if (name.size == 0 || kind_of(name.view()) == TagKind::Unknown) return false;
  text.remove_prefix(name.size);
  return text.starts_with(closer) || text.starts_with('/') ||
         (!text.empty() && is_html_space(text[0]));
}

bool find_tag(std::string_view text, std::string_view opener, std::string_view closer) {
  for (auto at = text.find(opener); at != std::string_view::npos; at = text.find(opener, at + 1)) {
    const auto behind = text.substr(at + opener.size());
    if (known_tag(behind, closer) || behind.starts_with("!--")) return true;
  }
  return false;
}

bool equal_folded(std::string_view text, std::string_view small) {
  return text.size() == small.size() &&
         std::equal(text.begin(), text.end(), small.begin(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

class HtmlReader {
 public:
  HtmlReader(std::string_view html, std::string& out, HtmlParts* parts)
      : html_(html), out_(out), parts_(parts), start_(out.size()), keep_lines_(!has_blocks(html)) {}

  void run() {
    out_.reserve(out_.size() + html_.size());
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<') {
        markup();
      } else if (c == '&') {
        entity();
      } else {
        words();
      }
    }
    while (out_.size() > start_ && is_html_space(out_.back())) out_.pop_back();
    if (parts_ && parts_->title.empty()) parts_->title = std::move(heading_);
  }

 private:
  static bool has_blocks(std::string_view html) {
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
      const TagKind kind = kind_of(TagName(html.substr(at + 1, 16)).view());
      if (kind != TagKind::Unknown && kind != TagKind::Inline) return true;
    }
    return false;
  }

  void words() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && html_[at_] != '<' && html_[at_] != '&' &&
           !is_html_space(html_[at_]))
      ++at_;
    if (at_ > begin) put(html_.substr(begin, at_ - begin));
    const std::size_t blanks = at_;
    while (at_ < html_.size() && is_html_space(html_[at_])) ++at_;
    if (at_ == blanks) return;
    blank_ = true;
    if ((preformatted_ == 0 && !keep_lines_) || dropped_ > 0 || breaks_ > 0 ||
        out_.size() == start_)
      return;
    for (const char c : html_.substr(blanks, at_ - blanks)) {
      if (c != '\r') out_ += c;
    }
    blank_ = false;
  }

  void put(std::string_view word) {
    if (in_title_ && parts_) append(parts_->title, word);
    if (in_heading_) append(heading_, word);
    if (dropped_ > 0 || in_title_) {
      blank_ = false;
      return;
    }
    break_lines();
    if (blank_ && out_.size() > start_ && !is_html_space(out_.back())) out_ += ' ';
    blank_ = false;
    bullet_ = false;
    out_ += word;
  }

  void append(std::string& to, std::string_view word) const {
    if (blank_ && !to.empty()) to += ' ';
    to += word;
  }

  void break_lines() {
    if (breaks_ == 0) return;
    if (out_.size() > start_) {
      while (out_.size() > start_ && (out_.back() == ' ' || out_.back() == '\t')) out_.pop_back();
      int have = 0;
      for (auto i = out_.size(); i > start_ && out_[i - 1] == '\n' && have < 2; --i) ++have;
      for (; have < breaks_; ++have) out_ += '\n';
    }
    breaks_ = 0;
    blank_ = false;
  }

  /// A line ends here. Not between a bullet and its text.
  void want_break(int lines) {
    if (!bullet_) breaks_ = std::max(breaks_, lines);
    blank_ = true;
  }

  void entity() {
    const auto entity = parse_entity(html_.substr(at_, 32));
    if (entity.value == 0) {
      put("&");
      ++at_;
      return;
    }
    at_ += entity.size;
    if (entity.value == 0xA0 || entity.value < 0x21) {
      blank_ = true;
      return;
    }
    if (entity.value == 0x200B || entity.value == 0xAD) return;
    std::string character;
    append_utf8(entity.value, character);
    put(character);
  }

  void markup() {
    const auto rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      const auto end = rest.find("-->", 4);
      at_ = end == std::string_view::npos ? html_.size() : at_ + end + 3;
      return;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      const auto end = rest.find('>');
      at_ = end == std::string_view::npos ? html_.size() : at_ + end + 1;
      return;
    }
    const bool closes = rest.starts_with("</");
    const TagName name(rest.substr(closes ? 2 : 1, 16));
    const TagKind kind = kind_of(name.view());
    const std::size_t end = is_tag(rest, closes) ? tag_end(at_) : 0;
    if (end == 0) {
      put("<");
      ++at_;
      return;
    }
    const auto tag = html_.substr(at_, end - at_);
    at_ = end;
    apply(kind, name.view(), closes, tag);
  }

  /// Like browsers: '<' and a letter open a tag. "<3" and "< 5" are text.
  static bool is_tag(std::string_view rest, bool closes) {
    const std::size_t at = closes ? 2 : 1;
    return rest.size() > at && ascii_lower(rest[at]) >= 'a' && ascii_lower(rest[at]) <= 'z';
  }

  /// Behind the '>' of the tag at `begin`; 0 if there is none.
  std::size_t tag_end(std::size_t begin) {
    if (begin >= no_more_tags_) return 0;
    // Each search in vain costs the rest of the page: after some, quotes no longer count.
    if (vain_searches_ < 32) {
      char quote = 0;
      for (std::size_t at = begin + 1; at < html_.size(); ++at) {
        const char c = html_[at];
        if (quote != 0) {
          if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
          // Only behind = does a quote open a value.
          if (html_[at - 1] == '=' || is_html_space(html_[at - 1])) quote = c;
        } else if (c == '>') {
          return at + 1;
        }
      }
      ++vain_searches_;
    }
    const auto end = html_.find('>', begin);
    if (end != std::string_view::npos) return end + 1;
    no_more_tags_ = begin;
    return 0;
  }

  /// The end tag of a head and the tag of a body may be left out: like browsers, a head ends where
  /// something opens that none can hold.
  static bool ends_head(TagKind kind) {
    switch (kind) {
      case TagKind::Block:
      case TagKind::Paragraph:
      case TagKind::Break:
      case TagKind::Item:
      case TagKind::Cell:
      case TagKind::Pre:
      case TagKind::TopHeading:
        return true;
      default:
        return false;
    }
  }

  void apply(TagKind kind, std::string_view name, bool closes, std::string_view tag) {
    if (!closes && ends_head(kind)) dropped_ = 0;
    switch (kind) {
      case TagKind::Script:
        if (!closes && !tag.ends_with("/>")) skip_inside(name, tag);
        break;
      case TagKind::Drop:
        dropped_ = closes ? 0 : 1;
        break;
      case TagKind::Title:
        // Only a page has one; in an <svg> or a snippet it is text.
        in_title_ = !closes && parts_ && parts_->title.empty();
        blank_ = true;
        break;
      case TagKind::Block:
        want_break(1);
        break;
      case TagKind::TopHeading:
        in_heading_ = !closes && heading_.empty();
        want_break(2);
        break;
      case TagKind::Paragraph:
        want_break(2);
        break;
      case TagKind::Pre:
        preformatted_ = closes ? 0 : 1;
        want_break(1);
        break;
      case TagKind::Break:
        if (!bullet_) breaks_ = std::min(2, breaks_ + 1);
        break;
      case TagKind::Item:
        bullet_ = false;
        want_break(1);
        if (!closes && dropped_ == 0) {
          break_lines();
          out_ += "- ";
          bullet_ = true;
        }
        break;
      case TagKind::Cell:
        if (closes && dropped_ == 0 && breaks_ == 0 && out_.size() > start_) out_ += '\t';
        break;
      case TagKind::Inline:
      case TagKind::Unknown:
        break;
    }
  }

  void skip_inside(std::string_view name, std::string_view tag) {
    const std::size_t begin = at_;
    std::size_t end = html_.size();
    for (auto at = html_.find("</", begin); at != std::string_view::npos;
         at = html_.find("</", at + 2)) {
      if (!equal_folded(html_.substr(at + 2, name.size()), name)) continue;
      end = at;
      break;
    }
    if (parts_ && name == "script" && tag.find("ld+json") != std::string_view::npos)
      parts_->json_ld.push_back(html_.substr(begin, end - begin));
    const auto close = html_.find('>', end);
    at_ = close == std::string_view::npos ? html_.size() : close + 1;
  }

  std::string_view html_;
  std::string& out_;
  HtmlParts* parts_;
  std::size_t start_;
  std::size_t at_ = 0;
  std::string heading_;
  int breaks_ = 0;       ///< line breaks due before the next word
  bool blank_ = false;   ///< a blank is due
  bool bullet_ = false;  ///< the last thing written is a bullet
  bool keep_lines_;
  bool in_title_ = false;
  bool in_heading_ = false;
  int preformatted_ = 0;
  int dropped_ = 0;
  int vain_searches_ = 0;
  std::size_t no_more_tags_ = std::string_view::npos;
};

}  // namespace

void html_to_text(std::string_view html, std::string& out, HtmlParts* parts) {
  HtmlReader(html, out, parts).run();
}

bool looks_like_html(std::string_view text) { return find_tag(text, "<", ">"); }

bool looks_like_escaped_html(std::string_view text) { return find_tag(text, "&lt;", "&gt;"); }

void append_entities_decoded(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const auto next = std::min(text.find('&', at), text.size());
    out += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    const auto entity = parse_entity(text.substr(at, 32));
    if (entity.value == 0) {
      out += text[at++];
    } else {
      append_utf8(entity.value == 0xA0 ? U' ' : entity.value, out);
      at += entity.size;
    }
  }
}

}  // namespace rolecall
