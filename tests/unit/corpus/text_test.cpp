#include <boost/test/unit_test.hpp>

#include "../least_time.h"
#include "corpus/encoding.h"
#include "corpus/html_text.h"
#include "records.h"

using namespace rolecall;
using namespace std::string_literals;

BOOST_AUTO_TEST_CASE(a_text_file_is_one_posting) {
  const auto records = read_bytes("data-engineer.txt", "Data engineer\r\n\r\nSQL.\r\n");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(text_of(records[0]) == "Data engineer\r\n\r\nSQL.\r\n");
  BOOST_TEST(posting(records[0])->id == "data-engineer");
  BOOST_TEST(number_of(records[0]) == 0u);
  BOOST_TEST(posting(records[0])->notes.empty());
}

BOOST_AUTO_TEST_CASE(markdown_front_matter) {
  struct Case {
    const char *bytes, *title, *company, *text;
  };
  for (const auto& [bytes, title, company, text] : std::vector<Case>{
           {"---\ntitle: \"ML: Engineer\"\ncompany: Acme\ntags:\n  - x\n---\n# Asks\n",
            "ML: Engineer", "Acme", "# Asks\n"},
           {"---\r\ntitle: A\r\n---\r\nB", "A", "", "B"},
           {"---\nnever closed\n", "", "", "---\nnever closed\n"},
           {"# Asks\n---\ntitle: A\n---\n", "", "", "# Asks\n---\ntitle: A\n---\n"}}) {
    BOOST_TEST_CONTEXT(bytes) {
      const auto records = read_bytes("a.md", bytes);
      BOOST_REQUIRE(records.size() == 1);
      BOOST_TEST(text_of(records[0]) == text);
      BOOST_TEST(posting(records[0])->title == title);
      BOOST_TEST(posting(records[0])->company == company);
      BOOST_TEST(posting(records[0])->id == "a");
    }
  }
}

