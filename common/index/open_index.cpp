#include "common/index/open_index.h"

#include <fmt/format.h>

#include <utility>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/schema/identity.h"

namespace dateline::index {

OpenIndex::OpenIndex(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) open_member(path);
  for (const Segment& segment : segments_) database_.add_database(segment.database());
}

void OpenIndex::open_member(const std::string& path) {
  for (;;) {
    auto current = read_current(path);
    if (!current)
      throw Error(fmt::format("there is no index at {}", path), "make one: indexer FOLDER (and see --index)");
    require_schema(current->generation, path);
    std::vector<Segment> opened;
    Stories stories;
    try {
      for (const SegmentInfo& info : current->generation.segments) opened.emplace_back(path, info);
      stories = read_stories(path, current->generation);
    } catch (const Error&) {
      // An indexer may have switched generations and swept the old segments before the locks were taken: then
      // begin again.
      if (read_current_name(path) == current->name) throw;
      continue;
    }
    if (read_current_name(path) != current->name) continue;
    for (const Member& member : members_) {
      if (member.generation.uuid != current->generation.uuid) continue;
      repeated_.push_back(path);
      return;
    }
    stories_.append(stories, static_cast<std::uint32_t>(segments_.size()));
    for (Segment& segment : opened) {
      segments_.push_back(std::move(segment));
      member_of_segment_.push_back(members_.size());
    }
    members_.push_back({path, std::move(current->name), std::move(current->generation)});
    return;
  }
}

std::uint64_t OpenIndex::articles() const {
  std::uint64_t count = 0;
  for (const Member& member : members_) count += member.generation.articles();
  return count;
}

std::uint64_t OpenIndex::documents() const {
  std::uint64_t count = 0;
  for (const Segment& segment : segments_) count += segment.info().documents;
  return count;
}

std::map<std::string, std::uint64_t> OpenIndex::languages() const {
  std::map<std::string, std::uint64_t> all;
  for (const Member& member : members_)
    for (const auto& [language, count] : member.generation.languages) all[language] += count;
  return all;
}

const Corpus& OpenIndex::corpus_of(ArticleRef ref) const {
  const schema::ColumnsView& columns = segments_[ref.segment].columns();
  const auto values = columns.values(schema::ValueColumn::Corpus, ref.docid);
  const Corpus* corpus =
      values.empty()
          ? nullptr
          : member_of(ref.segment)
                .generation.corpus_by_key(columns.text(schema::ValueColumn::Corpus, values.front()));
  if (corpus == nullptr)
    throw Error(
        fmt::format("{} names a corpus that its generation does not know", segments_[ref.segment].folder()),
        "build the index again: indexer --rebuild");
  return *corpus;
}

std::vector<std::string> OpenIndex::warnings() const {
  std::vector<std::string> list;
  for (const std::string& path : repeated_)
    list.push_back(fmt::format("{} is an index that was named before; it is searched once", path));
  for (const Member& member : members_) {
    if (member.generation.analyzer != schema::indexing_identity())
      list.push_back(
          fmt::format("the index {} was made by another version of the analyzer; the next run of indexer "
                      "builds it again",
                      member.path));
  }
  return list;
}

bool OpenIndex::is_current() const {
  for (const Member& member : members_)
    if (read_current_name(member.path) != member.generation_name) return false;
  return true;
}

}  // namespace dateline::index
