// With engine/parallel.cpp the only file that knows Boost.Asio, and of it only the pool of threads.
#include "engine/pipeline.h"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <deque>
#include <future>
#include <utility>
#include <vector>

namespace rolecall {
namespace {

constexpr std::size_t kJobsPerThread = 3;  // in flight: enough that no thread waits for `take`

void run_serially(const Pipeline& pipeline, Job& job) {
  do {
    pipeline.work(job);
    pipeline.take(job);
  } while (pipeline.read(job));
}

class Threads {
 public:
  Threads(const Pipeline& pipeline, unsigned threads)
      : pipeline_(pipeline), most_(kJobsPerThread * threads), pool_(threads) {}

  void run(std::unique_ptr<Job> first) {
    send(std::move(first));
    for (bool more = true; more || !flying_.empty();) {
      while (more && flying_.size() < most_) more = read();
      if (!flying_.empty()) land();
    }
  }

 private:
  struct Flight {
    std::unique_ptr<Job> job;
    std::future<void> done;
  };

  bool read() {
    std::unique_ptr<Job> job;
    if (at_rest_.empty()) {
      job = pipeline_.make();
    } else {
      job = std::move(at_rest_.back());
      at_rest_.pop_back();
    }
    if (!pipeline_.read(*job)) return false;
    send(std::move(job));
    return true;
  }

  void send(std::unique_ptr<Job> job) {
    std::packaged_task<void()> task([this, at = job.get()] { pipeline_.work(*at); });
    flying_.push_back({std::move(job), task.get_future()});
    boost::asio::post(pool_, std::move(task));
  }

  void land() {
    Flight& flight = flying_.front();
    flight.done.get();
    pipeline_.take(*flight.job);
    at_rest_.push_back(std::move(flight.job));
    flying_.pop_front();
  }

  const Pipeline& pipeline_;
  const std::size_t most_;
  std::deque<Flight> flying_;
  std::vector<std::unique_ptr<Job>> at_rest_;
  boost::asio::thread_pool pool_;  // last: its threads end before the jobs they work on
};

}  // namespace

void run_pipeline(const Pipeline& pipeline, unsigned threads) {
  std::unique_ptr<Job> first = pipeline.make();
  if (!pipeline.read(*first)) return;
  if (threads <= 1 || !pipeline.more()) return run_serially(pipeline, *first);
  Threads(pipeline, threads).run(std::move(first));
}

}  // namespace rolecall
