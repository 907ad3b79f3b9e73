#include "indexer/sync/live_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <random>
#include <string_view>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/io/files.h"
#include "common/schema/fields.h"
#include "indexer/build/publish.h"

namespace dateline::sync {

namespace fs = std::filesystem;

namespace {

std::string new_uuid() {
  std::random_device random;
  std::string hex;
  for (int i = 0; i < 4; ++i) hex += fmt::format("{:08x}", random());
  return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20, 12));
}

// The numbers N of all PREFIX-N in the folder, largest first; what follows a number ("segment-3.work") does
// not matter.
std::vector<std::uint64_t> numbers_in(const std::string& index_path, std::string_view prefix) {
  std::vector<std::uint64_t> numbers;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index_path, error)) {
    const std::string name = entry.path().filename().string();
    if (name.compare(0, prefix.size(), prefix) != 0) continue;
    std::uint64_t number = 0;
    const char* end = name.data() + name.size();
    if (std::from_chars(name.data() + prefix.size(), end, number).ec == std::errc{})
      numbers.push_back(number);
  }
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

// What to go by where CURRENT is lost, or CURRENT or the generation it names is damaged: the newest
// generation that can be read.
std::optional<index::Generation> newest_readable(const std::string& index_path) {
  for (const std::uint64_t number : numbers_in(index_path, "generation-")) {
    const std::string path = index::join(index_path, fmt::format("generation-{}", number));
    try {
      return index::parse_generation(io::read_file(path), path);
    } catch (const Error&) {  // the one before, then
    }
  }
  return std::nullopt;
}

// What the segments know of the files: how many articles each has in the index.
Manifest manifest_of(const std::vector<index::Segment>& segments) {
  constexpr auto kCorpus = schema::ValueColumn::Corpus;
  std::map<std::string, std::map<std::string, std::uint32_t>> articles;  // by key of the corpus and path
  for (const index::Segment& segment : segments) {
    const schema::ColumnsView& columns = segment.columns();
    segment.live().for_each([&](std::uint32_t docid) {
      const std::string key(columns.text(kCorpus, columns.values(kCorpus, docid).front()));
      ++articles[key][std::string(columns.path(docid))];
    });
  }
  Manifest manifest;
  for (const auto& [key, files] : articles) {
    CorpusManifest& corpus = manifest.corpora.emplace_back(CorpusManifest{key, {}});
    for (const auto& [path, count] : files) corpus.entries.push_back({path, {}, 0, count, false, {}});
  }
  return manifest;
}

class Loading {
 public:
  explicit Loading(const LoadRequest& request) : request_(request) {}

  LiveIndex load() {
    std::optional<index::Generation> found = find_generation();
    if (found && found->schema == schema::kSchemaVersion) {
      live_.generation = std::move(found);
      live_.next = *live_.generation;
      if (!request_.read_only) build::sweep(request_.index_path, &*live_.generation);
      open_segments();
      load_manifest();
    } else {
      if (found) start_over_from(*found);
      number_afresh();
    }
    if (live_.next.uuid.empty()) live_.next.uuid = new_uuid();
    live_.next.schema = schema::kSchemaVersion;
    ++live_.next.number;
    return std::move(live_);
  }

 private:
  std::optional<index::Generation> find_generation() {
    try {
      auto current = index::read_current(request_.index_path);
      if (!current) return find_unnamed();
      return std::move(current->generation);
    } catch (const Error& error) {
      if (!request_.rebuild) throw;
      live_.notices.push_back(error.message());
      auto found = newest_readable(request_.index_path);
      if (!found && !request_.names_corpora)
        throw Error(fmt::format("{}; its corpora cannot be told", error.message()),
                    "name the folders: indexer --rebuild FOLDER...");
      if (!found)
        live_.notices.emplace_back(
            "what else the index held cannot be told: only the folders named are in the new one");
      return found;
    }
  }

  // A generation is written when all that it names is, and removed before it.
  std::optional<index::Generation> find_unnamed() {
    auto found = unnamed_generation(request_.index_path);
    live_.current_is_missing = found.has_value();
    if (!found && !request_.names_corpora) throw_nothing_to_index(request_.index_path);
    return found;
  }

  // An index of another schema is only replaced when asked for: of it no more is known than its corpora.
  void start_over_from(const index::Generation& other) {
    if (!request_.rebuild) index::require_schema(other, request_.index_path);
    for (const index::Corpus& corpus : other.corpora) {
      std::error_code error;
      if (!corpus.root.empty() && fs::exists(corpus.root, error)) continue;
      throw Error(fmt::format("the articles of {} are not at hand, and those in the index are of schema {}, "
                              "which this program cannot read",
                              corpus.root.empty() ? corpus.name : corpus.root, other.schema),
                  "with the program that made the index, keep them (indexer --dump) or drop the corpus "
                  "(indexer --forget)");
    }
    live_.next.uuid = other.uuid;
    live_.next.number = other.number;
    live_.next.corpora = other.corpora;
    live_.next.next_corpus = other.next_corpus;
  }

  // Names that stand in the folder already may be of an index that is live for others.
  void number_afresh() {
    const auto largest = [this](std::string_view prefix) -> std::uint64_t {
      const auto numbers = numbers_in(request_.index_path, prefix);
      return numbers.empty() ? 0 : numbers.front();
    };
    live_.next.number =
        std::max({live_.next.number, largest("generation-"), largest("files-"), largest("stories-")});
    live_.next.next_segment = std::max(live_.next.next_segment, largest("segment-") + 1);
  }

  // In a rebuild a damaged segment is what is to be mended: its records are then not at hand.
  void open_segments() {
    for (const index::SegmentInfo& info : live_.generation->segments) {
      try {
        live_.segments.emplace_back(request_.index_path, info);
      } catch (const Error& error) {
        if (!request_.rebuild) throw;
        live_.notices.push_back(error.message());
      }
    }
  }

  void load_manifest() {
    const std::string path = index::join(request_.index_path, live_.generation->manifest.name);
    try {
      live_.manifest = parse_manifest(io::read_file(path), path);
    } catch (const Error& error) {
      if (!request_.rebuild) throw;
      live_.notices.push_back(error.message());
      live_.manifest = manifest_of(live_.segments);
    }
  }

  const LoadRequest& request_;
  LiveIndex live_;
};

}  // namespace

LiveIndex load_live_index(const LoadRequest& request) {
  return Loading(request).load();
}

void throw_nothing_to_index(const std::string& index_path) {
  throw Error(fmt::format("there is no index at {} yet, and no CORPUS to make one of", index_path),
              "name a folder of articles: indexer FOLDER");
}

std::optional<index::Generation> unnamed_generation(const std::string& index_path) {
  std::error_code error;  // one that may not be looked at is there
  const bool is_there = fs::exists(index::join(index_path, index::kCurrentFile), error) || error;
  return is_there ? std::nullopt : newest_readable(index_path);
}

void sweep_after_failure(const std::string& index_path,
                         const std::optional<index::Generation>& unnamed) noexcept {
  try {
    const auto current = index::read_current(index_path);
    const index::Generation* live = current ? &current->generation : unnamed ? &*unnamed : nullptr;
    if (live != nullptr && live->schema != schema::kSchemaVersion) return;
    build::sweep(index_path, live);
  } catch (const std::exception&) {  // the next run does it
  }
}

}  // namespace dateline::sync
