#include <boost/test/unit_test.hpp>

#include "corpus/json_string.h"
#include "records.h"

using namespace rolecall;

namespace {

Record read_line(std::string_view line, InputOptions options = {}) {
  const auto records = read_bytes("a.jsonl", line, std::move(options));
  BOOST_REQUIRE(records.size() == 1);
  return records[0];
}

}  // namespace

BOOST_AUTO_TEST_CASE(strings_are_unescaped) {
  struct Case {
    const char *raw, *text;
    JsonStringError error;
  };
  using Error = JsonStringError;
  for (const auto& [raw, text, error] :
       std::vector<Case>{{"plain", "plain", Error::None},
                         {R"(a\nb\t\"c\"\\\/)", "a\nb\t\"c\"\\/", Error::None},
                         {R"(\u4e2d\u6587)", "中文", Error::None},
                         {R"(\ud83d\ude00!)", "😀!", Error::None},
                         {R"(\ud83d)", "", Error::LoneSurrogate},
                         {R"(\ud83dx)", "", Error::LoneSurrogate},
                         {R"(\ude00)", "", Error::LoneSurrogate},
                         {R"(\ud83d\u0041)", "", Error::LoneSurrogate},
                         {R"(\x41)", "", Error::BadEscape},
                         {R"(\u12)", "", Error::BadEscape},
                         {"\\", "", Error::BadEscape}}) {
    BOOST_TEST_CONTEXT(raw) {
      std::string out;
      BOOST_TEST((append_unescaped(raw, out) == error));
      if (error == Error::None) BOOST_TEST(out == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(usual_names) {
  const std::vector<std::string> cases{
      R"({"id":"7","title":"T","company":"C","text":"B"})",
      R"({"text":"B","company_name":"C","job_title":"T","job_id":7})",
      R"({"_id":{"$oid":"7"},"jobTitle":"T","organization":{"name":"C"},"description":"B"})",
      R"({"job_description":"B","name":"T","employer":"C","jobId":"7","extra":[{"a":[1,{}]},null,true,-1.5e3]})",
      R"({"@type":"JobPosting","description":"B","title":"T","hiringOrganization":{"@type":"Organization","name":"C"},"identifier":{"value":"7"}})",
      R"({"@context":"x","@graph":[{"@type":"WebSite","name":"W"},{"@type":["JobPosting"],"description":"B","title":"T","hiringOrganization":{"name":"C"},"identifier":7}]})",
      R"({"text":"","title":null,"description":"B","position":"T","employer":"C","slug":"7"})"};
  for (const auto& line : cases) {
    BOOST_TEST_CONTEXT(line) {
      const auto record = read_line(line + "\n");
      const auto* found = posting(record);
      BOOST_TEST_REQUIRE(found, text_of(record));
      BOOST_TEST(found->text == "B");
      BOOST_TEST(found->title == "T");
      BOOST_TEST(found->company == "C");
      BOOST_TEST(found->id == "7");
    }
  }
}

BOOST_AUTO_TEST_CASE(given_names) {
  InputOptions options;
  options.text_field = "job.body";
  options.title_field = "headline";
  options.id_field = "job.meta.key";
  options.company_field = "by";
  const auto record = read_line(
      R"({"text":"no","title":"no","headline":"T","job":{"x":1,"body":"B","meta":{"key":9}},"by":"C"})",
      options);
  BOOST_REQUIRE(posting(record));
  BOOST_TEST(text_of(record) == "B");
  BOOST_TEST(posting(record)->title == "T");
  BOOST_TEST(posting(record)->company == "C");
  BOOST_TEST(fails_with(read_line(R"({"text":"a"})", options), "no text field \"job.body\""));
  options.text_field = "text";
  const auto bare = read_line(R"({"text":"a","headline":"T","id":1})", options);
  BOOST_REQUIRE(posting(bare));
  BOOST_TEST(posting(bare)->notes == (std::vector<std::string>{"no-company-field", "no-id-field"}),
             boost::test_tools::per_element());
  BOOST_TEST(fails_with(read_line(R"({"text":"a","headline":["x"]})", options),
                        "\"headline\" is an array"));
}

BOOST_AUTO_TEST_CASE(greenhouse) {
  const auto records = read_bytes("board.json", R"({"jobs":[
    {"id":11,"title":"R&amp;D Engineer","content":"&lt;p&gt;You bring&lt;/p&gt;&lt;ul&gt;&lt;li&gt;SQL &amp;amp; Spark&lt;/li&gt;&lt;/ul&gt;"},
    {"id":12,"title":"Analyst","content":"&lt;p&gt;Hello&lt;/p&gt;"}],"meta":{"total":2}})");
  BOOST_REQUIRE(records.size() == 2);
  BOOST_TEST(text_of(records[0]) == "You bring\n\n- SQL & Spark");
  BOOST_TEST(posting(records[0])->title == "R&D Engineer");
  BOOST_TEST(posting(records[0])->id == "11");
  BOOST_TEST(number_of(records[1]) == 2u);
}

BOOST_AUTO_TEST_CASE(lever) {
  const auto records = read_bytes("lever.json", R"([{"id":"x-1","text":"Platform Engineer",
    "hostedUrl":"u","descriptionPlain":"We build.","description":"<div>We build.</div>",
    "lists":[{"text":"You have","content":"<li>Go</li><li>Linux</li>"}],
    "additionalPlain":"We are kind.","categories":{"team":"Core"}}])");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(posting(records[0])->title == "Platform Engineer");
  BOOST_TEST(text_of(records[0]) == "We build.\n\nYou have\n- Go\n- Linux\n\nWe are kind.");
}

