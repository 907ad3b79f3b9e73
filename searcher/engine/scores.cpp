#include "searcher/engine/scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "common/index/xapian_errors.h"

namespace dateline::engine {

using index::ArticleRef;
using index::Posting;

namespace {

CollectionStatistics statistics(const index::OpenIndex& index) {
  return index::guard_xapian("the index", [&] {
    const Xapian::Database& database = index.database();
    return CollectionStatistics{static_cast<double>(database.get_doccount()), database.get_average_length()};
  });
}

double normalization_parameter(Weighting weighting) {
  return weighting == Weighting::Short ? 2 : 1;
}

// Whether the second term stands right after the first somewhere in the article.
bool stand_together(const Xapian::Database& database, Xapian::docid docid, const std::string& first,
                    const std::string& second) {
  auto before = database.positionlist_begin(docid, first);
  auto after = database.positionlist_begin(docid, second);
  const Xapian::PositionIterator end;
  while (before != end) {
    after.skip_to(*before + 1);
    if (after == end) return false;
    if (*after == *before + 1) return true;
    before.skip_to(*after - 1);
  }
  return false;
}

std::vector<std::vector<double>> zeros(const index::OpenIndex& index) {
  std::vector<std::vector<double>> numbers;
  for (const index::Segment& segment : index.segments()) numbers.emplace_back(segment.info().last_docid + 1);
  return numbers;
}

}  // namespace

Scores::Scores(const index::OpenIndex& index, const Scoring& scoring, const MatchSet& matches,
               std::optional<Deadline> deadline)
    : index_(index),
      matches_(matches),
      deadline_(deadline),
      scheme_(statistics(index), normalization_parameter(scoring.weighting)),
      of_words_(zeros(index)) {
  if (!matches.any()) return;
  for (const query::RankingLeaf& leaf : scoring.leaves) {
    look_at_clock();
    leaf.is_pair ? add_pair(leaf) : add_word(leaf);
  }
  if (scoring.recency) add(*scoring.recency);
}

void Scores::add(const Recency& recency) {
  of_recency_ = zeros(index_);
  for (std::uint32_t segment = 0; segment < of_recency_.size(); ++segment) {
    const schema::ColumnsView& columns = index_.segments()[segment].columns();
    matches_.segments[segment].for_each(
        [&](std::uint32_t docid) { of_recency_[segment][docid] = recency.of(columns.day(docid)); });
  }
}

// The postings of several terms as those of one word: articles that hold any, with the frequencies of all
// together.
index::PostingList Scores::merge(const std::vector<std::string>& terms) const {
  index::PostingList all;
  all.segments.resize(index_.segments().size());
  for (const std::string& term : terms) {
    const index::PostingList& more = index_.postings(term);
    all.occurrences += more.occurrences;
    for (std::size_t segment = 0; segment < all.segments.size(); ++segment) {
      std::vector<Posting> both;
      auto one = all.segments[segment].cbegin();
      const auto end = all.segments[segment].cend();
      for (const Posting other : more.segments[segment]) {
        while (one != end && one->docid < other.docid) both.push_back(*one++);
        const bool is_shared = one != end && one->docid == other.docid;
        both.push_back({other.docid, other.frequency + (is_shared ? (one++)->frequency : 0)});
      }
      both.insert(both.end(), one, end);
      all.segments[segment] = std::move(both);
    }
  }
  for (const std::vector<Posting>& segment : all.segments) all.articles += segment.size();
  return all;
}

double Scores::word_weight(const index::PostingList& word) const {
  return scheme_.word_weight({static_cast<double>(word.articles), static_cast<double>(word.occurrences)});
}

double Scores::share(std::uint32_t segment, Posting posting) {
  return scheme_.share(posting.frequency, index_.segments()[segment].columns().length(posting.docid));
}

void Scores::add_word(const query::RankingLeaf& leaf) {
  if (leaf.terms.size() == 1) {
    add_word(index_.postings(leaf.terms.front()), leaf.weight);
  } else {
    add_word(merge(leaf.terms), leaf.weight);
  }
}

void Scores::add_word(const index::PostingList& word, double factor) {
  const double weight = factor * word_weight(word);
  for (std::uint32_t segment = 0; segment < of_words_.size(); ++segment) {
    const index::Bitmap& matches = matches_.segments[segment];
    std::vector<double>& scores = of_words_[segment];
    for (const Posting posting : word.segments[segment])
      if (matches.test(posting.docid)) scores[posting.docid] += weight * share(segment, posting);
  }
}

void Scores::add_pair(const query::RankingLeaf& leaf) {
  if (of_pairs_.empty()) {
    of_pairs_ = zeros(index_);
    open_ = no_articles(index_);
  }
  const index::PostingList &first = index_.postings(leaf.terms[0]), &second = index_.postings(leaf.terms[1]);
  const double weight_of_first = leaf.weight * word_weight(first),
               weight_of_second = leaf.weight * word_weight(second);
  Pair pair{leaf.terms[0], leaf.terms[1], {}};
  for (std::uint32_t segment = 0; segment < of_words_.size(); ++segment) {
    std::vector<Pair::Bonus>& bonuses = pair.bonuses.emplace_back();
    auto other = second.segments[segment].cbegin();
    const auto end = second.segments[segment].cend();
    for (const Posting one : first.segments[segment]) {
      while (other != end && other->docid < one.docid) ++other;
      if (other == end) break;
      if (other->docid != one.docid || !matches_.segments[segment].test(one.docid)) continue;
      bonuses.push_back(
          {one.docid, weight_of_first * share(segment, one) + weight_of_second * share(segment, *other)});
      of_pairs_[segment][one.docid] += bonuses.back().score;
      open_.segments[segment].set(one.docid);
    }
  }
  pairs_.push_back(std::move(pair));
}

bool Scores::is_open(ArticleRef ref) const {
  return !pairs_.empty() && open_.segments[ref.segment].test(ref.docid);
}

// Looks up which pairs stand together in them: in the order of docids, as Xapian's table of positions is.
// Summed in the order of the bound that it replaces, so that no rounding makes it greater.
void Scores::settle(std::vector<ArticleRef> refs) {
  std::sort(refs.begin(), refs.end());
  for (const ArticleRef ref : refs) {
    double sum = 0;
    for (const Pair& pair : pairs_) sum += bonus(pair, ref);
    of_pairs_[ref.segment][ref.docid] = sum;
    open_.segments[ref.segment].reset(ref.docid);
  }
}

// What the pair adds to the article's score; 0 unless it stands together there.
double Scores::bonus(const Pair& pair, ArticleRef ref) const {
  const std::vector<Pair::Bonus>& bonuses = pair.bonuses[ref.segment];
  const auto found =
      std::lower_bound(bonuses.begin(), bonuses.end(), ref.docid,
                       [](const Pair::Bonus& bonus, std::uint32_t docid) { return bonus.docid < docid; });
  if (found == bonuses.end() || found->docid != ref.docid) return 0;
  const index::Segment& segment = index_.segments()[ref.segment];
  const bool together = index::guard_xapian(segment.folder(), [&] {
    return stand_together(segment.database(), ref.docid, pair.first, pair.second);
  });
  return together ? found->score : 0;
}

// Ordered by what each may score at most; then the pairs of those in front are looked up, until nothing is
// open among the first.
std::vector<RankedArticle> Scores::best(const MatchSet& among, std::size_t wanted) {
  const auto has_open = [this](const RankedArticle& one) { return is_open(one.ref); };
  for (std::size_t count = wanted;; count *= 2) {
    std::vector<RankedArticle> ranked = best_at_most(among, count);
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, ranked.size()));
    if (std::none_of(ranked.begin(), end, has_open)) {
      ranked.erase(end, ranked.end());
      return ranked;
    }
    std::vector<ArticleRef> open;
    for (const RankedArticle& one : ranked)
      if (has_open(one)) open.push_back(one.ref);
    settle(std::move(open));
  }
}

