#include "bench_report.h"

#include <algorithm>
#include <string_view>

#include "columns.h"
#include "report/json_sink.h"
#include "rule_ids.h"

namespace rolecall {
namespace {

constexpr double kMicro = 1e6;
constexpr double kMilli = 1e3;
constexpr double kMega = 1e6;  // bytes

double seconds(const RegexCost& cost) { return std::chrono::duration<double>(cost.time).count(); }

double per(double amount, double seconds) { return seconds > 0 ? amount / seconds : 0; }

/// Regexes that ran, the dearest first.
std::vector<Index> dearest(const RegexCosts& costs) {
  std::vector<Index> order;
  for (Index r = 0; r < costs.size(); ++r)
    if (costs[r].clauses > 0) order.push_back(r);
  std::sort(order.begin(), order.end(),
            [&](Index a, Index b) { return costs[a].time > costs[b].time; });
  return order;
}

/// Rules with hits, the most first, then as in the pack.
std::vector<Index> busiest(const std::vector<std::uint64_t>& hits) {
  std::vector<Index> order;
  for (Index r = 0; r < hits.size(); ++r)
    if (hits[r] > 0) order.push_back(r);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return hits[a] > hits[b]; });
  return order;
}

std::string place_of(const Pack& pack, const RegexEntry& regex) {
  return std::string(pack.str(pack.rules()[regex.rule].file)) + ":" + std::to_string(regex.line);
}

class Page {
 public:
  Page(const BenchReport& report, const Pack& pack)
      : report_(report),
        result_(report.result),
        pack_(pack),
        postings_(static_cast<double>(result_.postings)),
        bytes_(static_cast<double>(result_.bytes)) {}

  std::string operator()(std::size_t top) {
    heading();
    rates();
    stages();
    regexes(top);
    rules(top);
    return std::move(out_);
  }

 private:
  void heading() {
    out_ = "rolecall " ROLECALL_VERSION ", pack " + printable(pack_.name()) + ": " +
           counted(pack_.rules().size(), "rule") + ", " + counted(pack_.terms().size(), "term") +
           ", " + std::to_string(pack_.regexes().size()) + " regexes\n";
    out_ += printable(report_.input) + ": " + counted(result_.postings, "posting") + ", " +
            fixed(bytes_ / kMega, 1) + " MB in, " +
            fixed(static_cast<double>(result_.output_bytes) / kMega, 1) + " MB of JSONL out";
    if (result_.errors > 0) out_ += "; " + counted(result_.errors, "record") + " could not be read";
    out_ += "\nstart: pack " + fixed(report_.open_pack * kMilli, 2) + " ms, analyzer " +
            fixed(report_.build_analyzer * kMilli, 2) + " ms, first posting " +
            fixed(result_.first_posting * kMilli, 2) + " ms\n";
  }

  void rates() {
    out_ += '\n';
    out_ += left("median of " + std::to_string(result_.rounds), 14) + right("postings/s", 12) +
            right("MB/s", 10) + "  least - most\n";
    rate("1 thread", result_.one_thread, "");
    if (report_.threads > 1)
      rate(std::to_string(report_.threads) + " threads", result_.all_threads,
           "  " + fixed(per(result_.one_thread.median, result_.all_threads.median), 2) + " x");
  }

  void rate(const std::string& name, const Spread& time, const std::string& more) {
    out_ += left(name, 14) + right(fixed(per(postings_, time.median), 0), 12) +
            right(fixed(per(bytes_, time.median) / kMega, 1), 10) + "  " +
            fixed(per(bytes_, time.most) / kMega, 1) + " - " +
            fixed(per(bytes_, time.least) / kMega, 1) + more + "\n";
  }

  void stages() {
    double all = 0;
    for (const double time : result_.stages) all += time;
    out_ += '\n';
    out_ +=
        left("stage", 14) + right("share", 12) + right("us/posting", 12) + right("MB/s", 10) + "\n";
    for (std::size_t i = 0; i < kStages; ++i) {
      const double time = result_.stages[i];
      out_ += left(stage_name(static_cast<Stage>(i)), 14) +
              right(fixed(100 * per(time, all), 1) + " %", 12) +
              right(fixed(time * kMicro / postings_, 2), 12) +
              right(fixed(per(bytes_, time) / kMega, 0), 10) + "\n";
    }
  }

  void regexes(std::size_t top) {
    const std::vector<Index> order = dearest(result_.regexes);
    double all = 0;
    for (const RegexCost& cost : result_.regexes) all += seconds(cost);
    out_ += '\n';
    out_ += left("regexes", 32) + right("us/posting", 12) + right("clauses", 10) +
            right("us/clause", 11) + "\n";
    out_ += left("all " + std::to_string(result_.regexes.size()), 32) +
            right(fixed(all * kMicro / postings_, 2), 12) + "\n";
    for (std::size_t i = 0; i < std::min(top, order.size()); ++i) {
      const RegexCost& cost = result_.regexes[order[i]];
      const RegexEntry& regex = pack_.regexes()[order[i]];
      out_ += indented(regex.rule) + right(fixed(seconds(cost) * kMicro / postings_, 2), 12) +
              right(cost.clauses, 10) +
              right(fixed(seconds(cost) * kMicro / static_cast<double>(cost.clauses), 2), 11) +
              "  " + printable(place_of(pack_, regex)) + "\n";
    }
  }

