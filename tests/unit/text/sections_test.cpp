#include "text/sections.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "sample_pack.h"

using namespace rolecall;

namespace {

// "kind[heading]body" of every section.
std::string sections_of(const test::Sample& sample, const std::string& text) {
  const test::Read read(sample, text);
  std::string out;
  for (const Section& s : read.sections) {
    if (!out.empty()) out += " | ";
    out += sample.pack.str(sample.pack.sections()[s.kind].id);
    if (!s.heading.empty()) out += "[" + std::string(s.heading.of(text)) + "]";
    out +=
        std::string(text.substr(s.heading.empty() ? s.range.begin : s.heading.end,
                                s.range.end - (s.heading.empty() ? s.range.begin : s.heading.end)));
  }
  for (char& c : out)
    if (c == '\n') c = '~';
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

const Row kRows[] = {
    {"", "other"},
    {"Hello\nRequirements\nGo", "otherHello~ | needs[Requirements]~Go"},
    {"Requirements:\nGo\nAbout us\nWe", "needs[Requirements:]~Go~ | company[About us]~We"},
    {"Nice to have:\nRust\nLarkfield is a map company. We sail.\nThe role\nGo",
     "wishes[Nice to have:]~Rust~ | companyLarkfield is a map company. We sail.~ | role[The "
     "role]~Go"},
    {"Requirements:\nAt sea Larkfield is a map company\n- Larkfield is a map company",
     "needs[Requirements:]~At sea Larkfield is a map company~- Larkfield is a map company"},
    {"Requirements:\nequal opportunity", "needs[Requirements:]~equal opportunity"},
    {"Larkfield is a map company", "otherLarkfield is a map company"},
    {"**Requirements:**\n* Go", "needs[**Requirements:**]~* Go"},
    {"Nice to have…\nGo", "wishes[Nice to have…]~Go"},
    {"Nice to have...\nGo", "wishes[Nice to have...]~Go"},
    {"Nice to have\nRequirements with Go", "wishes[Nice to have]~Requirements with Go"},
    {"Nice to have\nRequirements for Cooks",
     "wishes[Nice to have]~ | needs[Requirements for Cooks]"},
    {"## Nice to have\nGo", "wishes[## Nice to have]~Go"},
    {"• Requirements: Go", "needs[• Requirements:] Go"},
    {"Requirements\n- Benefits: sell them\n- Go", "needs[Requirements]~- Benefits: sell them~- Go"},
    {"Requirements\n- Go\n- Nice to have: Rust\n- SQL",
     "needs[Requirements]~- Go~- Nice to have: Rust~- SQL"},
    {"Requirements\n1、Go\n2、Nice to have: Rust\n3、SQL",
     "needs[Requirements]~1、Go~2、Nice to have: Rust~3、SQL"},
    {"Requirements\n- Go. Nice to have: Rust\n- SQL",
     "needs[Requirements]~- Go. Nice to have: Rust~- SQL"},
    {"任职要求\n1、会Go；加分项：会Rust\n2、会SQL",
     "needs[任职要求]~1、会Go；加分项：会Rust~2、会SQL"},
    {"任职要求\n- 会Go\n- 会SQL；加分项：会Rust",
     "needs[任职要求]~- 会Go~- 会SQL； | wishes[加分项：]会Rust"},
    {"任职要求\n- 会SQL；加分项：1、会Rust\n- 会Go",
     "needs[任职要求]~- 会SQL； | wishes[加分项：]1、会Rust~- 会Go"},
    {"任职要求\n1、会SQL 公司介绍和福利：下午茶\n2、会Go",
     "needs[任职要求]~1、会SQL  | company[公司介绍]和福利：下午茶~2、会Go"},
    {"任职要求\n（1）会Go\n（2）加分项：会Rust", "needs[任职要求]~（1）会Go~（2）加分项：会Rust"},
    {"任职要求\n・会Go\n・加分项：会Rust", "needs[任职要求]~・会Go~・加分项：会Rust"},
    {"Nice to have\n- Requirements: Go\n- SQL", "wishes[Nice to have]~- Requirements: Go~- SQL"},
    {"Requirements\n- Go\n- Benefits:\nRust",
     "needs[Requirements]~- Go~ | company[- Benefits:]~Rust"},
    {"Minimum Qualifications (must have)\nGo", "needs[Minimum Qualifications (must have)]~Go"},
    {"Our requirements are high\nGo", "otherOur requirements are high~Go"},
    {"Requirements gathering and analysis\nGo", "otherRequirements gathering and analysis~Go"},
    {"- Requirements gathering\nGo", "other- Requirements gathering~Go"},
    {"We hire. Requirements: Go. Nice to have: Rust.",
     "otherWe hire.  | needs[Requirements:] Go.  | wishes[Nice to have:] Rust."},
    {"You meet the requirements: Go", "otherYou meet the requirements: Go"},
    {"Build with care. Minimum Qualifications Three years of Go and more of the same kind for all",
     "otherBuild with care.  | needs[Minimum Qualifications] Three years of Go and more of the "
     "same "
     "kind for all"},
    {"岗位职责：写代码。任职要求：会Go。加分项：会Rust",
     "duties[岗位职责：]写代码。 | needs[任职要求：]会Go。 | wishes[加分项：]会Rust"},
    {"岗位职责1、写代码2、测试任职要求1、会Go",
     "duties[岗位职责]1、写代码2、测试 | needs[任职要求]1、会Go"},
    {"【岗位职责】写代码【任职要求】会Go", "duties[【岗位职责】]写代码 | needs[【任职要求】]会Go"},
    {"二、任职要求\n会Go", "needs[二、任职要求]~会Go"},
    {"满足任职要求的同学", "other满足任职要求的同学"},
    {"公司介绍\n任职要求不高，用Go", "company[公司介绍]~任职要求不高，用Go"},
    {"任职要求\n会Go，熟悉Rust优先\n会SQL", "needs[任职要求]~会Go，熟悉Rust优先~会SQL"},
    {"任职要求\n会Go，加分项\n会SQL", "needs[任职要求]~会Go，加分项~会SQL"},
    {"任职要求\n1、会Go\n2、会SQL，加分项：会Rust；3、会Java",
     "needs[任职要求]~1、会Go~2、会SQL，加分项：会Rust；3、会Java"},
    {"任职要求\n1、会Go\n2、会SQL，加分项：1、会Rust；2、会Java",
     "needs[任职要求]~1、会Go~2、会SQL， | wishes[加分项：]1、会Rust；2、会Java"},
    {"任职要求\n1、会Go\n2、会SQL，加分项：会Rust",
     "needs[任职要求]~1、会Go~2、会SQL， | wishes[加分项：]会Rust"},
    {"任职要求\n会Go 优先\n会SQL", "needs[任职要求]~会Go 优先~会SQL"},
    {"任职要求\n会Go（加分项）\n会SQL", "needs[任职要求]~会Go（加分项）~会SQL"},
    {"任职要求\n会Go（加分项），懂船\n会SQL", "needs[任职要求]~会Go（加分项），懂船~会SQL"},
    {"Requirements\nGo (Preferred Qualifications: Rust)",
     "needs[Requirements]~Go (Preferred Qualifications: Rust)"},
    {"Requirements\nGo\nMore (Nice to have):\nRust",
     "needs[Requirements]~Go~More ( | wishes[Nice to have):]~Rust"},
    {"任职要求\n会Go (加分项)\n会SQL", "needs[任职要求]~会Go (加分项)~会SQL"},
    {"公司介绍\n加分项目很多", "company[公司介绍]~加分项目很多"},
    {"公司介绍\n任职要求如下：\n会Go", "company[公司介绍]~ | needs[任职要求]如下：~会Go"},
    {"公司介绍\n任职要求 会Go", "company[公司介绍]~ | needs[任职要求] 会Go"},
    {"公司介绍\n任职要求Go", "company[公司介绍]~ | needs[任职要求]Go"},
    {"About us\nWe make things.\n\nTechnical Skills:\nGo and Rust in services",
     "company[About us]~We make things.~~ | other[Technical Skills:]~Go and Rust in services"},
    {"We like Go and RustRequirementsSQL and more",
     "otherWe like Go and Rust | needs[Requirements]SQL and more"},
    {"Go, Rust Preferred QualificationsA boat",
     "otherGo, Rust  | wishes[Preferred Qualifications]A boat"},
    {"Requirements\n- Oar Benefits:\nGo", "needs[Requirements]~- Oar Benefits:~Go"},
    {"RequirementsGo, SQL", "needs[Requirements]Go, SQL"},
    {"Requirements\nTechnical Skills:\nGo", "needs[Requirements]~Technical Skills:~Go"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(headings_cut_the_text) {
  const test::Sample sample;
  for (const Row& row : kRows) {
    std::string expected = row.expected;
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(sections_of(sample, row.text) == expected); }
  }
}

BOOST_AUTO_TEST_CASE(decorations_hide_no_heading) {
  const test::Sample sample;
  for (const std::string heading :
       {"✨ Benefits", "⚙️ Benefits", "⭐ Benefits", "👩‍💻 Benefits", "1️⃣ Benefits",
        "→ Benefits", "Benefits ✨", "Benefits 🚀 ★", "═══ Benefits ═══", "— Benefits —",
        "--- Benefits ---", "〔Benefits〕", "『公司介绍』", "・公司介绍", "\u202FBenefits\u202F",
        "\u200EBenefits"}) {
    const std::string expected = "needs[Requirements]~- Go~ | company[" + heading + "]~- Rust";
    BOOST_TEST_CONTEXT(heading)
    BOOST_TEST(sections_of(sample, "Requirements\n- Go\n" + heading + "\n- Rust") == expected);
  }
}

BOOST_AUTO_TEST_CASE(sections_partition_the_text) {
  const test::Sample sample;
  for (const Row& row : kRows) {
    const test::Read read(sample, row.text);
    std::uint32_t last = 0;
    for (const Section& s : read.sections) {
      BOOST_TEST(s.range.begin == last);
      BOOST_TEST((s.heading.empty() || s.range.contains(s.heading)));
      last = s.range.end;
    }
    BOOST_TEST(last == read.text.size());
    for (std::uint32_t at = 0; at < read.text.size(); ++at)
      BOOST_TEST(read.sections[section_at(read.sections, at)].range.contains(at));
  }
}
