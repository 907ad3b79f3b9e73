// The manifest (files-N): what the index knows of every source file, sorted by corpus and path, so that a run
// can merge it with a sorted listing in one pass. A binary file of varints; its checksum stands in the
// generation. Value types: no locks, no owner.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sync/scanner.h"

namespace dateline::sync {

// What was wrong with a file when it was last read, and has been reported.
struct KnownProblem {
  std::uint32_t line = 0;
  std::string reason;
  bool warning = false;
  bool operator==(const KnownProblem&) const = default;
};

struct ManifestEntry {
  std::string path;  // relative to the corpus, raw bytes
  FileStamp stamp;
  std::uint64_t content = 0;   // checksum of the bytes; 0 when the file could not be read the last time
  std::uint32_t articles = 0;  // of it in the index
  // It was read so soon after its last change that a later one may have left the same stamp: the next run
  // compares its contents.
  bool unsettled = false;
  std::vector<KnownProblem> problems;
  bool operator==(const ManifestEntry&) const = default;
};

// In entries sorted by path; nullptr when there is none. `Entry` may be const.
template <typename Entry>
Entry* find_entry(std::span<Entry> sorted, std::string_view path) {
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), path,
                       [](const Entry& entry, std::string_view wanted) { return entry.path < wanted; });
  return found != sorted.end() && found->path == path ? &*found : nullptr;
}

struct CorpusManifest {
  std::string corpus_key;
  std::vector<ManifestEntry> entries;  // sorted by path, bytewise
  std::uint64_t articles() const;
  const ManifestEntry* find(std::string_view path) const {
    return find_entry(std::span<const ManifestEntry>(entries), path);
  }
  bool operator==(const CorpusManifest&) const = default;
};

struct Manifest {
  std::vector<CorpusManifest> corpora;  // in the order of the generation's corpora
  const CorpusManifest* find(std::string_view corpus_key) const;
  bool operator==(const Manifest&) const = default;
};

std::string serialize(const Manifest& manifest);
// Throws Error naming `name` when the bytes are no manifest.
Manifest parse_manifest(std::string_view bytes, std::string_view name);

}  // namespace dateline::sync
