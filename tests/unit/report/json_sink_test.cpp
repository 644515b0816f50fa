#include "report/json_sink.h"

#include <boost/test/unit_test.hpp>
#include <random>

using namespace rolecall;

namespace {

std::string quoted(std::string_view text) {
  std::string out = "x";
  JsonSink(out).string(text);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(escapes_only_what_must_be) {
  const struct {
    std::string text, json;
  } rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"a\"b\\c/d", "a\\\"b\\\\c/d"},
      {"\b\f\n\r\t", "\\b\\f\\n\\r\\t"},
      {std::string("\0\x1f\x7f", 3), "\\u0000\\u001f\\u007f"},
      {"\xc2\x80\xc2\x9f\xc2\xa0", "\\u0080\\u009f\xc2\xa0"},
      {"\xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaf",
       "\xe2\x80\xa7\\u2028\\u2029\xe2\x80\xaf"},
      {"\u202A\u202E\u2065\u2066\u2069", "\\u202a\\u202e\u2065\\u2066\\u2069"},
      {"– “熟悉” 😀", "– “熟悉” 😀"},
      {"sixteen bytes ok\"then more than sixteen", "sixteen bytes ok\\\"then more than sixteen"},
  };
  for (const auto& row : rows) BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(quoted(row.text) == "x\"" + row.json + "\"");
    }
}

BOOST_AUTO_TEST_CASE(fast_and_plain_escape_agree) {
  const char* const pieces[] = {
      "a",        "bcdefgh", "\"",           "\\",           "\n",     "\x7f",   "é",  "\xc2\x85",
      "\xc2\xb7", "–",       "\xe2\x80\xa8", "\xe2\x80\xa9", "\u202E", "\u2067", "熟", "😀"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto n = random() % 40; n-- > 0;) text += pieces[random() % std::size(pieces)];
    std::string fast(6 * text.size() + 16, '\0'), plain = fast;
    fast.resize(escape_json(text, fast.data()) - fast.data());
    plain.resize(escape_json_scalar(text, plain.data()) - plain.data());
    BOOST_REQUIRE(fast == plain);
    BOOST_REQUIRE(quoted(text) == "x\"" + plain + "\"");
  }
}

BOOST_AUTO_TEST_CASE(long_strings_are_cut_between_characters) {
  std::string text(1022, 'a'), expected = text;
  for (int i = 0; i < 3000; ++i) text += "\xe2\x80\xa8", expected += "\\u2028";
  BOOST_TEST((quoted(text) == "x\"" + expected + "\""));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8) {
  std::string out;
  JsonSink(out).any_string("a\xff/\xed\xa0\x80/\xc3\xa9/\xe0\x80\x80");
  BOOST_TEST(out == "\"a\xef\xbf\xbd/\xef\xbf\xbd/\xc3\xa9/\xef\xbf\xbd\"");
}

BOOST_AUTO_TEST_CASE(decimals) {
  const struct {
    double value;
    int places;
    const char* json;
  } rows[] = {
      {0, 2, "0.0"},       {1, 4, "1.0"},         {0.8312, 2, "0.83"},          {1.4, 2, "1.4"},
      {0.05, 2, "0.05"},   {-0.25, 2, "-0.25"},   {-0.001, 2, "0.0"},           {0.99999, 4, "1.0"},
      {12.345, 1, "12.3"}, {0.0 / 0.0, 2, "0.0"}, {1e300, 2, "1000000000000.0"}};
  for (const auto& row : rows) BOOST_TEST_CONTEXT(row.json) {
      BOOST_TEST(decimal_string(row.value, row.places) == row.json);
    }
}

BOOST_AUTO_TEST_CASE(sink_appends_and_leaves_no_spare_bytes) {
  std::string out = "before";
  {
    JsonSink sink(out);
    for (int i = 0; i < 5000; ++i) sink.number(12345), sink.put(',');
    sink.drop_comma();
    sink.put(']');
  }
  BOOST_TEST(out.size() == 6 + 5000 * 6);
  BOOST_TEST(out.starts_with("before12345,"));
  BOOST_TEST(out.ends_with(",12345]"));
}
