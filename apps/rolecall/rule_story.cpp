#include "rule_story.h"

#include <algorithm>

#include "base/source_index.h"
#include "report/json_sink.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

// What the finding is about: a term, a regex, or the rule as a whole.
std::string subject(const Pack& pack, const Finding& finding, std::string_view text) {
  const std::string here = finding.range.empty() ? std::string() : quoted(finding.range.of(text));
  if (finding.regex != kNone) {
    const std::string name =
        "regex " + std::string(pack.str(pack.regexes()[finding.regex].pattern));
    return here.empty() ? name : here + ", " + name;
  }
  return here;
}

std::string first_words(const Pack& pack, const Finding& finding, std::string_view text) {
  const std::string about = subject(pack, finding, text);
  const std::string& words = finding.causes.front().words;
  if (about.empty()) return words;
  return words.empty() ? about : about + ": " + words;
}

std::string_view verdict_word(const Finding& finding) {
  return finding.tagged() ? "tagged" : "not tagged";
}

// A text with what is needed to tell lines and columns of it.
struct Numbered {
  explicit Numbered(std::string name, std::string_view text)
      : file{std::move(name), std::string(text)}, starts(line_starts(file.text)) {}

  Location at(Range range) const { return place(file, starts, range); }
  SourceFile file;
  std::vector<std::uint32_t> starts;
};

class StoryWriter {
 public:
  StoryWriter(const Pack& pack, const StoryTexts& texts)
      : pack_(pack),
        name_(texts.name),
        title_(texts.name + " (title)", texts.title),
        text_(texts.name, texts.text) {}

  std::string page(const RuleStory& story, const ShowOptions& options, const std::string& folder) {
    const RuleEntry& rule = pack_.rules()[story.rule];
    std::string out = headline(story) + "  (" + folder + std::string(pack_.str(rule.file)) + ":" +
                      std::to_string(rule.line) + ")\n";
    const std::vector<SourceFile> files{title_.file, text_.file};
    for (const Finding& finding : story.findings) {
      const Numbered& source = of(finding);
      Diagnostic d;
      d.check = why_name(finding.causes.front().why);
      d.message = first_words(pack_, finding, source.file.text);
      d.at.file = source.file.path;
      if (!finding.range.empty()) d.at = source.at(finding.range);
      for (std::size_t i = 1; i < finding.causes.size(); ++i)
        d.notes.push_back(note(finding.causes[i], source, d.at.line));
      const bool tagged = finding.tagged();
      out += show_as(verdict_word(finding), tagged ? "1;32" : "1;33", d, files, options);
    }
    if (story.inside_words > 0)
      out += name_ + ": " + std::to_string(story.inside_words) +
             (story.inside_words == 1 ? " more place" : " more places") + " inside longer words\n";
    return out;
  }

  void json(const RuleStory& story, std::string& out) {
    JsonSink json(out);
    json.put("{\"id\":");
    json.any_string(name_);
    json.put(",\"rule\":");
    json.string(pack_.str(pack_.rules()[story.rule].id));
    json.put(",\"tagged\":");
    json.number(story.tagged());
    json.put(",\"findings\":[");
    for (const Finding& finding : story.findings) {
      const Numbered& source = of(finding);
      json.put("{\"field\":");
      json.string(finding.field == Field::Title ? "title" : "text");
      if (!finding.range.empty()) put_place(json, source, finding.range);
      if (finding.term != kNone) {
        json.put(",\"term\":");
        json.string(pack_.str(pack_.terms()[finding.term].text));
      }
      if (finding.regex != kNone) {
        json.put(",\"regex\":");
        json.string(pack_.str(pack_.regexes()[finding.regex].pattern));
      }
      json.put(",\"tagged\":");
      json.boolean(finding.tagged());
      json.put(",\"reasons\":[");
      for (const Cause& cause : finding.causes) {
        json.put("{\"why\":");
        json.string(why_name(cause.why));
        json.put(",\"words\":");
        json.any_string(cause.words);
        json.put(",\"places\":[");
        for (const Range range : cause.places) {
          json.put("{\"field\":");
          json.string(finding.field == Field::Title ? "title" : "text");
          put_place(json, source, range);
          json.put("},");
        }
        json.drop_comma();
        json.put("]},");
      }
      json.drop_comma();
      json.put("]},");
    }
    json.drop_comma();
    json.put("],\"inside_words\":");
    json.number(story.inside_words);
    json.put(",\"absent\":[");
    for (const Index term : story.absent) {
      json.string(pack_.str(pack_.terms()[term].text));
      json.put(',');
    }
    json.drop_comma();
    json.put("]}\n");
  }

 private:
  const Numbered& of(const Finding& finding) const {
    return finding.field == Field::Title ? title_ : text_;
  }

  std::string headline(const RuleStory& story) const {
    const std::size_t tagged = story.tagged();
    const auto places =
        static_cast<std::size_t>(std::count_if(story.findings.begin(), story.findings.end(),
                                               [](const Finding& f) { return !f.range.empty(); }));
    std::string out = name_ + ": rule " + std::string(pack_.str(pack_.rules()[story.rule].id));
    out += tagged == 0   ? " tags nothing"
           : tagged == 1 ? " tags 1 place"
                         : " tags " + std::to_string(tagged) + " places";
    if (places > tagged) out += " and passes over " + std::to_string(places - tagged);
    return out;
  }

  // A place on the finding's own line is not shown again.
  static Note note(const Cause& cause, const Numbered& source, std::uint32_t line) {
    Note out;
    out.message = "and even then: " + cause.words;
    if (!cause.places.empty()) out.at = source.at(cause.places.front());
    if (out.at.line == line) out.at = {};
    out.at.file = source.file.path;
    return out;
  }

  static void put_place(JsonSink& json, const Numbered& source, Range range) {
    const Location at = source.at(range);
    json.put(",\"line\":");
    json.number(at.line);
    json.put(",\"column\":");
    json.number(at.column);
    json.put(",\"text\":");
    json.string(range.of(source.file.text));
  }

  const Pack& pack_;
  std::string name_;
  Numbered title_;
  Numbered text_;
};

}  // namespace

std::string story_page(const Pack& pack, const RuleStory& story, const StoryTexts& texts,
                       const ShowOptions& options, const std::string& folder) {
  return StoryWriter(pack, texts).page(story, options, folder);
}

std::vector<std::string> story_lines(const Pack& pack, const RuleStory& story,
                                     std::string_view text) {
  std::vector<std::string> lines;
  const Numbered source("", text);
  for (const Finding& finding : story.findings) {
    std::string line;
    if (!finding.range.empty())
      line = "column " + std::to_string(source.at(finding.range).column) + ": ";
    line += std::string(verdict_word(finding)) + ": " + first_words(pack, finding, text) + " [" +
            std::string(why_name(finding.causes.front().why)) + "]";
    lines.push_back(std::move(line));
    for (std::size_t i = 1; i < finding.causes.size(); ++i)
      lines.push_back("  and even then: " + finding.causes[i].words + " [" +
                      std::string(why_name(finding.causes[i].why)) + "]");
  }
  return lines;
}

void story_json(const Pack& pack, const RuleStory& story, const StoryTexts& texts,
                std::string& out) {
  StoryWriter(pack, texts).json(story, out);
}

}  // namespace rolecall
