// Jobs through three stages: order, reuse, errors, and no threads where none are needed.
#include "engine/pipeline.h"

#include <boost/test/unit_test.hpp>
#include <mutex>
#include <numeric>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace rolecall;

namespace {

struct Number final : Job {
  int value = 0;
};
int& value_of(Job& job) { return static_cast<Number&>(job).value; }

// Numbers from 0 up to a limit, squared on the way.
struct Squares {
  explicit Squares(int how_many) : limit(how_many) {
    pipeline.make = [this] { return ++made, std::make_unique<Number>(); };
    pipeline.read = [this](Job& job) {
      if (next == limit) return false;
      value_of(job) = next++;
      return true;
    };
    pipeline.more = [this] { return next < limit; };
    pipeline.work = [this](Job& job) {
      value_of(job) *= value_of(job);
      const std::lock_guard lock(mutex);
      workers.insert(std::this_thread::get_id());
    };
    pipeline.take = [this](Job& job) { taken.push_back(value_of(job)); };
  }

  int limit;
  int next = 0;
  int made = 0;
  std::mutex mutex;
  std::set<std::thread::id> workers;
  std::vector<int> taken;
  Pipeline pipeline;
};

std::vector<int> first_squares(int how_many) {
  std::vector<int> squares(static_cast<std::size_t>(how_many));
  std::iota(squares.begin(), squares.end(), 0);
  for (int& square : squares) square *= square;
  return squares;
}

}  // namespace

BOOST_AUTO_TEST_CASE(jobs_are_taken_in_the_order_they_were_read) {
  for (const unsigned threads : {1u, 2u, 7u}) {
    Squares squares(1000);
    run_pipeline(squares.pipeline, threads);
    const auto expected = first_squares(1000);
    BOOST_TEST(squares.taken == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(few_jobs_go_round) {
  Squares squares(1000);
  run_pipeline(squares.pipeline, 2);
  BOOST_TEST(squares.made <= 7);  // three a thread, and the one that met the end
}

BOOST_AUTO_TEST_CASE(a_single_job_stays_on_the_calling_thread) {
  Squares squares(1);
  run_pipeline(squares.pipeline, 4);
  BOOST_TEST(squares.taken.size() == 1u);
  BOOST_TEST((squares.workers == std::set{std::this_thread::get_id()}));
}

BOOST_AUTO_TEST_CASE(nothing_to_read_is_no_work) {
  Squares squares(0);
  run_pipeline(squares.pipeline, 2);
  BOOST_TEST(squares.taken.empty());
}

BOOST_AUTO_TEST_CASE(what_a_stage_throws_comes_out) {
  Squares squares(1000);
  squares.pipeline.work = [](Job& job) {
    if (value_of(job) == 20) throw std::runtime_error("twenty");
  };
  BOOST_CHECK_EXCEPTION(run_pipeline(squares.pipeline, 2), std::runtime_error,
                        [](const auto& error) { return error.what() == std::string("twenty"); });
  BOOST_TEST(squares.taken.size() == 20u);
}
