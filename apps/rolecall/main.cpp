// The program: everything that prints, reads the environment or exits is in this folder.
#include <exception>
#include <new>

#include "cli.h"
#include "interrupt.h"

int main(int argc, char** argv) {
  rolecall::watch_signals();
  try {
    return rolecall::run_command_line(argc, argv);
  } catch (const std::bad_alloc&) {
    rolecall::complain("out of memory");
  } catch (const std::exception& error) {
    rolecall::complain(std::string("internal error: ") + error.what());
  }
  return rolecall::kFailed;
}
