// Packs as bytes on disk: opened in place, cached by content, never trusted unchecked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"
#include "model/rule.h"

namespace rolecall {

/// A pack and what keeps its bytes alive: a mapping, a buffer, or the program itself.
struct LoadedPack {
  Pack pack;
  std::shared_ptr<const void> storage;
};

/// Hash of source files, which come one after another, each in pieces.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  void begin_file(std::string_view path);
  void add(std::string_view bytes);
  /// 32 hex digits. Once, after the last file.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Hex digest of the source files: the pack's content hash, and the key of the cache.
std::string content_hash(const std::vector<SourceFile>& files);

/// Says why `bytes` are no pack that this build can use in place; empty if they are one.
/// `verify` also compares the checksum, which a pack inside the program does not need.
std::string pack_problem(std::span<const std::byte> bytes, bool verify);

/// Sets the checksum; to be called once on freshly compiled bytes.
void seal_pack(std::vector<std::byte>& bytes);

/// The pack in `bytes`, sealed and owned.
LoadedPack own_pack(std::vector<std::byte> bytes);

/// Maps a pack file. Null pack and a reason in `problem` if it is missing, foreign or damaged.
/// `verify` as above: not needed for a file that was verified and not written since.
LoadedPack map_pack(const std::string& path, std::string& problem, bool verify = true);

/// Stands for version and layout of the tables: a build of another must not read this one's packs.
std::uint64_t pack_layout();

/// Writes a file of the cache, a sealed pack say, so that readers see the old one or the whole new
/// one. False if it cannot.
bool write_pack(const std::string& path, std::span<const std::byte> bytes);

}  // namespace rolecall
