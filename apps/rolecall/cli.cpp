#include "cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "atomic_file.h"
#include "choice.h"

namespace rolecall {
namespace {

using Strings = std::vector<std::string>;

struct Command {
  std::string_view name;
  void (*add)(Cli&);
};

void add_common_flags(CLI::App& app, CommonFlags& flags) {
  const std::string group = "Options of every command";
  app.add_option("-j,--jobs", flags.jobs, "threads; 0 is one a core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024).description(""))
      ->group(group);
  app.add_option("-r,--rules", flags.rules, "use the rule pack in DIR, not the built-in one")
      ->type_name("DIR")
      ->group(group);
  app.add_flag("--strict", flags.strict, "warnings and unreadable inputs are errors (status 2)")
      ->group(group);
  app.set_version_flag("--version", std::string("rolecall ") + ROLECALL_VERSION,
                       "print the version")
      ->group(group);
  app.add_flag("-q,--quiet", flags.quiet, "no progress and no totals on the terminal")
      ->group(group);
  add_choice(
      app, "--color,--colour", flags.color,
      {{"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}},
      "WHEN", "auto, always or never; NO_COLOR is honoured")
      ->group(group);
}

Strings command_names(const CLI::App& app) {
  Strings names;
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(sub->get_name());
  return names;
}

Strings option_names(const CLI::App& app) {
  Strings names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    for (const auto& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

/// Index in `args` of the first word that is no option and no option's value, or args.size().
std::size_t first_word(const Strings& args, const CLI::App& app, const CLI::App& fallback) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::string& arg = args[i];
    if (arg == "--") return std::min(i + 1, args.size());
    if (arg.size() < 2 || arg[0] != '-') return i;
    const bool has_value = arg.find('=') != std::string::npos || (arg[1] != '-' && arg.size() > 2);
    if (has_value) continue;
    const CLI::Option* option = app.get_option_no_throw(arg);
    if (option == nullptr) option = fallback.get_option_no_throw(arg);
    if (option != nullptr && option->get_items_expected_min() > 0) ++i;
  }
  return args.size();
}

/// Whether `word` looks like an option that no command of `app` has.
bool is_unknown_option(const std::string& word, const CLI::App& app) {
  if (word.size() < 2 || word[0] != '-') return false;
  const std::string name = word.substr(0, word[1] == '-' ? word.find('=') : 2);
  if (app.get_option_no_throw(name) != nullptr) return false;
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  return std::all_of(commands.begin(), commands.end(),
                     [&](const CLI::App* command) { return is_unknown_option(word, *command); });
}

/// Why `word`, which is neither a command nor a path, may have been given, and what to do instead.
std::string way_out(const std::string& word, const Strings& commands) {
  if (word.starts_with("http://") || word.starts_with("https://"))
    return "; rolecall reads no web: save the page, or pipe its text in";
  if (word.find_first_of(" \n") != std::string::npos)
    return "; a text is piped in, as in: pbpaste | rolecall";
  return hint(word, commands);
}

/// `classify` may be left out where text is piped in or a path is named.
void insert_default_command(Strings& args, const CLI::App& app) {
  const CLI::App& classify = *app.get_subcommand("classify");
  const auto asks = [&](std::string_view a, std::string_view b) {
    return std::find_if(args.begin(), args.end(),
                        [&](const auto& arg) { return arg == a || arg == b; }) != args.end();
  };
  const std::size_t at = first_word(args, app, classify);
  if (at == args.size()) {
    if (asks("-h", "--help") || asks("--version", "--version")) return;
    if (args.empty() && is_terminal(STDIN_FILENO)) return;
    args.insert(args.begin(), "classify");
    return;
  }
  const Strings names = command_names(app);
  const std::string& word = args[at];
  const bool after_dashes = at > 0 && args[at - 1] == "--";
  if (!after_dashes && std::find(names.begin(), names.end(), word) != names.end()) return;
  std::error_code ignored;
  // Behind an option that nobody knows it may be no path but a value: the option is told of.
  const bool misled = at > 0 && is_unknown_option(args[at - 1], app);
  if (word != "-" && !misled && !std::filesystem::exists(word, ignored))
    throw UsageError("'" + word + "' is neither a command nor a path that exists" +
                     way_out(word, names));
  args.insert(args.begin(), "classify");
}

/// The command that was being parsed when it went wrong.
const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  for (auto subs = at->get_subcommands(); !subs.empty(); subs = at->get_subcommands())
    at = subs.back();
  return *at;
}

std::string full_name(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent ? full_name(*parent) + " " + app.get_name() : app.get_name();
}

/// What is said of `rolecall rules chek`, or of `rolecall rules` alone.
std::string describe_command(const CLI::App& at, const std::string& word) {
  const Strings commands = command_names(at);
  if (!word.empty())
    return "unknown command '" + full_name(at) + " " + word + "'" + hint(word, commands);
  return "'" + full_name(at) + "' needs one of its commands" + hint({}, commands);
}

/// `rolecall rules check my-rules` means the pack of that name.
std::string describe_argument(const std::string& word) {
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(word, ignored);
  return "unexpected argument '" + word + "'" +
         (folder ? "; a rule pack is named with -r " + word : "");
}

std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  const CLI::App& at = innermost(app);
  const bool needs_command = !command_names(at).empty();
  for (const auto& arg : app.remaining(true)) {
    if (arg.size() > 1 && arg[0] == '-') {
      const std::string name = arg.substr(0, arg.find('='));
      Strings known = option_names(at);
      for (auto& option : option_names(app)) known.push_back(std::move(option));
      std::erase(known, name);  // one of another command: it is no help to be told it again
      return "unknown option '" + name + "'" + hint(name, known);
    }
    return needs_command ? describe_command(at, arg) : describe_argument(arg);
  }
  if (needs_command && dynamic_cast<const CLI::RequiredError*>(&error))
    return describe_command(at, {});
  return error.what();
}

/// CLI11 leaves one blank line too many between groups, and none at the end.
std::string tidy(std::string help) {
  for (std::size_t at; (at = help.find("\n\n\n")) != std::string::npos;) help.erase(at, 1);
  if (!help.empty() && help.back() != '\n') help += '\n';
  return help;
}

int misused(const std::string& message, const CLI::App& at) {
  complain(message);
  (void)write_all(STDERR_FILENO, "Try '" + full_name(at) + " --help'.\n");
  return kFailed;
}

constexpr Command kCommands[] = {
    {"classify", add_classify}, {"explain", add_explain}, {"report", add_report},
    {"gap", add_gap},           {"eval", add_eval},       {"fit", add_fit},
    {"bench", add_bench},       {"rules", add_rules},
};

/// The commands that some argument names, and the default one. The folder of -r is no command.
std::vector<Command> named_commands(const Strings& args) {
  std::vector<Command> named{kCommands[0]};
  const auto is_named = [&](const Command& command) {
    for (std::size_t i = 0; i < args.size(); ++i)
      if (args[i] == command.name && !(i > 0 && args[i - 1] == "-r")) return true;
    return false;
  };
  std::copy_if(std::begin(kCommands) + 1, std::end(kCommands), std::back_inserter(named), is_named);
  return named;
}

/// The folder of rules, or "" for the built-in ones, where the arguments say nothing else but
/// perhaps `classify`.
std::optional<std::string> rules_alone(std::span<const std::string> args) {
  if (!args.empty() && args.front() == kCommands[0].name) args = args.subspan(1);
  if (args.empty()) return "";
  const bool named = args.size() == 2 && args[0] == "-r" && !args[1].empty() && args[1][0] != '-';
  return named ? std::optional(args[1]) : std::nullopt;
}

constexpr const char* kFooter =
    "`classify` may be left out: rolecall FILE..., or text piped in.\n\n"
    "Examples:\n"
    "  pbpaste | rolecall                      read the posting on the clipboard\n"
    "  rolecall classify postings/ -f csv=out.csv -f human\n"
    "  zcat all.jsonl.gz | rolecall classify >tagged.jsonl\n"
    "  rolecall COMMAND --help                 options and examples of a command\n\n"
    "Exit status: 0 done; 1 the answer is no; 2 could not do it; 3 done, but some inputs could "
    "not be read.";

/// The program with some of its commands, or all.
class Program {
 public:
  explicit Program(std::span<const Command> commands) {
    app_.get_formatter()->column_width(30);
    app_.get_formatter()->label("OPTIONS", "options");
    app_.require_subcommand(0, 1);
    add_common_flags(app_, cli_.common);
    for (const Command& command : commands) command.add(cli_);
    app_.footer(kFooter);
  }

  /// Parses; false where help is asked for (which names all commands), or `args` are wrong as far
  /// as these commands can tell.
  bool understands(const Strings& args) {
    try {
      parse(args);
      return true;
    } catch (const CLI::CallForVersion& version) {
      cli_.run = [this, version] { return show(version); };
      return true;
    } catch (const CLI::Error&) {
      return false;
    } catch (const UsageError&) {
      return false;
    }
  }

  /// Does what was parsed; returns the exit status.
  int run() {
    try {
      return cli_.run ? cli_.run() : kFailed;
    } catch (const UsageError& error) {
      return misused(error.what(), innermost(app_));
    }
  }

  /// Parses and runs, shows the help that is asked for, or says what is wrong.
  int parse_and_run(const Strings& args) {
    try {
      parse(args);
    } catch (const CLI::Success& help) {
      return show(help);
    } catch (const CLI::ParseError& error) {
      return misused(describe(error, app_), innermost(app_));
    } catch (const UsageError& error) {
      return misused(error.what(), innermost(app_));
    }
    return run();
  }

 private:
  void parse(Strings args) {
    insert_default_command(args, app_);
    if (args.empty()) throw UsageError("no posting: name a file or folder, or pipe a text in");
    std::reverse(args.begin(), args.end());  // CLI11 takes them from the back
    app_.parse(args);
  }

  int show(const CLI::Success& help) const {
    std::ostringstream text;
    app_.exit(help, text, text);
    const int error = write_all(STDOUT_FILENO, tidy(text.str()));
    return error == 0 || error == EPIPE ? kDone : kFailed;
  }

  CLI::App app_{
      "Reads job postings and says what they really ask: every skill, and which kind of engineer.",
      "rolecall"};
  Cli cli_{app_, {}, {}};
};

}  // namespace

CLI::App& add_command(Cli& cli, CLI::App& parent, const std::string& name,
                      const std::string& description, const std::string& examples) {
  CLI::App& app = *parent.add_subcommand(name, description);
  add_common_flags(app, cli.common);
  if (!examples.empty()) app.footer("Examples:\n" + examples);
  return app;
}

int run_command_line(int argc, char** argv) {
  const Strings args(argv + 1, argv + argc);
  try {
    // A text piped in, and nothing said about it but by which rules: no options are set up.
    if (const auto rules = rules_alone(args); rules && !is_terminal(STDIN_FILENO))
      return classify_standard_input(*rules);
    // The options of all commands take a millisecond to set up. Those of the commands that are
    // named are enough to run one; help and mistakes are left to the whole.
    if (Program some(named_commands(args)); some.understands(args)) return some.run();
    return Program(kCommands).parse_and_run(args);
  } catch (const CommandError& error) {
    complain(error.what());
    return kFailed;
  }
}

}  // namespace rolecall
