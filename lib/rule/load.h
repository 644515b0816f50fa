// Reads a rule pack's YAML files. Every error of every file is reported, with its place; what was
// sound is returned.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

/// The YAML files of the pack in `folder`, sorted by path. Unreadable ones become diagnostics.
std::vector<SourceFile> read_pack_files(const std::string& folder, Diagnostics& diagnostics);

/// Is told a pack's files one after another, each in pieces.
class PackFileVisitor {
 public:
  virtual ~PackFileVisitor() = default;
  virtual void begin_file(std::string_view path) = 0;
  virtual void add(std::string_view bytes) = 0;
};

/// The same files in the same order, without keeping them. False if one could not be read: it was
/// told in part, or not at all.
bool visit_pack_files(const std::string& folder, PackFileVisitor& visitor);

/// Paths of the same files, relative to the folder, and with a slash at the end those of all
/// folders that were searched for them ("./" is the pack's own): while neither these nor those
/// change, no file comes or goes. Nothing if a folder cannot be read.
std::optional<std::vector<std::string>> list_pack_paths(const std::string& folder);

/// The pack that `files` describe. Errors go to `diagnostics`; a rule with an error is left out.
RuleSet load_rules(std::vector<SourceFile> files, Diagnostics& diagnostics);

/// Line and column (from 1, code points) of one mark; for many, make a SourceIndex.
Location locate(const RuleSet& rules, const Mark& mark);

/// The bytes of the file that bytes `range` of `text.value` were read from, quotes and escapes
/// accounted for; the whole scalar where that cannot be told (a folded block).
Mark mark_inside(const RuleSet& rules, const Text& text, Range range);

}  // namespace rolecall