BOOST_AUTO_TEST_CASE(html_becomes_text) {
  struct Case {
    const char *html, *text;
  };
  for (const auto& [html, text] : std::vector<Case>{
           {"<p>One  two\nthree</p><p>Four</p>", "One two three\n\nFour"},
           {"<ul><li>Go</li><li><p>Rust</p></li></ul>End", "- Go\n- Rust\n\nEnd"},
           {"a<br>b<br/><br>c", "a\nb\n\nc"},
           {"<div>a</div><div>b</div>", "a\nb"},
           {"<p>C++ &amp; C# &lt;3 &#8211; &#x4E2D; &#150; &nbsp; &bogus; R&D",
            "C++ & C# <3 – 中 – &bogus; R&D"},
           {"<p>5 < 6 and <3 years</p>", "5 < 6 and <3 years"},
           {"<style>p{}</style><script>if (a<b) {}</script><p>x</p>", "x"},
           {"<!-- no --><p>x<!-- never closed", "x"},
           {"<a title=\"a>b\" href='c'>link</a>s<p>", "links"},
           {"<b>bold</b>ly", "boldly"},
           {"line one\nline <b>two</b>\n", "line one\nline two"},
           {"<pre>a\n  b</pre>", "a\n  b"},
           {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"},
           {"<p", "<p"},
           {"<p class=\"x", "<p class=\"x"},
           {"", ""}}) {
    BOOST_TEST_CONTEXT(html) {
      std::string out;
      html_to_text(html, out);
      BOOST_TEST(out == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(html_is_told_from_text) {
  for (const char* html : {"<p>a</p>", "a<br/>b", "<UL>", "</div>", "<h2 class=x>", "<li>\n"})
    BOOST_TEST(looks_like_html(html), html);
  for (const char* text :
       {"<3 years", "a < b > c", "std::vector<int>", "<script", "<name>", "<", ""})
    BOOST_TEST(!looks_like_html(text), text);
  BOOST_TEST(looks_like_escaped_html("&lt;p&gt;a&lt;/p&gt;"));
  BOOST_TEST(!looks_like_escaped_html("a &lt; b"));
}

// Each would be quadratic or worse if every search began anew.
BOOST_AUTO_TEST_CASE(hostile_html_takes_linear_time) {
  for (const char* piece :
       {"<", "<a \"", "<a '", "<!--", "<script>", "&", "&#", "<p ", "<a b=\">\" ", "</", "<p>"}) {
    BOOST_TEST_CONTEXT(piece) {
      const auto time = [&](std::size_t size) {
        std::string html, out;
        while (html.size() < size) html += piece;
        return test::least_time([&] {
          html_to_text(html, out);
          looks_like_html(html);
        });
      };
      BOOST_TEST(time(800'000) < 4 * 16 * (time(50'000) + 1e-3));
    }
  }
}

BOOST_AUTO_TEST_CASE(html_pages) {
  auto records =
      read_bytes("a.html",
                 "<!DOCTYPE html><html><head><title>Data  Engineer</title><style>x</style>"
                 "</head><body><h1>Join us</h1><ul><li>SQL</li></ul></body></html>");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(posting(records[0])->title == "Data Engineer");
  BOOST_TEST(text_of(records[0]) == "Join us\n\n- SQL");
  records = read_bytes("a.html",
                       "<!doctype html><html><head><title>Data</title><meta charset=utf-8>"
                       "<h1>Join us</h1><p>SQL");
  BOOST_TEST(posting(records.at(0))->title == "Data");
  BOOST_TEST(text_of(records.at(0)) == "Join us\n\nSQL");
  records = read_bytes("b.html", "<h1>Join us</h1><p>SQL");
  BOOST_TEST(posting(records.at(0))->title == "Join us");
  BOOST_TEST(posting(records.at(0))->id == "b");
}

BOOST_AUTO_TEST_CASE(postings_embedded_in_pages) {
  const auto records = read_bytes(
      "a.html",
      "<html><head><title>Site</title><script type=\"application/ld+json\">{broken</script>"
      "<script "
      "type='application/"
      "ld+json'>[{\"@type\":\"WebSite\"},{\"@type\":\"JobPosting\",\"title\":\"SRE\","
      "\"description\":\"<p>Linux</p>\",\"hiringOrganization\":{\"name\":\"Acme\"}}]</script></"
      "head>"
      "<body>menu</body></html>");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(text_of(records[0]) == "Linux");
  BOOST_TEST(posting(records[0])->title == "SRE");
  BOOST_TEST(posting(records[0])->company == "Acme");
  BOOST_TEST(posting(records[0])->id == "a");
}

BOOST_AUTO_TEST_CASE(encodings_are_detected) {
  struct Case {
    std::string bytes, text, note;
  };
  for (const auto& [bytes, text, note] : std::vector<Case>{
           {"\xEF\xBB\xBF"
            "a – b",
            "a – b", ""},
           {"\xFF\xFE"
            "S\0Q\0L\0"s,
            "SQL", "decoded-from-utf-16le"},
           {"\xFE\xFF\0S\0Q\0L"s, "SQL", "decoded-from-utf-16be"},
           {"W\0e\0 \0h\0i\0r\0e\0"s, "We hire", "decoded-from-utf-16le"},
           {"\0W\0e\0 \0h\0i\0r\0e"s, "We hire", "decoded-from-utf-16be"},
           {"\xCA\xEC\xCF\xA4\xBB\xFA\xC6\xF7\xD1\xA7\xCF\xB0\xA3\xAC\xD3\xD0\xB7\xD6\xB2\xBC\xCA"
            "\xBD\xCF\xB5\xCD\xB3\xBE\xAD\xD1\xE9",
            "熟悉机器学习，有分布式系统经验", "decoded-from-gb18030"},
           {"Wir suchen f\xFCr unser B\xFCro einen Entwickler, der die Gr\xF6\xDF"
            "e der Daten versteht",
            "Wir suchen für unser Büro einen Entwickler, der die Größe der Daten versteht",
            "decoded-from-iso-8859-1"},
           {"You\x92re the engineer who\x92s in the team \x96 and we\x92re glad of the code",
            "You’re the engineer who’s in the team – and we’re glad of the code",
            "decoded-from-windows-1252"},
           {"熟悉机器学习，有经验者优先\xFF", "熟悉机器学习，有经验者优先\uFFFD", "invalid-utf8"},
           {"one NUL \0 among many other words of a text"s,
            "one NUL   among many other words of a text", "nul-bytes"}}) {
    BOOST_TEST_CONTEXT(text) {
      const auto records = read_bytes("a.txt", bytes);
      BOOST_REQUIRE(records.size() == 1);
      BOOST_TEST_REQUIRE(posting(records[0]), text_of(records[0]));
      BOOST_TEST(text_of(records[0]) == text);
      const auto& notes = posting(records[0])->notes;
      BOOST_TEST((notes.empty() ? "" : notes[0]) == note);
    }
  }
}

BOOST_AUTO_TEST_CASE(utf16_json_lines_are_read) {
  std::string bytes = "\xFF\xFE";
  for (const char c : "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"s) bytes += c + "\0"s;
  const auto records = read_bytes("a.jsonl", bytes);
  BOOST_REQUIRE(records.size() == 2);
  BOOST_TEST(text_of(records[1]) == "b");
  BOOST_TEST(posting(records[1])->notes.at(0) == "decoded-from-utf-16le");
}

BOOST_AUTO_TEST_CASE(output_is_always_utf8) {
  unsigned noise = 7;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
      noise = noise * 1664525u + 1013904223u;
      bytes += static_cast<char>(noise >> (round % 2 ? 24 : 25));
    }
    std::string out;
    std::string note;
    decode_text(bytes, out, note);
    BOOST_REQUIRE(is_valid_utf8(out));
    BOOST_REQUIRE(note.empty() == is_valid_utf8(bytes));
  }
}

BOOST_AUTO_TEST_CASE(utf8_is_checked) {
  for (const char* bytes : {"", "a", "é", "中", "😀", "\xF4\x8F\xBF\xBF"})
    BOOST_TEST(is_valid_utf8(bytes));
  for (const char* bytes :
       {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xFF", "long enough text \xE4\xB8"})
    BOOST_TEST(!is_valid_utf8(bytes));
}

BOOST_AUTO_TEST_CASE(too_large_and_binary_files) {
  InputOptions options;
  options.max_record_bytes = 1000;
  auto records = read_bytes("a.txt", std::string(500000, 'x'), options);
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(fails_with(records[0], "500000 bytes, more than the limit of 1000"));
  records = read_bytes("a",
                       "\x7F"
                       "ELF\x02\x01\x01" +
                           std::string(200, '\0'));
  BOOST_TEST(fails_with(records.at(0), "a program"));
  records = read_bytes("a", std::string(100, '\x01') + std::string(100, '\0'));
  BOOST_TEST(fails_with(records.at(0), "a binary file"));
}
