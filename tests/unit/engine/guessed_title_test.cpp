#include "engine/guessed_title.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace {

using rolecall::guess_title;

struct Case {
  std::string text, title;
};
std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.text; }

const std::string kLong(121, 'x');

const std::vector<Case> kCases{
    {"Line Cook\n\nYou fry.", "Line Cook"},
    {"\n\n# **Line Cook**\r\nYou fry.", "Line Cook"},
    {"## Cook for C# ##\nYou fry.", "Cook for C#"},
    {"Cook for C#", "Cook for C#"},
    {"厨师\n职责", "厨师"},
    {"", ""},
    {" \n#\n", ""},
    // The head of an e-mail is no title, its subject is.
    {"From: chef@example.com\nTo: all\nSubject: Fwd: RE: Line Cook\n\nYou fry.", "Line Cook"},
    {"**From:** The Chef\n**Sent**: Monday\n\nLine Cook", "Line Cook"},
    {"发件人：厨师长\n主题：回复：厨师", "厨师"},
    {"From: The Chef\nSubject:\n\nLine Cook", "Line Cook"},
    {"---------- Forwarded message ---------\nLine Cook", "Line Cook"},
    {"https://example.com/jobs/7\nchef@example.com\nLine Cook @ Example", "Line Cook @ Example"},
    {"Position: Line Cook\nFrom: 8 am", "Line Cook"},
    {"职位名称：厨师\n职责", "厨师"},
    // Nor is a sentence, nor the first line of a paragraph.
    {kLong + "\nLine Cook", ""},
    {kLong + " https://example.com\nDuties", ""},
    {"We are looking for a line cook who would like to fry and bake with us.\nYou fry.", ""},
    {"We are looking for a line cook who would like to fry and to bake\nwith us in Lyon.", ""},
    {"我们正在寻找一位热爱烹饪并且愿意与团队一起成长的厨师加入我们的餐厅。", ""},
    {"We need a cook.\nYou fry.", ""},
    {"Are you a cook?\nYou fry.", ""},
    {"我们是一家餐厅", ""},
    {"The place by the old harbour.\nYou fry.", ""},
    {"Cook for the harbour!\nYou fry.", "Cook for the harbour!"},
    // Nor is a heading; one that only says that a posting follows stands before its title.
    {"About us:\nA place by the harbour", ""},
    {"About us at last\nYou fry.", "About us at last"},
    {"Job Description:\n\nLine Cook\nYou fry.", "Line Cook"},
    {"职位描述\n厨师", "厨师"},
    // A copied page begins with the site's menu.
    {"Home\nSearch jobs\nLine Cook\nYou fry.", "Line Cook"},
    {"首页\n厨师", "厨师"},
    {"Line Cook for the Morning Shift, Airport Restaurant, Example Foods Inc.\nYou fry.",
     "Line Cook for the Morning Shift, Airport Restaurant, Example Foods Inc."}};

BOOST_DATA_TEST_CASE(titles_are_plausible, kCases, one) {
  BOOST_TEST(guess_title(one.text, "About us") == one.title);
}

BOOST_AUTO_TEST_CASE(only_so_many_lines_are_passed_over) {
  std::string head;
  for (int i = 0; i < 100; ++i) head += "Received: somewhere\n";
  BOOST_TEST(guess_title(head + "Line Cook") == "");
}

// In time that grows with the square these would take minutes.
BOOST_AUTO_TEST_CASE(reads_hostile_subjects_in_linear_time) {
  std::string subject = "Subject: ";
  while (subject.size() < 1'000'000) subject += "re:";
  BOOST_TEST(guess_title(subject + 'x' + std::string(3'000'000, '#')) == "");
  BOOST_TEST(guess_title(subject + "Line Cook") == "Line Cook");
}

}  // namespace
