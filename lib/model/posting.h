// A posting as the readers hand it over.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rolecall {

/// Where a posting came from. `record` counts from 1 inside a file of many; 0 means that the file
/// is the posting. `path` is as the user named it; "-" is standard input.
struct Source {
  std::string path;
  std::uint64_t record = 0;
};

/// One posting. `text` is valid UTF-8 and owned; every range of its analysis points into it.
struct Posting {
  Source source;
  std::string id;       ///< from the record, else the file's name, else "path:record"
  std::string title;    ///< empty where the input names none
  std::string company;  ///< the employer, if the input names it: never taken as a skill
  std::string text;
  std::vector<std::string> notes;  ///< what the reader had to mend: "decoded-from-gb18030", ...
};

/// A record that could not be read. It becomes an error record at its place in the output.
struct Failure {
  Source source;
  std::string message;
};

}  // namespace rolecall
