// The folder that keeps compiled packs: what they are called there, and how many stay.
#pragma once

#include <cstddef>
#include <string>

namespace rolecall {

/// Path of the cached pack for a content hash under `cache_folder` ("" = no cache).
std::string cache_path(const std::string& cache_folder, const std::string& hash);

/// Packs that a cache keeps, and as many notes beside them (pack/pack_stamp.h).
inline constexpr std::size_t kMostCached = 32;

/// Removes the packs and the notes that were written longest ago, beyond `most` of each, and what
/// writers that were killed left there. Only plain files of this user with the cache's own names
/// are looked at, and no link is followed; `written`, a path that cache_path() gave, stays. What
/// another run removes or uses meanwhile does no harm: a pack that is gone is compiled again.
void prune_cache(const std::string& cache_folder, const std::string& written,
                 std::size_t most = kMostCached);

}  // namespace rolecall
