// The only file that knows simdjson. Its first pass over the bytes picks the processor's best
// kernel at run time; what is done here on top of it is plain code, so one build serves all.
#include "corpus/json_record.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace rolecall {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

enum class SlotKind : std::uint8_t {
  Field,
  Path,  ///< a member further inside, by the names in `rest`
  Lists,
  Additional,
  AdditionalPlain,
  LeverOnly,
  Type,
  Graph,
};

struct Slot {
  std::string name;
  SlotKind kind = SlotKind::Field;
  FieldRole role = FieldRole::Text;
  std::uint8_t rank = 0;
  std::string rest;
};

/// Member names of interest by a hash that is good enough for a few dozen of them.
class SlotTable {
 public:
  explicit SlotTable(const FieldNames& names) {
    add_role(FieldRole::Text, names.text, kTextNames);
    add_role(FieldRole::Title, names.title, kTitleNames);
    add_role(FieldRole::Company, names.company, kCompanyNames);
    add_role(FieldRole::Id, names.id, kIdNames);
    add({"@type", SlotKind::Type, {}, 0, {}});
    add({"@graph", SlotKind::Graph, {}, 0, {}});
    // Lever keeps the title under "text": not when the user says what is where.
    if (!names.text.empty()) return;
    add({"lists", SlotKind::Lists, {}, 0, {}});
    add({"additional", SlotKind::Additional, {}, 0, {}});
    add({"additionalPlain", SlotKind::AdditionalPlain, {}, 0, {}});
    add({"hostedUrl", SlotKind::LeverOnly, {}, 0, {}});
  }

  const std::vector<Slot>& bucket(std::string_view name) const { return buckets_[hash(name)]; }

 private:
  static std::size_t hash(std::string_view name) {
    if (name.empty()) return 0;
    const auto first = static_cast<unsigned char>(name.front());
    const auto last = static_cast<unsigned char>(name.back());
    return (name.size() * 5 + first * 7 + last * 31) % kBuckets;
  }

  void add(Slot slot) { buckets_[hash(slot.name)].push_back(std::move(slot)); }

  template <class Names>
  void add_role(FieldRole role, const std::string& given, const Names& usual) {
    if (given.empty()) {
      for (std::size_t i = 0; i < usual.size(); ++i)
        add({std::string(usual[i]), SlotKind::Field, role, static_cast<std::uint8_t>(i), {}});
      return;
    }
    add({given, SlotKind::Field, role, 0, {}});
    const auto dot = given.find('.');
    if (dot != std::string::npos)
      add({given.substr(0, dot), SlotKind::Path, role, 0, given.substr(dot + 1)});
  }

  static constexpr std::size_t kBuckets = 256;
  std::array<std::vector<Slot>, kBuckets> buckets_;
};

/// The name of a member as it is written, between its quotes.
std::string_view raw_key(const ondemand::raw_json_string& key) {
  const char* begin = key.raw();
  const char* end = begin;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool is_number(std::string_view token) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < token.size() && token[at] >= '0' && token[at] <= '9') ++at;
    return at - begin;
  };
  if (token.starts_with('-')) ++at;
  const bool zero = at < token.size() && token[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < token.size() && token[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == token.size();
}

error_code read_value(ondemand::value& value, JsonValue& out) {
  std::string_view token = value.raw_json_token();
  while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
  if (token.empty()) return simdjson::TAPE_ERROR;
  switch (token[0]) {
    case '"':
      if (token.size() < 2 || token.back() != '"') return simdjson::STRING_ERROR;
      out = {JsonValue::Kind::String, token.substr(1, token.size() - 2)};
      return simdjson::SUCCESS;
    case '{':
      out = {JsonValue::Kind::Object, {}};
      return simdjson::SUCCESS;
    case '[':
      out = {JsonValue::Kind::Array, {}};
      return simdjson::SUCCESS;
    case 't':
    case 'f':
      out = {JsonValue::Kind::Bool, token};
      return token == "true" || token == "false" ? simdjson::SUCCESS : simdjson::T_ATOM_ERROR;
    case 'n':
      out = {JsonValue::Kind::Null, {}};
      return token == "null" ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    default:
      out = {JsonValue::Kind::Number, token};
      if (is_number(token)) return simdjson::SUCCESS;
      return token[0] == '-' || (token[0] >= '0' && token[0] <= '9') ? simdjson::NUMBER_ERROR
                                                                     : simdjson::TAPE_ERROR;
  }
}

const char* describe(error_code error) {
  switch (error) {
    case simdjson::UNCLOSED_STRING:
      return "broken JSON: a string is not closed; the record may be cut off";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "broken JSON: an object or array is not closed; the record may be cut off";
    case simdjson::UNESCAPED_CHARS:
      return "broken JSON: a control character stands unescaped in a string";
    case simdjson::UTF8_ERROR:
      return "the record is not valid UTF-8";
    case simdjson::STRING_ERROR:
      return "broken JSON: a string is misplaced or wrong";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "broken JSON: a word that is not true, false or null";
    case simdjson::NUMBER_ERROR:
      return "broken JSON: a number is written wrong";
    case simdjson::DEPTH_ERROR:
      return "the JSON is nested too deep";
    case simdjson::MEMALLOC:
      return "no memory to read the record";
    case simdjson::CAPACITY:
      return "the record is too large for the JSON reader";
    case simdjson::EMPTY:
      return "the record is empty";
    case simdjson::TRAILING_CONTENT:
      return "broken JSON: something follows the object";
    case simdjson::INCORRECT_TYPE:
      return "the record is not a JSON object";
    default:
      return "broken JSON: a comma, colon, quote or bracket is missing or misplaced";
  }
}

}  // namespace

