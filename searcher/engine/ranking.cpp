#include "searcher/engine/ranking.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "common/index/xapian_errors.h"

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr std::size_t kShortWords = 3, kMediumWords = 6;
constexpr Xapian::doccount kTieMargin =
    32;  // fetched beyond what is wanted, so that ties at the end can be told

void set_weighting(Xapian::Enquire& enquire, Weighting weighting) {
  switch (weighting) {
    case Weighting::Short:
      enquire.set_weighting_scheme(Xapian::BM25Weight(0.9, 0, 1, 0.4, 0));
      return;
    case Weighting::Medium:
      enquire.set_weighting_scheme(Xapian::IneB2Weight(2));
      return;
    case Weighting::Long:
      enquire.set_weighting_scheme(Xapian::IneB2Weight(1));
      return;
  }
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
  if (content_words <= kShortWords) return Weighting::Short;
  return content_words <= kMediumWords ? Weighting::Medium : Weighting::Long;
}

MatchSource::MatchSource(const index::OpenIndex& index, const MatchSet& matches)
    : index_(index), matches_(matches) {}

void MatchSource::init(const Xapian::Database& database) {
  const std::string uuid = database.get_uuid();
  for (std::size_t i = 0; i < index_.segments().size(); ++i) {
    if (index_.segments()[i].database().get_uuid() != uuid) continue;
    bitmap_ = &matches_.segments[i];
    break;
  }
  if (bitmap_ == nullptr) throw Xapian::InvalidArgumentError("no match set for this database");
  docid_ = 0;
  count_ = static_cast<Xapian::doccount>(bitmap_->count());
  set_maxweight(0);
}

void MatchSource::next(double) {
  docid_ = bitmap_->next(docid_ + 1);
}

void MatchSource::skip_to(Xapian::docid docid, double) {
  docid_ = bitmap_->next(std::max(docid, docid_));
}

std::vector<RankedArticle> rank(const index::OpenIndex& index, const Xapian::Query& query,
                                Weighting weighting, const MatchSet& matches, bool is_all_of_it,
                                std::size_t wanted) {
  std::vector<RankedArticle> ranked;
  if (wanted == 0 || index.segments().empty()) return ranked;
  index::guard_xapian("the index", [&] {
    MatchSource source(index, matches);
    Xapian::Enquire enquire(index.database());
    enquire.set_query(
        is_all_of_it ? query : Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(&source), query));
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    set_weighting(enquire, weighting);
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

std::string explain_score(const index::OpenIndex& index, const Xapian::Query& query, Weighting weighting,
                          ArticleRef ref) {
  return index::guard_xapian("the index", [&] {
    std::string lines;
    MatchSet only;
    for (const index::Segment& segment : index.segments())
      only.segments.emplace_back(segment.info().last_docid + 1);
    only.segments[ref.segment].set(ref.docid);
    std::set<std::string> terms(query.get_unique_terms_begin(), query.get_unique_terms_end());
    for (const std::string& term : terms) {
      MatchSource one(index, only);
      Xapian::Enquire enquire(index.database());
      enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(&one), Xapian::Query(term)));
      set_weighting(enquire, weighting);
      const Xapian::MSet found = enquire.get_mset(0, 1);
      if (found.empty() || found.begin().get_weight() <= 0) continue;
      lines +=
          fmt::format("{}{:.3f}  {}", lines.empty() ? "" : "\n", found.begin().get_weight(), term.substr(1));
    }
    return lines;
  });
}

}  // namespace dateline::engine
