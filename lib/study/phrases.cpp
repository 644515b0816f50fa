#include "study/phrases.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_set>

#include "base/atoms.h"
#include "study/excerpt.h"

namespace rolecall {
namespace {

constexpr std::size_t kMaxWords = 4;
constexpr std::size_t kMaxHan = 6;
constexpr std::size_t kMinHan = 2;
constexpr double kPriorSize =
    1000;  // pseudo-counts the prior is worth, over all phrases of a length
constexpr double kNearlyAll = 0.7;  // of a phrase's places inside a longer one: the longer is meant
constexpr std::size_t kMaxText = 60;  // bytes
constexpr double kMostAtLeast = 20;   // postings: in a small corpus a share says little

/// A piece of a line that no span, sign or change of script interrupts.
struct Run {
  std::vector<Range> pieces;  ///< words, or Chinese characters
  bool han = false;
};

bool han_at(std::string_view text, Range piece) {
  std::size_t at = piece.begin;
  return is_han(decode(text, at));
}

// A sign that belongs to a word: C++, C#, .NET, Node.js, A/B.
bool inner_sign(std::string_view text, std::size_t at, std::size_t end) {
  const char c = text[at];
  const bool after = at + 1 < end && is_alnum(text[at + 1]);
  return c == '+' || c == '#' || ((c == '.' || c == '\'') && after);
}

std::vector<Run> runs_of(std::string_view text, Range clause, const std::vector<bool>& taken) {
  std::vector<Run> runs;
  Run run;
  const auto close = [&] {
    if (!run.pieces.empty()) runs.push_back(std::move(run));
    run = {};
  };
  std::string scratch;
  const std::string_view within = text.substr(0, clause.end);
  for (std::size_t at = clause.begin; at < clause.end;) {
    const std::size_t after = skip_separator(within, at);
    if (after != at) {
      // A line break ends a run; so does a dash between blanks, which is punctuation.
      const std::string_view gap = within.substr(at, after - at);
      const bool dash = gap.size() > 1 && gap.find_first_not_of(" \t") != std::string_view::npos;
      if (dash || gap.find_first_of("\r\n") != std::string_view::npos) close();
      at = after;
      continue;
    }
    Atom atom = next_atom(within, at, scratch);
    while (atom.type == Atom::Type::Word && at < clause.end && inner_sign(within, at, clause.end)) {
      ++at;
      if (at < clause.end && classify(static_cast<unsigned char>(within[at])) == CharClass::Word)
        next_atom(within, at, scratch);
      atom.range.end = static_cast<std::uint32_t>(at);
    }
    if (atom.type == Atom::Type::Sign || taken[atom.range.begin]) {
      close();
      continue;
    }
    const bool han = atom.type == Atom::Type::Letter && han_at(within, atom.range);
    if (!run.pieces.empty() && run.han != han) close();
    run.han = han;
    run.pieces.push_back(atom.range);
  }
  close();
  return runs;
}

bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// A folded phrase: letters fold, what stands between words is one blank.
std::string key_of(std::string_view phrase) {
  std::string key;
  bool gap = false;
  for (std::size_t at = 0; at < phrase.size();) {
    const char32_t c = decode(phrase, at);
    const CharClass cls = classify(c);
    if (cls == CharClass::Blank || cls == CharClass::Hyphen) {
      gap = true;
      continue;
    }
    if (gap && !key.empty()) key += ' ';
    gap = false;
    append_utf8(fold(c), key);
  }
  return key;
}

enum class Where { Elsewhere, Asked, Untagged };

}  // namespace

struct PhraseStudy::Collector : Study::Part {
  explicit Collector(const PhraseStudy& owner) : study(owner) {}

