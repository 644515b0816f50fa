#include "engine/bench.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "engine/run.h"
#include "report/writer.h"

namespace rolecall {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

class Bench {
 public:
  Bench(const std::function<Reader()>& open, const Analyzer& analyzer, const BenchOptions& options)
      : open_(open),
        analyzer_(analyzer),
        options_(options),
        writer_(make_writer(analyzer.pack(), {})) {}

  BenchResult operator()() {
    count();
    if (result_.postings == 0) return std::move(result_);
    const auto start = Clock::now();
    std::vector<StageClock> clocks;
    std::vector<double> one, all;
    do {
      const StageClock clock = stage_by_stage();
      const auto threads = Clock::now();
      all_threads();
      // A round broken off half way would count as a fast one.
      if (stopped()) break;
      clocks.push_back(clock);
      one.push_back(clock.seconds());
      all.push_back(seconds_since(threads));
      if (options_.progress)
        options_.progress(static_cast<unsigned>(one.size()), seconds_since(start));
    } while (options_.runs > 0 ? one.size() < options_.runs
                               : seconds_since(start) < options_.seconds);
    result_.rounds = static_cast<unsigned>(one.size());
    if (one.empty()) return std::move(result_);
    result_.one_thread = spread_of(one);
    result_.all_threads = spread_of(std::move(all));
    std::sort(clocks.begin(), clocks.end(),
              [](const StageClock& a, const StageClock& b) { return a.seconds() < b.seconds(); });
    const StageClock& middle = clocks[(clocks.size() - 1) / 2];
    for (std::size_t i = 0; i < kStages; ++i)
      result_.stages[i] = middle.seconds(static_cast<Stage>(i));
    return std::move(result_);
  }

 private:
  bool stopped() const { return options_.stop && options_.stop(); }

  /// The first posting, then a round that warms everything up and counts: regexes compile, buffers
  /// grow, files come into memory.
  void count() {
    Reader reader = open_();
    result_.regexes.resize(analyzer_.pack().regexes().size());
    result_.hits.resize(analyzer_.pack().rules().size());
    while (!stopped() && reader.next(chunk_)) {
      result_.bytes += chunk_.bytes.size();
      reader.decode(chunk_, batch_);
      for (const auto& record : batch_.records) {
        const auto* posting = std::get_if<Posting>(&record);
        ++(posting ? result_.postings : result_.errors);
        if (!posting) {
          if (options_.failed) options_.failed(std::get<Failure>(record));
          continue;
        }
        if (result_.postings == 1) {
          const auto start = Clock::now();
          analyzer_.analyze(*posting, scratch_, analysis_);
          result_.first_posting = seconds_since(start);
        }
        scratch_.watch(nullptr, &result_.regexes);
        analyzer_.analyze(*posting, scratch_, analysis_);
        for (const auto* spans : {&analysis_.spans, &analysis_.title_spans})
          for (const Span& span : *spans) ++result_.hits[span.rule];
        out_.clear();
        writer_->render(*posting, analysis_, out_);
        result_.output_bytes += out_.size();
      }
    }
    scratch_.watch(nullptr, nullptr);
  }

  StageClock stage_by_stage() {
    StageClock clock;
    scratch_.watch(&clock, nullptr);
    Reader reader = open_();
    clock.start();
    while (!stopped() && reader.next(chunk_)) {
      clock.mark(Stage::Read);
      reader.decode(chunk_, batch_);
      clock.mark(Stage::Decode);
      out_.clear();
      for (const auto& record : batch_.records) {
        const auto* posting = std::get_if<Posting>(&record);
        if (posting) analyzer_.analyze(*posting, scratch_, analysis_);
        if (posting)
          writer_->render(*posting, analysis_, out_);
        else
          writer_->render(std::get<Failure>(record), out_);
        clock.mark(Stage::Render);
      }
    }
    clock.mark(Stage::Read);
    scratch_.watch(nullptr, nullptr);
    return clock;
  }

  void all_threads() {
    Reader reader = open_();
    RunOptions options;
    options.threads = options_.threads;
    options.stop = options_.stop;
    run(reader, analyzer_, {{writer_.get(), [](std::string_view) { return true; }}}, options);
  }

  const std::function<Reader()>& open_;
  const Analyzer& analyzer_;
  const BenchOptions& options_;
  std::unique_ptr<Writer> writer_;
  Scratch scratch_;
  Analysis analysis_;
  Chunk chunk_;
  Batch batch_;
  std::string out_;
  BenchResult result_;
};

}  // namespace

Spread spread_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  const double median =
      values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  return {median, values.front(), values.back()};
}

BenchResult bench(const std::function<Reader()>& open, const Analyzer& analyzer,
                  const BenchOptions& options) {
  return Bench(open, analyzer, options)();
}

}  // namespace rolecall
