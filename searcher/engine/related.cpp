#include "searcher/engine/related.h"

#include <algorithm>
#include <memory>
#include <unordered_set>
#include <utility>

#include "common/index/xapian_errors.h"
#include "common/schema/fields.h"
#include "searcher/engine/likeness.h"
#include "searcher/engine/scores.h"
#include "searcher/engine/ties.h"

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr std::size_t kCandidates = 30;  // at least
constexpr double kSeriesPenalty = 0.5;   // what the score of a routine notice is multiplied by

struct Candidate {
  ArticleRef ref;
  double score = 0;
  schema::StoredArticle stored;
};

void sort_by_score(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

bool is_later(const Article& a, const Article& b) {
  return a.date && b.date && calendar::utc_minutes(*a.date) > calendar::utc_minutes(*b.date);
}

// Chooses, from the best candidate down: no near-copy of the article or of one chosen before, nothing that is
// contained in one, and of the notices of a series only the first, which then counts less.
class Selection {
 public:
  Selection(text::Analyzer& analyzer, const AskedArticle& asked, const index::OpenIndex& index)
      : analyzer_(analyzer), index_(index) {
    add(asked.article, asked.self);
  }

  // The scores of `candidates`, best first, are lowered where they are notices of a series.
  std::vector<Candidate> choose(std::vector<Candidate> candidates) {
    std::vector<Candidate> chosen;
    chosen.reserve(candidates.size());  // what was chosen is referred to
    bool has_series_of_asked = false;
    for (Candidate& candidate : candidates) {
      chosen.push_back(std::move(candidate));
      const Verdict verdict = judge(chosen.back());
      const bool another = verdict.series && (*verdict.series > 0 || has_series_of_asked);
      if (verdict.series && *verdict.series > 0)
        chosen[*verdict.series - 1].score *= penalty(*verdict.series);
      if (verdict.is_copy || another) {
        chosen.pop_back();
        compared_.pop_back();
        continue;
      }
      if (!verdict.series) continue;
      has_series_of_asked = true;
      chosen.back().score *= penalty(chosen.size());
    }
    return chosen;
  }

 private:
  struct Verdict {
    bool is_copy = false;
    std::optional<std::size_t> series;  // which it is a notice of the series of; 0 is the article asked for
  };

  void add(const Article& article, std::optional<ArticleRef> ref) {
    std::optional<text::Sketch> sketch;
    if (ref) sketch = index_.segments()[ref->segment].columns().sketch(ref->docid);
    compared_.push_back({&article, std::make_unique<Comparable>(analyzer_, article, sketch)});
  }

  Verdict judge(const Candidate& candidate) {
    const Article& article = candidate.stored.article;
    add(article, candidate.ref);
    Verdict verdict;
    for (std::size_t i = 0; i + 1 < compared_.size(); ++i) {
      Comparable& own = *compared_.back().comparable;
      Comparable& other = *compared_[i].comparable;
      switch (Comparable::compare(own, other)) {
        case Likeness::None:
          break;
        case Likeness::Copy:
          verdict.is_copy = true;
          return verdict;
        case Likeness::Update:
          // The longer and later text of a story goes on; what is contained in another has nothing to add.
          if (own.length() < other.length() || !is_later(article, *compared_[i].article)) {
            verdict.is_copy = true;
            return verdict;
          }
          break;
        case Likeness::Series:
          if (!verdict.series) verdict.series = i;
          break;
      }
    }
    return verdict;
  }

  // Once for each.
  double penalty(std::size_t number) { return penalized_.insert(number).second ? kSeriesPenalty : 1; }

  struct Compared {
    const Article* article;
    std::unique_ptr<Comparable> comparable;
  };
  text::Analyzer& analyzer_;
  const index::OpenIndex& index_;
  std::vector<Compared> compared_;  // the article asked for, then those chosen
  std::unordered_set<std::size_t> penalized_;
};

}  // namespace

// The articles that hold any of the terms, best first.
std::vector<RankedArticle> RelatedFinder::rank_candidates(const std::vector<TellingTerm>& terms,
                                                          const MatchSet& candidates,
                                                          std::size_t wanted) const {
  Scoring scoring{{}, Weighting::Long, {}};
  for (const TellingTerm& term : terms) scoring.leaves.push_back({"related", {term.term}, term.weight});
  std::vector<RankedArticle> ranked = Scores(index_, scoring, candidates).best(candidates, wanted);
  while (!ranked.empty() && ranked.back().score <= 0) ranked.pop_back();
  return ranked;
}

