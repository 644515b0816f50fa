#include "run_postings.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <memory>
#include <thread>
#include <utility>

#include "atomic_file.h"
#include "interrupt.h"
#include "session.h"

namespace rolecall {
namespace {

/// Standard output. A reader that goes away ends the run, unless files wait for the rest.
class StandardOutput {
 public:
  explicit StandardOutput(bool others) : others_(others) {}

  bool write(std::string_view bytes) {
    if (closed_) return others_;
    const int error = write_all(STDOUT_FILENO, bytes);
    if (error == 0) return true;
    closed_ = error == EPIPE;
    if (!closed_) error_ = error;
    return closed_ && others_;
  }
  int error() const { return error_; }

 private:
  bool others_;
  bool closed_ = false;
  int error_ = 0;
};

[[noreturn]] void cannot_write(const std::string& what, int error) {
  throw CommandError("cannot write " + what + ": " + std::strerror(error));
}

std::string name_of(const Source& source) {
  const std::string path = source.path == "-" ? "standard input" : source.path;
  return source.record == 0 ? path : path + ":" + std::to_string(source.record);
}

/// The writers and where their bytes go, for the length of a run.
class Outputs {
 public:
  Outputs(const OutputFlags& flags, ColorChoice color, const Pack& pack)
      : standard_(targets_of(flags).size() > 1) {
    for (const auto& target : targets_of(flags)) {
      writers_.push_back(make_writer(pack, writer_options(flags, target, color)));
      Output& output = list_.emplace_back();
      output.writer = writers_.back().get();
      if (target.file.empty()) {
        output.write = [this](std::string_view bytes) { return standard_.write(bytes); };
        continue;
      }
      AtomicFile& file = files_.emplace_back(target.file);
      if (file.error() != 0) cannot_write("'" + target.file + "'", file.error());
      output.write = [&file](std::string_view bytes) { return file.write(bytes); };
    }
  }

  const std::vector<Output>& list() const { return list_; }

  /// Puts the files in their places. Throws what kept an output from being whole.
  void finish() {
    for (const AtomicFile& file : files_)
      if (file.error() != 0) cannot_write("'" + file.path() + "'", file.error());
    if (standard_.error() != 0) cannot_write("standard output", standard_.error());
    for (AtomicFile& file : files_)
      if (const int error = file.commit(); error != 0) cannot_write("'" + file.path() + "'", error);
  }

  void say_dropped() const {
    for (const AtomicFile& file : files_)
      complain("interrupted: '" + file.path() + "' is not written");
  }

 private:
  StandardOutput standard_;
  std::deque<AtomicFile> files_;
  std::vector<std::unique_ptr<Writer>> writers_;
  std::vector<Output> list_;
};

}  // namespace

void say_failure(const Failure& failure) {
  complain(name_of(failure.source) + ": " + failure.message);
}

namespace {

RunOptions run_options(const CommonFlags& common, const Reader& reader, Progress& progress) {
  RunOptions options;
  options.threads = common.jobs > 0 ? static_cast<unsigned>(common.jobs)
                                    : std::max(1u, std::thread::hardware_concurrency());
  options.stop = [] { return interrupted() != 0; };
  options.failed = [&progress](const Failure& failure) {
    progress.wipe();
    say_failure(failure);
  };
  options.progress = [&progress, &reader](const Summary& summary) {
    progress.show(summary.read, reader.bytes_read(), reader.bytes_total());
  };
  return options;
}

}  // namespace

RunResult run_all(const CommonFlags& common, Reader& reader, const Analyzer& analyzer,
                  const std::vector<Output>& outputs,
                  std::function<void(const Posting&, const Analysis&)> each) {
  Progress progress;
  RunOptions options = run_options(common, reader, progress);
  options.each = std::move(each);
  return run(reader, analyzer, outputs, options);
}

RunResult survey_all(const CommonFlags& common, Reader& reader, Study& study) {
  Progress progress;
  return survey(reader, study, run_options(common, reader, progress));
}

int status_of(const CommonFlags& common, const RunResult& result) {
  if (interrupted() != 0) return 128 + interrupted();
  if (result.summary.errors == 0) return kDone;
  return common.strict ? kFailed : kSomeUnread;
}

int run_postings(const CommonFlags& common, const InputFlags& inputs, const OutputFlags& flags) {
  Reader reader = open_inputs(inputs);
  const Analyzer analyzer(open_pack(common));
  Outputs outputs(flags, common.color, analyzer.pack());
  const RunResult result = run_all(common, reader, analyzer, outputs.list());
  if (interrupted() != 0)
    outputs.say_dropped();
  else
    outputs.finish();
  return status_of(common, result);
}

}  // namespace rolecall
