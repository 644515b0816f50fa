#include "pack/compile.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/regex.h"
#include "base/unicode.h"
#include "pack/arena.h"
#include "pack/features.h"
#include "pack/names.h"
#include "pack/score_table.h"
#include "pack/trie_builder.h"

namespace rolecall {
namespace {

// A context word of up to three letters with a capital ("R", "Go", "SQL") is matched as written.
bool is_short_and_cased(std::string_view word) {
  std::size_t letters = 0;
  bool capital = false;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const char32_t c = decode(word, at);
    capital |= fold(c) != narrow(c);
  }
  return capital && letters <= 3;
}

// A duty rule whose every hit counts: no clause of any kind to decide.
bool is_plain_duty(const Rule& rule) {
  return rule.kind == Kind::Duty && rule.regexes.empty() && rule.unless_posting.empty() &&
         std::all_of(rule.terms.begin(), rule.terms.end(), [](const Term& term) {
           return term.letter_case == Case::Fold && term.list.empty() && !term.near &&
                  !term.unless && term.except.empty();
         });
}

class Compiler {
 public:
  Compiler(const RuleSet& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics), names_(rules), features_(names_, arena_) {
    for (const SourceFile& file : rules.files) {
      auto& begins = lines_.emplace_back(1, 0);
      for (std::uint32_t i = 0; i < file.text.size(); ++i)
        if (file.text[i] == '\n') begins.push_back(i + 1);
    }
    for (Index set = 0; set < rules.alike.size(); ++set)
      for (const Text& skill : rules.alike[set]) alike_.add(skill.value, set);
  }

  std::vector<std::byte> run() {
    PackHeader header{};
    std::copy_n("rolecall", 8, header.magic);
    header.format = kPackFormat;
    header.byte_order = 0x01020304;
    header.name = arena_.add(rules_.name);
    header.version = arena_.add(rules_.version);
    header.content_hash = arena_.add(content_hash(rules_.files));
    header.taxonomies = taxonomies();
    header.groups = groups();
    header.sections = sections();
    header.facts = facts();
    header.roles = roles();
    header.languages = languages();
    header.connectors = connectors(header);
    header.numbers = numbers();
    kinds_of_clauses(header);
    models(header);
    header.features = arena_.add(features_.entries());
    compile_rules(header);
    return std::move(arena_).finish(header);
  }

 private:
  Location at(const Mark& mark) const {
    Location location;
    location.bytes = mark.bytes;
    if (mark.file >= rules_.files.size()) return location;
    location.file = rules_.files[mark.file].path;
    location.line = line_of(mark);
    location.column = 1;
    const std::string_view text = rules_.files[mark.file].text;
    for (std::size_t at = lines_[mark.file][location.line - 1]; at < mark.bytes.begin;
         ++location.column)
      decode(text, at);
    return location;
  }

  // Line of a mark, from 1; 0 where there is no file.
  std::uint32_t line_of(const Mark& mark) const {
    if (mark.file >= lines_.size()) return 0;
    const auto& begins = lines_[mark.file];
    return static_cast<std::uint32_t>(
        std::upper_bound(begins.begin(), begins.end(), mark.bytes.begin) - begins.begin());
  }

  Index resolve(const NameIndex& table, const Text& name, std::string_view what) {
    const Index index = table.find(name.value);
    if (index == kNone)
      diagnostics_.error("unknown-reference",
                         std::string(what) + " \"" + name.value + "\" is not in the pack",
                         at(name.mark));
    return index;
  }

