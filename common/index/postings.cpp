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
  Term& known = terms_[term];
  if (known.list) return *known.list;
  auto list = std::make_unique<PostingList>();
  for (const Segment& segment : segments) {
    list->segments.push_back(read(segment, term));
    list->articles += list->segments.back().size();
    for (const Posting posting : list->segments.back()) list->occurrences += posting.frequency;
  }
  known.articles = list->articles;
  known.list = std::move(list);
  postings_ += *known.articles;
  return *known.list;
}

std::uint64_t PostingCache::articles_with(const std::vector<Segment>& segments, const std::string& term) {
  std::optional<std::uint64_t>& articles = terms_[term].articles;
  if (articles) return *articles;
  std::uint64_t sum = 0;
  for (const Segment& segment : segments)
    sum += guard_xapian(segment.folder(), [&] { return segment.database().get_termfreq(term); });
  articles = sum;
  return sum;
}

void PostingCache::forget_if_full() {
  if (postings_ <= kMostPostings && terms_.size() <= kMostTerms) return;
  terms_.clear();
  postings_ = 0;
}

}  // namespace dateline::index
