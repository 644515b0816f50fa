// Features of the words of a posting: those of its duties and qualifications.
#pragma once

#include <compare>
#include <vector>

#include "classify/posting_values.h"

namespace rolecall {

/// Each clause is weighted by how surely it is a duty or a qualification. Buffers are reused: one a
/// thread.
class PostingWords {
 public:
  void add(const PostingParts& posting, PostingValues& values);

 private:
  void gather(const PostingParts& posting, const PostingValues& values);

  struct Hit {
    std::uint64_t key;
    std::uint32_t clause;
    std::uint32_t row;
    float weight;
    auto operator<=>(const Hit&) const = default;
  };
  std::vector<Hit> hits_;
};

}  // namespace rolecall
