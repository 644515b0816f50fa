// Items of lists that lost the line break before them: "熟悉PyTorch6.本科", "会Go者优先4 会画图",
// "会画图 - 懂船 - 能早起". No use outside this room.
#pragma once

#include <cstddef>
#include <string_view>

namespace rolecall {

/// Whether the number at text[at] opens an item, and a break is missing before it: the item before
/// it is in the text, or, where the number is 1, the item behind it is. Without a sign behind it a
/// Chinese character must follow that counts nothing, as in "2 年".
bool number_lost_break(std::string_view text, std::size_t at);

/// Whether the hyphen at text[at] opens an item in Chinese, and a break is missing before it: it
/// stands behind a colon, or others open items of its line. `last` is where the joint before it
/// lies, 0: there is none. "感知-规划-决策" is a word.
bool hyphen_lost_break(std::string_view text, std::size_t at, std::size_t last);

}  // namespace rolecall
