// The record's details, and totals.
#include <boost/test/unit_test.hpp>

#include "report/writer.h"
#include "sample.h"

using namespace rolecall;
using namespace rolecall::test;

namespace {

std::string record(const Sample& sample, std::vector<std::string> fields) {
  static const SamplePack pack;
  WriterOptions options;
  options.fields = std::move(fields);
  std::string out;
  make_writer(pack.pack(), options)->render(sample.posting, sample.analysis, out);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(fields_choose_in_the_records_order) {
  const Sample sample = full_sample();
  BOOST_TEST(record(sample, {"lang", "role", "title"}) ==
             "{\"type\":\"posting\",\"id\":\"job-1\",\"title\":\"AI Engineer\",\"lang\":\"en\","
             "\"role\":\"production\"}\n");
  BOOST_TEST(record(sample, {"nonsense"}) == "{\"type\":\"posting\",\"id\":\"job-1\"}\n");
  const std::string all = record(sample, {});
  std::size_t at = 0;
  for (const std::string_view name : record_fields()) {
    const std::size_t found = all.find("\"" + std::string(name) + "\":", at);
    BOOST_TEST(found != std::string::npos, name);
    at = found == std::string::npos ? at : found;
    std::string expected = "{\"type\":\"posting\",\"id\":\"job-1\",\"" + std::string(name) + "\":";
    if (name == "type") expected = "{\"type\":\"posting\",\"id\":";
    if (name == "id") expected = "{\"type\":\"posting\",\"id\":\"job-1\"}";
    const std::string one = record(sample, {std::string(name)});
    BOOST_TEST(one.starts_with(name == "schema" ? "{\"type\":\"posting\",\"schema\":" : expected),
               one);
    BOOST_TEST(one.ends_with("}\n"));
  }
}

BOOST_AUTO_TEST_CASE(no_role_model_gives_null) {
  Sample sample = full_sample();
  sample.analysis.role = kNone;
  BOOST_TEST(record(sample, {"role"}) == "{\"type\":\"posting\",\"id\":\"job-1\",\"role\":null}\n");
}

BOOST_AUTO_TEST_CASE(a_tag_outside_known_sections_has_none) {
  Sample sample = full_sample();
  sample.analysis.tags.resize(1);
  const std::string place = "\"line\":2,\"column\":15,\"text\":\"Spark\",";
  sample.analysis.sections[0].kind = 99;
  BOOST_TEST(record(sample, {"tags"}).find(place + "\"section\":null,\"ask\":\"required\"}]}") !=
             std::string::npos);
  sample.analysis.sections.clear();
  BOOST_TEST(record(sample, {"tags"}).find("\"section\":null") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(at_most_five_reasons_a_role) {
  Sample sample = full_sample();
  sample.analysis.reasons.clear();
  for (int i = 0; i < 20; ++i)
    sample.analysis.reasons.push_back({static_cast<Index>(i % 2), 0, 1, {}});
  const std::string out = record(sample, {"reasons"});
  std::size_t count = 0;
  for (std::size_t at = 0; (at = out.find("\"feature\"", at)) != std::string::npos; ++at) ++count;
  BOOST_TEST(count == 10u);
}

BOOST_AUTO_TEST_CASE(untagged_lines_are_capped) {
  Sample sample;
  sample.posting.id = "long";
  std::string line;
  for (int i = 0; i < 150; ++i) line += "ab熟";
  for (int i = 0; i < 60; ++i) {
    const auto begin = static_cast<std::uint32_t>(sample.posting.text.size());
    sample.posting.text += line + "\n";
    sample.analysis.layout.lines.push_back(
        {begin, begin + static_cast<std::uint32_t>(line.size())});
    sample.analysis.coverage.untagged.push_back({static_cast<std::uint32_t>(i), {}});
  }
  sample.analysis.coverage.untagged[1].range = {0, 2};
  const std::string out = record(sample, {"coverage"});
  std::string text;
  for (int i = 0; i < 66; ++i) text += "ab熟";
  text += "ab";
  BOOST_TEST(out.find("{\"line\":1,\"text\":\"" + text + "\"},{\"line\":2,\"text\":\"ab\"},") !=
             std::string::npos);
  BOOST_TEST(out.find("{\"line\":50,") != std::string::npos);
  BOOST_TEST(out.find("{\"line\":51,") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(summaries_add_up_in_any_order) {
  const SamplePack pack;
  const std::vector<Sample> samples = {full_sample(), poor_sample(), hostile_sample()};
  Summary whole, left, right;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    whole.add(pack.pack(), samples[i].analysis);
    (i == 1 ? left : right).add(pack.pack(), samples[i].analysis);
  }
  whole.add(Failure{});
  left.add(Failure{});
  Summary one = left, two = right;
  one += right;
  two += left;
  for (const Summary* sum : {&one, &two}) {
    BOOST_TEST(sum->read == whole.read);
    BOOST_TEST(sum->postings == 3u);
    BOOST_TEST(sum->errors == 1u);
    BOOST_TEST(sum->undecided == 1u);
    BOOST_TEST(sum->without_tags == 2u);
    BOOST_TEST((sum->roles == whole.roles));
  }
  BOOST_TEST(whole.read == 4u);
  BOOST_TEST(whole.roles.find("infra")->second == 1u);
}