struct JsonParser::Impl {
  explicit Impl(const FieldNames& names) : slots(names) {}

  error_code start(std::string_view json, ondemand::document& document);
  error_code read_object(ondemand::object object, JsonRecord& record, bool inner);
  error_code read_member(ondemand::value value, std::string_view key, JsonRecord& record,
                         bool inner);
  error_code read_inner(ondemand::value value, const Slot& slot, JsonValue& out) const;
  error_code read_path(ondemand::object object, std::string_view path, JsonValue& out) const;
  static error_code read_lists(ondemand::array array, JsonRecord& record);
  static error_code read_types(ondemand::array array, JsonRecord& record);
  error_code read_nodes(ondemand::array array, std::vector<JsonRecord>& records);

  SlotTable slots;
  ondemand::parser parser;
};

JsonParser::JsonParser(const FieldNames& names) : impl_(std::make_unique<Impl>(names)) {}
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;
JsonParser::~JsonParser() = default;

error_code JsonParser::Impl::start(std::string_view json, ondemand::document& document) {
  static_assert(kPadding >= simdjson::SIMDJSON_PADDING);
  return parser.iterate(json.data(), json.size(), json.size() + kPadding).get(document);
}

/// Members at the end of `path`, names joined by dots.
error_code JsonParser::Impl::read_path(ondemand::object object, std::string_view path,
                                       JsonValue& out) const {
  const auto dot = path.find('.');
  const auto name = path.substr(0, dot);
  for (auto field : object) {
    ondemand::raw_json_string key;
    ondemand::value value;
    if (const auto error = field.key().get(key)) return error;
    if (const auto error = field.value().get(value)) return error;
    if (raw_key(key) != name) continue;
    JsonValue found;
    if (const auto error = read_value(value, found)) return error;
    if (dot == std::string_view::npos) {
      out = found;
    } else if (found.kind == JsonValue::Kind::Object) {
      ondemand::object inner;
      if (const auto error = value.get_object().get(inner)) return error;
      if (const auto error = read_path(inner, path.substr(dot + 1), out)) return error;
    }
  }
  return simdjson::SUCCESS;
}

/// What stands for an object: an employer's name, an identifier's value.
error_code JsonParser::Impl::read_inner(ondemand::value value, const Slot& slot,
                                        JsonValue& out) const {
  ondemand::object object;
  if (const auto error = value.get_object().get(object)) return error;
  if (slot.kind == SlotKind::Path) return read_path(object, slot.rest, out);
  const bool identifier = slot.role == FieldRole::Id;
  return read_path(object, identifier ? (slot.name == "_id" ? "$oid" : "value") : "name", out);
}

error_code JsonParser::Impl::read_lists(ondemand::array array, JsonRecord& record) {
  for (auto element : array) {
    ondemand::object object;
    if (const auto error = element.get_object().get(object)) {
      // Another site's "lists": of no concern.
      if (error == simdjson::INCORRECT_TYPE) continue;
      return error;
    }
    JsonList list;
    for (auto field : object) {
      ondemand::raw_json_string key;
      ondemand::value value;
      if (const auto error = field.key().get(key)) return error;
      if (const auto error = field.value().get(value)) return error;
      const auto name = raw_key(key);
      if (name == "text") {
        if (const auto error = read_value(value, list.heading)) return error;
      } else if (name == "content") {
        if (const auto error = read_value(value, list.content)) return error;
      }
    }
    if (list.content.kind != JsonValue::Kind::String) continue;
    record.lists.push_back(list);
    record.lever = true;
  }
  return simdjson::SUCCESS;
}

