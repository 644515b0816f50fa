// The only file that knows RE2.
#include "base/regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>

#include "base/unicode.h"

namespace rolecall {
namespace {

RE2::Options options(bool fold_case) {
  RE2::Options o;
  o.set_log_errors(false);
  o.set_case_sensitive(!fold_case);
  o.set_never_nl(false);
  o.set_max_mem(8 << 20);
  return o;
}

Range range_in(const re2::StringPiece& piece, std::string_view text) {
  if (piece.data() == nullptr) return {};
  const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

constexpr std::size_t kMostSets = 4;
constexpr std::size_t kMostTrials = 32;  // orders to drop atoms in: the rarest are worth sparing
// About how often a given letter stands at a given place: longer literals are met less.
constexpr double kLetterShare = 0.12;
// What it costs to look for a literal at all, in meetings: every one makes the search less sharp.
constexpr double kSearch = 50;
// How much of what chance says a sample is trusted to have missed: its texts may lack full stops.
constexpr double kMissed = 0.1;

// RE2's prefilter for one pattern: its atoms, and whether a subset of them lets the pattern pass.
class Prefilter {
 public:
  Prefilter(std::string_view pattern, bool fold_case) : filter_(1) {
    int id = 0;
    usable_ = filter_.Add(re2::StringPiece(pattern.data(), pattern.size()), options(fold_case),
                          &id) == RE2::NoError;
    if (usable_) filter_.Compile(&atoms_);
  }
  bool usable() const { return usable_ && !atoms_.empty(); }
  const std::vector<std::string>& atoms() const { return atoms_; }

  // Could the pattern match a text that holds all atoms but those marked?
  bool passes_without(const std::vector<bool>& missing) const {
    std::vector<int> present;
    for (std::size_t i = 0; i < atoms_.size(); ++i)
      if (!missing[i]) present.push_back(static_cast<int>(i));
    std::vector<int> potential;
    filter_.AllPotentials(present, &potential);
    return !potential.empty();
  }

 private:
  mutable re2::FilteredRE2 filter_;
  std::vector<std::string> atoms_;
  bool usable_ = false;
};

// What looking for a literal costs: how often it is met in the sample, or about so often by chance.
double cost_of(std::string_view literal, std::string_view sample) {
  const double by_chance = std::pow(kLetterShare, static_cast<double>(literal.size()));
  if (sample.empty()) return by_chance;
  double cost = kSearch + kMissed * by_chance * static_cast<double>(sample.size());
  for (std::size_t at = sample.find(literal); at != sample.npos; at = sample.find(literal, at + 1))
    ++cost;
  return cost;
}

bool is_ascii(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Of the atoms `left` a set that is needed as long as none but those outside `left` is there.
// Dropping atoms one by one while the rest is still proven to be needed ends in a small set; which
// one depends on the order. Of the sets that drop the dear ones first, each time sparing another
// atom, the one that costs least is taken.
std::vector<bool> cheapest_set(const Prefilter& prefilter, const std::vector<double>& costs,
                               const std::vector<bool>& left) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (left[i]) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return costs[a] > costs[b]; });
  std::vector<bool> best;
  double best_cost = 0;
  const std::size_t trials = std::min(order.size(), kMostTrials);
  for (std::size_t t = 0; t < trials; ++t) {
    const std::size_t spared = order[order.size() - 1 - t];
    std::vector<bool> needed = left;
    const auto drop = [&](std::size_t i) {
      needed[i] = false;
      if (prefilter.passes_without(needed)) needed[i] = true;
    };
    for (const std::size_t i : order)
      if (i != spared) drop(i);
    drop(spared);
    double cost = 0;
    for (const std::size_t i : order)
      if (needed[i]) cost += costs[i];
    if (t > 0 && cost >= best_cost) continue;
    best_cost = cost;
    best = std::move(needed);
  }
  return best;
}

// A pattern whose group "hit" has a number instead of its name (0: it has none, or kept its name).
struct Unnamed {
  std::string source;
  int hit_group = 0;
};

// For the first name in a process RE2 builds the class of all letters that names may have, which
// takes longer than most patterns: the place of the one name in use is counted here instead.
Unnamed without_name(std::string_view pattern) {
  constexpr std::string_view kHit = "(?P<hit>";
  const std::size_t at = pattern.find(kHit);
  if (at == pattern.npos || pattern.find("(?P<", at + 1) != pattern.npos)
    return {std::string(pattern), 0};
  int group = 1;
  bool in_class = false;
  for (std::size_t i = 0; i < at; ++i) {
    const char c = pattern[i];
    if (c == '\\')
      ++i;
    else if (in_class)
      in_class = c != ']';
    else if (c == '[')
      in_class = true, i += pattern.substr(i + 1).starts_with("^]") ? 2 : pattern[i + 1] == ']';
    else if (c == '(')
      group += pattern[i + 1] != '?';
  }
  if (in_class) return {std::string(pattern), 0};
  Unnamed unnamed{std::string(pattern), group};
  unnamed.source.replace(at, kHit.size(), "(");
  return unnamed;
}

}  // namespace