// The articles that its terms find; with feedback in the order of those and of what the first of them are
// about: two that tell the same in other words have neighbours in common.
std::vector<RankedArticle> RelatedFinder::rank_related(const AskedArticle& asked, const MatchSet& candidates,
                                                       std::size_t wanted) {
  const std::vector<TellingTerm> terms = telling_terms_.of(asked.article);
  std::vector<RankedArticle> first = rank_candidates(terms, candidates, wanted);
  if (!options_.feedback) return first;
  return rank_candidates(telling_terms_.with_feedback(terms, first), set_of(index_, first), wanted);
}

std::vector<ArticleRef> RelatedFinder::linked(const Article& article) const {
  std::vector<std::string> terms;
  for (const std::string& title : article.also_read) terms.push_back(schema::title_hash_term(title));
  if (!article.title.empty()) terms.push_back(schema::link_hash_term(article.title));
  std::vector<ArticleRef> refs;
  for (std::uint32_t number = 0; number < index_.segments().size(); ++number) {
    const index::Segment& segment = index_.segments()[number];
    index::guard_xapian(segment.folder(), [&] {
      for (const std::string& term : terms) {
        std::size_t taken = 0;
        const Xapian::Database& database = segment.database();
        for (auto posting = database.postlist_begin(term);
             posting != database.postlist_end(term) && taken < kCandidates; ++posting, ++taken)
          refs.push_back({number, segment.checked(*posting)});
      }
    });
  }
  return refs;
}

std::vector<ArticleRef> RelatedFinder::nearest(const AskedArticle& asked, MatchSet near, std::size_t wanted) {
  if (asked.self) near.segments[asked.self->segment].reset(asked.self->docid);
  std::vector<ArticleRef> refs;
  for (const RankedArticle& one : rank_candidates(telling_terms_.of(asked.article), near, wanted))
    refs.push_back(one.ref);
  return refs;
}

std::vector<RelatedArticle> RelatedFinder::find(const AskedArticle& asked, const MatchSet* allowed,
                                                std::size_t wanted) {
  MatchSet candidates;
  for (std::uint32_t i = 0; i < index_.segments().size(); ++i)
    candidates.segments.push_back(allowed != nullptr ? allowed->segments[i] : index_.segments()[i].live());
  if (asked.self) candidates.segments[asked.self->segment].reset(asked.self->docid);

  std::vector<RankedArticle> ranked = rank_related(asked, candidates, std::max(kCandidates, wanted));
  const double floor = ranked.empty() ? 1 : ranked.back().score;
  for (const ArticleRef ref : linked(asked.article)) {
    if (!candidates.segments[ref.segment].test(ref.docid)) continue;
    const bool known =
        std::any_of(ranked.begin(), ranked.end(), [ref](const RankedArticle& a) { return a.ref == ref; });
    if (!known) ranked.push_back({ref, floor});
  }

  Ties ties(index_, analyzer_, asked, options_.declared_only);
  std::vector<Candidate> weighed;
  for (const RankedArticle& one : ranked) {
    weighed.push_back({one.ref, one.score, index_.article(one.ref)});
    weighed.back().score *= ties.bonus({one.ref, weighed.back().stored.article});
  }
  sort_by_score(weighed);
  if (!options_.copies) {
    weighed = Selection(analyzer_, asked, index_).choose(std::move(weighed));
    sort_by_score(weighed);
  }
  if (weighed.size() > wanted) weighed.resize(wanted);
  std::vector<RelatedArticle> found;
  for (const Candidate& one : weighed) found.push_back({one.ref, one.score, {}});
  return found;
}

void RelatedFinder::add_reasons(const AskedArticle& asked, std::vector<RelatedArticle>& found) {
  Ties ties(index_, analyzer_, asked, options_.declared_only);
  for (RelatedArticle& one : found) one.because = ties.reasons({one.ref, index_.article(one.ref).article});
}

}  // namespace dateline::engine
