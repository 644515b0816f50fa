// Which members of a JSON object make the posting: the usual names in their order, and the shapes
// of schema.org, Greenhouse and Lever.
#pragma once

#include <string>

#include "corpus/field_names.h"
#include "corpus/json_record.h"
#include "model/posting.h"

namespace rolecall {

/// Turns records into postings; keeps its buffers. One thread at a time.
class PostingShaper {
 public:
  /// `names` must outlive it.
  explicit PostingShaper(const FieldNames& names) : names_(names) {}

  /// Fills id, title, company, text and notes of a cleared posting. Empty, or why it is none.
  std::string shape(const JsonRecord& record, Posting& posting);

 private:
  std::string take_text(const JsonRecord& record, Posting& posting);
  std::string take_lever(const JsonRecord& record, Posting& posting);
  std::string add_part(const JsonValue& value, Posting& posting);
  void note_absent(const JsonRecord& record, Posting& posting) const;
  std::string take(const JsonRecord& record, FieldRole role, const std::string& given,
                   std::string& out);

  const FieldNames& names_;
  std::string raw_;
};

/// Replaces `text` by its text if it is HTML, or HTML written with entities; whether it was.
bool unwrap_html(std::string& text, std::string& scratch);

/// "no text field; looked for text, ...; name it with --text-field".
std::string missing_text(const FieldNames& names);

}  // namespace rolecall