  ArrayRef<TaxonomyEntry> taxonomies() {
    std::vector<TaxonomyEntry> entries;
    for (const Taxonomy& taxonomy : rules_.taxonomies) {
      std::vector<BranchEntry> branches;
      for (const Leaf& branch : taxonomy.branches)
        branches.push_back({arena_.add(branch.path), arena_.add(branch.name.value)});
      std::vector<LeafEntry> leaves;
      for (const Leaf& leaf : taxonomy.leaves) {
        LeafEntry entry{arena_.add(leaf.path), arena_.add(leaf.name.value), kNone};
        for (Index b = 0; b < taxonomy.branches.size(); ++b)
          if (leaf.path.starts_with(taxonomy.branches[b].path + '/')) entry.branch = b;
        leaves.push_back(entry);
      }
      const UsualEntry usual{taxonomy.usual.least, taxonomy.usual.most,
                             arena_.add(taxonomy.usual.remark.value),
                             arena_.add(taxonomy.usual.shares)};
      entries.push_back({arena_.add(taxonomy.id.value), arena_.add(taxonomy.name.value),
                         taxonomy.combine, usual, arena_.add(leaves), arena_.add(branches)});
    }
    return arena_.add(entries);
  }

  ArrayRef<GroupEntry> groups() {
    std::vector<GroupEntry> entries;
    for (const Group& group : rules_.groups)
      entries.push_back(
          {arena_.add(group.id.value), arena_.add(group.name.value),
           group.pairs_with.empty() ? kNone : resolve(names_.groups, group.pairs_with, "group")});
    return arena_.add(entries);
  }

  ArrayRef<SectionKindEntry> sections() {
    std::vector<SectionKindEntry> entries;
    for (const SectionKind& kind : rules_.sections)
      entries.push_back({arena_.add(kind.id.value), arena_.add(kind.name.value),
                         kind.ask.value_or(Ask::Required), !kind.ask.has_value(), kind.duties});
    // All text of a pack without kinds is of one nameless kind, where the wording decides.
    if (entries.empty()) entries.push_back({{}, {}, Ask::Required, true, false});
    return arena_.add(entries);
  }

  ArrayRef<FactFieldEntry> facts() {
    std::vector<FactFieldEntry> entries;
    for (const FactField& field : rules_.facts) {
      std::vector<ScaleEntry> scale;
      for (const Text& word : field.scale) {
        ScaleEntry entry{arena_.add(word.value), -1};
        for (const auto& [name, years] : field.from_years)
          if (name.value == word.value) entry.from_years = years;
        scale.push_back(entry);
      }
      std::string name = field.name.value.empty() ? field.id.value : field.name.value;
      if (field.name.value.empty()) std::replace(name.begin(), name.end(), '_', ' ');
      entries.push_back({arena_.add(field.id.value), arena_.add(name), field.split, field.flag,
                         field.knock_out, field.low, field.high, arena_.add(scale),
                         leaves(field.taxonomies)});
    }
    return arena_.add(entries);
  }

  ArrayRef<Index> group_list(const std::vector<Text>& names) {
    std::vector<Index> members;
    for (const Text& group : names)
      if (const Index i = resolve(names_.groups, group, "group"); i != kNone) members.push_back(i);
    return arena_.add(members);
  }

  ArrayRef<GroupSetEntry> group_sets(const std::vector<std::pair<Text, std::vector<Text>>>& sets) {
    std::vector<GroupSetEntry> entries;
    for (const auto& [label, groups] : sets)
      entries.push_back({arena_.add(label.value), group_list(groups)});
    return arena_.add(entries);
  }

  MatchEntry match(const Match& source) {
    MatchEntry entry;
    if (source.name.empty()) return entry;
    entry.name = arena_.add(source.name.value);
    entry.field = group_list(source.field);
    entry.business = group_list(source.business);
    for (Index t = 0; t < rules_.taxonomies.size(); ++t)
      if (rules_.taxonomies[t].id.value == source.taxonomy.value) entry.taxonomy = t;
    return entry;
  }

  ArrayRef<RoleEntry> roles() {
    std::vector<RoleEntry> entries;
    for (const Role& role : rules_.roles)
      entries.push_back({arena_.add(role.id.value), arena_.add(role.name.value),
                         arena_.add(role.description.value), group_sets(role.core),
                         group_sets(role.bonus), role.entry_bar, match(role.match),
                         expected_signs(role)});
    return arena_.add(entries);
  }

