#include "searcher/engine/telling_terms.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "common/index/xapian_errors.h"
#include "common/schema/fields.h"

namespace dateline::engine {

namespace {

constexpr std::size_t kMaxBytes = 256U << 10U;
constexpr std::size_t kTerms = 50;
constexpr double kFewest = 2;                 // articles that a telling term is in
constexpr double kMaxShare = 0.2;             // of the articles that it may be in …
constexpr std::uint64_t kAlwaysAllowed = 50;  // … but so many it always may
constexpr double kLeastIdf = 0.1;
constexpr std::size_t kFeedbackArticles = 30;
constexpr std::size_t kFeedbackTerms = 80;  // with those of the article itself
constexpr double kFeedback = 3;             // what the terms of the others count, beside 1

void keep_heaviest(std::vector<TellingTerm>& terms, std::size_t most) {
  std::sort(terms.begin(), terms.end(), [](const TellingTerm& a, const TellingTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (terms.size() > most) terms.resize(most);
}

void to_unit_length(std::vector<TellingTerm>& terms) {
  double squares = 0;
  for (const TellingTerm& term : terms) squares += term.weight * term.weight;
  for (TellingTerm& term : terms) term.weight /= std::sqrt(squares);
}

}  // namespace

TellingTerms::Frequencies TellingTerms::frequencies(const Article& article) {
  std::unordered_map<std::string, double> found;
  const auto count = [&](std::string_view text) {
    for (const text::Token& token : analyzer_.analyze(text.substr(0, kMaxBytes), article.language)) {
      if (token.stop || token.stem.size() < 2) continue;
      found[std::string(schema::kStemPrefix).append(token.stem)] += 1;
    }
  };
  count(article.title);
  count(article.summary);
  count(article.body);
  for (const std::string& tag : article.tags) count(tag);
  return {found.begin(), found.end()};
}

TellingTerms::Frequencies TellingTerms::frequencies(index::ArticleRef ref) const {
  Frequencies found;
  const index::Segment& segment = index_.segments()[ref.segment];
  index::guard_xapian(segment.folder(), [&] {
    auto term = segment.database().termlist_begin(ref.docid);
    const auto end = segment.database().termlist_end(ref.docid);
    for (term.skip_to(std::string(schema::kStemPrefix)); term != end; ++term) {
      const std::string name = *term;
      if (name.compare(0, schema::kStemPrefix.size(), schema::kStemPrefix) != 0) break;
      if (term.get_wdf() > 0 && name.size() > schema::kStemPrefix.size() + 1)
        found.emplace_back(name, term.get_wdf());
    }
  });
  return found;
}

std::vector<TellingTerm> TellingTerms::weigh(const Frequencies& frequencies) const {
  const auto articles = static_cast<double>(std::max<std::uint64_t>(index_.documents(), 1));
  const double most = std::max(kMaxShare * articles, static_cast<double>(kAlwaysAllowed));
  std::vector<TellingTerm> terms;
  for (const auto& [term, frequency] : frequencies) {
    const auto df = static_cast<double>(index_.articles_with(term));
    if (df < kFewest || df > most) continue;
    const double idf = std::max(std::log(articles / df), kLeastIdf);
    terms.push_back({term, (1 + std::log(frequency)) * idf});
  }
  return terms;
}

std::vector<TellingTerm> TellingTerms::of(const Article& article) {
  std::vector<TellingTerm> terms = weigh(frequencies(article));
  keep_heaviest(terms, kTerms);
  to_unit_length(terms);
  return terms;
}

std::vector<TellingTerm> TellingTerms::with_feedback(const std::vector<TellingTerm>& terms,
                                                     const std::vector<RankedArticle>& ranked) const {
  std::unordered_map<std::string, double> own;
  for (const TellingTerm& term : terms) own.emplace(term.term, term.weight);
  std::unordered_map<std::string, double> all = own;
  for (std::size_t i = 0; i < std::min(kFeedbackArticles, ranked.size()); ++i) {
    std::vector<TellingTerm> theirs = weigh(frequencies(ranked[i].ref));
    to_unit_length(theirs);
    double cosine = 0;
    for (const TellingTerm& term : theirs)
      if (const auto shared = own.find(term.term); shared != own.end())
        cosine += shared->second * term.weight;
    for (const TellingTerm& term : theirs) all[term.term] += kFeedback * cosine * term.weight;
  }
  std::vector<TellingTerm> expanded;
  for (const auto& [term, weight] : all) expanded.push_back({term, weight});
  keep_heaviest(expanded, kFeedbackTerms);
  return expanded;
}

}  // namespace dateline::engine
