#include "searcher/engine/ranking.h"

#include <algorithm>
#include <tuple>

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr std::size_t kShortWords = 6;

// What decides between equal scores, and the order by date.
std::tuple<std::string_view, std::string_view, std::string_view> identity(const index::OpenIndex& index,
                                                                          ArticleRef ref) {
  const schema::ColumnsView& columns = index.segments()[ref.segment].columns();
  return {columns.id(ref.docid), columns.path(ref.docid), index.corpus_of(ref).name};
}

std::int64_t instant(const index::OpenIndex& index, ArticleRef ref) {
  return index.segments()[ref.segment].columns().instant(ref.docid);
}

}  // namespace

Weighting weighting_for(std::size_t content_words) {
  return content_words <= kShortWords ? Weighting::Short : Weighting::Long;
}

MatchSet set_of(const index::OpenIndex& index, std::span<const RankedArticle> articles) {
  MatchSet set = no_articles(index);
  for (const RankedArticle& article : articles) set.segments[article.ref.segment].set(article.ref.docid);
  return set;
}

bool comes_before(const index::OpenIndex& index, const RankedArticle& a, const RankedArticle& b) {
  if (a.score != b.score) return a.score > b.score;
  const std::int64_t when_a = instant(index, a.ref), when_b = instant(index, b.ref);
  if (when_a != when_b) return when_a > when_b;
  return identity(index, a.ref) < identity(index, b.ref);
}

std::vector<RankedArticle> by_date(const index::OpenIndex& index, const MatchSet& matches, bool newest_first,
                                   std::size_t wanted) {
  std::vector<RankedArticle> sorted;
  for (std::uint32_t segment = 0; segment < matches.segments.size(); ++segment)
    matches.segments[segment].for_each([&](std::uint32_t docid) { sorted.push_back({{segment, docid}, 0}); });
  const auto before = [&](const RankedArticle& a, const RankedArticle& b) {
    const std::int64_t when_a = instant(index, a.ref), when_b = instant(index, b.ref);
    if (when_a != when_b) {
      if (when_a == schema::kNoInstant || when_b == schema::kNoInstant) return when_b == schema::kNoInstant;
      return newest_first ? when_a > when_b : when_a < when_b;
    }
    return identity(index, a.ref) < identity(index, b.ref);
  };
  const std::size_t kept = std::min(wanted, sorted.size());
  std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(kept), sorted.end(), before);
  sorted.resize(kept);
  return sorted;
}

}  // namespace dateline::engine
