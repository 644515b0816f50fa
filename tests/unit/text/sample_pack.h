// The pack that the tests of sections, asks and facts share.
#pragma once

#include "text/asks.h"
#include "text/layout.h"
#include "text/sections.h"
#include "tiny_pack.h"

namespace rolecall::test {

struct Sample {
  TinyPack builder;
  Pack pack;
  std::uint32_t other, duties, needs, wishes, company, role;

  Sample() {
    other = builder.section_by_wording("other");
    duties = builder.section("duties", Ask::Required);
    needs = builder.section("needs", Ask::Required);
    wishes = builder.section("wishes", Ask::Preferred);
    company = builder.section("company", Ask::Company);
    role = builder.section_by_wording("role", true);
    builder.heading(role, {"The role"});
    builder.heading(duties,
                    {"Responsibilities", "RESPONSIBILITIES", "What you will do", "岗位职责"});
    builder.heading(needs, {"Requirements", "requirements", "Minimum Qualifications", "任职要求"});
    builder.heading(wishes, {"Preferred Qualifications", "Nice to have", "加分项", "优先"});
    builder.heading(company, {"About us", "Benefits", "公司介绍"});

    builder.cue("plus", Ask::Preferred, {"is a plus", "are a plus", "preferred", "优先"},
                Reach::Before);
    builder.cue("first", Ask::Preferred, {"优先考虑"});
    builder.cue("ideally", Ask::Preferred, {"ideally", "Bonus:"}, Reach::After);
    builder.cue("must", Ask::Required, {"required", "must have"}, Reach::Before, true);
    builder.cue("knows", Ask::Required, {"experience with", "knowledge of", "you will"});
    builder.cue("not-needed", Ask::Negated, {"not required", "no need to know"}, Reach::Clause,
                false, 8);
    builder.cue("not-needed-but", Ask::Preferred, {"not required but a plus"});
    builder.cue("left", Ask::Company, {"rather than"}, Reach::After, true, 1);
    builder.cue("we", Ask::Company, {"We are a", "our company"});
    builder.cue("law", Ask::Company, {"equal opportunity", "Larkfield is a map company"},
                Reach::Clause, true);

    builder.skills({"Go", "Rust", "Java", "Spark", "Flink", "Beam", "SQL", "AWS", "GCP"});

    const auto years = builder.field("min_years");
    builder.fact(years, -1,
                 {"3 years", "5 years", "8 years", "three years", "2 years", "90 years", "三年"});
    const auto degree = builder.field("degree", {"bachelor", "master", "phd"}, true);
    builder.fact(degree, 0, {"BS", "Bachelor"});
    builder.fact(degree, 1, {"MS", "Master"});
    builder.fact(degree, 2, {"PhD"});
    const auto level =
        builder.field("level", {"intern", "junior", "mid", "senior"}, false, {-1, 0, 2, 5});
    builder.fact(level, 3, {"Senior", "Sr."});
    builder.fact(level, 0, {"Intern"});
    const auto visa = builder.flag("no_visa");
    builder.fact(visa, 1, {"no sponsorship"});

    builder.connector("&", false);
    builder.connector("and", false);
    builder.connector("one of", true);
    builder.connector("or", true);
    builder.connector("such as", true);
    builder.connector("和", false);
    builder.connector("如", true);
    builder.connector("或", true);
    builder.connector("至少一种", true);
    builder.number("three", 3);
    builder.number("三", 3);
    builder.number("十", 10);
    builder.number("十三", 13);
    builder.language("en", Script::None, true, {"the", "and", "of", "in", "experience"});
    builder.language("zh", Script::Han, true);
    builder.language("ja", Script::Kana, false);
    builder.language("ko", Script::Hangul, false);
    builder.language("sv", Script::None, false, {"och", "för", "som", "in"});
    pack = builder.pack();
  }
};

/// A text read as far as its asks.
struct Read {
  std::string text;
  Layout layout;
  std::vector<Span> spans;
  std::vector<Section> sections;
  AskReader asks;
  std::vector<Tag> tags;
  std::vector<SkillAsk> skills;

  Read(const Sample& sample, std::string content) : text(std::move(content)) {
    cut(text, layout);
    spans = sample.builder.find(text, layout);
    find_sections(sample.pack, text, layout, spans, sections);
    asks.read(sample.pack, text, layout, sections, spans);
    tag_skills(sample.pack, text, layout, sections, spans, asks, tags);
    merge_skills(sample.pack, text, spans, tags, skills);
  }
  Read(const Read&) = delete;
};

}  // namespace rolecall::test
