#include "searcher/engine/feedback.h"

#include <algorithm>
#include <unordered_map>

#include "common/index/xapian_errors.h"
#include "common/schema/fields.h"

namespace dateline::engine {

namespace {

constexpr std::size_t kArticles = 7;
constexpr std::size_t kTerms = 50;
constexpr std::uint64_t kFewest = 2;
constexpr double kMostShare = 0.2;

std::unordered_map<std::string, double> relevance_model(const index::OpenIndex& index,
                                                        const std::vector<RankedArticle>& ranked) {
  std::unordered_map<std::string, double> weights;
  for (std::size_t i = 0; i < std::min(kArticles, ranked.size()); ++i) {
    const index::Segment& segment = index.segments()[ranked[i].ref.segment];
    const Xapian::Database& database = segment.database();
    const Xapian::docid docid = ranked[i].ref.docid;
    const double share = ranked[i].score / std::max<double>(segment.columns().length(docid), 1);
    auto term = database.termlist_begin(docid);
    const auto end = database.termlist_end(docid);
    for (term.skip_to(std::string(schema::kStemPrefix)); term != end; ++term) {
      const std::string name = *term;
      if (name.compare(0, schema::kStemPrefix.size(), schema::kStemPrefix) != 0) break;
      weights[name] += share * term.get_wdf();
    }
  }
  return weights;
}

}  // namespace

std::vector<FeedbackTerm> feedback_terms(const index::OpenIndex& index,
                                         const std::vector<RankedArticle>& ranked, double total) {
  std::vector<FeedbackTerm> terms;
  index::guard_xapian("the index", [&] {
    for (const auto& [term, weight] : relevance_model(index, ranked)) terms.push_back({term, weight});
    std::sort(terms.begin(), terms.end(), [](const FeedbackTerm& a, const FeedbackTerm& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    const double most = kMostShare * static_cast<double>(index.documents());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < terms.size() && kept < kTerms; ++i) {
      const std::uint64_t articles = index.articles_with(terms[i].term);
      if (articles >= kFewest && static_cast<double>(articles) <= most) std::swap(terms[kept++], terms[i]);
    }
    terms.resize(kept);
  });
  double sum = 0;
  for (const FeedbackTerm& term : terms) sum += term.weight;
  if (sum <= 0) return {};  // the best articles match without scoring
  for (FeedbackTerm& term : terms) term.weight *= total / sum;
  return terms;
}

}  // namespace dateline::engine
