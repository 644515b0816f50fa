// The command line as a whole: which commands there are, which one was asked for, and what is said
// about a command line that cannot be understood.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>

#include "terminal.h"

namespace CLI {
class App;
}

namespace rolecall {

/// Exit statuses of the program; an interrupted run ends with 128 + the signal.
enum Status : int { kDone = 0, kNo = 1, kFailed = 2, kSomeUnread = 3 };

/// Ends a command with status kFailed and this message.
struct CommandError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The same for a command line that asks for something impossible: the help is pointed to.
struct UsageError : CommandError {
  using CommandError::CommandError;
};

/// Options that every command takes.
struct CommonFlags {
  int jobs = 0;  ///< 0: one a core
  std::string rules;
  bool strict = false;
  bool quiet = false;
  ColorChoice color = ColorChoice::Auto;
};

/// What a command needs to be added: its options go to `app`, its work to `run`, which main calls
/// once the whole command line is known to be good.
struct Cli {
  CLI::App& app;
  CommonFlags common;
  std::function<int()> run;
};

/// A command of the program, with the common options and its examples ("# what\nCOMMAND" lines) in
/// its help.
CLI::App& add_command(Cli& cli, CLI::App& parent, const std::string& name,
                      const std::string& description, const std::string& examples);

// One file a command.
void add_classify(Cli& cli);
void add_explain(Cli& cli);
void add_gap(Cli& cli);
void add_eval(Cli& cli);
void add_fit(Cli& cli);
void add_report(Cli& cli);
void add_bench(Cli& cli);
void add_rules(Cli& cli);

/// What `rolecall classify` does without arguments, or with `-r DIR` alone (empty: the built-in
/// rules).
int classify_standard_input(const std::string& rules);

/// Parses and runs; returns the exit status.
int run_command_line(int argc, char** argv);

}  // namespace rolecall
