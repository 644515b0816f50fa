// Counting, bounded memory, formats and the comparison, with rows made by hand over the default
// pack.
#include "survey/survey.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "engine/packs.h"
#include "survey/page.h"

using namespace rolecall;

namespace {

const Pack& pack() {
  static const LoadedPack loaded = default_pack();
  return loaded.pack;
}

Index rule(std::string_view id) {
  for (Index i = 0; i < pack().rules().size(); ++i)
    if (pack().str(pack().rules()[i].id) == id) return i;
  BOOST_FAIL("no rule " << id);
  return 0;
}

/// A posting whose text is like no other's.
Row row(int number, std::vector<RowSkill> skills, std::vector<std::uint8_t> levels) {
  Row made;
  made.id = std::string("p").append(std::to_string(number));
  made.path = "in.jsonl";
  made.record = static_cast<std::uint64_t>(number);
  made.title = "Engineer " + std::to_string(number);
  made.lang = "en";
  made.role = 0;
  made.decided = true;
  made.confidence = 0.95;
  made.skills = std::move(skills);
  made.levels = std::move(levels);
  made.tags = 1;
  std::string words;
  for (int i = 0; i < 50; ++i) words += std::to_string(number * 100 + i) + " ";
  made.fingerprint = fingerprint(words);
  made.lot = text_hash(words);
  made.text = R"({"bytes":3,"text":"a<b","tags":[],"untagged":[]})";
  return made;
}

const Figure* find(const Figures& figures, std::string_view table, std::string_view item,
                   std::size_t slice = Slices::kAll) {
  const FigureTable* found = figures.table(table);
  BOOST_REQUIRE(found);
  for (const Figure& figure : found->figures)
    if (figure.item == item && figure.slice == slice) return &figure;
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_survive_as_bytes) {
  Row one = row(1, {{7, Ask::Preferred}}, {0, 1, 2, 0});
  one.facts = {{"min_years", "3"}};
  one.notes = {"too-short"};
  one.untagged = {"a line"};
  one.whole = false;
  std::string bytes;
  append_row(one, bytes);
  append_row(row(2, {}, {}), bytes);
  std::string_view left = bytes;
  const Row back = take_row(left);
  BOOST_TEST(back.id == "p1");
  BOOST_TEST(back.skills.at(0).rule == 7u);
  BOOST_TEST((back.skills[0].ask == Ask::Preferred));
  BOOST_TEST(back.levels == one.levels);
  BOOST_TEST(back.facts.at(0).text == "3");
  BOOST_TEST(back.untagged == one.untagged);
  BOOST_TEST(!back.whole);
  BOOST_TEST((back.fingerprint == one.fingerprint));
  BOOST_TEST(take_row(left).id == "p2");
  BOOST_TEST(left.empty());
}

// Whatever an id holds, and though two groups are called the same.
BOOST_AUTO_TEST_CASE(groups_of_near_duplicates_keep_their_names) {
  Survey survey(pack(), {});
  for (const int number : {1, 1, 2, 2, 2}) {
    Row one = row(number, {}, {});
    one.id = "ladle\n7";
    one.title = "Cook\nand baker";
    survey.add(std::move(one));
  }
  const Figures figures = make_figures(survey);
  BOOST_REQUIRE(figures.duplicates.size() == 2u);
  BOOST_TEST(figures.duplicates[0].id == "ladle\n7");
  BOOST_TEST(figures.duplicates[0].title == "Cook\nand baker");
  BOOST_TEST(figures.duplicates[0].size == 3u);
  BOOST_TEST(figures.duplicates[1].size == 2u);
}

BOOST_AUTO_TEST_CASE(near_duplicates_count_once) {
  Survey survey(pack(), {});
  const Index python = rule("python");
  for (int i = 0; i < 3; ++i) survey.add(row(1, {{python, Ask::Required}}, {1, 2, 0, 0}));
  survey.add(row(2, {{python, Ask::Preferred}}, {0, 0, 0, 0}));
  survey.add_failure();
  const Figures figures = make_figures(survey);
  BOOST_TEST((figures.postings == Count{4, 2}));
  BOOST_TEST(figures.failed == 1u);
  BOOST_TEST((find(figures, "skills", "python")->count == Count{4, 2}));
  BOOST_TEST((find(figures, "skills_required", "python")->count == Count{3, 1}));
  BOOST_TEST((find(figures, "skills_required", "python")->of == Count{4, 2}));
  BOOST_TEST((find(figures, "breadth", "2")->count == Count{3, 1}));
  BOOST_TEST((find(figures, "breadth_core", "1")->count == Count{3, 1}));
  // Python is in one layer, whatever the levels.
  BOOST_TEST((find(figures, "breadth_named", "1")->count == Count{4, 2}));
  BOOST_TEST((find(figures, "combinations", "none")->count == Count{1, 1}));
  BOOST_TEST((find(figures, "confidence", "90", Slices::kAnyRole)->count == Count{4, 2}));
  BOOST_TEST(figures.duplicates.size() == 1u);
  BOOST_TEST(figures.duplicates[0].id == "p1");
  BOOST_TEST(figures.duplicates[0].size == 3u);
  BOOST_TEST(survey.listed().at(1)->duplicate_of == "p1");
}

BOOST_AUTO_TEST_CASE(too_little_text_is_not_too_close_to_say) {
  Analysis short_one;
  short_one.role = 0;
  short_one.notes = {"too-short"};
  const Row nearly_empty = RowMaker(pack())({}, short_one);
  Row close = row(1, {}, {});
  close.decided = false;
  Survey survey(pack(), {});
  for (const Row& one : {row(2, {}, {}), close, nearly_empty}) {
    std::string bytes;
    append_row(one, bytes);
    std::string_view left = bytes;
    survey.add(take_row(left));
  }
  const Figures figures = make_figures(survey);
  BOOST_TEST((find(figures, "undecided", "undecided")->count == Count{1, 1}));
  BOOST_TEST((find(figures, "undecided", "too_little")->count == Count{1, 1}));
  BOOST_TEST((find(figures, "undecided", "too_little")->of == Count{3, 3}));
}

BOOST_AUTO_TEST_CASE(pairs_need_a_minimum_and_have_their_lift) {
  Survey survey(pack(), {});
  const Index python = rule("python"), spark = rule("apache-spark"), docker = rule("docker");
  for (int i = 0; i < 20; ++i) {
    std::vector<RowSkill> skills;
    if (i < 10) skills.push_back({python, Ask::Required});
    if (i < 6) skills.push_back({spark, Ask::Preferred});
    if (i < 4) skills.push_back({docker, Ask::Required});
    if (i == 4) skills.push_back({docker, Ask::Company});
    survey.add(row(i, skills, {}));
  }
  const Figures figures = make_figures(survey);
  BOOST_TEST(figures.pairs_least == 5u);
  BOOST_REQUIRE(figures.pairs.size() == 1u);
  const Together& t = figures.pairs[0].together;
  BOOST_TEST(t.both == 6u);
  BOOST_TEST(t.a + t.b == 16u);
  BOOST_TEST(t.of == 20u);
  BOOST_TEST(lift(t) == 2.0);
}

// Pairs that avoid each other are listed too, and nothing else is said of them.
BOOST_AUTO_TEST_CASE(pairs_are_told_alike_on_every_page) {
  Survey survey(pack(), {});
  for (int i = 0; i < 20; ++i) {
    std::vector<RowSkill> skills;
    if (i < 13) skills.push_back({rule("python"), Ask::Required});
    if (i > 7) skills.push_back({rule("docker"), Ask::Required});
    survey.add(row(i, skills, {}));
  }
  const Figures figures = make_figures(survey);
  BOOST_REQUIRE(figures.pairs.size() == 1u);
  BOOST_TEST(lift(figures.pairs[0].together) < 1);
  const Report report{&figures, nullptr, nullptr};
  for (const std::string& page : {report_html(report, survey), report_markdown(report)})
    BOOST_TEST(page.find(pairs_words(figures)) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_page_tells_that_counts_may_be_short) {
  Survey survey(pack(), {});
  for (int i = 0; i < 1500; ++i) {
    Row one = row(i, {}, {});
    one.path = "in" + std::to_string(i) + ".jsonl";
    survey.add(std::move(one));
  }
  const Figures figures = make_figures(survey);
  BOOST_REQUIRE(figures.table("sources")->short_by == 1u);
  BOOST_TEST(report_markdown({&figures, nullptr, nullptr}).find("short by at most 1") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(rows_and_texts_are_bounded_and_drawn_by_lot) {
  Survey survey(pack(), {10, 4});
  std::vector<std::uint64_t> lots;
  for (int i = 0; i < 100; ++i) {
    Row made = row(i, {}, {});
    lots.push_back(made.lot);
    survey.add(std::move(made));
  }
  std::sort(lots.begin(), lots.end());
  const auto listed = survey.listed();
  BOOST_TEST(listed.size() == 10u);
  std::size_t texts = 0;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (i > 0) BOOST_TEST(listed[i - 1]->number < listed[i]->number);
    BOOST_TEST(listed[i]->row.lot <= lots[9]);
    texts += !listed[i]->row.text.empty();
  }
  BOOST_TEST(texts == 4u);
  BOOST_TEST(survey.text_bound() == lots[3]);
}

BOOST_AUTO_TEST_CASE(rare_keys_are_dropped_and_the_error_is_told) {
  LossyCounter<std::string> counter(100);
  for (int i = 0; i < 2000; ++i) {
    counter.add("rare" + std::to_string(i), true);
    if (i % 2 == 0) counter.add("often", i % 4 == 0);
  }
  BOOST_TEST(counter.entries().size() <= 100u);
  const auto& often = counter.entries().at("often").count;
  BOOST_TEST(often.all <= 1000u);
  BOOST_TEST(often.all + counter.floor() >= 1000u);
  BOOST_TEST(often.distinct * 2 <= often.all + 1);
}

BOOST_AUTO_TEST_CASE(nothing_ends_the_data_of_the_page) {
  Survey survey(pack(), {});
  Row bad = row(1, {}, {});
  bad.title = "</script><script>alert(1)</script><!--";
  survey.add(std::move(bad));
  const Figures figures = make_figures(survey);
  const std::string data = page_data(figures, survey);
  BOOST_TEST(data.find('<') == std::string::npos);
  BOOST_TEST(data.find("\\u003c/script>") != std::string::npos);
  const std::string page = report_html({&figures, nullptr, nullptr}, survey);
  BOOST_TEST(page.find("alert(1)</script>") == std::string::npos);
  BOOST_TEST(page.find("script-src 'sha256-") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_change_is_found_and_chance_is_not) {
  Survey here(pack(), {}), there(pack(), {});
  const Index python = rule("python"), docker = rule("docker");
  for (int i = 0; i < 100; ++i) {
    const auto skills = [&](int pythons, int dockers) {
      std::vector<RowSkill> all;
      if (i < pythons) all.push_back({python, Ask::Required});
      if (i < dockers) all.push_back({docker, Ask::Required});
      return all;
    };
    here.add(row(i, skills(80, 31), {}));
    there.add(row(i, skills(20, 30), {}));
  }
  const Changes changes = compare(make_figures(here), make_figures(there));
  BOOST_TEST(changes.findings == 2u);  // skills, skills_required
  BOOST_TEST(changes.all[0].item == "python");
  BOOST_TEST(changes.all[0].difference == 0.6, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(changes.all[0].interval.low > 0.45);
  const auto chance = std::find_if(changes.all.begin(), changes.all.end(),
                                   [](const Change& c) { return c.item == "docker"; });
  BOOST_REQUIRE((chance != changes.all.end()));
  BOOST_TEST(chance->discovery_rate > 0.5);
}

BOOST_AUTO_TEST_CASE(no_posting_at_all) {
  Survey survey(pack(), {});
  const Figures figures = make_figures(survey);
  const Report report{&figures, nullptr, nullptr};
  BOOST_TEST(report_json(report).find("\"postings\":{\"all\":0,\"distinct\":0}") !=
             std::string::npos);
  BOOST_TEST(report_markdown(report).find("0 of 0") != std::string::npos);
  BOOST_TEST(report_html(report, survey).find("nan") == std::string::npos);
}
