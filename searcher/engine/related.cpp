#include "searcher/engine/related.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "common/geo/countries.h"
#include "common/index/xapian_errors.h"
#include "common/schema/fields.h"
#include "common/text/shingles.h"

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr std::size_t kMaxBytes = 256U << 10U;
constexpr std::size_t kTerms = 50;
constexpr std::size_t kCandidates = 30;
constexpr double kMaxShare = 0.2;             // of the articles that a telling term may be in …
constexpr std::uint64_t kAlwaysAllowed = 50;  // … but so many it always may
constexpr double kTitleBonus = 2;
constexpr double kRecencyBonus = 0.2;  // of the score, for the same day
constexpr double kRecencyDays = 14;    // decays to 1/e
constexpr double kLinkBonus = 0.3;
constexpr double kTagBonus = 0.03;      // for each shared tag, up to kMaxShared
constexpr double kCountryBonus = 0.02;  // for each shared country, up to kMaxShared
constexpr std::size_t kMaxShared = 5;
constexpr std::size_t kReasonsShown = 4;

std::set<std::string> folded(const std::vector<std::string>& list) {
  std::set<std::string> set;
  for (const std::string& item : list) set.insert(text::fold(item));
  return set;
}

std::set<std::string> country_values(const Article& article) {
  std::set<std::string> set;
  for (const std::string& country : article.countries) set.insert(schema::country_value(country));
  return set;
}

std::string days_apart(std::int64_t days) {
  if (days == 0) return "same day";
  const std::int64_t count = std::abs(days);
  return fmt::format("{} {} {}", count, count == 1 ? "day" : "days", days > 0 ? "later" : "earlier");
}

// What an article shares with the one that others are sought for.
class Ties {
 public:
  explicit Ties(const Article& article)
      : article_(article),
        tags_(folded(article.tags)),
        countries_(country_values(article)),
        links_(folded(article.also_read)),
        title_(text::fold(article.title)) {}

  // Multiplies `score` by what is shared, and says what that is.
  double weigh(const Article& other, double score, std::vector<std::string>& because) const {
    double bonus = 1;
    if (links_.count(text::fold(other.title)) != 0 || folded(other.also_read).count(title_) != 0) {
      because.emplace_back("linked");
      bonus += kLinkBonus;
    }
    std::size_t shared = 0;
    for (const std::string& tag : other.tags) {
      if (shared >= kMaxShared || tags_.count(text::fold(tag)) == 0) continue;
      because.push_back("tag: " + tag);
      bonus += kTagBonus;
      ++shared;
    }
    shared = 0;
    for (const std::string& country : country_values(other)) {
      if (shared >= kMaxShared || countries_.count(country) == 0) continue;
      because.push_back(fmt::format("country: {}", schema::is_known_country(country)
                                                       ? geo::country_name(country)
                                                       : std::string_view(country).substr(1)));
      bonus += kCountryBonus;
      ++shared;
    }
    if (because.size() >= kReasonsShown) because.resize(kReasonsShown - 1);
    if (article_.date && other.date) {
      const std::int64_t days =
          calendar::days_since_epoch(other.date->day) - calendar::days_since_epoch(article_.date->day);
      because.push_back(days_apart(days));
      bonus *= 1 + kRecencyBonus * std::exp(-static_cast<double>(std::abs(days)) / kRecencyDays);
    }
    return score * bonus;
  }

 private:
  const Article& article_;
  std::set<std::string> tags_, countries_, links_;
  std::string title_;
};

}  // namespace

