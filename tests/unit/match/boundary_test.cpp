#include "match/boundary.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace rolecall;

struct Case {
  const char* text;
  const char* hit;  // its first place in the text
  bool ok;
};

const Case kCases[]{
    {"Go", "Go", true},
    {"we Go on", "Go", true},
    {"Google", "Go", false},
    {"aGo", "Go", false},
    {"Go2", "Go", false},
    {"éGo", "Go", false},
    {"ＸGo", "Go", false},
    {"熟悉Go语言", "Go", true},
    {"(Go)", "Go", true},
    {"C++", "C", false},
    {"C#", "C", false},
    {"C+", "C", false},
    {"C＋＋", "C", false},
    {"C", "C", true},
    {"C++", "C++", true},
    {"C++17", "C++", true},
    {"C+Java", "C", true},
    {"Java+SQL", "Java", true},
    {"Java+", "Java", true},
    {"Java++", "Java", false},
    {"F#", "F", false},
    {"R&D", "R", false},
    {"R&D", "D", false},
    {"R＆D", "D", false},
    {"R & D", "R", true},
    {"AT&T", "AT", true},
    {"é&B", "é", false},
    {"A&é", "é", false},
    {"éa&B", "éa", true},
    {"B&éa", "éa", true},
    {"Node.js", "Node", false},
    {"Node．js", "Node", false},
    {"Node. js", "Node", true},
    {"Node.JS", "Node", true},
    {"torch.nn", "nn", false},
    {"torch．nn", "nn", false},
    {"etc.Python", "Python", true},
    {"ASP.NET", ".NET", false},
    {"in .NET", ".NET", true},
    {"数据.NET", ".NET", true},
    {"大数据库", "数据", true},
    {"a数据b", "数据", true},
    {"数据C+", "数据C", false},
    {"据C&D", "据C", false},
};

BOOST_AUTO_TEST_CASE(neighbours_forbid_or_not) {
  for (const Case& c : kCases) {
    const std::string_view text = c.text, hit = c.hit;
    const auto at = static_cast<std::uint32_t>(text.find(hit));
    BOOST_TEST_CONTEXT('"' << hit << "\" in \"" << text << '"') {
      BOOST_TEST(boundary_ok(text, {at, at + static_cast<std::uint32_t>(hit.size())}) == c.ok);
    }
  }
}

}  // namespace
