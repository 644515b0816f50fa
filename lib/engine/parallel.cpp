// With engine/pipeline.cpp the only file that knows Boost.Asio.
#include "engine/parallel.h"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <future>
#include <vector>

namespace rolecall {

void in_parallel(unsigned threads, std::size_t parts,
                 const std::function<void(std::size_t)>& work) {
  if (threads <= 1 || parts <= 1) {
    for (std::size_t part = 0; part < parts; ++part) work(part);
    return;
  }
  std::vector<std::future<void>> done;
  boost::asio::thread_pool pool(threads);
  for (std::size_t part = 0; part < parts; ++part) {
    std::packaged_task<void()> task([&work, part] { work(part); });
    done.push_back(task.get_future());
    boost::asio::post(pool, std::move(task));
  }
  for (std::future<void>& one : done) one.get();
}

}  // namespace rolecall
