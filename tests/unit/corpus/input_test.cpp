#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "corpus/formats.h"
#include "corpus/ignore_rules.h"
#include "records.h"

using namespace rolecall;

BOOST_AUTO_TEST_CASE(names_tell_formats) {
  const std::vector<std::pair<std::string, InputFormat>> cases{
      {"a.txt", InputFormat::Text},
      {"a.TXT.gz", InputFormat::Text},
      {"x/a.md", InputFormat::Markdown},
      {"a.jsonl.zst", InputFormat::Jsonl},
      {"a.ndjson", InputFormat::Jsonl},
      {"a.htm", InputFormat::Html},
      {"a.csv.gz", InputFormat::Csv},
      {"a.tsv", InputFormat::Tsv},
      {"posting", InputFormat::Auto},
      {"v1.2", InputFormat::Auto},
      {"jobs.json/posting", InputFormat::Auto}};
  for (const auto& [name, format] : cases) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST((format_of_name(name) == format)); }
  }
}

BOOST_AUTO_TEST_CASE(contents_tell_formats) {
  const std::vector<std::pair<std::string, InputFormat>> cases{
      {"Data engineer\nYou know SQL.", InputFormat::Text},
      {"", InputFormat::Text},
      {"[Remote] Data engineer", InputFormat::Text},
      {"{company} seeks a data engineer", InputFormat::Text},
      {"<3 years of SQL is fine", InputFormat::Text},
      {R"({"id":1,"text":"a"})"
       "\n"
       R"({"id":2,"text":"b"})",
       InputFormat::Jsonl},
      {R"({"id":1,"text":"a)"
       "\n"
       R"({"id":2,"text":"b"})",
       InputFormat::Jsonl},
      {R"({"id":1,"text":"a"})", InputFormat::Json},
      {"{\n  \"id\": 1,\n  \"text\": \"a\"\n}\n", InputFormat::Json},
      {" [ {\"id\": 1} ]", InputFormat::Json},
      {"{\"jobs\": [\r\n{\"id\": 1},\n{\"id\": 2}]}\n", InputFormat::Json},
      {"{\"jobs\": [{\"id\": 1},\n{\"id\": 2}]}\n", InputFormat::Json},
      {"\n<!DOCTYPE html><p>a", InputFormat::Html},
      {"<html lang=en>", InputFormat::Html},
      {"<p>We hire</p>", InputFormat::Html},
      {"id,title,description\n1,Engineer,Python", InputFormat::Csv},
      {"\"id\";\"Title\";\"Body\"\n1;a;b\n", InputFormat::Csv},
      {"id\ttext\r\n1\tPython\r\n", InputFormat::Tsv},
      {"Position: data engineer, Berlin\nYou know SQL, R\n", InputFormat::Text},
      {"Content, design, marketing\nWe hire, now\n", InputFormat::Text},
      {"title, description", InputFormat::Text}};
  for (const auto& [text, format] : cases) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST((format_of_content(text, true) == format)); }
  }
}

BOOST_AUTO_TEST_CASE(a_long_first_line_is_read_to_its_end_before_the_format_is_chosen) {
  const auto records = read_bytes("in", "{\"text\":\"" + std::string(600000, 'x') +
                                            "\"}\n{\"text\":\"cut\n{\"text\":\"last\"}\n");
  BOOST_REQUIRE(records.size() == 3);
  BOOST_TEST(fails_with(records[1], "not closed"));
  BOOST_TEST(text_of(records[2]) == "last");
}

BOOST_AUTO_TEST_CASE(binary_files_are_known_by_their_control_characters) {
  std::string packed;
  for (unsigned i = 0; i < 1000; ++i) packed += static_cast<char>(i * 2654435761u >> 13);
  BOOST_TEST(binary_kind(packed) == "a binary file");
  BOOST_TEST(binary_kind("a\x01 stray \x02 control").empty());
  std::string coloured;
  for (int i = 0; i < 100; ++i) coloured += "\x1B[1mPython\b\x1B[0m\n";
  BOOST_TEST(binary_kind(coloured).empty());
}

