// The command line: everything that prints, reads the environment or exits is in this folder.
#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  CLI::App app("Reads job postings and says what they really ask", "rolecall");
  app.set_version_flag("--version", std::string("rolecall ") + ROLECALL_VERSION);
  CLI11_PARSE(app, argc, argv);
  return 0;
}
