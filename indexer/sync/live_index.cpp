#include "indexer/sync/live_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
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

bool any(const index::Generation& /*generation*/) {
  return true;
}

// What to go by where CURRENT is lost, or CURRENT or the generation it names is damaged: the newest
// generation that can be read and will do.
template <typename WillDo>
std::optional<index::Generation> newest_readable(const std::string& index_path, WillDo will_do) {
  for (const std::uint64_t number : numbers_in(index_path, "generation-")) {
    const std::string path = index::join(index_path, fmt::format("generation-{}", number));
    try {
      index::Generation generation = index::parse_generation(io::read_file(path), path);
      if (will_do(generation)) return generation;
    } catch (const Error&) {  // the one before, then
    }
  }
  return std::nullopt;
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
      auto found = newest_readable(request_.index_path, any);
      if (!found && !request_.names_corpora)
        throw Error(fmt::format("{}; its corpora cannot be told", error.message()),
                    "name the folders: indexer --rebuild FOLDER...");
      return found;
    }
  }

  std::optional<index::Generation> find_unnamed() {
    auto found = newest_readable(request_.index_path, [this](const index::Generation& generation) {
      return generation.schema != schema::kSchemaVersion || is_whole(generation);
    });
    live_.current_is_missing = found.has_value();
    if (!found && !request_.names_corpora) throw_nothing_to_index(request_.index_path);
    return found;
  }

  bool is_whole(const index::Generation& generation) const {
    const std::vector<index::FileSum> files = generation.files();
    return std::all_of(files.begin(), files.end(), [this](const index::FileSum& file) {
      std::error_code error;
      return fs::file_size(index::join(request_.index_path, file.name), error) == file.size && !error;
    });
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

void sweep_after_failure(const std::string& index_path) noexcept {
  try {
    const auto live = index::read_current(index_path);
    if (live && live->generation.schema != schema::kSchemaVersion) return;
    build::sweep(index_path, live ? &live->generation : nullptr);
  } catch (const std::exception&) {  // the next run does it
  }
}

}  // namespace dateline::sync
