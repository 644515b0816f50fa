#include "engine/run.h"

#include <memory>
#include <string>
#include <utility>

#include "engine/pipeline.h"

namespace rolecall {
namespace {

// A chunk on its way through the pipeline, with buffers that go round.
struct Work final : Job {
  Chunk chunk;
  Batch batch;
  Scratch scratch;
  std::vector<Analysis> analyses;  // one, or one a record where each is looked at later
  std::vector<std::pair<std::size_t, std::size_t>> kept;  // record and its analysis
  std::vector<std::string> bytes;                         // one an output
  std::vector<Failure> failures;
  Summary summary;
};

class Run {
 public:
  Run(Reader& reader, const Analyzer& analyzer, const std::vector<Output>& outputs,
      const RunOptions& options)
      : reader_(reader),
        analyzer_(analyzer),
        outputs_(outputs),
        options_(options),
        started_(outputs.size(), false) {}

  RunResult operator()() {
    frame([](const Writer& writer, const Summary&, std::string& out) { writer.begin(out); });
    Pipeline pipeline;
    pipeline.make = [] { return std::make_unique<Work>(); };
    pipeline.read = [this](Job& job) { return go_on() && reader_.next(work_of(job).chunk); };
    pipeline.more = [this] { return !reader_.ended(); };
    pipeline.work = [this](Job& job) { analyse(work_of(job)); };
    pipeline.take = [this](Job& job) {
      if (!result_.write_failed) write(work_of(job));
    };
    run_pipeline(pipeline, options_.threads);
    frame([](const Writer& writer, const Summary& summary, std::string& out) {
      writer.end(summary, out);
    });
    return std::move(result_);
  }

 private:
  bool go_on() {
    if (!result_.stopped && options_.stop && options_.stop()) result_.stopped = true;
    return !result_.stopped && !result_.write_failed;
  }

  static Work& work_of(Job& job) { return static_cast<Work&>(job); }

  void analyse(Work& work) const {
    reader_.decode(work.chunk, work.batch);
    work.summary = {};
    work.failures.clear();
    work.kept.clear();
    work.bytes.resize(outputs_.size());
    for (std::string& bytes : work.bytes) bytes.clear();
    for (std::size_t i = 0; i < work.batch.records.size(); ++i) {
      if (const auto* failure = std::get_if<Failure>(&work.batch.records[i])) {
        ++work.summary.read;
        ++work.summary.errors;
        work.failures.push_back(*failure);
        render(work, *failure);
        continue;
      }
      const auto& posting = std::get<Posting>(work.batch.records[i]);
      const std::size_t slot = options_.each ? work.kept.size() : 0;
      if (work.analyses.size() <= slot) work.analyses.resize(slot + 1);
      Analysis& analysis = work.analyses[slot];
      analyzer_.analyze(posting, work.scratch, analysis);
      if (options_.keep && !options_.keep(posting, analysis)) {
        ++work.summary.read;
        ++work.summary.filtered;
        continue;
      }
      work.summary.add(analyzer_.pack(), analysis);
      render(work, posting, analysis);
      if (options_.each) work.kept.emplace_back(i, slot);
    }
  }

  template <class... What>
  void render(Work& work, const What&... what) const {
    for (std::size_t o = 0; o < outputs_.size(); ++o) {
      std::string& bytes = work.bytes[o];
      if (!bytes.empty()) bytes += outputs_[o].writer->separator();
      outputs_[o].writer->render(what..., bytes);
    }
  }

  void write(Work& work) {
    result_.summary += work.summary;
    if (options_.failed)
      for (const Failure& failure : work.failures) options_.failed(failure);
    if (options_.each)
      for (const auto& [record, slot] : work.kept)
        options_.each(std::get<Posting>(work.batch.records[record]), work.analyses[slot]);
    for (std::size_t o = 0; o < outputs_.size(); ++o) {
      if (work.bytes[o].empty()) continue;
      if (started_[o]) send(o, outputs_[o].writer->separator());
      started_[o] = true;
      send(o, work.bytes[o]);
    }
    if (options_.progress) options_.progress(result_.summary);
  }

  void send(std::size_t output, std::string_view bytes) {
    if (!bytes.empty() && !result_.write_failed && !outputs_[output].write(bytes))
      result_.write_failed = true;
  }

  template <class Make>
  void frame(Make make) {
    for (std::size_t o = 0; o < outputs_.size(); ++o) {
      std::string bytes;
      make(*outputs_[o].writer, result_.summary, bytes);
      send(o, bytes);
    }
  }

  Reader& reader_;
  const Analyzer& analyzer_;
  const std::vector<Output>& outputs_;
  const RunOptions& options_;
  std::vector<bool> started_;  // something was written before: a separator is due
  RunResult result_;
};

}  // namespace

RunResult run(Reader& reader, const Analyzer& analyzer, const std::vector<Output>& outputs,
              const RunOptions& options) {
  return Run(reader, analyzer, outputs, options)();
}

}  // namespace rolecall
