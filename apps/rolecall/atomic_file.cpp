#include "atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

#include "cli.h"

namespace rolecall {
namespace {

std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? std::string(real.get()) : path;
}

mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

void write_file(const std::string& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  if (const int error = file.commit(); error != 0) cannot_write("'" + path + "'", error);
}

void cannot_write(const std::string& what, int error) {
  throw CommandError("cannot write " + what + ": " + std::strerror(error));
}

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)), target_(resolved(path_)) {
  struct stat info {};
  const bool exists = ::stat(target_.c_str(), &info) == 0;
  if (exists && !S_ISREG(info.st_mode)) {
    fd_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    error_ = fd_ < 0 ? errno : 0;
    return;
  }
  const auto slash = target_.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  // Not the name itself with more behind it, which may be too long where the name just fits.
  temp_ = target_.substr(0, name) + ".rolecall.XXXXXX";
  fd_ = ::mkostemp(temp_.data(), O_CLOEXEC);
  if (fd_ < 0) {
    error_ = errno;
    temp_.clear();
    return;
  }
  if (::fchmod(fd_, exists ? info.st_mode & 07777 : default_mode()) != 0) error_ = errno;
}

AtomicFile::~AtomicFile() { discard(); }

std::string AtomicFile::place() const {
  std::error_code error;
  const auto whole = std::filesystem::absolute(target_, error);
  const auto place = std::filesystem::weakly_canonical(whole, error);
  return error ? target_ : place.string();
}

bool AtomicFile::write(std::string_view bytes) {
  if (error_ == 0) error_ = write_all(fd_, bytes);
  return error_ == 0;
}

int AtomicFile::commit() {
  // close() is where some file systems first report a full disk.
  if (fd_ >= 0 && ::close(std::exchange(fd_, -1)) != 0 && error_ == 0) error_ = errno;
  if (error_ == 0 && !temp_.empty()) {
    if (::rename(temp_.c_str(), target_.c_str()) == 0)
      temp_.clear();
    else
      error_ = errno;
  }
  discard();
  return error_;
}

void AtomicFile::discard() {
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  if (!temp_.empty()) ::unlink(std::exchange(temp_, {}).c_str());
}

}  // namespace rolecall
