#include "engine/employer.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

// Bytes of `name` up to the end of the word behind its first `size` bytes.
std::size_t with_next_word(std::string_view name, std::size_t size) {
  const std::size_t blank = blank_at(name, size);
  if (blank == 0) return name.size();
  return std::min(name.find(' ', size + blank), name.size());
}

// "Perplexity", not "perplexity", "AI" or 大数据: a name by its spelling.
bool spells_name(std::string_view words, std::string_view company) {
  constexpr std::size_t kShortest = 3;  // letters: many firms are called "AI something"
  return words.size() >= kShortest && is_upper(words.front()) && company.starts_with(words);
}

}  // namespace

Employer::Employer(const Posting& posting) {
  constexpr std::size_t kLongest = 256;  // bytes
  const std::string_view company = posting.company;
  if (company.empty() || company.size() > kLongest) return;
  folded_ = folded(company);
  const std::string_view title = posting.title;
  const bool mixed_up = !title.empty() && title.size() <= folded_.size() &&
                        folded_.find(folded(title)) != std::string::npos;
  if (!mixed_up) name_ = company;
}

bool Employer::named_by(Kind kind, std::string_view text, Range place) const {
  const std::string_view words = place.of(text), name = folded_;
  const std::size_t size = words.size();
  if (words.empty() || name_.size() < size || !name.starts_with(folded(words))) return false;
  if (name.size() == size) return true;
  if (is_word_at(name, size)) return false;
  if (kind == Kind::Tool || kind == Kind::Language || spells_name(words, name_)) return true;
  const std::size_t longer = with_next_word(name, size);
  return folded(text.substr(place.begin, longer)) == name.substr(0, longer);
}

}  // namespace rolecall
