// Conditions that keep postings: "role=infra", "skill!=kubernetes", "layer.control>=1".
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"
#include "model/posting.h"

namespace rolecall {

/// What is wrong with a condition, with "did you mean" where a name is near.
struct ConditionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A field, one of = != < <= > >=, and a value. The fields are
///   id, title, company, lang, note    text: = and != alone
///   role                              a class of the role model
///   decided                           true or false
///   confidence, score.CLASS           numbers
///   layer.LEAF                        0, 1 or 2
///   skill, required, preferred        a skill by id, name or term: asked at all, or just so
///   facts as in the record            a number, a word of the scale (its words rise), or a flag's
///                                     true or false
/// What a posting does not state is neither less nor more than anything, and equal to nothing; it
/// differs from everything.
class Condition {
 public:
  /// Throws ConditionError.
  Condition(const Pack& pack, std::string_view text);

  /// Thread-safe. The analysis is of the condition's pack.
  bool holds(const Posting& posting, const Analysis& analysis) const;

 private:
  enum class Subject {
    Id,
    Title,
    Company,
    Lang,
    Note,
    Role,
    Decided,
    Confidence,
    Score,
    Layer,
    Skill,
    Fact
  };
  enum class Test { Equal, Differ, Less, AtMost, More, AtLeast };
  struct Parser;

  bool equals(const Posting& posting, const Analysis& analysis) const;
  /// False: the posting does not state it.
  bool number_of(const Analysis& analysis, double& number) const;
  bool is_number() const;

  Pack pack_;
  Subject subject_ = Subject::Id;
  Test test_ = Test::Equal;
  std::string word_;  ///< text; a fact's key in `key_`
  std::string key_;
  double number_ = 0;                        ///< numbers, places on a scale, classes
  Index index_ = kNone;                      ///< class, leaf, fact field
  Index levels_ = kNone;                     ///< Layer: the taxonomy
  std::vector<Index> skills_;                ///< any of them
  bool required_ = true, preferred_ = true;  ///< Skill: which asks count
};

/// All of them hold.
bool hold(const std::vector<Condition>& conditions, const Posting& posting,
          const Analysis& analysis);

}  // namespace rolecall
