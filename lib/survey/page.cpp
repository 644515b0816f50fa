#include "survey/page.h"

#include "report/escape.h"
#include "survey/page_assets.h"

namespace rolecall {
namespace {

/// The bytes that `hex` spells, in base64, as a Content-Security-Policy names a hash.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char c) {
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  std::string out;
  unsigned bits = 0, value = 0;
  for (const char c : hex) {
    value = value << 4 | nibble(c);
    bits += 4;
    if (bits < 6) continue;
    bits -= 6;
    out += kDigits[value >> bits & 63];
  }
  if (bits > 0) out += kDigits[value << (6 - bits) & 63];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

void head(const Figures& figures, std::string& out) {
  out +=
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; script-src 'sha256-" +
      base64_of_hex(page_script_sha256()) +
      "'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
      counted_postings(figures.postings.all) + " · rolecall</title>\n<style>\n";
  out += page_style();
  out +=
      "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#overview\">Skip to the figures</a>\n"
      "<header><div><h1>" +
      counted_postings(figures.postings.all) +
      "</h1><p class=\"soft\">What they ask, read by rolecall with the rules “" +
      html_text(figures.pack_name) + "” " + html_text(figures.pack_version) + ".</p>";
  if (const std::string kept = selection_words(figures); !kept.empty())
    out += "<p>" + html_text(kept) + ". All figures are of these.</p>";
  out += "</div><button type=\"button\" id=\"theme\" hidden>Light or dark</button></header>\n";
}

void navigation(const Report& report, std::string& out) {
  out += "<nav aria-label=\"Sections\"><div>";
  const auto link = [&](const char* id, const char* name) {
    ((out += "<a href=\"#") += id) += "\">";
    (out += name) += "</a>";
  };
  link("overview", "Overview");
  if (report.there != nullptr) link("changes", "Changes");
  link("roles", "Roles"), link("layers", "Layers"), link("skills", "Skills"),
      link("pairs", "Pairs");
  link("facts", "Facts"), link("inputs", "Languages, sources"), link("unseen", "Unseen");
  link("duplicates", "Near-duplicates"), link("postings", "Postings"), link("method", "Method");
  out += "<label class=\"scripted\" hidden>Figures of <select id=\"slice\">";
  for (const SliceName& slice : report.here->slices)
    out += "<option value=\"" + html_text(slice.id) + "\">" + html_text(slice.name) + "</option>";
  out += "</select></label></div></nav>\n<main>\n";
}

void postings(const Figures& figures, const Survey& survey, std::string& out) {
  const auto listed = survey.listed();
  std::size_t texts = 0;
  for (const ListedRow* row : listed) texts += !row->row.text.empty();
  out += "<section id=\"postings\"><h2>Postings</h2>\n<p>" + grouped(listed.size()) + " of " +
         counted_postings(figures.postings.all) +
         (figures.postings.all == 1 ? " is listed" : " are listed");
  if (listed.size() < figures.postings.all) out += ", a random sample";
  out +=
      "; " + grouped(texts) + " of them" + (texts < listed.size() ? ", chosen at random," : "") +
      " open with their text and every tag in it. Layers: ○ not asked, ◐ mentioned, ● core of the "
      "job; a “?” marks a role that is too close, or has too little text, to say.</p>\n"
      "<noscript><p>The list needs its script, which the browser does not run.</p></noscript>\n"
      "<div class=\"controls scripted\" hidden>\n"
      "<label>Words in title, id, source, facts<input type=\"search\" id=\"f-words\"></label>\n"
      "<label>Role<select id=\"f-role\"><option value=\"\">every</option></select></label>\n"
      "<label>Asks of layer<select id=\"f-layer\"><option "
      "value=\"\">any</option></select></label>\n"
      "<label>Asks skill<input type=\"search\" id=\"f-skill\" list=\"f-skills\"></label>"
      "<datalist id=\"f-skills\"></datalist>\n"
      "<label>Language<select id=\"f-lang\"><option value=\"\">every</option></select></label>\n"
      "<label class=\"check\"><input type=\"checkbox\" id=\"f-text\">with text</label>\n"
      "<label class=\"check\"><input type=\"checkbox\" id=\"f-first\">near-duplicates "
      "once</label>\n"
      "</div>\n<div class=\"scroll\"><table id=\"rows\"><caption id=\"count\" "
      "aria-live=\"polite\"></caption><thead><tr></tr></thead><tbody></tbody></table></div>\n"
      "<p id=\"pager\" class=\"scripted\" hidden><button type=\"button\" id=\"before\">Before"
      "</button> <button type=\"button\" id=\"after\">After</button></p></section>\n"
      "<dialog id=\"posting\" aria-labelledby=\"d-title\"><header><div><h2 id=\"d-title\"></h2>"
      "<small id=\"d-meta\"></small></div><button type=\"button\" id=\"close\">Close</button>"
      "</header><div id=\"legend\" aria-label=\"Legend\"></div><div id=\"text\" tabindex=\"0\">"
      "</div><div id=\"tip\" role=\"status\"></div></dialog>\n";
}

void method(const Figures& figures, std::string& out) {
  out +=
      "<section id=\"method\"><h2>Method</h2>\n"
      "<p>Every figure is a count of postings with what it is a count of. <b>Distinct</b> "
      "postings: "
      "of near-duplicates only the first is counted. Two postings are near-duplicates where the "
      "estimated Jaccard similarity of their shingles (four words, or Chinese characters, in a "
      "row) "
      "is at least 0.8; it is estimated from 128 MinHashes, with a standard error of at most "
      "0.045.";
  if (figures.window_passed)
    out += " There are more different postings than are remembered at a time (" +
           grouped(kDuplicateWindow) +
           "): near-duplicates that lie further apart in the input were not found.";
  out +=
      "</p>\n<p>Shares and their 95 % intervals (Wilson) are of distinct postings; they tell how "
      "far "
      "chance can carry a share in a random sample, not what the program misreads, nor how the "
      "postings were collected. A role that was too close to say, or of too little "
      "text, counts where it is likeliest.</p>\n"
      "<p><b>Lift</b>: how many times as often two skills stand together as they would if they "
      "were "
      "independent; pairs in fewer than " +
      grouped(figures.pairs_least) + " of " + grouped(figures.postings.distinct) +
      " distinct postings are left out, and the others stand in the order of the low end of their "
      "interval.</p>\n<p>Texts are cut after 32 KiB. Nothing on this page is loaded from "
      "anywhere.</p>"
      "</section>\n";
}

}  // namespace

std::string report_html(const Report& report, const Survey& survey) {
  std::string out;
  head(*report.here, out);
  navigation(report, out);
  append_page_figures(report, out);
  postings(*report.here, survey, out);
  method(*report.here, out);
  out += "</main>\n<footer><p>Made by rolecall. Rules: " + html_text(report.here->pack_name) + " " +
         html_text(report.here->pack_version) + ", " + html_text(report.here->pack_hash) +
         "</p></footer>\n<script type=\"application/json\" id=\"data\">" +
         page_data(*report.here, survey) + "</script>\n<script>";
  out += page_script();
  out += "</script>\n</body>\n</html>\n";
  return out;
}

}  // namespace rolecall
