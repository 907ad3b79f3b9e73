#include "common/index/postings.h"

#include "common/index/segment.h"
#include "common/index/xapian_errors.h"

namespace dateline::index {

namespace {

constexpr std::size_t kMostPostings = 2'000'000, kMostTerms = 100'000;

std::vector<Posting> read(const Segment& segment, const std::string& term) {
  return guard_xapian(segment.folder(), [&] {
    std::vector<Posting> postings;
    const Xapian::Database& database = segment.database();
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting)
      postings.push_back({segment.checked(*posting), posting.get_wdf()});
    return postings;
  });
}

}  // namespace

const PostingList& PostingCache::list(const std::vector<Segment>& segments, const std::string& term) {
  if (const auto known = lists_.find(term); known != lists_.end()) return known->second;
  PostingList list;
  for (const Segment& segment : segments) {
    list.segments.push_back(read(segment, term));
    list.articles += list.segments.back().size();
    for (const Posting posting : list.segments.back()) list.occurrences += posting.frequency;
  }
  postings_ += list.articles;
  return lists_.emplace(term, std::move(list)).first->second;
}

std::uint64_t PostingCache::articles_with(const std::vector<Segment>& segments, const std::string& term) {
  if (const auto known = lists_.find(term); known != lists_.end()) return known->second.articles;
  const auto [known, is_new] = articles_with_.try_emplace(term);
  if (!is_new) return known->second;
  for (const Segment& segment : segments)
    known->second +=
        guard_xapian(segment.folder(), [&] { return std::uint64_t{segment.database().get_termfreq(term)}; });
  return known->second;
}

void PostingCache::forget_if_full() {
  if (postings_ > kMostPostings || lists_.size() > kMostTerms) {
    lists_.clear();
    postings_ = 0;
  }
  if (articles_with_.size() > kMostTerms) articles_with_.clear();
}

}  // namespace dateline::index
