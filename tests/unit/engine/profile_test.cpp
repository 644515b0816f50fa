#include "engine/profile.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "engine/packs.h"

namespace {

using namespace rolecall;

const Analyzer& analyzer() {
  static const Analyzer one(default_pack());
  return one;
}

std::set<std::string> ids(const ProfileReading& reading) {
  std::set<std::string> found;
  for (const Index rule : reading.profile.skills)
    found.emplace(analyzer().pack().str(analyzer().pack().rules()[rule].id));
  return found;
}

std::set<std::string> listed(std::string_view text) {
  return ids(read_profile(analyzer(), text, ProfileFormat::List));
}

using Ids = std::set<std::string>;

BOOST_AUTO_TEST_CASE(a_line_names_a_skill_by_id_name_or_term) {
  BOOST_TEST((listed("apache-spark") == Ids{"apache-spark"}));
  BOOST_TEST((listed("Apache Spark") == Ids{"apache-spark"}));
  BOOST_TEST((listed("PySpark\r\n") == Ids{"apache-spark"}));
  BOOST_TEST((listed("scikit learn") == Ids{"scikit-learn"}));
}

BOOST_AUTO_TEST_CASE(a_bracket_that_none_opened_closes_nothing) {
  const ProfileReading reading =
      read_profile(analyzer(), "1) Kubernetes (EKS, GKE), Docker", ProfileFormat::List);
  BOOST_TEST(ids(reading).count("docker") == 1u);
  BOOST_TEST(reading.unknown.empty());
}

BOOST_AUTO_TEST_CASE(names_that_need_evidence_in_a_posting_need_none_here) {
  BOOST_TEST((listed("Go\nR\n") == Ids{"go", "r-language"}));
}

BOOST_AUTO_TEST_CASE(commas_bullets_comments_and_remarks_do_no_harm) {
  BOOST_TEST((listed("# mine\n- Docker (4 years, daily), Kubernetes；Helm  # and more\n\n* C#\n") ==
              Ids{"csharp", "docker", "helm", "kubernetes"}));
}

BOOST_AUTO_TEST_CASE(unknown_words_are_told_with_their_line) {
  const auto reading = read_profile(analyzer(), "Docker\n\nKubernets\n", ProfileFormat::List);
  BOOST_REQUIRE(reading.unknown.size() == 1u);
  BOOST_TEST(reading.unknown[0].line == 3u);
  BOOST_TEST(reading.unknown[0].word == "Kubernets");
  BOOST_TEST(reading.unknown[0].hint == "did you mean \"Kubernetes\"?");
  BOOST_TEST((ids(reading) == Ids{"docker"}));
}

constexpr std::string_view kResume =
    "Sam Baker\n\nI have six years of experience in building models that sailors can rely on.\n"
    "- Trained tide forecasts with PyTorch and served them behind FastAPI for eleven harbours\n"
    "- No knowledge of Java is needed where I work\n\nA Master's degree in physics\n";

BOOST_AUTO_TEST_CASE(a_resume_is_tagged_and_its_facts_are_taken) {
  const auto reading = read_profile(analyzer(), kResume, ProfileFormat::Auto);
  BOOST_TEST((reading.format == ProfileFormat::Text));
  const Ids found = ids(reading);
  BOOST_TEST(found.count("pytorch") == 1u);
  BOOST_TEST(found.count("fastapi") == 1u);
  BOOST_TEST(reading.profile.credentials_told);
  const Pack& pack = analyzer().pack();
  for (Index f = 0; f < pack.facts().size(); ++f) {
    if (pack.str(pack.facts()[f].id) == "min_years") BOOST_TEST(reading.profile.values[f] == 6);
    if (pack.str(pack.facts()[f].id) == "degree") BOOST_TEST(reading.profile.values[f] == 1);
  }
}

BOOST_AUTO_TEST_CASE(lists_are_told_from_resumes) {
  const auto format = [](std::string_view text) {
    return read_profile(analyzer(), text, ProfileFormat::Auto).format;
  };
  BOOST_TEST((format("Python\nKubernets\nthe cello\n") == ProfileFormat::List));
  BOOST_TEST((format("Python, SQL, Spark, Docker, Kubernetes, Terraform, Helm, Kafka, Go\n") ==
              ProfileFormat::List));
  BOOST_TEST((format("五年机器学习经验，负责推荐系统的模型训练与上线部署以及日常维护工作\n") ==
              ProfileFormat::Text));
}

}  // namespace
