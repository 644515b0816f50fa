// HTML as text: block elements become lines, list items "- " lines, entities their characters;
// scripts, styles and the head go. For any bytes it ends in linear time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// What a page says besides its text.
struct HtmlParts {
  std::string title;                      ///< <title>, else the first <h1>
  std::vector<std::string_view> json_ld;  ///< insides of application/ld+json scripts
};

/// Appends the text of `html` to `out`. Line breaks of the source count as blanks, but where it
/// has no block elements at all: there they are the only lines there are.
void html_to_text(std::string_view html, std::string& out, HtmlParts* parts = nullptr);

/// Whether `text` holds tags that HTML knows: "<p>" and "<br/>", not "<3 years".
bool looks_like_html(std::string_view text);

/// Whether `text` is HTML whose tags are themselves written with entities: "&lt;p&gt;".
bool looks_like_escaped_html(std::string_view text);

/// Appends `text` with its entities as characters.
void append_entities_decoded(std::string_view text, std::string& out);

}  // namespace rolecall