  ArrayRef<ExpectedSign> expected_signs(const Role& role) {
    std::vector<ExpectedSign> signs;
    const auto add = [&](const Text& name, bool speaks_for) {
      using Of = ExpectedSign::Of;
      ExpectedSign sign{arena_.add(name.value), Of::Feature, speaks_for, kNone};
      const auto look = [&](Of of, const NameIndex& table) {
        if (sign.index == kNone) sign.index = table.find(name.value), sign.of = of;
      };
      look(Of::Group, names_.groups);
      look(Of::Rule, names_.rules);
      look(Of::Kind, names_.kinds);
      if (sign.index == kNone) sign.index = features_.add(name.value), sign.of = Of::Feature;
      if (sign.index == kNone)
        diagnostics_.error("unknown-reference",
                           "\"" + name.value + "\" is no group, rule, kind of clause or feature",
                           at(name.mark));
      else
        signs.push_back(sign);
    };
    for (const Text& name : role.speaks_for) add(name, true);
    for (const Text& name : role.speaks_against) add(name, false);
    return arena_.add(signs);
  }

  ArrayRef<LanguageEntry> languages() {
    std::vector<LanguageEntry> entries;
    for (const LanguageHint& language : rules_.languages) {
      std::vector<StrRef> words;
      for (const Text& word : language.words) words.push_back(arena_.add(folded(word.value)));
      entries.push_back({arena_.add(language.id.value), language.script.value == "han",
                         language.supported, arena_.add(words)});
    }
    return arena_.add(entries);
  }

  ArrayRef<ConnectorEntry> connectors(PackHeader& header) {
    std::vector<ConnectorEntry> entries;
    for (const Text& word : rules_.connectors.any_of)
      entries.push_back({arena_.add(folded(word.value)), true});
    for (const Text& word : rules_.connectors.all_of)
      entries.push_back({arena_.add(folded(word.value)), false});
    for (const auto* words : {&rules_.connectors.any_of, &rules_.connectors.all_of})
      for (const Text& word : *words) {
        const auto first = static_cast<unsigned char>(folded(word.value)[0]);
        header.connector_starts[first / 64] |= std::uint64_t{1} << first % 64;
      }
    return arena_.add(entries);
  }

  ArrayRef<NumberWordEntry> numbers() {
    std::vector<NumberWordEntry> entries;
    for (const auto& [word, value] : rules_.numbers)
      entries.push_back({arena_.add(folded(word.value)), value});
    return arena_.add(entries);
  }

