#include "engine/conditions.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "engine/analyzer.h"
#include "engine/packs.h"

namespace {

using namespace rolecall;

struct Read {
  Read() {
    posting.id = "harbour-7";
    posting.company = "Harbour";
    posting.title = "Senior MLOps Engineer";
    posting.text =
        "You will build the training platform for our tide models.\n\nRequirements\n"
        "- 5+ years of experience with Kubernetes and Terraform\n- A Master's degree\n\n"
        "Nice to have\n- Apache Kafka\n";
    Scratch scratch;
    analysis = analyzer.analyze(posting, scratch);
  }
  bool holds(const char* text) const {
    return Condition(analyzer.pack(), text).holds(posting, analysis);
  }
  std::string error(const char* text) const {
    try {
      Condition(analyzer.pack(), text);
    } catch (const ConditionError& e) {
      return e.what();
    }
    return {};
  }

  Analyzer analyzer{default_pack()};
  Posting posting;
  Analysis analysis;
};

BOOST_FIXTURE_TEST_CASE(text_and_roles_are_equal_or_not, Read) {
  BOOST_TEST(holds("id=harbour-7"));
  BOOST_TEST(holds("company!=Quay"));
  BOOST_TEST(holds("lang=en"));
  BOOST_TEST(holds("role=infra"));
  BOOST_TEST(!holds("role!=infra"));
  BOOST_TEST(!holds("note=no-rule-matched"));
}

BOOST_FIXTURE_TEST_CASE(skills_are_asked_by_any_name, Read) {
  BOOST_TEST(holds("skill=k8s"));
  BOOST_TEST(holds("required=Kubernetes"));
  BOOST_TEST(!holds("preferred=kubernetes"));
  BOOST_TEST(holds("preferred=Kafka"));
  BOOST_TEST(holds("skill!=java"));
}

BOOST_FIXTURE_TEST_CASE(numbers_and_scales_are_compared, Read) {
  BOOST_TEST(holds("min_years>=5"));
  BOOST_TEST(!holds("min_years<5"));
  BOOST_TEST(holds("level>=mid"));
  BOOST_TEST(!holds("level<senior"));
  BOOST_TEST(holds("degree_required=master"));
  BOOST_TEST(holds("layer.control>0"));
  BOOST_TEST(holds("confidence<=1"));
  BOOST_TEST(holds("score.infra>0.5"));
}

BOOST_FIXTURE_TEST_CASE(what_is_not_stated_differs_and_is_not_compared, Read) {
  BOOST_TEST(!holds("degree_preferred<=phd"));
  BOOST_TEST(!holds("degree_preferred=phd"));
  BOOST_TEST(holds("degree_preferred!=phd"));
  BOOST_TEST(holds("travel=false"));
  BOOST_TEST(!holds("travel=true"));
}

BOOST_FIXTURE_TEST_CASE(errors_say_a_way_out, Read) {
  BOOST_TEST(error("role=infa") ==
             "condition 'role=infa': unknown value 'infa'; did you mean \"infra\"?");
  BOOST_TEST(error("min_year>3").find("did you mean \"min_years\"?") != std::string::npos);
  BOOST_TEST(error("skill=kubernets").find("did you mean \"Kubernetes\"?") != std::string::npos);
  BOOST_TEST(error("layer.contrl=1").find("did you mean \"control\"?") != std::string::npos);
  BOOST_TEST(error("skill<java").find("can only be compared") != std::string::npos);
  BOOST_TEST(error("min_years=few").find("is no number") != std::string::npos);
  BOOST_TEST(!error("role").empty());
  BOOST_TEST(!error("role=").empty());
  BOOST_TEST(!error("=x").empty());
}

}  // namespace
