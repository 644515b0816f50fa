#include "verdict.h"

#include "report/terminal_text.h"

namespace rolecall {

std::string verdict_of(const Pack& pack, std::string_view text, const Candidate& candidate) {
  std::string word;
  if (!candidate.by.empty()) word.append("'").append(printable(candidate.by.of(text))).append("'");
  const std::string rule =
      candidate.by_rule == kNone
          ? std::string()
          : " (" + std::string(pack.str(pack.rules()[candidate.by_rule].id)) + ")";
  switch (candidate.verdict) {
    case Verdict::Kept:
      return "kept";
    case Verdict::WrongCase:
      return "lost: written otherwise than the term, and no peer beside it in a list";
    case Verdict::NoEvidence:
      return "lost: no word of its list or near clause where it should be";
    case Verdict::Unless:
      return "lost: " + (word.empty() ? "a word" : word) + " nearby forbids it";
    case Verdict::Except:
      return "lost: inside the phrase " + (word.empty() ? "of an except clause" : word);
    case Verdict::Ignored:
      return "lost: inside " + word + rule + ", which is ignored";
    case Verdict::Shorter:
      return "lost: " + word + rule + " is longer";
    case Verdict::SwitchedOff:
      return "lost: the rule is off in this posting" + (word.empty() ? "" : ", because of " + word);
  }
  return {};
}

}  // namespace rolecall
