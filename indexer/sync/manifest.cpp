#include "indexer/sync/manifest.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"
#include "common/io/binary.h"

namespace dateline::sync {

namespace {

// The file: magic, number of corpora, and of each its key, the number of entries, and the entries. A path is
// written as the number of bytes that it shares with the path before it, and the rest.
constexpr std::string_view kMagic = "DLfiles2";
// Paths are longer than their part that differs: this bounds what a damaged file can make of few bytes. No
// system has longer ones.
constexpr std::size_t kMaxPathBytes = 8192;
constexpr std::size_t kLeastCorpusBytes = 2;
constexpr std::size_t kLeastEntryBytes = 15;
constexpr std::size_t kLeastProblemBytes = 3;

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t size = 0;
  while (size < most && a[size] == b[size]) ++size;
  return size;
}

void put_entry(io::ByteWriter& out, const ManifestEntry& entry, std::string_view path_before) {
  const std::size_t shared = shared_prefix(path_before, entry.path);
  out.varint(shared);
  out.string(std::string_view(entry.path).substr(shared));
  out.varint(entry.stamp.size);
  out.signed_varint(entry.stamp.mtime_ns);
  out.word(entry.content);
  out.varint(entry.articles);
  out.varint(entry.unsettled ? 1 : 0);
  out.varint(entry.problems.size());
  for (const KnownProblem& problem : entry.problems) {
    out.varint(problem.line);
    out.varint(problem.warning ? 1 : 0);
    out.string(problem.reason);
  }
}

class ManifestReader {
 public:
  ManifestReader(std::string_view bytes, std::string_view name) : name_(name), in_(body(bytes)) {}

  Manifest read() {
    Manifest manifest;
    manifest.corpora.resize(in_.count(kLeastCorpusBytes));
    for (CorpusManifest& corpus : manifest.corpora) read_corpus(corpus);
    require(in_.ok() && in_.at_end());
    return manifest;
  }

 private:
  std::string_view body(std::string_view bytes) const {
    require(bytes.substr(0, kMagic.size()) == kMagic);
    return bytes.substr(kMagic.size());
  }

  void read_corpus(CorpusManifest& corpus) {
    corpus.corpus_key = in_.string();
    const std::uint64_t count = in_.count(kLeastEntryBytes);
    corpus.entries.reserve(count);
    std::string_view before;
    for (std::uint64_t i = 0; i < count; ++i) {
      ManifestEntry& entry = corpus.entries.emplace_back();
      read_entry(entry, before);
      require(i == 0 || before < entry.path);
      before = entry.path;
    }
  }

  void read_entry(ManifestEntry& entry, std::string_view path_before) {
    const std::uint64_t shared = in_.varint();
    const std::string_view rest = in_.string();
    require(shared <= path_before.size() && shared + rest.size() <= kMaxPathBytes);
    entry.path.reserve(shared + rest.size());
    entry.path.append(path_before.substr(0, shared)).append(rest);
    entry.stamp.size = in_.varint();
    entry.stamp.mtime_ns = in_.signed_varint();
    entry.content = in_.word<std::uint64_t>();
    entry.articles = number(UINT32_MAX);
    entry.unsettled = number(1) != 0;
    entry.problems.resize(in_.count(kLeastProblemBytes));
    for (KnownProblem& problem : entry.problems) {
      problem.line = number(UINT32_MAX);
      problem.warning = number(1) != 0;
      problem.reason = in_.string();
    }
    require(in_.ok());
  }

  std::uint32_t number(std::uint32_t most) {
    const std::uint64_t value = in_.varint();
    require(value <= most);
    return static_cast<std::uint32_t>(value);
  }

  void require(bool holds) const {
    if (!holds)
      throw Error(fmt::format("{} of the index is damaged", name_),
                  "build the index again: indexer --rebuild");
  }

  std::string_view name_;
  io::ByteReader in_;
};

}  // namespace

std::uint64_t CorpusManifest::articles() const {
  std::uint64_t count = 0;
  for (const ManifestEntry& entry : entries) count += entry.articles;
  return count;
}

const CorpusManifest* Manifest::find(std::string_view corpus_key) const {
  for (const CorpusManifest& corpus : corpora)
    if (corpus.corpus_key == corpus_key) return &corpus;
  return nullptr;
}

std::string serialize(const Manifest& manifest) {
  io::ByteWriter out;
  out.raw(kMagic);
  out.varint(manifest.corpora.size());
  for (const CorpusManifest& corpus : manifest.corpora) {
    out.string(corpus.corpus_key);
    out.varint(corpus.entries.size());
    std::string_view before;
    for (const ManifestEntry& entry : corpus.entries) {
      put_entry(out, entry, before);
      before = entry.path;
    }
  }
  return out.take();
}

Manifest parse_manifest(std::string_view bytes, std::string_view name) {
  return ManifestReader(bytes, name).read();
}

}  // namespace dateline::sync