BOOST_AUTO_TEST_CASE(wrong_lines_are_failures_and_the_run_goes_on) {
  using namespace std::string_literals;
  struct Case {
    std::string line, message;
  };
  for (const auto& [line, message] :
       std::vector<Case>{{R"({"id":"1","text":"abc)", "not closed"},
                         {R"({"id":"1","text":"abc")", "not closed"},
                         {R"({"text":"a"} x)", "broken JSON"},
                         {R"({"text":"a"}{"text":"b"})", "follows the object"},
                         {R"({"text":"\ud83d"})", "surrogate"},
                         {R"({"text":"\q"})", "escape"},
                         {R"({"text":"a","n":tru})", "true, false or null"},
                         {R"({"text":"a","n":01})", "number"},
                         {R"({"text":"a",})", "broken JSON"},
                         {R"({"text" "a"})", "broken JSON"},
                         {R"({"text":5})", "the text field \"text\" is a number"},
                         {R"({"text":["a"]})", "is an array"},
                         {R"({"text":null})", "no text field; looked for text, description"},
                         {R"({"title":"a"})", "name it with --text-field"},
                         {"{\"text\":\"a\tb\"}", "control character"},
                         {"{\"text\":\"a\0b\"}"s, "NUL"},
                         {"[1,2]", "not a JSON object"},
                         {"\"text\"", "not a JSON object"},
                         {"plain words", "not a JSON object"}}) {
    BOOST_TEST_CONTEXT(line) {
      const auto records =
          read_bytes("a.jsonl", "{\"text\":\"before\"}\n" + line + "\n{\"text\":\"after\"}\n");
      BOOST_REQUIRE(records.size() == 3);
      BOOST_TEST(fails_with(records[1], message), text_of(records[1]));
      BOOST_TEST(number_of(records[1]) == 2u);
      BOOST_TEST(text_of(records[2]) == "after");
    }
  }
}

BOOST_AUTO_TEST_CASE(lines_count_even_when_blank) {
  const auto records =
      read_bytes("a.jsonl", "\xEF\xBB\xBF{\"text\":\"a\"}\r\n\r\n  \n{\"text\":\"b\"}");
  BOOST_REQUIRE(records.size() == 2);
  BOOST_TEST(number_of(records[1]) == 4u);
  BOOST_TEST(posting(records[1])->id.ends_with("a.jsonl:4"));
}

