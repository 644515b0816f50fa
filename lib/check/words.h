// Small questions about words, as the checks ask them.
#pragma once

#include <string>
#include <string_view>

#include "model/range.h"
#include "model/rule.h"

namespace rolecall {

/// The same for two words that the matcher takes for one phrase: case, width and separators folded.
std::string phrase_key(std::string_view text);
/// The same for two words that differ in case and width alone.
std::string spelling_key(std::string_view text);

bool has_han(std::string_view text);
bool has_latin(std::string_view text);
/// Code points.
std::size_t length(std::string_view text);
/// Letters and digits of any script.
std::size_t letters(std::string_view text);
/// A word of everyday English that is also the name of some tool; small letters.
bool is_common_word(std::string_view folded);
/// What else the letters stand for in postings; empty where nothing is known. Capitals.
std::string_view other_meaning(std::string_view acronym);

/// Whether an item of a list stands in the clause itself, not in a named list.
inline bool stands_in(const Text& word, const Mark& clause) {
  return word.mark.file == clause.file && clause.bytes.contains(word.mark.bytes);
}

/// The bytes to delete so that an item of a list goes, with its comma or its whole line; empty when
/// that cannot be told.
Range item_to_delete(std::string_view source, Range item);

/// The other way of writing Chinese: Traditional for Simplified and the reverse; empty when the
/// text is written the same in both.
std::string to_traditional(std::string_view text);
std::string to_simplified(std::string_view text);
/// Unicode's composed form, full-width letters as plain ones.
std::string normalised(std::string_view text);

}  // namespace rolecall
