// Whether a tag names the employer and asks nothing: "Oracle" at Oracle.
#pragma once

#include <string>
#include <string_view>

#include "model/posting.h"
#include "model/range.h"
#include "model/rule.h"

namespace rolecall {

/// What the employer of a posting is called. A company that holds the title of the job, as fields
/// mixed up do, names nobody; nor does one that is too long for a name.
class Employer {
 public:
  explicit Employer(const Posting& posting);

  /// Whether a tag of a rule of `kind`, at `place` in `text`, only names the employer: it is called
  /// so, or its name begins so, and the text goes on with it or spells a name ("Snowflake",
  /// "Healthcare" at Healthcare Kitchens). A tool or a language does in any spelling. What many
  /// firms call themselves by ("AI", "healthcare", 大数据) is asked there all the same.
  bool named_by(Kind kind, std::string_view text, Range place) const;

 private:
  std::string name_;  ///< as written; empty: it names nobody
  std::string folded_;
};

}  // namespace rolecall
