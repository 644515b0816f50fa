#include "corpus/json_shapes.h"

#include <algorithm>

#include "corpus/html_text.h"
#include "corpus/json_string.h"

namespace rolecall {
namespace {

using Kind = JsonValue::Kind;

constexpr std::string_view kHtmlNote = "text-from-html";

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::Bool:
      return "true or false";
    case Kind::Number:
      return "a number";
    case Kind::Object:
      return "an object";
    case Kind::Array:
      return "an array";
    default:
      return "null";
  }
}

std::string describe(JsonStringError error, std::string_view where) {
  std::string message = error == JsonStringError::LoneSurrogate
                            ? "broken JSON: half of a surrogate pair stands alone in the "
                            : "broken JSON: a backslash is followed by no known escape in the ";
  message += where;
  return message;
}

void note_once(Posting& posting, std::string_view note) {
  auto& notes = posting.notes;
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.emplace_back(note);
}

bool is_text(const JsonValue& value) { return value.kind == Kind::String; }

/// Lever keeps the title under "text" and the text in several members.
bool is_lever(const JsonRecord& record) {
  return record.lever && is_text(record.field(FieldRole::Text, 0)) &&
         record.field(FieldRole::Title, 0).kind == Kind::Missing;
}

}  // namespace

std::string missing_text(const FieldNames& names) {
  if (!names.text.empty()) return "no text field \"" + names.text + '"';
  std::string message = "no text field; looked for ";
  for (const auto name : kTextNames) {
    message += name;
    message += ", ";
  }
  message.resize(message.size() - 2);
  return message + "; name it with --text-field";
}

bool unwrap_html(std::string& text, std::string& scratch) {
  if (text.find('<') == std::string::npos && text.find('&') == std::string::npos) return false;
  scratch.clear();
  if (looks_like_html(text)) {
    html_to_text(text, scratch);
  } else if (looks_like_escaped_html(text)) {
    std::string html;
    append_entities_decoded(text, html);
    html_to_text(html, scratch);
  } else {
    return false;
  }
  text.swap(scratch);
  return true;
}

std::string PostingShaper::shape(const JsonRecord& record, Posting& posting) {
  auto wrong = is_lever(record) ? take_lever(record, posting) : take_text(record, posting);
  if (!wrong.empty()) return wrong;
  if (posting.title.empty()) {
    wrong = take(record, FieldRole::Title, names_.title, posting.title);
    if (!wrong.empty()) return wrong;
  }
  wrong = take(record, FieldRole::Company, names_.company, posting.company);
  if (wrong.empty()) wrong = take(record, FieldRole::Id, names_.id, posting.id);
  if (!wrong.empty()) return wrong;
  note_absent(record, posting);
  for (std::string* field : {&posting.title, &posting.company}) {
    if (field->find('&') == std::string::npos) continue;
    raw_.clear();
    append_entities_decoded(*field, raw_);
    field->swap(raw_);
  }
  return {};
}

/// A record may lack what its title, company or id are said to be under: no failure, but told.
void PostingShaper::note_absent(const JsonRecord& record, Posting& posting) const {
  const auto absent = [&](FieldRole role, const std::string& given) {
    return !given.empty() && record.field(role, 0).kind == Kind::Missing;
  };
  if (absent(FieldRole::Title, names_.title)) note_once(posting, "no-title-field");
  if (absent(FieldRole::Company, names_.company)) note_once(posting, "no-company-field");
  if (absent(FieldRole::Id, names_.id)) note_once(posting, "no-id-field");
}

/// The first text that is not empty, else an empty one.
std::string PostingShaper::take_text(const JsonRecord& record, Posting& posting) {
  const JsonValue* found = nullptr;
  const JsonValue* wrong = nullptr;
  std::size_t wrong_rank = 0;
  for (std::size_t rank = 0; rank < kTextNames.size(); ++rank) {
    const JsonValue& value = record.field(FieldRole::Text, rank);
    if (is_text(value)) {
      if (!found) found = &value;
      if (value.raw.empty()) continue;
      found = &value;
      break;
    }
    if (!wrong && value.kind != Kind::Missing && value.kind != Kind::Null) {
      wrong = &value;
      wrong_rank = rank;
    }
  }
  if (!found && wrong) {
    const std::string_view name = names_.text.empty() ? kTextNames[wrong_rank] : names_.text;
    return "the text field \"" + std::string(name) + "\" is " + std::string(name_of(wrong->kind)) +
           ", not a string";
  }
  if (!found) return missing_text(names_);
  if (const auto error = append_unescaped(found->raw, posting.text); error != JsonStringError::None)
    return describe(error, "text");
  if (unwrap_html(posting.text, raw_)) note_once(posting, kHtmlNote);
  return {};
}

std::string PostingShaper::add_part(const JsonValue& value, Posting& posting) {
  std::string part;
  if (const auto error = append_unescaped(value.raw, part); error != JsonStringError::None)
    return describe(error, "text");
  if (unwrap_html(part, raw_)) note_once(posting, kHtmlNote);
  if (part.empty()) return {};
  if (!posting.text.empty()) posting.text += "\n\n";
  posting.text += part;
  return {};
}

std::string PostingShaper::take_lever(const JsonRecord& record, Posting& posting) {
  const auto rank_of = [](std::string_view name) {
    return static_cast<std::size_t>(std::find(kTextNames.begin(), kTextNames.end(), name) -
                                    kTextNames.begin());
  };
  if (names_.title.empty()) {
    const auto error = append_unescaped(record.field(FieldRole::Text, 0).raw, posting.title);
    if (error != JsonStringError::None) return describe(error, "title");
  }
  const JsonValue& plain = record.field(FieldRole::Text, rank_of("descriptionPlain"));
  const JsonValue& html = record.field(FieldRole::Text, rank_of("description"));
  std::string wrong;
  if (is_text(plain) || is_text(html)) wrong = add_part(is_text(plain) ? plain : html, posting);
  for (const JsonList& list : record.lists) {
    if (wrong.empty() && is_text(list.heading)) wrong = add_part(list.heading, posting);
    std::string items;
    if (const auto error = append_unescaped(list.content.raw, items);
        error != JsonStringError::None)
      return describe(error, "text");
    if (unwrap_html(items, raw_)) note_once(posting, kHtmlNote);
    if (!posting.text.empty()) posting.text += '\n';
    posting.text += items;
  }
  const JsonValue& additional =
      is_text(record.additional_plain) ? record.additional_plain : record.additional;
  if (wrong.empty() && is_text(additional)) wrong = add_part(additional, posting);
  return wrong;
}

/// The first usable value of a field that may be missing.
std::string PostingShaper::take(const JsonRecord& record, FieldRole role, const std::string& given,
                                std::string& out) {
  for (const JsonValue& value : record.fields[static_cast<std::size_t>(role)]) {
    switch (value.kind) {
      case Kind::String:
        if (value.raw.empty()) break;
        out.clear();
        if (const auto error = append_unescaped(value.raw, out); error != JsonStringError::None)
          return describe(error, role == FieldRole::Title ? "title"
                                 : role == FieldRole::Id  ? "id"
                                                          : "company");
        return {};
      case Kind::Number:
        out = value.raw;
        return {};
      case Kind::Missing:
      case Kind::Null:
        break;
      default:
        // Under a usual name it may be something else; a name that was given is meant.
        if (!given.empty())
          return "the field \"" + given + "\" is " + std::string(name_of(value.kind)) +
                 ", not a string";
    }
  }
  return {};
}

}  // namespace rolecall
