// Micro-benchmarks of inner stages on one long text: the samples, one after the other.
//
//   build/release/bin/stages_bench --benchmark_filter=trie
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "corpus/reader.h"
#include "engine/analyzer.h"
#include "engine/packs.h"
#include "match/masks.h"
#include "match/matcher.h"
#include "match/trie.h"
#include "report/json_sink.h"
#include "report/writer.h"
#include "text/layout.h"
#include "text/sections.h"

using namespace rolecall;

namespace {

/// The samples as postings, the pack, and an analysis of each: what every stage starts from.
struct Samples {
  LoadedPack loaded = default_pack();
  Analyzer analyzer{default_pack()};
  Matcher matcher{loaded.pack};
  Trie trie{loaded.pack};
  std::vector<Posting> postings;
  std::vector<Analysis> analyses;
  std::size_t bytes = 0;

  Samples() {
    InputOptions options;
    options.paths = {ROLECALL_SOURCE_DIR "/corpora/samples"};
    Reader reader(options);
    Chunk chunk;
    Batch batch;
    Scratch scratch;
    while (reader.next(chunk)) {
      reader.decode(chunk, batch);
      for (const auto& record : batch.records)
        if (const auto* posting = std::get_if<Posting>(&record)) postings.push_back(*posting);
    }
    for (const Posting& posting : postings) {
      analyses.push_back(analyzer.analyze(posting, scratch));
      bytes += posting.text.size();
    }
  }
};

const Samples& samples() {
  static const Samples all;
  return all;
}

/// Runs `stage(posting, analysis)` over all samples an iteration; the rate is that of their text.
template <class Stage>
void over_samples(benchmark::State& state, Stage stage) {
  const Samples& all = samples();
  for (auto _ : state)
    for (std::size_t i = 0; i < all.postings.size(); ++i) stage(all.postings[i], all.analyses[i]);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(all.bytes));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.postings.size()));
}

void masks(benchmark::State& state) {
  Masks masks;
  over_samples(state, [&](const Posting& posting, const Analysis&) {
    masks.read(posting.text, samples().trie.signs());
    benchmark::DoNotOptimize(masks.starts().data());
  });
}
BENCHMARK(masks);

void trie(benchmark::State& state) {
  std::vector<Masks> masks(samples().postings.size());
  for (std::size_t i = 0; i < masks.size(); ++i)
    masks[i].read(samples().postings[i].text, samples().trie.signs());
  std::string word;
  std::vector<PhraseHit> hits;
  std::size_t i = 0;
  over_samples(state, [&](const Posting& posting, const Analysis&) {
    hits.clear();
    samples().trie.find(posting.text, masks[i++ % masks.size()], word, hits);
    benchmark::DoNotOptimize(hits.data());
  });
}
BENCHMARK(trie);

void layout(benchmark::State& state) {
  Layout layout;
  over_samples(state, [&](const Posting& posting, const Analysis&) {
    cut(posting.text, layout);
    benchmark::DoNotOptimize(layout.clauses.data());
  });
}
BENCHMARK(layout);

void matcher(benchmark::State& state) {
  MatchScratch scratch;
  std::vector<Span> spans;
  over_samples(state, [&](const Posting& posting, const Analysis& analysis) {
    spans.clear();
    samples().matcher.find(posting.text, analysis.layout, Field::Body, scratch, spans);
    benchmark::DoNotOptimize(spans.data());
  });
}
BENCHMARK(matcher);

void sections(benchmark::State& state) {
  std::vector<Section> sections;
  over_samples(state, [&](const Posting& posting, const Analysis& analysis) {
    sections.clear();
    find_sections(samples().loaded.pack, posting.text, analysis.layout, analysis.spans, sections);
    benchmark::DoNotOptimize(sections.data());
  });
}
BENCHMARK(sections);

void json_escape(benchmark::State& state) {
  std::string out;
  over_samples(state, [&](const Posting& posting, const Analysis&) {
    out.resize(6 * posting.text.size() + 16);
    benchmark::DoNotOptimize(escape_json(posting.text, out.data()));
  });
}
BENCHMARK(json_escape);

void json_record(benchmark::State& state) {
  const auto writer = make_writer(samples().loaded.pack, {});
  std::string out;
  over_samples(state, [&](const Posting& posting, const Analysis& analysis) {
    out.clear();
    writer->render(posting, analysis, out);
    benchmark::DoNotOptimize(out.data());
  });
}
BENCHMARK(json_record);

void analyze(benchmark::State& state) {
  Scratch scratch;
  Analysis analysis;
  over_samples(state, [&](const Posting& posting, const Analysis&) {
    samples().analyzer.analyze(posting, scratch, analysis);
    benchmark::DoNotOptimize(analysis.role);
  });
}
BENCHMARK(analyze);

}  // namespace

BENCHMARK_MAIN();