struct Pattern::Impl {
  std::optional<RE2> re;
  int hit_group = 0;
  int groups = 0;
  Impl(std::string_view pattern, bool fold_case) {
    const Unnamed unnamed = without_name(pattern);
    re.emplace(unnamed.source, options(fold_case));
    if (!re->ok()) {  // its error is to be about the pattern as written
      re.emplace(re2::StringPiece(pattern.data(), pattern.size()), options(fold_case));
      return;
    }
    groups = std::min(re->NumberOfCapturingGroups(), 15);
    hit_group = unnamed.hit_group;
    if (hit_group != 0 || pattern.find("(?P<") == pattern.npos) return;
    if (auto it = re->NamedCapturingGroups().find("hit"); it != re->NamedCapturingGroups().end())
      hit_group = it->second;
  }
};

Pattern::Pattern(std::string_view pattern, bool fold_case)
    : impl_(std::make_unique<Impl>(pattern, fold_case)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::ok() const { return impl_->re->ok(); }
Pattern::Error Pattern::error() const { return {impl_->re->error(), impl_->re->error_arg()}; }
int Pattern::program_size() const { return impl_->re->ProgramSize(); }
bool Pattern::matches_empty() const { return impl_->re->ok() && RE2::PartialMatch("", *impl_->re); }

bool Pattern::find(std::string_view text, std::uint32_t from, Match& match) const {
  if (!impl_->re->ok()) return false;
  std::array<re2::StringPiece, 16> groups;
  if (!impl_->re->Match(re2::StringPiece(text.data(), text.size()), from, text.size(),
                        RE2::UNANCHORED, groups.data(), impl_->groups + 1))
    return false;
  match.whole = range_in(groups[0], text);
  match.hit = match.whole;
  match.capture = {};
  for (int i = 1; i <= impl_->groups; ++i) {
    if (groups[i].data() == nullptr) continue;
    if (i == impl_->hit_group) {
      match.hit = range_in(groups[i], text);
    } else if (match.capture.empty()) {
      match.capture = range_in(groups[i], text);
    }
  }
  return true;
}

std::vector<std::vector<std::string>> required_literals(std::string_view pattern, bool fold_case,
                                                        std::string_view sample) {
  if (fold_case && !is_ascii(pattern)) {
    // Case folding beyond ASCII is only safe for scripts without case; Chinese is.
    for (const char c : pattern)
      if (const auto b = static_cast<unsigned char>(c); b >= 0xC3 && b < 0xE2) return {};
  }
  const Prefilter prefilter(pattern, fold_case);
  if (!prefilter.usable()) return {};
  const auto& atoms = prefilter.atoms();
  std::vector<double> costs;
  for (const std::string& atom : atoms) costs.push_back(cost_of(atom, sample));
  std::vector<bool> left(atoms.size(), true);  // in no set so far
  std::vector<std::vector<std::string>> sets;
  // All that is left missing and still passing: the pattern needs none of it.
  while (sets.size() < kMostSets && !prefilter.passes_without(left)) {
    const std::vector<bool> needed = cheapest_set(prefilter, costs, left);
    std::vector<std::string>& set = sets.emplace_back();
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (!needed[i]) continue;
      set.push_back(atoms[i]);
      left[i] = false;
    }
  }
  return sets;
}

bool reads_lower_case(std::string_view pattern) {
  const auto lower = [](char32_t c) { return c >= 'a' && c <= 'z'; };
  const auto digit = [](char32_t c) { return c >= '0' && c <= '9'; };
  const auto sign = [](char32_t c) {  // beyond ASCII, of a script without case, or punctuation
    return (c >= 0xA0 && c < 0xC0 && c != 0xB5) || (c >= 0x2010 && c < 0x2070) ||
           (c >= 0x2E80 && c < 0xA640) || (c > 0xFF00 && c < 0xFF21) || (c > 0xFF5A && c < 0xFF66);
  };
  const auto next = [&](std::size_t i) { return i < pattern.size() ? pattern[i] : '\0'; };
  bool in_class = false;
  char32_t before = 0;  // in a class, what a hyphen would begin a range with
  for (std::size_t i = 0; i < pattern.size();) {
    const char32_t c = decode(pattern, i);
    if (c == '\\') {
      const char escaped = next(i++);
      const bool letter = lower(static_cast<unsigned char>(escaped | 0x20));
      if (digit(static_cast<unsigned char>(escaped)) ||
          (letter && std::strchr("bBdDsSwWfnrt", escaped) == nullptr))
        return false;
    } else if (in_class && c == '-' && before != 0 && next(i) != ']') {
      const char to = next(i);
      if (!(lower(before) && lower(static_cast<unsigned char>(to))) &&
          !(digit(before) && digit(static_cast<unsigned char>(to))))
        return false;
    } else if (c == '(' && !in_class && next(i) == '?') {
      // A group may have a name; a flag could change what follows.
      if (next(i + 1) == 'P' && next(i + 2) == '<')
        i += 2;
      else if (next(i + 1) != ':')
        return false;
    } else if ((c >= 'A' && c <= 'Z') || (c >= 0x80 && !sign(c)) ||
               (in_class && c == '[' && next(i) == ':')) {
      return false;
    } else if (c == '[' && !in_class) {
      in_class = true;
      before = 0;
      if (next(i) == '^') ++i;
      if (next(i) == ']') ++i;
      continue;
    } else if (c == ']') {
      in_class = false;
    }
    before = c;
  }
  return true;
}

bool requires_literal(std::string_view pattern, bool fold_case, std::string_view anchor) {
  const Prefilter prefilter(pattern, fold_case);
  if (!prefilter.usable()) return false;
  std::vector<bool> missing;
  for (const auto& atom : prefilter.atoms())
    missing.push_back(atom.find(anchor) != std::string::npos);
  return !prefilter.passes_without(missing);
}

}  // namespace rolecall