std::vector<RelatedFinder::TermWeight> RelatedFinder::telling_terms(const Article& article) {
  std::unordered_map<std::string, double> frequencies;
  const auto count = [&](std::string_view text, double extra) {
    std::unordered_set<std::string> seen;
    for (const text::Token& token : analyzer_.analyze(text.substr(0, kMaxBytes), article.language)) {
      if (token.stop || token.stem.size() < 2) continue;
      const std::string term = std::string(schema::kStemPrefix).append(token.stem);
      frequencies[term] += 1;
      if (extra > 0 && seen.insert(term).second) frequencies[term] += extra;
    }
  };
  count(article.title, kTitleBonus);
  count(article.summary, 0);
  count(article.body, 0);
  for (const std::string& tag : article.tags) count(tag, 0);

  const Xapian::Database& database = index_.database();
  const auto articles = static_cast<double>(std::max<Xapian::doccount>(database.get_doccount(), 1));
  const double most = std::max(kMaxShare * articles, static_cast<double>(kAlwaysAllowed));
  std::vector<TermWeight> terms;
  index::guard_xapian("the index", [&] {
    for (const auto& [term, frequency] : frequencies) {
      const double df = database.get_termfreq(term);
      if (df < 2 || df > most) continue;
      const double idf = std::max(std::log(articles / df), 0.1);
      terms.push_back({term, (1 + std::log(frequency)) * idf});
    }
  });
  std::sort(terms.begin(), terms.end(), [](const TermWeight& a, const TermWeight& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (terms.size() > kTerms) terms.resize(kTerms);
  return terms;
}

// What it links to, and what links to it.
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
          refs.push_back({number, *posting});
      }
    });
  }
  return refs;
}

std::vector<RelatedArticle> RelatedFinder::find(const Article& article, std::optional<ArticleRef> self,
                                                const MatchSet* allowed, std::size_t wanted) {
  MatchSet candidates;
  for (std::uint32_t i = 0; i < index_.segments().size(); ++i)
    candidates.segments.push_back(allowed != nullptr ? allowed->segments[i] : index_.segments()[i].live());
  if (self) candidates.segments[self->segment].reset(self->docid);

  Scoring scoring{{}, Weighting::Long, {}};
  for (const TermWeight& term : telling_terms(article))
    scoring.leaves.push_back({term.term.substr(1), Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                                                                 Xapian::Query(term.term), term.weight)});
  std::vector<RankedArticle> ranked;
  if (!scoring.leaves.empty())
    ranked = rank(index_, scoring, candidates, false, std::max(kCandidates, wanted * 2));
  ranked.erase(
      std::remove_if(ranked.begin(), ranked.end(), [](const RankedArticle& a) { return a.score <= 0; }),
      ranked.end());

  const double floor = ranked.empty() ? 1 : ranked.back().score;
  for (const ArticleRef ref : linked(article)) {
    if (!candidates.segments[ref.segment].test(ref.docid)) continue;
    const bool known =
        std::any_of(ranked.begin(), ranked.end(), [ref](const RankedArticle& a) { return a.ref == ref; });
    if (!known) ranked.push_back({ref, floor});
  }

  const Ties ties(article);
  struct Candidate {
    RelatedArticle related;
    schema::StoredArticle stored;
  };
  std::vector<Candidate> weighed;
  for (const RankedArticle& one : ranked) {
    Candidate candidate{{one.ref, 0, {}}, index_.article(one.ref)};
    candidate.related.score = ties.weigh(candidate.stored.article, one.score, candidate.related.because);
    weighed.push_back(std::move(candidate));
  }
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const Candidate& a, const Candidate& b) { return a.related.score > b.related.score; });

  // No copy of the article, none of one already taken.
  const auto shingles_of = [this](const Article& one) {
    return text::shingles(analyzer_, {one.summary, one.body}, one.language);
  };
  std::vector<std::vector<std::uint64_t>> taken;
  if (!with_copies_) taken.push_back(shingles_of(article));
  std::vector<RelatedArticle> found;
  for (Candidate& candidate : weighed) {
    if (found.size() >= wanted) break;
    if (!with_copies_) {
      std::vector<std::uint64_t> own = shingles_of(candidate.stored.article);
      const bool is_copy = std::any_of(taken.begin(), taken.end(), [&own](const auto& other) {
        return text::overlap(own, other).containment >= text::kCopyContainment;
      });
      if (is_copy) continue;
      taken.push_back(std::move(own));
    }
    found.push_back(std::move(candidate.related));
  }
  return found;
}

}  // namespace dateline::engine
