// A copy of a pack whose tables may be changed in place: what if this clause were not there?
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "model/pack.h"
#include "pack/pack_file.h"

namespace rolecall {

/// An analyzer made from loaded() sees each change at its next call, but for what it reads once:
/// the trie, the literals of regexes, the models. For one thread.
class OpenTables {
 public:
  explicit OpenTables(std::vector<std::byte> bytes)
      : bytes_(std::make_shared<std::vector<std::byte>>(std::move(bytes))), pack_(bytes_->data()) {}
  explicit OpenTables(const Pack& pack) : OpenTables(copy_of(pack)) {}

  LoadedPack loaded() const { return {pack_, bytes_}; }
  const Pack& pack() const { return pack_; }
  template <class T>
  std::span<T> open(ArrayRef<T> array) {
    return {reinterpret_cast<T*>(bytes_->data() + array.offset), array.size};
  }
  std::span<RuleEntry> rules() { return open(pack_.header().rules); }
  std::span<TermEntry> terms() { return open(pack_.header().terms); }
  ContextEntry& context(const TermEntry& term) {
    return open(pack_.header().contexts)[term.context];
  }
  std::span<RegexEntry> regexes() { return open(pack_.header().regexes); }
  std::span<PhraseEntry> phrases() { return open(pack_.header().phrases); }

 private:
  static std::vector<std::byte> copy_of(const Pack& pack) {
    const auto* first = reinterpret_cast<const std::byte*>(&pack.header());
    return {first, first + pack.header().size};
  }

  std::shared_ptr<std::vector<std::byte>> bytes_;
  Pack pack_;
};

}  // namespace rolecall