error_code JsonParser::Impl::read_types(ondemand::array array, JsonRecord& record) {
  for (auto element : array) {
    ondemand::value value;
    JsonValue type;
    if (const auto error = element.get(value)) return error;
    if (const auto error = read_value(value, type)) return error;
    record.job_posting = record.job_posting || type.raw == "JobPosting";
  }
  return simdjson::SUCCESS;
}

/// The JobPostings among the objects of an array.
error_code JsonParser::Impl::read_nodes(ondemand::array array, std::vector<JsonRecord>& records) {
  for (auto element : array) {
    ondemand::object object;
    const auto error = element.get_object().get(object);
    if (error == simdjson::INCORRECT_TYPE) continue;
    if (error) return error;
    JsonRecord node;
    if (const auto inner = read_object(object, node, true)) return inner;
    if (node.job_posting) records.push_back(std::move(node));
  }
  return simdjson::SUCCESS;
}

error_code JsonParser::Impl::read_member(ondemand::value value, std::string_view key,
                                         JsonRecord& record, bool inner) {
  JsonValue read;
  if (const auto error = read_value(value, read)) return error;
  const bool object = read.kind == JsonValue::Kind::Object;
  const bool array = read.kind == JsonValue::Kind::Array;
  for (const Slot& slot : slots.bucket(key)) {
    if (slot.name != key) continue;
    switch (slot.kind) {
      case SlotKind::Field:
      case SlotKind::Path: {
        JsonValue& field = record.fields[static_cast<std::size_t>(slot.role)][slot.rank];
        if (slot.kind == SlotKind::Field) field = read;
        const bool descends = slot.kind == SlotKind::Path || slot.role == FieldRole::Company ||
                              slot.role == FieldRole::Id;
        // An object can be walked over once: the first slot that wants it has it.
        if (object && descends) return read_inner(value, slot, field);
        break;
      }
      case SlotKind::Lists:
      case SlotKind::Graph:
        if (!array || (slot.kind == SlotKind::Graph && inner)) break;
        {
          ondemand::array items;
          if (const auto error = value.get_array().get(items)) return error;
          if (slot.kind == SlotKind::Lists) return read_lists(items, record);
          record.has_graph = true;
          return read_nodes(items, record.graph);
        }
      case SlotKind::Additional:
        record.additional = read;
        break;
      case SlotKind::AdditionalPlain:
        record.additional_plain = read;
        break;
      case SlotKind::LeverOnly:
        record.lever = true;
        break;
      case SlotKind::Type:
        if (array) {
          ondemand::array types;
          if (const auto error = value.get_array().get(types)) return error;
          return read_types(types, record);
        }
        record.job_posting = read.raw == "JobPosting";
        break;
    }
  }
  return simdjson::SUCCESS;
}

error_code JsonParser::Impl::read_object(ondemand::object object, JsonRecord& record, bool inner) {
  for (auto field : object) {
    ondemand::raw_json_string key;
    ondemand::value value;
    if (const auto error = field.key().get(key)) return error;
    if (const auto error = field.value().get(value)) return error;
    if (const auto error = read_member(value, raw_key(key), record, inner)) return error;
  }
  return simdjson::SUCCESS;
}

std::string JsonParser::parse(std::string_view json, JsonRecord& record) {
  record.fields = {};
  record.lists.clear();
  record.graph.clear();
  record.additional = record.additional_plain = {};
  record.lever = record.job_posting = record.has_graph = false;
  ondemand::document document;
  ondemand::object object;
  auto error = impl_->start(json, document);
  if (!error) error = document.get_object().get(object);
  if (!error) error = impl_->read_object(object, record, false);
  // It has a location only where something is left.
  if (!error && !document.current_location().error()) error = simdjson::TRAILING_CONTENT;
  if (!error) return {};
  if (json.find('\0') != std::string_view::npos) return "broken JSON: a NUL byte in the record";
  return describe(error);
}

std::string JsonParser::parse_job_postings(std::string_view json,
                                           std::vector<JsonRecord>& records) {
  const auto first = json.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || json[first] != '[') {
    JsonRecord record;
    auto wrong = parse(json, record);
    if (!wrong.empty()) return wrong;
    if (record.job_posting) {
      records.push_back(std::move(record));
    } else {
      records = std::move(record.graph);
    }
    return {};
  }
  ondemand::document document;
  ondemand::array array;
  auto error = impl_->start(json, document);
  if (!error) error = document.get_array().get(array);
  if (!error) error = impl_->read_nodes(array, records);
  return error ? describe(error) : "";
}

}  // namespace rolecall
