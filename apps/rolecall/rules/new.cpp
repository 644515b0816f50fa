// rolecall rules new: the beginning of a rule, in a file or on standard output.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "atomic_file.h"
#include "check/words.h"
#include "choice.h"
#include "rule/example.h"
#include "rule/load.h"
#include "rules/kind_names.h"
#include "rules/rules.h"
#include "rules/schema_place.h"
#include "rules/stub.h"
#include "rules/stub_place.h"
#include "session.h"

namespace rolecall {
namespace {

struct NewFlags {
  RuleStub stub;
  std::vector<std::string> places;
  std::string file;
};

/// Throws UsageError where the pack would refuse the rule, or has it already.
void check_against_pack(const RuleStub& stub, const Pack& pack) {
  for (const RuleEntry& rule : pack.rules())
    if (pack.str(rule.id) == stub.id)
      throw UsageError("rule '" + stub.id + "' is there already, in " +
                       std::string(pack.str(rule.file)) + ":" + std::to_string(rule.line));
  std::vector<std::string> groups;
  for (const GroupEntry& group : pack.groups()) groups.emplace_back(pack.str(group.id));
  if (std::find(groups.begin(), groups.end(), stub.group) == groups.end())
    throw UsageError("unknown group '" + stub.group + "'" +
                     (groups.empty() ? "; the pack has none yet: declare it under `groups:`"
                                     : hint_or_all(stub.group, groups)));
}

/// Throws UsageError where a sentence is no test: one to match marks the tag, the other marks
/// nothing.
void check_sentences(const RuleStub& stub) {
  for (const std::string& sentence : stub.match) {
    const MarkedText marked = parse_marks(sentence);
    if (!marked.error.empty()) throw UsageError("--match '" + sentence + "': " + marked.error);
    if (marked.spans.empty())
      throw UsageError("--match '" + sentence + "': put [[ ]] around what is to be tagged");
  }
  for (const std::string& sentence : stub.no_match) {
    const MarkedText marked = parse_marks(sentence);
    if (!marked.error.empty() || !marked.spans.empty())
      throw UsageError("--no-match '" + sentence + "': it takes no [[ ]]: nothing is tagged in it");
  }
}

/// Says which of the stub's terms other rules have already.
void say_taken(const RuleStub& stub, const Pack& pack) {
  for (const auto* terms : {&stub.terms, &stub.ambiguous})
    for (const std::string& word : *terms)
      for (const TermEntry& term : pack.terms()) {
        const RuleEntry& rule = pack.rules()[term.rule];
        if (!is_skill(rule.kind) || phrase_key(pack.str(term.text)) != phrase_key(word)) continue;
        complain("'" + word + "' is a term of rule '" + std::string(pack.str(rule.id)) +
                 "' already, in " + std::string(pack.str(rule.file)) + ":" +
                 std::to_string(term.line));
      }
}

/// What the author has still to do, or nothing.
std::string still_missing(const RuleStub& stub) {
  std::string out;
  const auto add = [&](const char* what) { out += (out.empty() ? "" : ", ") + std::string(what); };
  if (stub.match.empty()) add("a sentence with [[ ]] under `match`");
  if (!stub.ambiguous.empty() && stub.no_match.empty()) add("one under `no_match`");
  if (!stub.ambiguous.empty()) add("better evidence than case");
  return out;
}

/// `places` as the rule writes them; throws UsageError where one is unknown, or the pack needs one
/// more.
std::string places_of(const std::vector<std::string>& places, const std::string& group,
                      const RuleSet& set) {
  std::string out;
  for (const std::string& place : places) {
    const std::size_t colon = std::min(place.find(':'), place.size());
    const std::string taxonomy = place.substr(0, colon);
    const std::string leaf = place.substr(std::min(colon + 1, place.size()));
    std::vector<std::string> known;
    for (const Taxonomy& t : set.taxonomies)
      for (const Leaf& l : t.leaves) known.push_back(t.id.value + ":" + l.path);
    if (std::find(known.begin(), known.end(), place) == known.end())
      throw UsageError("unknown place '" + place + "'" + hint(place, known));
    out += (out.empty() ? "" : ", ") + taxonomy + ": " + leaf;
  }
  for (const Taxonomy& taxonomy : set.taxonomies) {
    const std::string id = taxonomy.id.value;
    bool placed = std::any_of(places.begin(), places.end(),
                              [&](const auto& place) { return place.starts_with(id + ":"); });
    for (const Group& g : set.groups)
      for (const TaxonomyRef& ref : g.taxonomies)
        placed = placed || (g.id.value == group && ref.taxonomy.value == id);
    if (taxonomy.combine != Combine::Levels || placed) continue;
    std::string leaves;
    for (const Leaf& leaf : taxonomy.leaves) leaves += " " + id + ":" + leaf.path;
    throw UsageError("group '" + group + "' has no place in taxonomy '" + id +
                     "'; add --place with one of:" + leaves);
  }
  return out;
}

/// The file, or the beginning of a new one.
std::string file_so_far(const std::string& path, const std::string& pack_folder) {
  std::string text;
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) {
    text = read_file(path);
  } else {
    text = schema_line(schema_path_from(path, pack_folder)) + "schema: 1\nrules:\n";
  }
  return text;
}

/// Throws CommandError where the pack of -r would be refused once its file `path` holds `text`.
void check_result(const std::string& path, const std::string& text, const CommonFlags& common) {
  std::error_code ignored;
  const std::filesystem::path name = std::filesystem::relative(path, common.rules, ignored);
  if (common.rules.empty() || name.empty() || *name.begin() == "..") return;  // of no pack we know
  PackSource source = open_pack_source(common);
  std::erase_if(source.files, [&](const SourceFile& file) { return file.path == name; });
  source.files.push_back({name.generic_string(), text});
  Diagnostics findings;
  source.files = load_rules(std::move(source.files), findings).files;
  if (!findings.has_errors()) return;
  std::erase_if(findings.all(), [](const auto& d) { return d.severity != Severity::Error; });
  say_findings(findings, source, common);
  throw CommandError("the rule is not sound, and '" + path + "' stays as it is");
}

/// Puts the rule into the file, which may be new.
void add_to_file(const std::string& path, const std::string& stub, const CommonFlags& common) {
  std::error_code ignored;
  const bool fresh = !std::filesystem::exists(path, ignored);
  const std::string whole = with_stub({path, file_so_far(path, common.rules)}, stub);
  check_result(path, whole, common);
  write_file(path, whole);
  if (fresh) complain("'" + path + "' is a new file");
}

int make(const CommonFlags& common, const NewFlags& flags) {
  RuleStub stub = flags.stub;
  if (stub.id != id_of(stub.id))
    throw UsageError("id '" + stub.id +
                     "' is not made of small letters, digits and single hyphens; "
                     "did you mean '" +
                     id_of(stub.id) + "'?");
  if (stub.name.empty()) stub.name = stub.id;
  if (stub.terms.empty() && stub.ambiguous.empty()) stub.terms = {stub.name};
  const LoadedPack loaded = open_pack(common);
  check_against_pack(stub, loaded.pack);
  check_sentences(stub);
  Diagnostics ignored;
  stub.places =
      places_of(flags.places, stub.group, load_rules(open_pack_source(common).files, ignored));
  const std::string text = render_stub(stub);
  if (flags.file.empty())
    print(text);
  else
    add_to_file(flags.file, text, common);
  say_taken(stub, loaded.pack);
  if (const std::string missing = still_missing(stub); !missing.empty())
    complain("still missing: " + missing);
  return kDone;
}

}  // namespace