  void add(const Posting& posting) override {
    ++postings;
    study.analyzer_.analyze(posting, scratch, analysis);
    const std::string_view text = posting.text;
    const Layout& layout = analysis.layout;
    const Pack& pack = study.analyzer_.pack();
    taken.assign(text.size() + 1, false);
    worded.assign(text.size() + 1, false);
    for (const Span& span : analysis.spans) {
      const Kind kind = pack.rules()[span.rule].kind;
      const bool skill = is_skill(kind) || kind == Kind::Ignore || kind == Kind::Section;
      mark(skill ? taken : worded, span.range);
    }
    std::vector<bool> tagged(layout.lines.size());
    for (const Tag& tag : analysis.tags)
      if (is_asked(tag.ask)) tagged[layout.clauses[tag.clause].line] = true;
    bare.assign(text.size() + 1, false);
    for (const Untagged& untagged : analysis.coverage.untagged) mark(bare, untagged.range);
    seen.clear();
    for (const Where where : {Where::Untagged, Where::Asked, Where::Elsewhere})
      for (const Clause& clause : layout.clauses) {
        const Where here = bare[clause.range.begin] ? Where::Untagged
                           : tagged[clause.line]    ? Where::Asked
                                                    : Where::Elsewhere;
        if (here != where) continue;
        for (const Run& run : runs_of(text, clause.range, taken))
          count(text, run, where, layout.lines[clause.line]);
      }
  }

  static void mark(std::vector<bool>& bytes, Range range) {
    std::fill(bytes.begin() + range.begin, bytes.begin() + range.end, true);
  }

  bool stops(std::string_view text, Range piece) const {
    const std::string_view word = piece.of(text);
    return worded[piece.begin] || !has_letter(word) ||
           std::binary_search(study.stop_words_.begin(), study.stop_words_.end(), folded(word));
  }

  void count(std::string_view text, const Run& run, Where where, Range line) {
    const std::size_t least = run.han ? kMinHan : 1, most = run.han ? kMaxHan : kMaxWords;
    for (std::size_t first = 0; first < run.pieces.size(); ++first) {
      if (!run.han && stops(text, run.pieces[first])) continue;
      for (std::size_t size = least; size <= most && first + size <= run.pieces.size(); ++size) {
        const Range last = run.pieces[first + size - 1];
        if (!run.han && stops(text, last)) continue;
        const Range phrase{run.pieces[first].begin, last.end};
        if (phrase.size() > kMaxText || (!run.han && phrase.size() < 2)) continue;
        put(text, phrase, size, run.han, where, line);
      }
    }
  }

  // A posting counts a phrase once: in an ask if it stands in one, else elsewhere.
  void put(std::string_view text, Range phrase, std::size_t size, bool han, Where where,
           Range line) {
    std::string key = key_of(phrase.of(text));
    if (!seen.insert(key).second) return;
    Count& count = counts[std::move(key)];
    if (count.text.empty()) {
      count.text = phrase.of(text);
      count.length = static_cast<std::uint8_t>(size);
      count.han = han;
    }
    count.elsewhere += where == Where::Elsewhere;
    count.asks += where != Where::Elsewhere;
    count.untagged += where == Where::Untagged;
    if (where != Where::Elsewhere && count.examples.size() < study.options_.examples &&
        line.contains(phrase))
      count.examples.push_back(excerpt(text, phrase));
  }

