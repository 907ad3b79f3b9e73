#include "searcher/engine/scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/xapian_errors.h"

namespace dateline::engine {

using index::ArticleRef;

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
  const auto no_before = database.positionlist_end(docid, first);
  const auto no_after = database.positionlist_end(docid, second);
  while (before != no_before) {
    after.skip_to(*before + 1);
    if (after == no_after) return false;
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
      scores_(zeros(index)) {
  if (!matches.any()) return;
  for (const query::RankingLeaf& leaf : scoring.leaves) leaf.is_pair ? add_pair(leaf) : add_word(leaf);
  if (scoring.recency) add(*scoring.recency);
}

void Scores::add(const Recency& recency) {
  for (std::uint32_t segment = 0; segment < scores_.size(); ++segment) {
    const schema::ColumnsView& columns = index_.segments()[segment].columns();
    matches_.segments[segment].for_each(
        [&](std::uint32_t docid) { scores_[segment][docid] += recency.of(columns.day(docid)); });
  }
}

Scores::Postings Scores::read(const std::string& term) const {
  Postings postings;
  for (const index::Segment& segment : index_.segments()) {
    look_at_clock();
    std::vector<Posting>& list = postings.emplace_back();
    index::guard_xapian(segment.folder(), [&] {
      const Xapian::Database& database = segment.database();
      const auto end = database.postlist_end(term);
      for (auto posting = database.postlist_begin(term); posting != end; ++posting)
        list.push_back({segment.checked(*posting), posting.get_wdf()});
    });
  }
  return postings;
}

// Of several terms the articles that hold any, with the frequencies of all together.
Scores::Postings Scores::read_any(const std::vector<std::string>& terms) const {
  Postings all = read(terms.front());
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const Postings more = read(terms[i]);
    for (std::size_t segment = 0; segment < all.size(); ++segment) {
      std::vector<Posting> both;
      auto one = all[segment].cbegin();
      const auto end = all[segment].cend();
      for (const Posting& other : more[segment]) {
        while (one != end && one->docid < other.docid) both.push_back(*one++);
        const bool is_shared = one != end && one->docid == other.docid;
        both.push_back({other.docid, other.frequency + (is_shared ? (one++)->frequency : 0)});
      }
      both.insert(both.end(), one, end);
      all[segment] = std::move(both);
    }
  }
  return all;
}

double Scores::word_weight(const Postings& postings) const {
  WordStatistics word;
  for (const std::vector<Posting>& list : postings) {
    word.articles += static_cast<double>(list.size());
    for (const Posting& posting : list) word.occurrences += posting.frequency;
  }
  return scheme_.word_weight(word);
}

double Scores::share(std::uint32_t segment, Posting posting) {
  return scheme_.share(posting.frequency, index_.segments()[segment].columns().length(posting.docid));
}

void Scores::add_word(const query::RankingLeaf& leaf) {
  const Postings postings = read_any(leaf.terms);
  const double weight = leaf.weight * word_weight(postings);
  for (std::uint32_t segment = 0; segment < postings.size(); ++segment) {
    const index::Bitmap& matches = matches_.segments[segment];
    std::vector<double>& scores = scores_[segment];
    for (const Posting posting : postings[segment])
      if (matches.test(posting.docid)) scores[posting.docid] += weight * share(segment, posting);
  }
}

void Scores::add_pair(const query::RankingLeaf& leaf) {
  if (possible_.empty()) possible_ = zeros(index_);
  const Postings first = read(leaf.terms[0]), second = read(leaf.terms[1]);
  const double weight_of_first = leaf.weight * word_weight(first),
               weight_of_second = leaf.weight * word_weight(second);
  Pair pair{leaf.terms[0], leaf.terms[1], {}};
  for (std::uint32_t segment = 0; segment < first.size(); ++segment) {
    std::vector<Pair::Bonus>& bonuses = pair.bonuses.emplace_back();
    auto other = second[segment].cbegin();
    for (const Posting one : first[segment]) {
      while (other != second[segment].cend() && other->docid < one.docid) ++other;
      if (other == second[segment].cend()) break;
      if (other->docid != one.docid || !matches_.segments[segment].test(one.docid)) continue;
      bonuses.push_back(
          {one.docid, weight_of_first * share(segment, one) + weight_of_second * share(segment, *other)});
      possible_[segment][one.docid] += bonuses.back().score;
    }
  }
  pairs_.push_back(std::move(pair));
}

bool Scores::is_settled(ArticleRef ref) const {
  return possible_.empty() || possible_[ref.segment][ref.docid] == 0;
}

// Looks up which pairs stand together in them. One pair after the other and in the order of docids, as
// Xapian's table of positions is.
void Scores::settle(std::vector<ArticleRef> refs) {
  std::sort(refs.begin(), refs.end());
  for (const Pair& pair : pairs_) {
    for (const ArticleRef ref : refs) {
      const std::vector<Pair::Bonus>& bonuses = pair.bonuses[ref.segment];
      const auto found =
          std::lower_bound(bonuses.begin(), bonuses.end(), ref.docid,
                           [](const Pair::Bonus& bonus, std::uint32_t docid) { return bonus.docid < docid; });
      if (found == bonuses.end() || found->docid != ref.docid) continue;
      const index::Segment& segment = index_.segments()[ref.segment];
      const bool together = index::guard_xapian(segment.folder(), [&] {
        return stand_together(segment.database(), ref.docid, pair.first, pair.second);
      });
      if (together) scores_[ref.segment][ref.docid] += found->score;
    }
  }
  for (const ArticleRef ref : refs) possible_[ref.segment][ref.docid] = 0;
}

// Ordered by what each may score at most; then the pairs of those in front are looked up, until nothing is
// open among the first.
std::vector<RankedArticle> Scores::best(const MatchSet& among, std::size_t wanted) {
  std::vector<RankedArticle> ranked;
  if (wanted == 0) return ranked;
  for (std::uint32_t segment = 0; segment < scores_.size(); ++segment) {
    among.segments[segment].for_each([&](std::uint32_t docid) {
      const double possible = possible_.empty() ? 0 : possible_[segment][docid];
      ranked.push_back({{segment, docid}, scores_[segment][docid] + possible});
    });
  }
  wanted = std::min(wanted, ranked.size());
  for (std::size_t looked_up = wanted;; looked_up *= 2) {
    looked_up = std::min(looked_up, ranked.size());
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(looked_up);
    std::partial_sort(
        ranked.begin(), end, ranked.end(),
        [this](const RankedArticle& a, const RankedArticle& b) { return comes_before(index_, a, b); });
    const auto is_open = [this](const RankedArticle& one) { return !is_settled(one.ref); };
    if (std::none_of(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(wanted), is_open)) break;
    std::vector<ArticleRef> open;
    for (auto one = ranked.begin(); one != end; ++one)
      if (is_open(*one)) open.push_back(one->ref);
    settle(std::move(open));
    for (auto one = ranked.begin(); one != end; ++one) one->score = scores_[one->ref.segment][one->ref.docid];
  }
  ranked.resize(wanted);
  return ranked;
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
