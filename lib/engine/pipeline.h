// Three stages for a stream of jobs: the first and the last one job at a time and in order, the one
// between on several threads. Jobs are few, a handful a thread, and go round, so memory is bounded
// and the order of what comes out does not depend on the threads.
#pragma once

#include <functional>
#include <memory>

namespace rolecall {

/// What goes through a pipeline, with the buffers it needs on the way.
struct Job {
  virtual ~Job() = default;
};

/// The stages. What one of them throws ends the pipeline and comes out of run_pipeline.
struct Pipeline {
  /// A job to be used again and again.
  std::function<std::unique_ptr<Job>()> make;
  /// Fills a job; false: there was nothing more. On the calling thread.
  std::function<bool(Job&)> read;
  /// Whether `read`, asked once more, may fill another job: of a single one no threads are made.
  std::function<bool()> more;
  /// On any thread, with several jobs at a time.
  std::function<void(Job&)> work;
  /// In the order of `read`, on the calling thread.
  std::function<void(Job&)> take;
};

/// Returns when all jobs that were read are taken. With `threads` of one, all is done on the
/// calling thread.
void run_pipeline(const Pipeline& pipeline, unsigned threads);

}  // namespace rolecall
