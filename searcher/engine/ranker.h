// The order in which a query's matches are shown: by date, or ranked in the usual way, with recency, or
// deeper.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/ranking.h"
#include "searcher/engine/scores.h"
#include "searcher/engine/search_request.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

class Ranker {
 public:
  // All must outlive it.
  Ranker(const index::OpenIndex& index, const SearchRequest& request, const query::CompiledQuery& query,
         const Matches& matches)
      : index_(index), request_(request), query_(query), matches_(matches) {}

  // The first `wanted`, one a story (all near-copies if the request says so).
  std::vector<RankedArticle> first(std::size_t wanted);

  // The parts of the score of an article that first() gave. Nothing when the order is by date.
  std::string explain(index::ArticleRef ref) const;

  // --deep took longer than it may: the order is the usual one.
  bool ran_out_of_time() const { return out_of_time_; }

 private:
  bool is_by_date() const { return request_.sort != SortKey::Relevance || !query_.ranks; }
  std::vector<RankedArticle> order(std::size_t wanted);
  std::vector<RankedArticle> order_by_score(std::size_t wanted);
  std::vector<RankedArticle> order_deeper(std::size_t wanted);
  std::size_t count_of_first_part() const;
  void add_recency();

  const index::OpenIndex& index_;
  const SearchRequest& request_;
  const query::CompiledQuery& query_;
  const Matches& matches_;
  Scoring usual_;
  std::optional<Scores> scores_;  // by usual_
  struct Deep {
    Scoring scoring;
    MatchSet articles;  // that were ranked again by it
  };
  std::optional<Deep> deep_;
  std::optional<Deadline> deadline_;  // of --deep
  bool out_of_time_ = false;
};

}  // namespace dateline::engine
