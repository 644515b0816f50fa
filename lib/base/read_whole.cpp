// By read(2): a stream of the standard library takes a folder for an open file and then throws.
#include "base/read_whole.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rolecall {

bool read_whole(int descriptor, std::string& bytes, std::string& why) {
  bytes.clear();
  char buffer[std::size_t{64} << 10];
  for (;;) {
    const auto got = ::read(descriptor, buffer, sizeof buffer);
    if (got == 0) return true;
    if (got > 0) {
      bytes.append(buffer, static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      why = errno == EISDIR ? "is a folder, not a file" : std::strerror(errno);
      return false;
    }
  }
}

bool read_whole(const std::string& path, std::string& bytes, std::string& why) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    bytes.clear();
    why = std::strerror(errno);
    return false;
  }
  const bool done = read_whole(descriptor, bytes, why);
  ::close(descriptor);
  return done;
}

}  // namespace rolecall