BOOST_AUTO_TEST_CASE(stems) {
  BOOST_TEST(stem_of("a/b/posting.txt.gz") == "posting");
  BOOST_TEST(stem_of("a.b.txt") == "a.b");
  BOOST_TEST(stem_of(".hidden") == ".hidden");
  BOOST_TEST(stem_of("-") == "stdin");
}

BOOST_AUTO_TEST_CASE(globs) {
  struct Case {
    const char *pattern, *name;
    bool matches;
  };
  for (const auto& [pattern, name, matches] : std::vector<Case>{{"*.txt", "a.txt", true},
                                                                {"*.txt", "a.txt.gz", false},
                                                                {"a?c", "abc", true},
                                                                {"[a-c]x", "bx", true},
                                                                {"[!a-c]x", "bx", false},
                                                                {"[]]", "]", true},
                                                                {"[a", "[a", true},
                                                                {"\\*", "*", true},
                                                                {"\\*", "a", false},
                                                                {"*a*b*c", "xxaxxbxxc", true},
                                                                {"**", "", true}}) {
    BOOST_TEST_CONTEXT(pattern << " on " << name) {
      BOOST_TEST(glob_matches(pattern, name) == matches);
    }
  }
  // Would take for ever if every star were tried again.
  BOOST_TEST(!glob_matches("*a*a*a*a*a*a*a*a*a*a*b", std::string(20000, 'a')));
}

BOOST_AUTO_TEST_CASE(ignore_patterns) {
  using Verdict = IgnoreRules::Verdict;
  IgnoreRules rules;
  rules.add("# comment\n\n*.log\r\n!keep.log\n/top.txt\nbuild/\ndocs/**/draft.md\nsub/inner.txt\n");
  struct Case {
    const char* path;
    bool folder;
    Verdict verdict;
  };
  for (const auto& [path, folder, verdict] :
       std::vector<Case>{{"a.log", false, Verdict::Ignore},
                         {"x/y/a.log", false, Verdict::Ignore},
                         {"keep.log", false, Verdict::Keep},
                         {"top.txt", false, Verdict::Ignore},
                         {"x/top.txt", false, Verdict::None},
                         {"build", true, Verdict::Ignore},
                         {"build", false, Verdict::None},
                         {"docs/draft.md", false, Verdict::Ignore},
                         {"docs/a/b/draft.md", false, Verdict::Ignore},
                         {"sub/inner.txt", false, Verdict::Ignore},
                         {"x/sub/inner.txt", false, Verdict::None}}) {
    BOOST_TEST_CONTEXT(path) { BOOST_TEST((rules.judge(path, folder) == verdict)); }
  }
}

BOOST_AUTO_TEST_CASE(folders_are_walked_in_order) {
  const TempFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "a-b.txt", ".hidden.txt",
                           ".git/config.txt", "skip/me.txt", "x/kept.log", "x/gone.log"})
    folder.write(name, name);
  folder.write(".gitignore", "skip/\n*.log\n");
  folder.write("x/.rolecallignore", "!kept.log\n");
  std::filesystem::create_directory_symlink(folder.path(), folder / "a/loop");
  std::filesystem::create_symlink(folder / "b.txt", folder / "link.txt");
  std::vector<std::string> texts;
  for (const auto& record : read_all(inputs({folder.path()}))) texts.push_back(text_of(record));
  const std::vector<std::string> expected{"a-b.txt", "a.txt", "a/b/c.txt", "a/z.txt",
                                          "b.txt",   "b.txt", "x/kept.log"};
  BOOST_TEST(texts == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_run_writes_is_passed_over_in_folders) {
  const TempFolder folder;
  folder.write("a.txt", "We hire.");
  const std::string page = folder.write("in/out.md", "A page of an earlier run");
  std::filesystem::create_symlink(page, folder / "link.md");
  InputOptions options = inputs({folder.path()});
  options.passed_over = {(folder / "link.md").string(), (folder / "not-yet-there.csv").string()};
  const auto records = read_all(std::move(options));
  BOOST_REQUIRE(records.size() == 1u);
  BOOST_TEST(text_of(records[0]) == "We hire.");
}