  static std::uint64_t class_bits(const Model& model, const std::vector<Text>& members) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < model.classes.size() && i < 64; ++i)
      for (const Text& member : members)
        if (member.value == model.classes[i].value) bits |= std::uint64_t{1} << i;
    return bits;
  }

  void kinds_of_clauses(PackHeader& header) {
    if (names_.clause == nullptr) return;
    const Model& model = *names_.clause;
    std::vector<KindMixEntry> mixes;
    for (std::size_t i = 0; i < model.classes.size(); ++i)
      mixes.push_back({arena_.add(model.classes[i].value), std::uint64_t{1} << i});
    for (const auto& [label, members] : model.mixes)
      mixes.push_back({arena_.add(label.value), class_bits(model, members)});
    std::vector<KindRatioEntry> ratios;
    for (const auto& [above, below] : model.ratios)
      ratios.push_back({arena_.add(above.value + '/' + below.value), names_.kinds.find(above.value),
                        names_.kinds.find(below.value)});
    std::vector<StrRef> absent;
    std::vector<Index> absent_kinds;
    for (const auto& [id, words] : model.absent) {
      absent.push_back(arena_.add(words.value));
      absent_kinds.push_back(names_.kinds.find(id.value));
    }
    header.duty_wording = {arena_.add(model.about.value), arena_.add(model.whom.value),
                           arena_.add(model.without.value), arena_.add(absent),
                           arena_.add(absent_kinds)};
    header.mixes = arena_.add(mixes);
    header.ratios = arena_.add(ratios);
  }

  void models(PackHeader& header) {
    std::vector<ModelEntry> entries;
    std::vector<ScopedModel> scoped;
    for (const Model& model : rules_.models) {
      std::vector<StrRef> classes, class_names;
      for (const Text& id : model.classes) {
        classes.push_back(arena_.add(id.value));
        class_names.push_back(classes.back());
        for (const auto& [named, name] : model.names)
          if (named.value == id.value) class_names.back() = arena_.add(name.value);
      }
      std::vector<float> bias(model.bias.begin(), model.bias.end());
      bias.resize(classes.size());
      std::vector<WeightEntry> rows;
      auto& features = scoped.emplace_back(ScopedModel{&model, {}}).features;
      for (const Model::Row& row : model.rows) {
        const Index feature = features.emplace_back(features_.add(row.feature.value));
        if (feature == kNone) {
          diagnostics_.error("unknown-reference",
                             "feature \"" + row.feature.value + "\" names nothing in the pack",
                             at(row.feature.mark));
          continue;
        }
        std::vector<float> weights(row.weights.begin(), row.weights.end());
        weights.resize(classes.size());
        rows.push_back({feature, arena_.add(weights)});
      }
      entries.push_back({arena_.add(model.id.value), 0, class_bits(model, model.duties),
                         class_bits(model, model.qualifications), arena_.add(classes),
                         arena_.add(class_names), static_cast<float>(model.temperature),
                         static_cast<float>(model.margin), arena_.add(bias), arena_.add(rows)});
    }
    header.clause_scores = scores(scoped, true, entries);
    header.posting_scores = scores(scoped, false, entries);
    header.models = arena_.add(entries);
  }

  // The table of the models of clauses, or of all others.
  ScoreTable scores(const std::vector<ScopedModel>& scoped, bool of_clauses,
                    std::vector<ModelEntry>& entries) {
    std::vector<ScopedModel> members;
    std::vector<ModelEntry*> entry_of;
    for (std::size_t m = 0; m < scoped.size(); ++m) {
      const Model* model = scoped[m].model;
      if ((model == names_.clause || model == names_.beneficiary) != of_clauses) continue;
      members.push_back(scoped[m]);
      entry_of.push_back(&entries[m]);
    }
    std::vector<std::uint32_t> columns;
    const ScoreTable table = store_scores(members, features_.entries(), arena_, columns);
    for (std::size_t m = 0; m < members.size(); ++m) entry_of[m]->column = columns[m];
    return table;
  }

  // Sets of context words repeat from rule to rule ($languages): equal ones are stored once.
  WordSet word_set(const std::vector<Text>& words) {
    std::vector<SetMember> members;
    std::string key;
    for (const Text& word : words) {
      const Index phrase = trie_.add(word.value);
      if (phrase == kNone) continue;
      const bool exact = is_short_and_cased(word.value);
      members.push_back({phrase, exact ? arena_.add(word.value) : StrRef{}});
    }
    std::sort(members.begin(), members.end(), [](const SetMember& a, const SetMember& b) {
      return std::pair(a.phrase, a.exact.offset) < std::pair(b.phrase, b.exact.offset);
    });
    const auto equal = [](const SetMember& a, const SetMember& b) {
      return a.phrase == b.phrase && a.exact.offset == b.exact.offset;
    };
    members.erase(std::unique(members.begin(), members.end(), equal), members.end());
    for (const SetMember& m : members)
      key += std::to_string(m.phrase) + ':' + std::to_string(m.exact.offset) + ' ';
    if (auto it = sets_.find(key); it != sets_.end()) return it->second;
    const WordSet set{arena_.add(members), std::uint64_t{1} << sets_.size() % 64};
    for (const SetMember& m : members) marks_[m.phrase] |= set.mark;
    return sets_.emplace(std::move(key), set).first->second;
  }

  NearbyEntry nearby(const std::optional<Nearby>& words) {
    if (!words) return {};
    return {word_set(words->any), words->within, words->side};
  }

  ArrayRef<Index> phrase_list(const std::vector<Text>& phrases) {
    std::vector<Index> numbers;
    for (const Text& text : phrases)
      if (const Index phrase = trie_.add(text.value); phrase != kNone) numbers.push_back(phrase);
    std::sort(numbers.begin(), numbers.end());
    return arena_.add(numbers);
  }

  RuleEntry rule_entry(const Rule& rule) {
    RuleEntry entry;
    entry.id = arena_.add(rule.id.value);
    entry.name = arena_.add(rule.name.empty() ? rule.id.value : rule.name.value);
    entry.kind = rule.kind;
    entry.keep_overlap = rule.keep_overlap;
    if (!rule.group.empty()) entry.group = resolve(names_.groups, rule.group, "group");
    if (!rule.section.empty()) entry.section = resolve(names_.sections, rule.section, "section");
    if (rule.cue) {
      entry.ask = rule.cue->ask;
      entry.reach = rule.cue->reach;
      entry.within = rule.cue->within;
      entry.strong = rule.cue->strong;
    }
    if (rule.fact) {
      entry.fact = resolve(names_.facts, rule.fact->field, "fact field");
      if (entry.fact != kNone) entry.fact_value = fact_value(*rule.fact, rules_.facts[entry.fact]);
    }
    entry.sections = section_mask(rule);
    entry.leaves = leaves(rule.taxonomies);
    entry.alike = alike_.find(rule.id.value);
    if (rule.mark.file < rules_.files.size())
      entry.file = arena_.add(rules_.files[rule.mark.file].path);
    entry.line = line_of(rule.id.mark);
    return entry;
  }

  ArrayRef<LeafRef> leaves(const std::vector<TaxonomyRef>& refs) {
    std::vector<LeafRef> leaves;
    for (const TaxonomyRef& ref : refs)
      for (const Text& leaf : ref.leaves) {
        const Index found = names_.leaves.find(ref.taxonomy.value + ':' + leaf.value);
        if (found == kNone) {
          resolve(names_.leaves, leaf, "leaf of " + ref.taxonomy.value);
          continue;
        }
        leaves.push_back(
            {static_cast<std::uint16_t>(found >> 16), static_cast<std::uint16_t>(found)});
      }
    return arena_.add(leaves);
  }

  std::int32_t fact_value(const FactEffect& fact, const FactField& field) {
    if (field.flag) return 1;
    if (fact.value.value.empty() || fact.value.value == "$1") return -1;
    for (std::size_t i = 0; i < field.scale.size(); ++i)
      if (field.scale[i].value == fact.value.value) return static_cast<std::int32_t>(i);
    const std::string& digits = fact.value.value;
    if (digits.size() < 6 &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return std::stoi(digits);
    diagnostics_.error(
        "unknown-reference",
        "value \"" + fact.value.value + "\" is not on the scale of " + field.id.value,
        at(fact.value.mark));
    return -1;
  }

  std::uint64_t section_mask(const Rule& rule) {
    std::uint64_t mask = rule.only_sections.empty() ? ~0ull : 0;
    for (const Text& name : rule.only_sections)
      if (const Index i = resolve(names_.sections, name, "section"); i != kNone) mask |= 1ull << i;
    for (const Text& name : rule.not_sections)
      if (const Index i = resolve(names_.sections, name, "section"); i != kNone)
        mask &= ~(1ull << i);
    return mask;
  }

  TermEntry term_entry(const Term& term, Index rule) {
    TermEntry entry;
    entry.text = arena_.add(term.text.value);
    entry.rule = rule;
    entry.letter_case = term.letter_case;
    entry.ambiguous = term.ambiguous;
    entry.has_list = !term.list.empty();
    entry.has_near = term.near.has_value();
    entry.has_unless = term.unless.has_value();
    entry.list = word_set(term.list);
    entry.near = nearby(term.near);
    entry.unless = nearby(term.unless);
    entry.except = phrase_list(term.except);
    entry.line = line_of(term.text.mark);
    return entry;
  }

  void compile_rules(PackHeader& header) {
    std::vector<RuleEntry> entries;
    std::vector<TermEntry> terms;
    std::vector<RegexEntry> regexes;
    std::map<Index, std::vector<Index>> terms_of, duties_of, switches_of;
    for (Index r = 0; r < rules_.rules.size(); ++r) {
      const Rule& rule = rules_.rules[r];
      entries.push_back(rule_entry(rule));
      const bool plain = is_plain_duty(rule);
      for (const Term& term : rule.terms) {
        const Index phrase = trie_.add(term.text.value);
        if (phrase == kNone) continue;
        if (plain) {
          duties_of[phrase].push_back(r);
        } else {
          terms_of[phrase].push_back(static_cast<Index>(terms.size()));
        }
        terms.push_back(term_entry(term, r));
      }
      for (const Regex& regex : rule.regexes) regexes.push_back(regex_entry(regex, r));
      for (const Text& text : rule.unless_posting) {
        const Index phrase = trie_.add(text.value);
        if (phrase != kNone) switches_of[phrase].push_back(r);
        entries.back().conditional = true;
      }
    }
    std::vector<PhraseEntry> phrases;
    for (Index p = 0; p < trie_.size(); ++p)
      phrases.push_back({arena_.add(folded(trie_.text(p))), arena_.add(terms_of[p]),
                         arena_.add(duties_of[p]), arena_.add(switches_of[p]), marks_[p]});
    header.rules = arena_.add(entries);
    header.terms = arena_.add(terms);
    header.regexes = arena_.add(regexes);
    header.phrases = arena_.add(phrases);
    header.trie = trie_.store(arena_);
  }

  RegexEntry regex_entry(const Regex& regex, Index rule) {
    RegexEntry entry;
    entry.pattern = arena_.add(regex.pattern.value);
    entry.rule = rule;
    entry.letter_case = regex.letter_case;
    const bool fold_case = regex.letter_case == Case::Fold;
    const Pattern pattern(regex.pattern.value, fold_case);
    if (!pattern.ok()) {
      auto error = pattern.error();
      diagnostics_.error("invalid-regex",
                         error.message + (error.fragment.empty() ? "" : ": " + error.fragment),
                         at(regex.pattern.mark));
    }
    if (sample_.empty())
      for (const Rule& r : rules_.rules)
        for (const Example& example : r.tests) sample_ += folded(example.text) += '\n';
    std::vector<ArrayRef<StrRef>> sets;
    for (const auto& literals : required_literals(regex.pattern.value, fold_case, sample_)) {
      std::vector<StrRef> refs;
      for (const std::string& literal : literals) refs.push_back(arena_.add(literal));
      sets.push_back(arena_.add(refs));
    }
    if (!sets.empty()) {
      entry.atoms = sets.front();
      sets.erase(sets.begin());
      entry.guards = arena_.add(sets);
    }
    entry.except = phrase_list(regex.except);
    entry.line = line_of(regex.pattern.mark);
    return entry;
  }

  const RuleSet& rules_;
  Diagnostics& diagnostics_;
  PackNames names_;
  NameIndex alike_;  // skill to its set
  Arena arena_;
  FeatureTable features_;
  TrieBuilder trie_;
  std::vector<std::vector<std::uint32_t>> lines_;  // of each file: where its lines begin
  std::map<std::string, WordSet> sets_;
  std::map<Index, std::uint64_t> marks_;  // of each phrase: the sets it is in
  std::string sample_;  // the rules' own examples, folded: text like that of postings
};

}  // namespace

std::vector<std::byte> compile_pack(const RuleSet& rules, Diagnostics& diagnostics) {
  return Compiler(rules, diagnostics).run();
}

}  // namespace rolecall
