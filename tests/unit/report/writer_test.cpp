// Every format against its golden text in golden/. ROLECALL_UPDATE=1 rewrites them.
#include "report/writer.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "report/terminal_text.h"
#include "sample.h"

using namespace rolecall;
using namespace rolecall::test;

namespace {

const SamplePack& sample_pack() {
  static const SamplePack pack;
  return pack;
}

std::string run(const WriterOptions& options, const std::vector<Sample>& samples, bool failure) {
  const auto writer = make_writer(sample_pack().pack(), options);
  Summary summary;
  std::string out;
  writer->begin(out);
  bool first = true;
  const auto separate = [&] {
    if (!first) out += writer->separator();
    first = false;
  };
  for (const Sample& sample : samples) {
    separate();
    writer->render(sample.posting, sample.analysis, out);
    summary.add(sample_pack().pack(), sample.analysis);
  }
  if (failure) {
    separate();
    Failure broken;
    broken.source.path = "in.jsonl";
    broken.source.record = 4;
    broken.message = "no text in \"record\" <4>";
    writer->render(broken, out);
    summary.add(broken);
  }
  writer->end(summary, out);
  return out;
}

std::string run_all(const WriterOptions& options) {
  return run(options, {full_sample(), poor_sample(), hostile_sample()}, true);
}

void check_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(ROLECALL_SOURCE_DIR) + "/tests/unit/report/golden/" + name;
  if (std::getenv("ROLECALL_UPDATE")) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  std::stringstream expected;
  expected << file.rdbuf();
  BOOST_TEST(file.good());
  BOOST_TEST(text == expected.str(), name << " differs:\n" << text);
}

}  // namespace

BOOST_AUTO_TEST_CASE(golden_texts) {
  const struct {
    const char* name;
    OutputFormat format;
    int width;
    bool colour, unicode;
  } rows[] = {{"records.jsonl", OutputFormat::Jsonl, 80, false, true},
              {"records.json", OutputFormat::Json, 80, false, true},
              {"records.csv", OutputFormat::Csv, 80, false, true},
              {"records.md", OutputFormat::Markdown, 80, false, true},
              {"records.html", OutputFormat::Html, 80, false, true},
              {"human-60.txt", OutputFormat::Human, 60, false, true},
              {"human-80.txt", OutputFormat::Human, 80, false, true},
              {"human-120.txt", OutputFormat::Human, 120, false, true},
              {"human-ascii.txt", OutputFormat::Human, 80, false, false},
              {"human-colour.txt", OutputFormat::Human, 80, true, true}};
  for (const auto& row : rows) {
    WriterOptions options;
    options.format = row.format;
    options.width = row.width;
    options.colour = row.colour;
    options.unicode = row.unicode;
    check_golden(row.name, run_all(options));
  }
}

BOOST_AUTO_TEST_CASE(human_lines_fit) {
  for (int width = 40; width <= 130; width += 3) BOOST_TEST_CONTEXT(width) {
      WriterOptions options;
      options.format = OutputFormat::Human;
      options.width = width;
      std::istringstream lines(run_all(options));
      for (std::string line; std::getline(lines, line);)
        BOOST_TEST(display_width(line) <= width, line);
    }
}

BOOST_AUTO_TEST_CASE(no_control_character_leaves_any_format) {
  for (const auto format : {OutputFormat::Human, OutputFormat::Jsonl, OutputFormat::Json,
                            OutputFormat::Csv, OutputFormat::Markdown, OutputFormat::Html}) {
    WriterOptions options;
    options.format = format;
    const std::string out = run(options, {hostile_sample()}, true);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const auto c = static_cast<unsigned char>(out[i]);
      const bool c1 = c == 0xC2 && static_cast<unsigned char>(out[i + 1]) < 0xA0;
      BOOST_TEST(!(c < 0x20 && c != '\n' && c != '\r'));
      BOOST_TEST(c != 0x7F);
      BOOST_TEST(!c1);
    }
  }
}

BOOST_AUTO_TEST_CASE(csv_defuses_formulas) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
    Sample sample = full_sample();
    sample.analysis.title = start + "1";
    WriterOptions options;
    options.format = OutputFormat::Csv;
    options.fields = {"title"};
    const std::string quote = start == "\r" ? "\"" : "";
    BOOST_TEST(run(options, {sample}, false) ==
               "id,title\r\njob-1," + quote + "'" + start + "1" + quote + "\r\n");
  }
}

BOOST_AUTO_TEST_CASE(an_empty_run) {
  WriterOptions options;
  const std::string summary =
      "{\"type\":\"summary\",\"schema\":\"rolecall.summary/"
      "1\",\"read\":0,\"written\":0,\"failed\":0,"
      "\"roles\":{\"production\":0,\"infra\":0,\"none\":0},\"undecided\":0,\"without_tags\":0,"
      "\"pack\":{\"name\":\"sample\",\"version\":\"1.2.3\",\"hash\":\"00ff\"}}\n";
  BOOST_TEST(run(options, {}, false) == summary);
  options.format = OutputFormat::Json;
  BOOST_TEST(run(options, {}, false) == "[\n" + summary + "]\n");
  options.format = OutputFormat::Human;
  BOOST_TEST(run(options, {}, false).empty());
}
