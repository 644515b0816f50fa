// "Did you mean": the known name nearest to a mistyped one.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`; bytes, or code points.
/// Stops counting at `limit` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

/// The nearest of `known` within a third of the name's length (at least 1, at most 4 edits), case
/// ignored; the first of equals. Empty when none is near.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known);

/// "did you mean "x"?", or, when nothing is near and `known` is short, "known: a, b and c"; else
/// empty.
std::string suggestion(std::string_view name, std::span<const std::string_view> known);

/// The same behind a message that names the mistyped word: "; did you mean "x"?", or empty.
std::string hint(const std::string& word, const std::vector<std::string>& known);

}  // namespace rolecall
