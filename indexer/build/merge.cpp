#include "indexer/build/merge.h"

#include <fmt/format.h>

#include <filesystem>
#include <numeric>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/index/segment.h"
#include "common/index/xapian_errors.h"
#include "common/io/files.h"
#include "indexer/build/segment_writer.h"
#include "indexer/build/vocabulary_file.h"

namespace dateline::build {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kDeadShare = 5;  // rewritten when one in five is dead

std::uint64_t live(const std::vector<index::SegmentInfo>& segments, std::size_t first, std::size_t last) {
  return std::accumulate(segments.begin() + static_cast<std::ptrdiff_t>(first),
                         segments.begin() + static_cast<std::ptrdiff_t>(last), std::uint64_t{0},
                         [](std::uint64_t sum, const index::SegmentInfo& info) { return sum + info.live(); });
}

// A copy of a segment's database without its dead documents, for compaction.
std::string copy_without_dead(const index::Segment& segment, const std::string& folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) throw system_error("create", folder, error.value());
  for (const auto& entry : fs::directory_iterator(segment.folder())) {
    const std::string name = entry.path().filename().string();
    if (name == index::kColumnsFile || name == index::kVocabularyFile) continue;
    fs::copy_file(entry.path(), fs::path(folder) / entry.path().filename(), error);
    if (error) throw system_error("copy", entry.path().string(), error.value());
  }
  index::guard_xapian(folder, [&] {
    Xapian::WritableDatabase database(folder, Xapian::DB_OPEN | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    for (const std::uint32_t docid : segment.info().tombstones) database.delete_document(docid);
    database.commit();
    database.close();
  });
  return folder;
}

// Compaction moves the docids of each source to follow those of the one before, and closes the gap before the
// first that is in use. Rows follow by the same rule.
void append_rows(schema::ColumnsBuilder& columns, const index::Segment& segment, const index::Bitmap& alive) {
  const std::uint32_t first = alive.next(0);
  std::uint32_t last = first;
  alive.for_each([&last](std::uint32_t docid) { last = docid; });
  for (std::uint32_t docid = first; docid <= last; ++docid) {
    if (alive.test(docid)) {
      columns.append(segment.columns().row(docid));
    } else {
      columns.append_empty();
    }
  }
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> next_merge(
    const std::vector<index::SegmentInfo>& segments) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto dead = static_cast<std::uint32_t>(segments[i].tombstones.size());
    if (dead > 0 && dead * kDeadShare >= segments[i].documents) return std::pair{i, i + 1};
  }
  if (segments.size() <= kMaxSegments) return std::nullopt;
  std::size_t best = 0;
  for (std::size_t i = 1; i + 1 < segments.size(); ++i) {
    if (live(segments, i, i + 2) < live(segments, best, best + 2)) best = i;
  }
  return std::pair{best, best + 2};
}

std::optional<index::SegmentInfo> merge_segments(const std::string& index_path,
                                                 const std::vector<index::SegmentInfo>& sources,
                                                 const std::string& name) {
  const std::string work = index::join(index_path, name + ".work");
  std::error_code error;
  fs::create_directory(work, error);
  if (error) throw system_error("create", work, error.value());

  schema::ColumnsBuilder columns;
  Xapian::Database all;
  std::uint32_t documents = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const index::Segment segment(index_path, sources[i]);
    const index::Bitmap alive = segment.live();
    const auto count = static_cast<std::uint32_t>(alive.count());
    if (count == 0) continue;
    const std::string source = sources[i].tombstones.empty()
                                   ? segment.folder()
                                   : copy_without_dead(segment, index::join(work, fmt::format("{}", i)));
    index::guard_xapian(source, [&] { all.add_database(Xapian::Database(source)); });
    append_rows(columns, segment, alive);
    documents += count;
  }
  std::optional<index::SegmentInfo> merged;
  if (documents > 0) {
    const std::string folder = index::join(index_path, name);
    index::guard_xapian(folder, [&] { all.compact(folder); });
    io::write_new_file(index::join(folder, index::kColumnsFile), columns.serialize());
    write_vocabulary(folder);
    merged = index::SegmentInfo{name, columns.size(), documents, seal_segment(index_path, name), {}};
  }
  fs::remove_all(work, error);
  return merged;
}

void merge_until_in_order(const std::string& index_path, std::vector<index::SegmentInfo>& segments,
                          const std::function<std::string()>& new_name) {
  while (const auto run = next_merge(segments)) {
    const auto first = segments.begin() + static_cast<std::ptrdiff_t>(run->first);
    const auto last = segments.begin() + static_cast<std::ptrdiff_t>(run->second);
    auto merged = merge_segments(index_path, {first, last}, new_name());
    const auto at = segments.erase(first, last);
    if (merged) segments.insert(at, std::move(*merged));
  }
}

}  // namespace dateline::build