void add_rules_new(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<NewFlags>();
  CLI::App& app = add_command(
      cli, rules, "new", "the beginning of a rule, and what it still misses",
      "  rolecall rules new deno --name Deno --kind tool --group backend\n"
      "  rolecall rules new deno --group backend --term Deno --match 'Services on [[Deno]]'\n"
      "  rolecall rules new -r my-rules bun --kind tool --group backend --ambiguous Bun \\\n"
      "    --file my-rules/skills/web.yaml");
  app.add_option("ID", flags->stub.id, "small letters, digits and hyphens")->required();
  app.add_option("--name", flags->stub.name, "for people; the id where it is left out")
      ->type_name("NAME");
  Choices<std::string> kinds;
  for (std::size_t i = 0; i < kKinds; ++i)
    if (is_skill(static_cast<Kind>(i))) kinds.emplace_back(kind_names()[i], kind_names()[i]);
  add_choice(app, "--kind", flags->stub.kind, kinds, "KIND",
             "tool (default), language, method, practice, domain or credential");
  app.add_option("--group", flags->stub.group, "a group of the pack")
      ->type_name("GROUP")
      ->required();
  app.add_option("--place", flags->places,
                 "where it stands in a taxonomy that its group has no place in")
      ->type_name("TAXONOMY:LEAF")
      ->allow_extra_args(false);
  app.add_option("--term", flags->stub.terms,
                 "a term that fires alone; may be given more than once")
      ->type_name("TERM")
      ->allow_extra_args(false);
  app.add_option("--ambiguous", flags->stub.ambiguous, "a term that needs evidence")
      ->type_name("TERM")
      ->allow_extra_args(false);
  app.add_option("--match", flags->stub.match, "a test: a sentence with the tag in [[ ]]")
      ->type_name("SENTENCE")
      ->allow_extra_args(false);
  app.add_option("--no-match", flags->stub.no_match, "a test: a sentence it must not tag")
      ->type_name("SENTENCE")
      ->allow_extra_args(false);
  app.add_option("--file", flags->file,
                 "put it at the end of the rules of FILE, not on standard output")
      ->type_name("FILE");
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return make(cli.common, *flags); }; });
}

}  // namespace rolecall
