// Takes all postings of an input to a study on all cores: parts of it, one a chunk, are filled in
// parallel and taken together in input order, so that what comes out does not depend on threads.
#pragma once

#include <memory>

#include "corpus/reader.h"
#include "engine/run.h"

namespace rolecall {

class Study {
 public:
  /// What was found out about some postings that follow each other.
  class Part {
   public:
    virtual ~Part() = default;
    virtual void add(const Posting& posting) = 0;
  };

  virtual ~Study() = default;
  /// An empty part. Called on any thread.
  virtual std::unique_ptr<Part> part() const = 0;
  /// Adds a part that part() made, in input order, on one thread at a time.
  virtual void take(Part& part) = 0;
};

/// Reads `reader` to its end. Of the options `keep` and `each` play no role.
RunResult survey(Reader& reader, Study& study, const RunOptions& options);

}  // namespace rolecall
