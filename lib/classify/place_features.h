// Features of where a posting names things: in which sections, under which leaves of taxonomies.
#pragma once

#include <vector>

#include "classify/posting_values.h"

namespace rolecall {

/// Duties and skills alike. Buffers are reused: one a thread.
class PlaceFeatures {
 public:
  /// Groups by section, then the leaves of the taxonomies that tell levels.
  void add(const PostingParts& posting, PostingValues& values);

 private:
  void count_sections(const PostingParts& posting);
  void add_sections(PostingValues& values) const;

  /// In how many clauses of which sections a group stands, company text passed over.
  struct Places {
    std::uint32_t duties = 0, required = 0, preferred = 0, anywhere = 0;
    std::uint32_t clause = kNone;  // last clause that counted
  };
  std::vector<Places> places_;  // of each group
};

}  // namespace rolecall
