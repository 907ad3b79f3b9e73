// A generation: the small checksummed text that says what the live index consists of. CURRENT names the live
// one.
//
// Lines of words separated by spaces, each word percent-encoded (a space too); the last line is the checksum
// of all before it. No file that a generation names is ever modified.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::index {

// What `indexer` was told about a corpus, kept so that a run without options reads it the same way.
struct CorpusOptions {
  std::string language;                         // --language; empty: detect
  std::string input_format;                     // --input-format; empty: by name and content
  std::vector<std::string> includes, excludes;  // globs
  std::vector<std::string> key_map;             // "KEY=FIELD"
  bool operator==(const CorpusOptions&) const = default;
};

struct Corpus {
  std::string key;  // "1", "2" …: stands in terms and records, never reused in an index, survives --move
  std::string
      name;  // shown to users: the folder's last name, made unique; or the name given for standard input
  std::string root;      // canonical absolute path of the folder or file; empty for standard input
  bool is_file = false;  // the corpus is the single file `root`
  CorpusOptions options;
  bool operator==(const Corpus&) const = default;
};

struct FileSum {
  std::string name;  // relative to the index: "segment-3/postlist.glass"
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
  bool operator==(const FileSum&) const = default;
};

struct SegmentInfo {
  std::string name;              // "segment-3"
  std::uint32_t last_docid = 0;  // rows of its columns
  std::uint32_t documents = 0;   // documents in its database, tombstones included
  std::vector<FileSum> files;
  std::vector<std::uint32_t> tombstones;  // docids, ascending: removed or replaced articles
  std::uint32_t live() const { return documents - static_cast<std::uint32_t>(tombstones.size()); }
  bool operator==(const SegmentInfo&) const = default;
};

struct Generation {
  std::uint64_t number = 0;
  std::uint64_t next_segment = 1;  // numbers are never reused
  std::uint64_t next_corpus = 1;
  int schema = 0;
  std::string analyzer;  // schema::indexing_identity() when built
  std::string uuid;
  std::string updated;  // UTC, "2025-05-21T04:00:12Z"
  std::vector<Corpus> corpora;
  std::vector<SegmentInfo> segments;
  FileSum manifest;                                // files-N
  FileSum stories;                                 // stories-N
  std::map<std::string, std::uint64_t> languages;  // live articles of each: a query is stemmed in all of them
  bool operator==(const Generation&) const = default;

  std::uint64_t articles() const;
  std::vector<FileSum> files() const;                       // every file that it names
  const Corpus* corpus_by_key(std::string_view key) const;  // nullptr when there is none
  const Corpus* corpus_by_name(std::string_view name) const;
};

std::string serialize(const Generation& generation);
// Throws Error when the text is damaged or of another format; `name` is used in the message. Of a
// generation of another schema only `schema`, `number`, `uuid`, `next_corpus` and the corpora are set, whose
// lines are the same in every schema.
Generation parse_generation(std::string_view text, std::string_view name);

}  // namespace dateline::index
