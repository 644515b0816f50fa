// With engine/run.cpp the only file that knows oneTBB.
#include "study/survey.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <vector>

namespace rolecall {
namespace {

constexpr std::size_t kChunksPerThread = 3;

struct Work {
  Chunk chunk;
  std::unique_ptr<Study::Part> part;
  Summary summary;
  std::vector<Failure> failures;
};
using WorkPtr = std::shared_ptr<Work>;

}  // namespace

RunResult survey(Reader& reader, Study& study, const RunOptions& options) {
  RunResult result;
  std::atomic<bool> stopped = false;
  const auto read = [&]() -> WorkPtr {
    auto work = std::make_shared<Work>();
    if (options.stop && options.stop()) stopped = true;
    return !stopped && reader.next(work->chunk) ? work : nullptr;
  };
  const auto look = [&](WorkPtr work) {
    Batch batch;
    reader.decode(work->chunk, batch);
    work->part = study.part();
    for (const auto& record : batch.records) {
      ++work->summary.read;
      if (const auto* failure = std::get_if<Failure>(&record)) {
        ++work->summary.errors;
        work->failures.push_back(*failure);
      } else {
        ++work->summary.postings;
        work->part->add(std::get<Posting>(record));
      }
    }
    return work;
  };
  const auto take = [&](const WorkPtr& work) {
    result.summary += work->summary;
    if (options.failed)
      for (const Failure& failure : work->failures) options.failed(failure);
    study.take(*work->part);
    if (options.progress) options.progress(result.summary);
  };

  if (options.threads <= 1) {
    while (WorkPtr work = read()) take(look(std::move(work)));
  } else {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, options.threads);
    tbb::parallel_pipeline(
        kChunksPerThread * options.threads,
        tbb::make_filter<void, WorkPtr>(tbb::filter_mode::serial_in_order,
                                        [&](tbb::flow_control& flow) {
                                          WorkPtr work = read();
                                          if (!work) flow.stop();
                                          return work;
                                        }) &
            tbb::make_filter<WorkPtr, WorkPtr>(tbb::filter_mode::parallel, look) &
            tbb::make_filter<WorkPtr, void>(tbb::filter_mode::serial_in_order, take));
  }
  result.stopped = stopped;
  return result;
}

}  // namespace rolecall