BOOST_AUTO_TEST_CASE(a_folder_named_like_an_ignore_file_ignores_nothing) {
  const TempFolder folder;
  folder.write(".gitignore/config", "a");
  folder.write("b.txt", "We hire.");
  BOOST_TEST(read_all(inputs({folder.path()})).size() == 1u);
}

BOOST_AUTO_TEST_CASE(missing_names_are_known_at_once) {
  const TempFolder folder;
  const auto there = folder.write("a.txt", "We hire.");
  const auto gone = (folder / "gone.txt").string();
  const Reader reader(inputs({there, gone, "-"}));
  BOOST_TEST(reader.missing() == std::vector<std::string>{gone}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_that_cannot_be_reached_is_not_missing) {
  const TempFolder folder;
  std::filesystem::create_symlink(folder / "loop.txt", folder / "loop.txt");
  const auto loop = (folder / "loop.txt").string();
  BOOST_TEST(Reader(inputs({loop})).missing().empty());
  BOOST_TEST(fails_with(read_all(inputs({loop})).at(0), "symbolic links"));
}

BOOST_AUTO_TEST_CASE(failures_stand_in_their_place) {
  const TempFolder folder;
  folder.write("a.txt", "first");
  std::filesystem::create_symlink("/nowhere/at/all", folder / "b.txt");
  folder.write("c.txt", "third");
  folder.write("d.pdf", "%PDF-1.7 ...");
  const auto records = read_all(inputs({folder.path()}));
  BOOST_REQUIRE(records.size() == 4);
  BOOST_TEST(text_of(records[0]) == "first");
  BOOST_TEST(fails_with(records[1], "cannot be opened"));
  BOOST_TEST(text_of(records[2]) == "third");
  BOOST_TEST(fails_with(records[3], "a PDF document"));
}

BOOST_AUTO_TEST_CASE(many_small_files_share_chunks) {
  const TempFolder folder;
  for (int i = 0; i < 1000; ++i) folder.write("f" + std::to_string(i), "We hire engineers.");
  Reader reader(inputs({folder.path()}));
  Chunk chunk;
  std::size_t chunks = 0;
  std::size_t pieces = 0;
  for (; reader.next(chunk); ++chunks) pieces += chunk.pieces.size();
  BOOST_TEST(pieces == 1000u);
  BOOST_TEST(chunks < 10u);
}

BOOST_AUTO_TEST_CASE(progress_counts_bytes) {
  const TempFolder folder;
  const auto path = folder.write("a.jsonl", R"({"text":"a"})"
                                            "\n");
  Reader reader(inputs({path}));
  BOOST_TEST(reader.bytes_total() == 13u);
  BOOST_TEST(reader.bytes_read() == 0u);
  Chunk chunk;
  while (reader.next(chunk)) {
  }
  BOOST_TEST(reader.bytes_read() == 13u);
  BOOST_TEST(Reader(inputs({folder.path()})).bytes_total() == 0u);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_the_input) {
  const TempFolder folder;
  const auto path = folder.write("a.jsonl", std::string(1000, '\n') + R"({"text":"a"})");
  auto options = inputs({path});
  options.stop = [] { return true; };
  Reader reader(options);
  Chunk chunk;
  BOOST_TEST(!reader.next(chunk));
}

BOOST_AUTO_TEST_CASE(standard_input_is_known_by_its_content) {
  const auto read_stdin = [](std::string_view bytes) {
    const TempFolder folder;
    const auto path = folder.write("in", bytes);
    const int saved = ::dup(0);
    BOOST_REQUIRE(::freopen(path.c_str(), "rb", stdin) != nullptr);
    auto records = read_all(inputs({"-"}));
    ::dup2(saved, 0);
    ::close(saved);
    return records;
  };
  auto records = read_stdin("We hire an engineer.\n");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(posting(records[0])->id == "stdin");
  BOOST_TEST(posting(records[0])->source.path == "-");
  BOOST_TEST(number_of(records[0]) == 0u);
  records = read_stdin("{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
  BOOST_REQUIRE(records.size() == 2);
  BOOST_TEST(posting(records[1])->id == "-:2");
  records = read_stdin("");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(text_of(records[0]) == "");
}
