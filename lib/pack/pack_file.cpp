// The only file that maps packs, and that knows xxHash.
#include "pack/pack_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/fnv.h"

namespace rolecall {
namespace {

template <class... Tables>
constexpr std::uint64_t mix_sizes(std::uint64_t mixed) {
  ((mixed = mixed * 1000003 + sizeof(Tables)), ...);
  return mixed;
}

}  // namespace

// From the sizes of the tables' entries, and the version: another one may lay out the same rules
// otherwise in the same tables.
std::uint64_t pack_layout() {
  std::uint64_t mixed =
      mix_sizes<PackHeader, RuleEntry, LeafRef, SectionKindEntry, ScaleEntry, FactFieldEntry,
                GroupEntry, GroupSetEntry, RoleEntry, MatchEntry, ExpectedSign, LanguageEntry,
                ConnectorEntry, OpenerEntry, NumberWordEntry, TaxonomyEntry, BranchEntry, LeafEntry,
                UsualEntry>(kPackFormat);
  mixed = mix_sizes<TermEntry, ContextEntry, NearbyEntry, WordSet, SetMember, RegexEntry,
                    LiteralEntry, PhraseEntry, TrieNode, TrieEdge>(mixed);
  mixed = mix_sizes<FeatureEntry, ModelEntry, KindMixEntry, KindRatioEntry, DutyWording,
                    FeatureBlock, FeatureSlot, ScoreLane, ScoreTable>(mixed);
  return fnv1a(ROLECALL_VERSION, mixed);
}

namespace {

constexpr std::size_t kSealed = offsetof(PackHeader, checksum) + sizeof(std::uint64_t);

std::uint64_t checksum(std::span<const std::byte> bytes) {
  return XXH3_64bits_withSeed(bytes.data() + kSealed, bytes.size() - kSealed, pack_layout());
}

}  // namespace

struct ContentHash::State {
  XXH3_state_t* xxh = XXH3_createState();
  bool in_file = false;
  State() { XXH3_128bits_reset(xxh); }
  ~State() { XXH3_freeState(xxh); }
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {}
ContentHash::~ContentHash() = default;

// The terminating zeros keep ("ab", "c") and ("a", "bc") apart.
void ContentHash::begin_file(std::string_view path) {
  if (state_->in_file) add({"", 1});
  add(path);
  add({"", 1});
  state_->in_file = true;
}

void ContentHash::add(std::string_view bytes) {
  XXH3_128bits_update(state_->xxh, bytes.data(), bytes.size());
}

std::string ContentHash::hex() {
  if (state_->in_file) add({"", 1});
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->xxh);
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return hex;
}

std::string content_hash(const std::vector<SourceFile>& files) {
  ContentHash hash;
  for (const SourceFile& file : files) {
    hash.begin_file(file.path);
    hash.add(file.text);
  }
  return hash.hex();
}

std::string pack_problem(std::span<const std::byte> bytes, bool verify) {
  if (bytes.size() < sizeof(PackHeader)) return "too short for a pack";
  const auto& header = *reinterpret_cast<const PackHeader*>(bytes.data());
  if (std::memcmp(header.magic, "rolecall", 8) != 0) return "not a pack";
  if (header.byte_order != 0x01020304) return "written on a machine of another byte order";
  if (header.format != kPackFormat)
    return "pack format " + std::to_string(header.format) + ", not " + std::to_string(kPackFormat);
  if (header.size != bytes.size()) return "cut short";
  if (verify && header.checksum != checksum(bytes))
    return "damaged, or of another version: the checksum differs";
  return {};
}

void seal_pack(std::vector<std::byte>& bytes) {
  const std::uint64_t sum = checksum(bytes);
  std::memcpy(bytes.data() + offsetof(PackHeader, checksum), &sum, sizeof sum);
}

LoadedPack own_pack(std::vector<std::byte> bytes) {
  seal_pack(bytes);
  auto owned = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  return {Pack(owned->data()), owned};
}

LoadedPack map_pack(const std::string& path, std::string& problem, bool verify) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return problem = std::strerror(errno), LoadedPack{};
  struct stat info {};
  void* base = MAP_FAILED;
  const bool known = ::fstat(fd, &info) == 0;
  // A checksum finds damage, not malice: in a folder that others write to, theirs are not used.
  if (known && info.st_uid != ::geteuid() && info.st_uid != 0) {
    ::close(fd);
    return problem = "another user's", LoadedPack{};
  }
  if (known && info.st_size > 0)
    // The checksum reads all of it: its pages come at once, and not by faults.
    base = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ,
                  MAP_PRIVATE | (verify ? MAP_POPULATE : 0), fd, 0);
  ::close(fd);
  if (base == MAP_FAILED) return problem = "cannot be mapped", LoadedPack{};
  const auto size = static_cast<std::size_t>(info.st_size);
  std::shared_ptr<const void> storage(
      base, [size](const void* p) { ::munmap(const_cast<void*>(p), size); });
  problem = pack_problem({static_cast<const std::byte*>(base), size}, verify);
  if (!problem.empty()) return {};
  return {Pack(static_cast<const std::byte*>(base)), storage};
}

bool write_pack(const std::string& path, std::span<const std::byte> bytes) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  // Concurrent runs each write a file of their own; the rename decides.
  std::string temporary = path + ".XXXXXX";
  const int fd = ::mkstemp(temporary.data());
  if (fd < 0) return false;
  bool ok = true;
  for (std::size_t done = 0; ok && done < bytes.size();) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    ok = n > 0;
    done += ok ? static_cast<std::size_t>(n) : 0;
  }
  ok = ::close(fd) == 0 && ok;
  ok = ok && ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!ok) ::unlink(temporary.c_str());
  return ok;
}

}  // namespace rolecall
