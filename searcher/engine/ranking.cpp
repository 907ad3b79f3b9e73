#include "searcher/engine/ranking.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "common/index/xapian_errors.h"

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr std::size_t kShortWords = 6;
constexpr Xapian::doccount kTieMargin =
    32;                               // fetched beyond what is wanted, so that ties at the end can be told
constexpr unsigned kClockSteps = 64;  // postings between two looks at the clock

Xapian::IneB2Weight scheme(Weighting weighting) {
  return Xapian::IneB2Weight(weighting == Weighting::Short ? 2 : 1);
}

// What decides between equal scores, and the order by date.
std::tuple<std::string_view, std::string_view, std::string_view> identity(const index::OpenIndex& index,
                                                                          ArticleRef ref) {
  const schema::ColumnsView& columns = index.segments()[ref.segment].columns();
  return {columns.id(ref.docid), columns.path(ref.docid), index.corpus_of(ref).name};
}

std::int64_t instant(const index::OpenIndex& index, ArticleRef ref) {
  return index.segments()[ref.segment].columns().instant(ref.docid);
}

bool comes_before(const index::OpenIndex& index, const RankedArticle& a, const RankedArticle& b) {
  if (a.score != b.score) return a.score > b.score;
  const std::int64_t when_a = instant(index, a.ref), when_b = instant(index, b.ref);
  if (when_a != when_b) return when_a > when_b;
  return identity(index, a.ref) < identity(index, b.ref);
}

}  // namespace

Weighting weighting_for(std::size_t content_words) {
  return content_words <= kShortWords ? Weighting::Short : Weighting::Long;
}

MatchSource::MatchSource(const index::OpenIndex& index, const MatchSet& matches,
                         std::optional<Deadline> deadline)
    : index_(index), matches_(matches), deadline_(deadline) {}

void MatchSource::init(const Xapian::Database& database) {
  bitmap_ = &matches_.segments[index_.segment_of(database)];
  docid_ = 0;
  count_ = static_cast<Xapian::doccount>(bitmap_->count());
  set_maxweight(0);
}

void MatchSource::next(double) {
  look_at_clock();
  docid_ = bitmap_->next(docid_ + 1);
}

void MatchSource::skip_to(Xapian::docid docid, double) {
  look_at_clock();
  docid_ = bitmap_->next(std::max(docid, docid_));
}

void MatchSource::look_at_clock() {
  if (deadline_ && ++steps_ % kClockSteps == 1 && std::chrono::steady_clock::now() >= *deadline_)
    throw OutOfTime();
}

std::vector<RankedArticle> rank(const index::OpenIndex& index, const Scoring& scoring,
                                const MatchSet& matches, bool is_all_of_it, std::size_t wanted,
                                std::optional<Deadline> deadline) {
  std::vector<RankedArticle> ranked;
  if (wanted == 0 || !matches.any()) return ranked;
  index::guard_xapian("the index", [&] {
    MatchSource source(index, matches, deadline);
    std::optional<RecencySource> recency;
    Xapian::Query query = query::any_of(scoring.leaves);
    if (!is_all_of_it) query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(&source), query);
    if (scoring.recency) {
      recency.emplace(index, *scoring.recency);
      query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, Xapian::Query(&*recency));
    }
    Xapian::Enquire enquire(index.database());
    enquire.set_query(query);
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    enquire.set_weighting_scheme(scheme(scoring.weighting));
    const Xapian::doccount all = index.database().get_doccount();
    auto ask = static_cast<Xapian::doccount>(std::min<std::size_t>(all, wanted + kTieMargin));
    for (;;) {
      const Xapian::MSet found = enquire.get_mset(0, ask);
      const bool exhausted = found.size() < ask || ask == all;
      // Enough when the last one wanted scores more than the last one fetched: then no equal one is missing.
      const bool enough =
          found.size() > wanted && found[static_cast<Xapian::doccount>(wanted - 1)].get_weight() >
                                       found[found.size() - 1].get_weight();
      if (!exhausted && !enough) {
        ask = std::min(all, ask * 4);
        continue;
      }
      ranked.reserve(found.size());
      for (auto match = found.begin(); match != found.end(); ++match)
        ranked.push_back({index.article_ref(*match), match.get_weight()});
      return;
    }
  });
  std::sort(ranked.begin(), ranked.end(),
            [&index](const RankedArticle& a, const RankedArticle& b) { return comes_before(index, a, b); });
  if (ranked.size() > wanted) ranked.resize(wanted);
  return ranked;
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

std::string explain_score(const index::OpenIndex& index, const Scoring& scoring, ArticleRef ref) {
  MatchSet only;
  for (const index::Segment& segment : index.segments())
    only.segments.emplace_back(segment.info().last_docid + 1);
  only.segments[ref.segment].set(ref.docid);
  std::string lines;
  const auto add = [&lines](double score, std::string_view label) {
    if (score > 0) lines += fmt::format("{}{:.3f}  {}", lines.empty() ? "" : "\n", score, label);
  };
  for (const query::RankingLeaf& leaf : scoring.leaves)
    add(rank(index, {{leaf}, scoring.weighting, {}}, only, false, 1).front().score, leaf.label);
  if (scoring.recency)
    add(scoring.recency->of(index.segments()[ref.segment].columns().day(ref.docid)), "recency");
  return lines;
}

}  // namespace dateline::engine
