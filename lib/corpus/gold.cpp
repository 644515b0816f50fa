// The only reader of labels; uses simdjson's DOM, as speed does not matter here.
#include "corpus/gold.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <sstream>
#include <utility>

#include "base/fnv.h"
#include "base/utf8.h"
#include "corpus/stream_buffer.h"

namespace rolecall {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// Strings and whole numbers; empty: anything else.
std::string text_of(const element& value) {
  if (value.is_string()) return std::string(std::string_view(value));
  if (value.is_int64()) return std::to_string(std::int64_t(value));
  return {};
}

std::string field(const object& record, std::string_view name) {
  element value;
  return record[name].get(value) == simdjson::SUCCESS ? text_of(value) : std::string();
}

template <class Number>
bool read_number(std::string_view digits, Number& number) {
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  return error == std::errc() && stop == end;
}

// Names of facts: labels of degrees stand under shorter keys than in the record.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kFacts{{
    {"min_years", "min_years"},
    {"degree_req", "degree_required"},
    {"degree_required", "degree_required"},
    {"degree_pref", "degree_preferred"},
    {"degree_preferred", "degree_preferred"},
    {"level", "level"},
}};

// Empty: no name of an ask.
std::string_view ask_name(std::string_view label) {
  if (label == "req" || label == "required") return "required";
  if (label == "pref" || label == "preferred") return "preferred";
  if (label == "neg" || label == "negated") return "negated";
  if (label == "ctx" || label == "company" || label.empty()) return "company";
  return {};
}

std::vector<std::string_view> split(std::string_view line, char sign) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(sign, begin);
    cells.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return cells;
    begin = end + 1;
  }
}

class GoldReader {
 public:
  GoldReader(const std::string& path, Gold& gold, Diagnostics& diagnostics)
      : path_(path), gold_(gold), diagnostics_(diagnostics) {}