// The first `wanted` by what they may score at most, in order.
std::vector<RankedArticle> Scores::best_at_most(const MatchSet& among, std::size_t wanted) const {
  std::vector<RankedArticle> ranked;
  if (wanted == 0) return ranked;
  const double least = wanted < among.count() ? nth_at_most(among, wanted) : 0;
  for_each_at_most(among, [&](ArticleRef ref, double score) {
    if (score >= least) ranked.push_back({ref, score});
  });
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, ranked.size()));
  std::partial_sort(
      ranked.begin(), end, ranked.end(),
      [this](const RankedArticle& a, const RankedArticle& b) { return comes_before(index_, a, b); });
  ranked.erase(end, ranked.end());
  return ranked;
}

// The `n`-th greatest of what they may score at most.
double Scores::nth_at_most(const MatchSet& among, std::size_t n) const {
  std::vector<double> greatest;  // a heap, the least of them in front
  greatest.reserve(n);
  for_each_at_most(among, [&](ArticleRef, double score) {
    if (greatest.size() == n) {
      if (score <= greatest.front()) return;
      std::pop_heap(greatest.begin(), greatest.end(), std::greater<>());
      greatest.pop_back();
    }
    greatest.push_back(score);
    std::push_heap(greatest.begin(), greatest.end(), std::greater<>());
  });
  return greatest.front();
}

template <typename Visit>
void Scores::for_each_at_most(const MatchSet& among, Visit visit) const {
  for (std::uint32_t segment = 0; segment < of_words_.size(); ++segment) {
    among.segments[segment].for_each([&](std::uint32_t docid) {
      double score = of_words_[segment][docid];
      if (!of_pairs_.empty()) score += of_pairs_[segment][docid];
      if (!of_recency_.empty()) score += of_recency_[segment][docid];
      visit(ArticleRef{segment, docid}, score);
    });
  }
}

void Scores::look_at_clock() const {
  if (deadline_ && std::chrono::steady_clock::now() >= *deadline_) throw OutOfTime();
}

std::string explain_score(const index::OpenIndex& index, const Scoring& scoring, ArticleRef ref) {
  MatchSet only = no_articles(index);
  only.segments[ref.segment].set(ref.docid);
  std::string lines;
  const auto add = [&lines](double score, std::string_view label) {
    if (score > 0) lines += fmt::format("{}{:.3f}  {}", lines.empty() ? "" : "\n", score, label);
  };
  for (const query::RankingLeaf& leaf : scoring.leaves)
    add(Scores(index, {{leaf}, scoring.weighting, {}}, only).best(only, 1).front().score, leaf.label);
  if (scoring.recency)
    add(scoring.recency->of(index.segments()[ref.segment].columns().day(ref.docid)), "recency");
  return lines;
}

}  // namespace dateline::engine
