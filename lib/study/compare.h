// What a change of rules does: two results for each posting, compared and summed up. Memory does
// not grow with the postings.
//
//   Comparison total;
//   total.compare(old_result, new_result, limits);     // a posting at a time
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/analyzer.h"
#include "model/result.h"
#include "study/survey.h"

namespace rolecall {

struct CompareLimits {
  std::size_t examples = 3;  ///< kept of each rule and change
  std::size_t flips = 20;    ///< role flips kept
};

enum class Change : std::uint8_t {
  Gained,
  Lost,
  Moved,      ///< the same rule tags another stretch of the same place
  AskedAnew,  ///< the same tag with another ask
};
inline constexpr std::size_t kChanges = 4;
std::string_view change_name(Change change);

struct ChangeExample {
  std::string posting;
  std::string excerpt;  ///< where the tag stands now; of a lost one, where it stood
  std::string detail;  ///< the stretch before; the ask before and now; the rule that has it instead
};

struct RuleChanges {
  std::array<std::uint64_t, kChanges> count{};
  std::array<std::vector<ChangeExample>, kChanges> examples;
  std::uint64_t total() const { return count[0] + count[1] + count[2] + count[3]; }
};

struct RoleFlip {
  std::string posting;
  std::string title;
  std::string before, after;
  std::vector<ResultReason>
      reasons;  ///< what changed most, for either role: points now less before
};

struct Comparison {
  std::uint64_t postings = 0;  ///< compared
  std::uint64_t changed = 0;   ///< postings with any change of tags or role
  std::uint64_t only_old = 0;  ///< postings that one side alone has
  std::uint64_t only_new = 0;
  std::map<std::string, RuleChanges> rules;  ///< by id; only those with a change
  std::uint64_t flips = 0;
  std::vector<RoleFlip> shown_flips;
  std::uint64_t newly_decided = 0;
  std::uint64_t newly_undecided = 0;

  void compare(const Result& before, const Result& after, const CompareLimits& limits);
  /// Adds what was found in later postings.
  void add(Comparison&& other, const CompareLimits& limits);
  std::array<std::uint64_t, kChanges> totals() const;
};

/// An analysis in words; it holds a view of the posting's text.
Result result_of(const Pack& pack, const Posting& posting, const Analysis& analysis);

/// Judges every posting by two packs. Both analyzers must outlive it.
class PackComparison : public Study {
 public:
  PackComparison(const Analyzer& before, const Analyzer& after, CompareLimits limits)
      : before_(before), after_(after), limits_(limits) {}

  std::unique_ptr<Part> part() const override;
  void take(Part& part) override;
  const Comparison& total() const { return total_; }

 private:
  struct Judged;
  const Analyzer& before_;
  const Analyzer& after_;
  CompareLimits limits_;
  Comparison total_;
};

}  // namespace rolecall
