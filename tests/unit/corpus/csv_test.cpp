#include <boost/test/unit_test.hpp>

#include "../least_time.h"
#include "corpus/csv_rows.h"
#include "records.h"

using namespace rolecall;

BOOST_AUTO_TEST_CASE(rows_split_after_rfc_4180) {
  struct Case {
    const char* row;
    std::vector<std::string> fields;
  };
  for (const auto& [row, fields] : std::vector<Case>{{"a,b,c\n", {"a", "b", "c"}},
                                                     {"a,,\r\n", {"a", "", ""}},
                                                     {"\"a,b\",\"c\"\"d\"\n", {"a,b", "c\"d"}},
                                                     {"\"x\ny\",z", {"x\ny", "z"}},
                                                     {"\"\",\"\"\"\"", {"", "\""}},
                                                     {"5\" pipe,b", {"5\" pipe", "b"}},
                                                     {"\n", {""}}}) {
    BOOST_TEST_CONTEXT(row) {
      std::vector<std::string> found{"left over", "from", "another", "row"};
      split_csv_row(row, {}, found);
      BOOST_TEST(found == fields, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(delimiters_are_guessed) {
  BOOST_TEST(guess_delimiter("id,title,text") == ',');
  BOOST_TEST(guess_delimiter("id;title;\"a,b,c,d\"") == ';');
  BOOST_TEST(guess_delimiter("id\ttitle") == '\t');
  BOOST_TEST(guess_delimiter("id|title") == '|');
  BOOST_TEST(guess_delimiter("text") == ',');
}

BOOST_AUTO_TEST_CASE(columns_are_found_by_name) {
  for (const char* bytes :
       {"ID,Job Title,Company,Description,x\n7,T,C,\"B\r\nb\",\n",
        "\xEF\xBB\xBFid;job_title;company;description;x\r\n7;T;C;\"B\r\nb\";\r\n",
        "\n\"x\",\"description\",\"company\",\"title\",\"id\"\n,\"B\r\nb\",C,T,7"}) {
    BOOST_TEST_CONTEXT(bytes) {
      const auto records = read_bytes("a.csv", bytes);
      BOOST_REQUIRE(records.size() == 1);
      const auto* found = posting(records[0]);
      BOOST_TEST_REQUIRE(found, text_of(records[0]));
      BOOST_TEST(found->text == "B\r\nb");
      BOOST_TEST(found->title == "T");
      BOOST_TEST(found->company == "C");
      BOOST_TEST(found->id == "7");
      BOOST_TEST(found->source.record == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_first_line_may_name_the_separator) {
  for (const char* bytes :
       {"sep=;\nid;text\n7;a, b, c\n", "\xEF\xBB\xBF\"SEP=|\"\r\nid|text\r\n7|a, b, c",
        "sep=\t\n\nid\ttext\n7\ta, b, c\n"})
    for (const char* name : {"a.csv", "unnamed"}) {
      BOOST_TEST_CONTEXT(name << ' ' << bytes) {
        const auto records = read_bytes(name, bytes);
        BOOST_REQUIRE(records.size() == 1);
        BOOST_TEST_REQUIRE(posting(records[0]), text_of(records[0]));
        BOOST_TEST(posting(records[0])->id == "7");
        BOOST_TEST(text_of(records[0]) == "a, b, c");
        BOOST_TEST(number_of(records[0]) == 1u);
      }
    }
  BOOST_TEST(!separator_line("sep=x\n"));
  BOOST_TEST(!separator_line("sep=\r\r\n"));
  BOOST_TEST(!separator_line("\"sep=\x01\"\n"));
  BOOST_TEST(!separator_line("sep=;"));
}

BOOST_AUTO_TEST_CASE(wrong_rows_are_failures_and_the_run_goes_on) {
  const auto records =
      read_bytes("a.csv", "id,text\n1,a\n2,b,extra\n3\n\n4,\"c\" d\n5,\"opened\n6,\"e\"\n7,f\n");
  std::vector<std::string> texts;
  for (const auto& record : records) texts.push_back(text_of(record));
  BOOST_REQUIRE(records.size() == 7);
  BOOST_TEST(texts[0] == "a");
  BOOST_TEST(fails_with(records[1], "3 fields, the header has 2"));
  BOOST_TEST(fails_with(records[2], "1 fields"));
  BOOST_TEST(fails_with(records[3], "closing quote (line 6)"), texts[3]);
  BOOST_TEST(fails_with(records[4], "(line 7)"), texts[4]);
  BOOST_TEST(texts[5] == "e");
  BOOST_TEST(texts[6] == "f");
  for (std::size_t i = 0; i < records.size(); ++i) BOOST_TEST(number_of(records[i]) == i + 1);
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_never_closed) {
  const auto records = read_bytes("a.csv", "id,text\n1,a\n2,\"opened\n3,c\n4,d\n");
  BOOST_REQUIRE(records.size() == 4);
  BOOST_TEST(fails_with(records[1], "never closed (line 3)"));
  BOOST_TEST(text_of(records[3]) == "d");
}

BOOST_AUTO_TEST_CASE(headers) {
  auto records = read_bytes("a.csv", "id,headline\n1,a\n2,b\n");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(fails_with(records[0], "no text field; looked for text"));
  BOOST_TEST(fails_with(records[0], "names id, headline"));
  InputOptions options;
  options.text_field = "Headline";
  records = read_bytes("a.csv", "id,headline\n1,a\n2,b\n", options);
  BOOST_REQUIRE(records.size() == 2);
  BOOST_TEST(text_of(records[1]) == "b");
  records = read_bytes("a.csv", "\n\n");
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(fails_with(records[0], "header row"));
  BOOST_TEST(read_bytes("a.csv", "id,text\n").empty());
}

BOOST_AUTO_TEST_CASE(an_open_quote_costs_its_row_in_a_table_of_any_size) {
  InputOptions options;
  options.max_record_bytes = 100000;
  options.chunk_bytes = 4096;
  std::string table = "id,text\n1,a\n2,\"5 inch\n";
  for (int i = 3; i < 40000; ++i) table += std::to_string(i) + ",plain\n";
  const auto records = read_bytes("a.csv", table, options);
  BOOST_REQUIRE(records.size() == 39999);
  BOOST_TEST(fails_with(records[1], "not closed within"), text_of(records[1]));
  for (std::size_t i = 2; i < records.size(); ++i) BOOST_REQUIRE(text_of(records[i]) == "plain");
}

BOOST_AUTO_TEST_CASE(a_wide_header_is_not_read_again_for_each_row) {
  std::string rows;
  for (int i = 0; i < 1500; ++i) rows += "a,b\n\"x\"y,c\n";
  const auto time = [&](std::size_t columns) {
    std::string table = "id,text";
    for (std::size_t i = 0; i < columns; ++i) table += ",c" + std::to_string(i);
    table += '\n' + rows;
    return test::least_time([&] { BOOST_TEST(read_bytes("a.csv", table).size() == 3000u); });
  };
  BOOST_TEST(time(20000) < 10 * (time(0) + 1e-2));
}

BOOST_AUTO_TEST_CASE(names_that_no_column_has) {
  InputOptions options;
  options.id_field = "idd";
  auto records = read_bytes("a.csv", "id,text\n1,a\n2,b\n", options);
  BOOST_REQUIRE(records.size() == 1);
  BOOST_TEST(fails_with(records[0], "no id field \"idd\"; did you mean \"id\"?"),
             text_of(records[0]));
  // Even where no row is sound, or there is none.
  for (const char* table : {"id,headline\n", "id,headline\n1,\"a\"b\n2,c\n"}) {
    records = read_bytes("a.csv", table);
    BOOST_REQUIRE(records.size() == 1);
    BOOST_TEST(fails_with(records[0], "no text field"));
  }
}

BOOST_AUTO_TEST_CASE(tsv_takes_stray_quotes_as_they_are) {
  const auto records =
      read_bytes("a.tsv", "id\ttext\n1\t\"Great\" place\n2\t\"a\tb\n3\t\"x\ny\"\n");
  BOOST_REQUIRE(records.size() == 3);
  BOOST_TEST(text_of(records[0]) == "\"Great\" place");
  BOOST_TEST(fails_with(records[1], "3 fields"));
  BOOST_TEST(text_of(records[2]) == "x\ny");
}

BOOST_AUTO_TEST_CASE(tsv_quotes_that_pair_across_all_rows_cost_no_square) {
  std::string table = "id\ttext\n";
  for (int i = 0; i < 200000; ++i) table += "a\"\t\"b\n";
  const auto records = read_bytes("a.tsv", table);
  BOOST_REQUIRE(records.size() == 200000);
  for (const auto& record : records) BOOST_REQUIRE(text_of(record) == "\"b");
}

BOOST_AUTO_TEST_CASE(tables_in_another_encoding) {
  // GB18030, as spreadsheets in China write it.
  const auto records = read_bytes(
      "a.csv",
      "id,text\n1,"
      "\xCA\xEC\xCF\xA4\xBB\xFA\xC6\xF7\xD1\xA7\xCF\xB0\xBA\xCD\xC9\xEE\xB6\xC8\xD1\xA7\xCF\xB0\n"
      "2,\xB8\xBA\xD4\xF0\xCA\xFD\xBE\xDD\xC6\xBD\xCC\xA8\xB5\xC4\xBF\xAA\xB7\xA2\n3,plain\n");
  BOOST_REQUIRE(records.size() == 3);
  BOOST_TEST(text_of(records[0]) == "熟悉机器学习和深度学习");
  BOOST_TEST(posting(records[1])->notes == std::vector<std::string>{"decoded-from-gb18030"},
             boost::test_tools::per_element());
  BOOST_TEST(posting(records[2])->notes.empty());
}

BOOST_AUTO_TEST_CASE(chunks_of_any_size_give_the_same_rows) {
  std::string table = "id,text\n";
  for (int i = 0; i < 300; ++i)
    table += std::to_string(i) + ",\"line\n" +
             std::string(static_cast<std::size_t>(i * 37 % 900), ',') + "\"\"\"\n";
  for (const std::size_t size : {1u, 5000u, 1u << 20}) {
    InputOptions options;
    options.chunk_bytes = size;
    const auto records = read_bytes("a.csv", table, options);
    BOOST_REQUIRE(records.size() == 300);
    for (std::size_t i = 0; i < 300; ++i) {
      BOOST_REQUIRE(posting(records[i]));
      BOOST_REQUIRE(text_of(records[i]).size() == i * 37 % 900 + 6);
      BOOST_REQUIRE(number_of(records[i]) == i + 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(too_large_rows_are_passed_over) {
  InputOptions options;
  options.max_record_bytes = 100000;
  for (const std::size_t chunk_bytes : {std::size_t{4096}, std::size_t{1} << 20}) {
    options.chunk_bytes = chunk_bytes;
    const auto records = read_bytes(
        "a.csv", "id,text\n1,a\n2,\"" + std::string(300000, '\n') + "\"\n3,b\n", options);
    BOOST_REQUIRE(records.size() == 3);
    BOOST_TEST(fails_with(records[1], "limit of 100000"), text_of(records[1]));
    BOOST_TEST(text_of(records[2]) == "b");
  }
}