  const PhraseStudy& study;
  Scratch scratch;
  Analysis analysis;
  std::vector<bool> taken;   ///< bytes of the text inside skills, headings, ignored words
  std::vector<bool> worded;  ///< inside other spans: wording the pack knows, no skill to be found
  std::vector<bool> bare;    ///< inside asks in which no rule found anything
  std::unordered_set<std::string> seen;
  std::unordered_map<std::string, Count> counts;
  std::uint64_t postings = 0;
};

PhraseStudy::PhraseStudy(const Analyzer& analyzer, PhraseOptions options)
    : analyzer_(analyzer), options_(options) {
  const Pack& pack = analyzer.pack();
  for (const LanguageEntry& language : pack.languages())
    for (const StrRef word : pack.array(language.words))
      stop_words_.push_back(folded(pack.str(word)));
  for (const ConnectorEntry& word : pack.connectors())
    stop_words_.push_back(folded(pack.str(word.word)));
  std::sort(stop_words_.begin(), stop_words_.end());
}

std::unique_ptr<Study::Part> PhraseStudy::part() const {
  return std::make_unique<Collector>(*this);
}

void PhraseStudy::take(Part& part) {
  auto& from = static_cast<Collector&>(part);
  postings_ += from.postings;
  for (auto& [key, add] : from.counts) {
    const auto [found, fresh] = counts_.try_emplace(key);
    Count& to = found->second;
    if (fresh) {
      to = std::move(add);
      continue;
    }
    to.asks += add.asks, to.untagged += add.untagged, to.elsewhere += add.elsewhere;
    for (std::string& example : add.examples)
      if (to.examples.size() < options_.examples) to.examples.push_back(std::move(example));
  }
  prune();
}

// Gives up the rarest phrases, then more and more frequent ones, until there is room.
void PhraseStudy::prune() {
  for (std::uint32_t least = 1; counts_.size() > options_.max_phrases; ++least) {
    pruned_ = true;
    std::erase_if(counts_, [&](const auto& entry) {
      return entry.second.asks + entry.second.elsewhere <= least;
    });
  }
}

static bool looks_like_name(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::vector<PhraseScore> PhraseStudy::result() const {
  // Sums by script and length: a phrase is weighed against phrases like it.
  struct Sums {
    double asks = 0, elsewhere = 0;
  };
  std::array<std::array<Sums, kMaxHan + 1>, 2> sums{};
  for (const auto& [key, count] : counts_) {
    Sums& sum = sums[count.han][count.length];
    sum.asks += count.asks;
    sum.elsewhere += count.elsewhere;
  }

  // Words that a large share of the postings have are plain language, also at a phrase's ends.
  const double most = std::max(kMostAtLeast, options_.most * static_cast<double>(postings_));
  const auto plain = [&](const std::string& key) {
    const auto found = counts_.find(key);
    return found != counts_.end() && found->second.asks + found->second.elsewhere > most;
  };
  std::vector<std::pair<const std::string*, PhraseScore>> all;
  for (const auto& [key, count] : counts_) {
    if (plain(key) || (options_.names && !looks_like_name(count.text))) continue;
    if (!count.han && count.length > 1 &&
        (plain(key.substr(0, key.find(' '))) || plain(key.substr(key.rfind(' ') + 1))))
      continue;
    if (count.asks < options_.least || (count.untagged == 0 && !options_.tagged_lines)) continue;
    const Sums& sum = sums[count.han][count.length];
    const double prior = kPriorSize * (count.asks + count.elsewhere) / (sum.asks + sum.elsewhere);
    const auto log_odds = [&](double hits, double of) {
      return std::log((hits + prior) / (of + kPriorSize - hits - prior));
    };
    const double asks = count.asks, elsewhere = count.elsewhere;
    const double spread = std::sqrt(1 / (asks + prior) + 1 / (elsewhere + prior));
    const double score = (log_odds(asks, sum.asks) - log_odds(elsewhere, sum.elsewhere)) / spread;
    all.push_back({&key, PhraseScore{count.text, count.han, score, count.asks, count.untagged,
                                     count.elsewhere, count.examples}});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.second.score != b.second.score ? a.second.score > b.second.score : *a.first < *b.first;
  });

  // Parts of a longer phrase that hardly stand without it say nothing of their own.
  std::unordered_map<std::string, std::uint64_t> longest;  // phrase to places inside longer ones
  const auto parts_of = [](const std::string& key, bool han, auto use) {
    const std::size_t first = han ? 3 : key.find(' ');
    const std::size_t last = han ? key.size() - 3 : key.rfind(' ');
    if (first == std::string::npos || first >= key.size()) return;
    use(key.substr(han ? first : first + 1));
    use(key.substr(0, last));
  };
  for (const auto& [key, score] : all)
    parts_of(*key, score.han, [&, asks = score.asks](const std::string& part) {
      auto& longer = longest[part];
      longer = std::max<std::uint64_t>(longer, asks);
    });
  std::vector<PhraseScore> best;
  std::set<std::string> taken;
  for (auto& [key, score] : all) {
    if (best.size() >= options_.top || score.score <= 0) break;
    const auto inside = longest.find(*key);
    if (inside != longest.end() &&
        static_cast<double>(inside->second) >= kNearlyAll * static_cast<double>(score.asks))
      continue;
    bool covered = false;
    for (const std::string& other : taken) {
      const auto holds = [&](const std::string& outer, const std::string& inner) {
        return score.han ? outer.find(inner) != std::string::npos
                         : (" " + outer + " ").find(" " + inner + " ") != std::string::npos;
      };
      covered = covered || holds(*key, other) || holds(other, *key);
    }
    if (covered) continue;
    taken.insert(*key);
    best.push_back(std::move(score));
  }
  return best;
}

}  // namespace rolecall
