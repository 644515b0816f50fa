#include "study/survey.h"

#include <vector>

#include "engine/pipeline.h"

namespace rolecall {
namespace {

struct Work final : Job {
  Chunk chunk;
  Batch batch;
  std::unique_ptr<Study::Part> part;
  Summary summary;
  std::vector<Failure> failures;
};
Work& work_of(Job& job) { return static_cast<Work&>(job); }

}  // namespace

RunResult survey(Reader& reader, Study& study, const RunOptions& options) {
  RunResult result;
  Pipeline pipeline;
  pipeline.make = [] { return std::make_unique<Work>(); };
  pipeline.read = [&](Job& job) {
    if (options.stop && options.stop()) result.stopped = true;
    return !result.stopped && reader.next(work_of(job).chunk);
  };
  pipeline.more = [&] { return !reader.ended(); };
  pipeline.work = [&](Job& job) {
    Work& work = work_of(job);
    reader.decode(work.chunk, work.batch);
    work.part = study.part();
    work.summary = {};
    work.failures.clear();
    for (const auto& record : work.batch.records) {
      ++work.summary.read;
      if (const auto* failure = std::get_if<Failure>(&record)) {
        ++work.summary.errors;
        work.failures.push_back(*failure);
      } else {
        ++work.summary.postings;
        work.part->add(std::get<Posting>(record));
      }
    }
  };
  pipeline.take = [&](Job& job) {
    Work& work = work_of(job);
    result.summary += work.summary;
    if (options.failed)
      for (const Failure& failure : work.failures) options.failed(failure);
    study.take(*work.part);
    work.part.reset();
    if (options.progress) options.progress(result.summary);
  };
  run_pipeline(pipeline, options.threads);
  return result;
}

}  // namespace rolecall