BOOST_AUTO_TEST_CASE(escaped_nuls_become_blanks) {
  const auto record = read_line(R"({"text":"a\u0000b"})");
  BOOST_TEST(text_of(record) == "a b");
  BOOST_TEST(posting(record)->notes == std::vector<std::string>{"nul-bytes"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lines_in_another_encoding) {
  const auto records = read_bytes("a.jsonl",
                                  "{\"text\":\"Stra\xDF"
                                  "e, f\xFC"
                                  "r gro\xDF"
                                  "e Systeme und sch\xF6ne L\xF6sungen\"}\n"
                                  "{\"text\":\"für\"}\n");
  BOOST_REQUIRE(records.size() == 2);
  BOOST_TEST(text_of(records[0]) == "Straße, für große Systeme und schöne Lösungen");
  BOOST_TEST(posting(records[0])->notes.at(0).starts_with("decoded-from-"));
  BOOST_TEST(text_of(records[1]) == "für");
  BOOST_TEST(posting(records[1])->notes.empty());
}

BOOST_AUTO_TEST_CASE(a_json_array_in_an_encoding_that_hides_a_backslash) {
  // GB18030; the second byte of the last character is that of a backslash.
  const std::string text =
      "\xCA\xEC\xCF\xA4\xBB\xFA\xC6\xF7\xD1\xA7\xCF\xB0\xBA\xCD\xC9\xEE\xB6\xC8\xD1\xA7\xCF\xB0\xA3"
      "\xAC\xB4\xFD\xC8\xCB\xD2\xD4\xD5\\";
  const auto records =
      read_bytes("a.json", "[{\"text\":\"" + text + "\"},\n{\"text\":\"" + text + "\"}]");
  BOOST_REQUIRE(records.size() == 2);
  BOOST_TEST(text_of(records[1]) == "熟悉机器学习和深度学习，待人以誠");
  BOOST_TEST(posting(records[1])->notes.at(0) == "decoded-from-gb18030");
}

BOOST_AUTO_TEST_CASE(json_files) {
  struct Case {
    const char* json;
    std::vector<std::string> texts;
    std::uint64_t last;
  };
  for (const auto& [json, texts, last] : std::vector<Case>{
           {R"({"text":"a"})", {"a"}, 0},
           {"{\n \"text\": \"a\",\n \"list\": [1, 2]\n}\n", {"a"}, 0},
           {R"([{"text":"a"},{"text":"b [,] \" \\"}])", {"a", "b [,] \" \\"}, 2},
           {"[\n {\n  \"text\": \"a\"\n },\n {\n  \"text\": \"b\"\n }\n]\n", {"a", "b"}, 2},
           {R"({"meta":{"jobs":[]},"jobs":[{"text":"a"},{"text":"b"}],"next":"x"})", {"a", "b"}, 2},
           {R"({"data":[{"text":"a"}],"items":[{"text":"b"}]})", {"a", "b"}, 2},
           {R"({"title":"t","items":[{"text":"a"}],"text":"b"})", {"b"}, 0},
           {"{\"text\":\"a\"}\n{\"text\":\"b\"}", {"a", "b"}, 2},
           {"[]", {}, 0},
           {R"({"jobs":[]})", {}, 0},
           {R"({"jobs":[],"total":0})", {}, 0},
           {R"({"jobs":[],"items":[{"text":"a"}]})", {"a"}, 1},
           {R"({"items":[ ],"text":"a"})", {"a"}, 0}}) {
    BOOST_TEST_CONTEXT(json) {
      const auto records = read_bytes("a.json", json);
      std::vector<std::string> found;
      for (const auto& record : records) found.push_back(text_of(record));
      BOOST_TEST(found == texts, boost::test_tools::per_element());
      if (!records.empty()) BOOST_TEST(number_of(records.back()) == last);
    }
  }
}

BOOST_AUTO_TEST_CASE(broken_json_files_keep_what_is_whole) {
  struct Case {
    const char *json, *message;
  };
  for (const auto& [json, message] :
       std::vector<Case>{{R"([{"text":"a"},{"text":"b)", "ends inside the record"},
                         {R"([{"text":"a"},{"text":)", "ends inside the record"},
                         {R"([{"text":"a"})", "ends inside an array"},
                         {R"([{"text":"a"}, } ])", "expected a comma"},
                         {R"({"text":"a"} oops)", "expected { or ["},
                         {"[{\"text\":\"a\"},{\"text\":\"line\nbreak\"}]", "control character"},
                         {R"([{"text":"a"}, 5])", "not a JSON object"},
                         {R"({"jobs":[{"text":"a"}],"meta":{"x":1)", "inside what follows"},
                         {R"({"items":[{"text":"a"}],"text":"b"})", "its own, \"text\""}}) {
    BOOST_TEST_CONTEXT(json) {
      const auto records = read_bytes("a.json", json);
      BOOST_REQUIRE(records.size() == 2);
      BOOST_TEST(text_of(records[0]) == "a");
      BOOST_TEST(fails_with(records[1], message), text_of(records[1]));
      BOOST_TEST(number_of(records[1]) == 2u);
    }
  }
  const auto rest = read_bytes("a.json", R"({"jobs":[],"meta":{)");
  BOOST_REQUIRE(rest.size() == 1);
  BOOST_TEST(number_of(rest[0]) == 1u);
  const auto empty = read_bytes("a.json", "");
  BOOST_REQUIRE(empty.size() == 1);
  BOOST_TEST(fails_with(empty[0], "empty"));
}