  void read(const std::string& bytes) {
    std::istringstream lines(bytes);
    std::string line;
    bool begun = false;  // blank lines may come first
    for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      if (line.empty()) continue;
      const bool first = !std::exchange(begun, true);
      if (first && line.front() != '{') {
        read_header(line, number);
      } else if (columns_.empty()) {
        read_json(line, number);
      } else {
        read_row(line, number);
      }
    }
  }

 private:
  void complain(std::string message, std::uint32_t line) {
    diagnostics_.error("gold-format", std::move(message), place(line));
  }

  Location place(std::uint32_t line) const { return {path_, line, 1, {}}; }

  void read_header(const std::string& line, std::uint32_t number) {
    for (const std::string_view cell : split(line, '\t')) columns_.emplace_back(cell);
    const auto has = [&](std::string_view name) {
      return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
    };
    for (const char* needed : {"posting", "kind", "text"}) {
      if (has(needed) || (needed == std::string_view("text") && has("begin") && has("end")))
        continue;
      complain(std::string("no column \"") + needed +
                   "\": labels are JSONL, or a table with posting, kind and text (or begin and "
                   "end in its place)",
               number);
    }
  }

  void read_row(const std::string& line, std::uint32_t number) {
    const auto cells = split(line, '\t');
    if (cells.size() != columns_.size())
      return complain("as many columns as in the header were expected", number);
    const auto cell = [&](std::string_view name) {
      const auto at = std::find(columns_.begin(), columns_.end(), name) - columns_.begin();
      return at < static_cast<std::ptrdiff_t>(cells.size())
                 ? std::string(cells[static_cast<std::size_t>(at)])
                 : std::string();
    };
    GoldClause clause{cell("posting"), cell("kind"), cell("text"), cell("for"), {}, place(number)};
    if (clause.text.empty()) {
      const std::string begin = cell("begin"), end = cell("end");
      if (!read_number(begin, clause.place.begin) || !read_number(end, clause.place.end) ||
          clause.place.begin >= clause.place.end)
        return complain("the place '" + begin + "' to '" + end + "' is no stretch of bytes",
                        number);
    }
    gold_.clauses.push_back(std::move(clause));
  }

  void read_json(const std::string& line, std::uint32_t number) {
    element root;
    object record;
    if (parser_.parse(line).get(root) != simdjson::SUCCESS)
      return complain("not valid JSON: is a comma, a quote or a brace missing or too many?",
                      number);
    if (root.get(record) != simdjson::SUCCESS) return complain("an object was expected", number);
    if (field(record, "id").empty()) return complain("no \"id\"", number);
    simdjson::dom::array mentions;
    element ignored;
    const bool has_mentions = record["mentions"].get(mentions) == simdjson::SUCCESS;
    const bool has_labels = record["role"].get(ignored) == simdjson::SUCCESS ||
                            record["layers"].get(ignored) == simdjson::SUCCESS;
    if (has_mentions) read_mentions(record, mentions, number);
    if (has_labels) read_posting(record, number);
    if (!has_mentions && !has_labels)
      complain("neither \"role\", \"layers\" nor \"mentions\"", number);
  }

  void read_posting(const object& record, std::uint32_t line) {
    GoldPosting posting;
    posting.at = place(line);
    posting.id = field(record, "id");
    posting.role = field(record, "role");
    posting.second = field(record, "second");
    element value;
    if (record["conf"].get(value) == simdjson::SUCCESS)
      read_label("conf", value, 1, 3, posting.certainty, line);
    object layers;
    if (record["layers"].get(layers) == simdjson::SUCCESS)
      for (const auto& [leaf, level] : layers) {
        posting.levels.emplace_back(std::string(leaf), 0);
        read_label(leaf, level, 0, 2, posting.levels.back().second, line);
      }
    for (const auto& [key, fact] : kFacts) {
      if (record[key].get(value) != simdjson::SUCCESS) continue;
      std::string text = text_of(value);
      if (text.empty() && !value.is_string() && !value.is_null())
        complain('"' + std::string(key) + "\" must be a text or a whole number", line);
      if (text == "none" || text == "unknown") text.clear();
      posting.facts.emplace_back(std::string(fact), std::move(text));
    }
    gold_.postings.push_back(std::move(posting));
  }

  void read_label(std::string_view name, const element& value, int low, int high, int& number,
                  std::uint32_t line) {
    int read = 0;
    if (read_number(text_of(value), read) && read >= low && read <= high)
      number = read;
    else
      complain('"' + std::string(name) + "\" must be a whole number from " + std::to_string(low) +
                   " to " + std::to_string(high),
               line);
  }

  void read_mentions(const object& record, const simdjson::dom::array& list, std::uint32_t line) {
    GoldMentions mentions;
    mentions.at = place(line);
    mentions.id = field(record, "id");
    for (const element& item : list) {
      object mention;
      if (item.get(mention) != simdjson::SUCCESS) {
        complain("a mention must be an object", line);
        continue;
      }
      const std::string label = field(mention, "req");
      const std::string_view ask = ask_name(label);
      if (ask.empty()) complain("\"req\" cannot be \"" + label + "\": req, pref, neg or ctx", line);
      mentions.mentions.push_back({field(mention, "surface"), field(mention, "canonical"),
                                   field(mention, "kind"), field(mention, "layer"),
                                   std::string(ask)});
    }
    gold_.mentions.push_back(std::move(mentions));
  }

  std::string path_;
  Gold& gold_;
  Diagnostics& diagnostics_;
  std::vector<std::string> columns_;
  simdjson::dom::parser parser_;
};

}  // namespace

void read_gold(const std::string& path, Gold& gold, Diagnostics& diagnostics) {
  StreamContext context;
  StreamBuffer buffer;
  buffer.attach(unpack(open_file(path, context)));
  while (buffer.more()) {
  }
  if (!buffer.error().empty()) {
    diagnostics.error("gold-format", buffer.error(), {path, 0, 0, {}});
    return;
  }
  std::string_view bytes = buffer.view();
  // FNV-1a over all files: only says whether figures belong to the same labels.
  const std::uint64_t hash = gold.hash.empty()
                                 ? fnv1a(bytes)
                                 : fnv1a(bytes, std::strtoull(gold.hash.c_str(), nullptr, 16));
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
  gold.hash = hex;
  bytes.remove_prefix(byte_order_mark(bytes));
  GoldReader(path, gold, diagnostics).read(std::string(bytes));
}

}  // namespace rolecall
