// The part of a rule that finds text: terms, ambiguous terms with their clauses, regexes.
#include <string>

#include "rule/encoding.h"
#include "rule/rule_reader.h"

namespace rolecall {
namespace {

// A term that wants to take in a list: only words of context can.
bool looks_like_list(const Text& text) {
  return text.value.size() > 1 && text.value[0] == '$' &&
         ((text.value[1] >= 'a' && text.value[1] <= 'z') ||
          (text.value[1] >= 'A' && text.value[1] <= 'Z'));
}

// How many words its clauses hold.
std::size_t words_of(const Term& term) {
  std::size_t words = term.list.size() + term.except.size();
  for (const auto* nearby : {&term.near, &term.unless})
    if (*nearby) words += (*nearby)->any.size();
  return words;
}

}  // namespace

void RuleReader::read_terms(const Fields& fields, Rule& rule) {
  for (Text& text : fields.raw_texts("terms")) {
    check_pattern(text, "term");
    if (looks_like_list(text))
      context_.error("invalid-value", "\"terms\" takes no named list", text.mark).help =
          "lists are for list:, near:, unless: and except:";
    Term term;
    term.mark = text.mark;
    term.text = std::move(text);
    rule.terms.push_back(std::move(term));
    if (rule.terms.size() > kMaxTerms) break;
  }
  if (const YamlNode* node = fields.find("terms");
      node != nullptr && node->is_sequence() && node->items.empty())
    context_.error("invalid-value", "\"terms\" is empty", node->mark());
  for (const YamlNode& item : fields.items("ambiguous")) {
    if (rule.terms.size() > kMaxTerms) break;
    read_ambiguous(item, rule);
  }
  if (rule.terms.size() > kMaxTerms)
    context_.error("limits-exceeded", "more than " + std::to_string(kMaxTerms) + " terms in a rule",
                   rule.terms[kMaxTerms].text.mark);
}

void RuleReader::read_ambiguous(const YamlNode& node, Rule& rule) {
  const Fields fields(context_, node, Part::Ambiguous);
  if (!fields.sound()) return;
  std::vector<Text> texts = fields.raw_texts("terms");
  const bool one = fields.key_mark("term") != nullptr;
  if (one == (fields.key_mark("terms") != nullptr)) {
    if (!node.cut)
      context_.error(one ? "invalid-value" : "missing-metadata",
                     one ? "give either \"term\" or \"terms\""
                         : "an ambiguous term needs \"term\" or \"terms\"",
                     fields.head());
    return;
  }
  if (one && fields.find("term") != nullptr && fields.find("term")->is_scalar())
    texts.push_back(fields.raw_text("term"));
  Term shared;
  shared.ambiguous = true;
  shared.mark = node.mark();
  if (fields.choice("case").value_or(0) == 1) shared.letter_case = Case::Exact;
  shared.list = words(fields, "list");
  shared.near = read_nearby(fields, "near");
  shared.unless = read_nearby(fields, "unless");
  shared.except = words(fields, "except");
  const bool evidence = fields.key_mark("case") || fields.key_mark("list") ||
                        fields.key_mark("near") || fields.key_mark("unless") ||
                        fields.key_mark("except");
  if (!evidence && !node.cut)
    context_
        .error("missing-evidence", "an ambiguous term must say what makes it a hit", fields.head())
        .help = "give it case:, list:, near:, unless: or except:, or move it to terms:";
  // Each term gets its own copy.
  if (!lists_.charge(context_, texts.size() * words_of(shared), fields.head())) return;
  for (Text& text : texts) {
    check_pattern(text, "term");
    Term term = shared;
    term.text = std::move(text);
    rule.terms.push_back(std::move(term));
    if (rule.terms.size() > kMaxTerms) break;
  }
}

std::optional<Nearby> RuleReader::read_nearby(const Fields& clause, std::string_view key) {
  const YamlNode* node = clause.find(key);
  if (node == nullptr) return std::nullopt;
  const Fields fields(context_, *node, Part::Nearby, quoted(key));
  if (!fields.require()) return std::nullopt;
  Nearby nearby;
  nearby.mark = node->mark();
  nearby.any = words(fields, "any");
  nearby.within = static_cast<std::uint16_t>(fields.number("within").value_or(nearby.within));
  if (const auto side = fields.choice("side")) nearby.side = static_cast<Side>(*side);
  return nearby;
}

void RuleReader::read_regexes(const Fields& fields, Rule& rule) {
  for (const YamlNode& item : fields.items("regex")) {
    const Fields regex_fields(context_, item, Part::Regex);
    if (!regex_fields.require()) continue;
    Regex regex;
    regex.mark = item.mark();
    regex.pattern = regex_fields.raw_text("pattern");
    if (regex_fields.find("pattern")->is_scalar()) check_pattern(regex.pattern, "pattern");
    regex.anchor = regex_fields.text("anchor");
    if (regex_fields.choice("case").value_or(0) == 1) regex.letter_case = Case::Exact;
    regex.except = words(regex_fields, "except");
    rule.regexes.push_back(std::move(regex));
    if (rule.regexes.size() > kMaxTerms) {
      context_.error("limits-exceeded",
                     "more than " + std::to_string(kMaxTerms) + " regexes in a rule", item.mark());
      break;
    }
  }
}

}  // namespace rolecall
