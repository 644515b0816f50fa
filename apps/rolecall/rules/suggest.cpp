// rolecall rules suggest: phrases that asks are made of and no rule knows.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "choice.h"
#include "columns.h"
#include "input_flags.h"
#include "interrupt.h"
#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "rules/rules.h"
#include "rules/stub.h"
#include "run_postings.h"
#include "session.h"
#include "study/phrases.h"

namespace rolecall {
namespace {

enum class SuggestFormat { Human, Json };

struct SuggestFlags {
  InputFlags input;
  SuggestFormat format = SuggestFormat::Human;
  PhraseOptions phrases;
  bool stubs = false;
};

std::string page(const PhraseStudy& study, const std::vector<PhraseScore>& best) {
  std::string out = counted(study.postings(), "posting") + "\n   score  asks  bare  else  phrase\n";
  for (const PhraseScore& phrase : best) {
    char line[96];
    std::snprintf(line, sizeof line, "%8.1f%6llu%6llu%6llu  ", phrase.score,
                  static_cast<unsigned long long>(phrase.asks),
                  static_cast<unsigned long long>(phrase.untagged),
                  static_cast<unsigned long long>(phrase.elsewhere));
    out += line + printable(phrase.text) + "\n";
    for (const std::string& example : phrase.examples)
      out += "                              " + printable(example) + "\n";
  }
  out += best.empty() ? "nothing stands oftener in asks than elsewhere\n"
                      : "asks: postings that ask it; bare: in a line where no rule found anything; "
                        "else: named outside of asks\n";
  return out;
}

std::string json_text(const PhraseStudy& study, const std::vector<PhraseScore>& best) {
  std::string out;
  {
    JsonSink json(out);
    json.put("{\"type\":\"suggestions\",\"schema\":\"rolecall.suggestions/1\",\"postings\":");
    json.number(study.postings());
    json.put(",\"phrases\":[");
    for (const PhraseScore& phrase : best) {
      json.put("{\"text\":");
      json.string(phrase.text);
      json.put(",\"score\":");
      json.decimal(phrase.score, 2);
      json.put(",\"asks\":");
      json.number(phrase.asks);
      json.put(",\"untagged\":");
      json.number(phrase.untagged);
      json.put(",\"elsewhere\":");
      json.number(phrase.elsewhere);
      json.put(",\"examples\":[");
      for (const std::string& example : phrase.examples) {
        json.string(example);
        json.put(',');
      }
      json.drop_comma();
      json.put("]},");
    }
    json.drop_comma();
    json.put("]}\n");
  }
  return out;
}

std::string stubs(const std::vector<PhraseScore>& best) {
  std::string out;
  for (const PhraseScore& phrase : best) {
    RuleStub stub;
    stub.id = id_of(phrase.text);
    stub.name = phrase.text;
    stub.terms = {phrase.text};
    stub.why = counted(phrase.asks, "posting") + (phrase.asks == 1 ? " asks it, " : " ask it, ") +
               std::to_string(phrase.elsewhere) + " name it elsewhere";
    out += render_stub(stub);
  }
  return out;
}

int suggest(const CommonFlags& common, const SuggestFlags& flags) {
  Reader reader = open_inputs(flags.input);
  const Analyzer analyzer(open_pack(common));
  PhraseStudy study(analyzer, flags.phrases);
  const int status = status_of(common, survey_all(common, reader, study));
  if (interrupted() != 0) return status;
  if (study.gave_up_rare()) complain("memory is bounded: the rarest phrases were not counted");
  const std::vector<PhraseScore> best = study.result();
  print(flags.stubs                           ? stubs(best)
        : flags.format == SuggestFormat::Json ? json_text(study, best)
                                              : page(study, best));
  return status;
}

}  // namespace

void add_rules_suggest(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<SuggestFlags>();
  CLI::App& app =
      add_command(cli, rules, "suggest",
                  "phrases that stand oftener in asks than elsewhere and that no rule knows",
                  "  rolecall rules suggest postings.jsonl.gz\n"
                  "  rolecall rules suggest postings/ --names --most 0.005\n"
                  "  rolecall rules suggest postings/ --top 20 --stubs >drafts.txt     rules to "
                  "paste and to mend\n"
                  "Ranked by log-odds with an informative Dirichlet prior (Monroe and others, "
                  "2008): the score\n"
                  "counts standard deviations.");
  add_choice(app, "-f,--format", flags->format,
             {{"human", SuggestFormat::Human}, {"json", SuggestFormat::Json}}, "FORMAT",
             "human or json");
  app.add_flag("--stubs", flags->stubs, "rules to paste instead of a table");
  app.add_option("--top", flags->phrases.top, "phrases listed")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--least", flags->phrases.least, "postings that must ask it")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000).description(""))
      ->capture_default_str();
  app.add_option("--most", flags->phrases.most,
                 "share of the postings beyond which a phrase is plain language")
      ->type_name("X")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->capture_default_str();
  app.add_option("--examples", flags->phrases.examples, "lines shown of each")
      ->type_name("N")
      ->check(CLI::Range(0, 20).description(""))
      ->capture_default_str();
  app.add_flag("--names", flags->phrases.names,
               "only phrases with a capital letter or a digit: names of tools, not words");
  app.add_flag("--tagged-lines", flags->phrases.tagged_lines,
               "also what only stands beside skills that were found");
  add_input_flags(app, flags->input);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return suggest(cli.common, *flags); }; });
}

}  // namespace rolecall