BOOST_AUTO_TEST_CASE(chunks_of_any_size_give_the_same_records) {
  std::string lines;
  std::string array = "{\"jobs\": [";
  for (int i = 0; i < 300; ++i) {
    const std::string object = "{\"id\":" + std::to_string(i) + ",\"text\":\"" +
                               std::string(static_cast<std::size_t>(i * 37 % 900), 'x') + "\\\\\"}";
    lines += object + '\n';
    array += (i > 0 ? ",\n " : "") + object;
  }
  array += "]}";
  for (const auto& [name, bytes] :
       {std::pair<std::string, std::string>{"a.jsonl", lines}, {"a.json", array}}) {
    for (const std::size_t size : {1u, 100u, 5000u, 20000u, 1u << 20}) {
      BOOST_TEST_CONTEXT(name << " in chunks of " << size) {
        InputOptions options;
        options.chunk_bytes = size;
        const auto records = read_bytes(name, bytes, options);
        BOOST_REQUIRE(records.size() == 300);
        for (std::size_t i = 0; i < 300; ++i) {
          BOOST_REQUIRE(posting(records[i]));
          BOOST_REQUIRE(posting(records[i])->id == std::to_string(i));
          BOOST_REQUIRE(text_of(records[i]).size() == i * 37 % 900 + 1);
          BOOST_REQUIRE(number_of(records[i]) == i + 1);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(many_small_records_take_several_chunks) {
  std::string lines, array = "[", table = "text\n";
  for (int i = 0; i < 1000; ++i) {
    lines += "{\"text\":\"a\"}\n";
    array += i > 0 ? ",{\"text\":\"a\"}" : "{\"text\":\"a\"}";
    table += "a\n";
  }
  array += "]";
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"a.jsonl", lines},
                                    {"bad.jsonl", std::string(1000, '\n').insert(0, "{\n{\n{\n")},
                                    {"a.json", array},
                                    {"a.csv", table}}) {
    for (const std::size_t most : {1u, 7u, 100u}) {
      BOOST_TEST_CONTEXT(name << " in chunks of " << most) {
        TempFolder folder;
        InputOptions options;
        options.paths = {folder.write(name, bytes)};
        options.chunk_records = most;
        Reader reader(options);
        Chunk chunk;
        Batch batch;
        std::size_t records = 0;
        while (reader.next(chunk)) {
          reader.decode(chunk, batch);
          BOOST_REQUIRE(batch.records.size() <= most);
          for (const auto& record : batch.records) BOOST_REQUIRE(number_of(record) == ++records);
        }
        BOOST_TEST(records == (name == "bad.jsonl" ? 3 : 1000));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(too_large_records_are_passed_over) {
  const std::string large = "{\"text\":\"" + std::string(300000, 'x') + "\\\"]}\"}";
  for (const std::size_t chunk_bytes : {std::size_t{4096}, std::size_t{1} << 20}) {
    InputOptions options;
    options.chunk_bytes = chunk_bytes;
    options.max_record_bytes = 100000;
    for (const auto& [name, bytes] :
         {std::pair<std::string, std::string>{"a.jsonl",
                                              "{\"text\":\"a\"}\n" + large + "\n{\"text\":\"b\"}"},
          {"a.json", "[{\"text\":\"a\"}," + large + ",{\"text\":\"b\"}]"}}) {
      BOOST_TEST_CONTEXT(name << " in chunks of " << chunk_bytes) {
        const auto records = read_bytes(name, bytes, options);
        BOOST_REQUIRE(records.size() == 3);
        BOOST_TEST(text_of(records[0]) == "a");
        BOOST_TEST(fails_with(records[1], std::to_string(large.size()) + " bytes"),
                   text_of(records[1]));
        BOOST_TEST(fails_with(records[1], "limit of 100000"));
        BOOST_TEST(number_of(records[1]) == 2u);
        BOOST_TEST(text_of(records[2]) == "b");
        BOOST_TEST(number_of(records[2]) == 3u);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_batch_is_reused) {
  const TempFolder folder;
  const auto many =
      folder.write("a.jsonl", "{\"text\":\"a\",\"title\":\"t\"}\n{\"text\":\"b\"}\nbroken\n");
  const auto few = folder.write("b.jsonl", "broken\n{\"text\":\"c\"}\n");
  Batch batch;
  Chunk chunk;
  for (const auto& path : {many, few}) {
    Reader reader(inputs({path}));
    while (reader.next(chunk)) reader.decode(chunk, batch);
  }
  BOOST_REQUIRE(batch.records.size() == 2);
  BOOST_TEST(fails_with(batch.records[0], "not a JSON object"));
  BOOST_TEST(text_of(batch.records[1]) == "c");
  BOOST_TEST(posting(batch.records[1])->title == "");
}