  std::string indented(Index rule) const {
    std::string name(2, ' ');
    name += printable(rule_id(pack_, rule));
    return left(name, 32);
  }

  void rules(std::size_t top) {
    const std::vector<Index> order = busiest(result_.hits);
    out_ += '\n';
    out_ += left("rules with most hits", 32) + right("hits", 12) + right("a posting", 10) + "\n";
    for (std::size_t i = 0; i < std::min(top, order.size()); ++i)
      out_ += indented(order[i]) + right(result_.hits[order[i]], 12) +
              right(fixed(static_cast<double>(result_.hits[order[i]]) / postings_, 2), 10) + "\n";
  }

  const BenchReport& report_;
  const BenchResult& result_;
  const Pack& pack_;
  double postings_;
  double bytes_;
  std::string out_;
};

/// An object's keys and values, with the commas.
class Object {
 public:
  explicit Object(JsonSink& json) : json_(json) { json_.put('{'); }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  ~Object() { json_.put('}'); }
  JsonSink& key(std::string_view name) {
    if (!first_) json_.put(',');
    first_ = false;
    json_.string(name);
    json_.put(':');
    return json_;
  }
  void number(std::string_view name, std::uint64_t value) { key(name).number(value); }
  void decimal(std::string_view name, double value) { key(name).decimal(value, 6); }
  void text(std::string_view name, std::string_view value) { key(name).any_string(value); }

 private:
  JsonSink& json_;
  bool first_ = true;
};

void rate_json(JsonSink& json, const Spread& time, const BenchResult& result) {
  Object object(json);
  object.decimal("seconds", time.median);
  object.decimal("least_seconds", time.least);
  object.decimal("most_seconds", time.most);
  object.decimal("postings_per_second", per(static_cast<double>(result.postings), time.median));
  object.decimal("mb_per_second", per(static_cast<double>(result.bytes), time.median) / kMega);
}

}  // namespace

std::string bench_page(const BenchReport& report, const Pack& pack, std::size_t top) {
  return Page(report, pack)(top);
}

std::string bench_json(const BenchReport& report, const Pack& pack) {
  const BenchResult& result = report.result;
  std::string out;
  {
    JsonSink json(out);
    {
      Object top(json);
      top.text("type", "bench");
      top.text("schema", "rolecall.bench/1");
      top.text("version", ROLECALL_VERSION);
      {
        Object object(top.key("pack"));
        object.text("name", pack.name());
        object.text("content_hash", pack.content_hash());
        object.number("rules", pack.rules().size());
        object.number("terms", pack.terms().size());
        object.number("regexes", pack.regexes().size());
      }
      {
        Object object(top.key("input"));
        object.text("from", report.input);
        object.number("postings", result.postings);
        object.number("errors", result.errors);
        object.number("bytes", result.bytes);
        object.number("output_bytes", result.output_bytes);
      }
      {
        Object object(top.key("start_up"));
        object.decimal("open_pack_seconds", report.open_pack);
        object.decimal("build_analyzer_seconds", report.build_analyzer);
        object.decimal("first_posting_seconds", result.first_posting);
      }
      top.number("rounds", result.rounds);
      rate_json(top.key("one_thread"), result.one_thread, result);
      top.number("threads", report.threads);
      rate_json(top.key("all_threads"), result.all_threads, result);
      {
        Object object(top.key("stages"));
        for (std::size_t i = 0; i < kStages; ++i)
          object.decimal(stage_name(static_cast<Stage>(i)), result.stages[i]);
      }
      // A comma after each is taken back from the last.
      top.key("regexes").put('[');
      for (const Index r : dearest(result.regexes)) {
        const RegexEntry& regex = pack.regexes()[r];
        {
          Object object(json);
          object.text("rule", rule_id(pack, regex.rule));
          object.text("place", place_of(pack, regex));
          object.decimal("seconds", seconds(result.regexes[r]));
          object.number("clauses", result.regexes[r].clauses);
        }
        json.put(',');
      }
      json.drop_comma();
      json.put(']');
      top.key("rules").put('[');
      for (const Index r : busiest(result.hits)) {
        {
          Object object(json);
          object.text("rule", rule_id(pack, r));
          object.number("hits", result.hits[r]);
        }
        json.put(',');
      }
      json.drop_comma();
      json.put(']');
    }
    json.put('\n');
  }
  return out;
}

}  // namespace rolecall
