// The filters of a request: what each keeps, and the sets with all of them, or all but some.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/search_request.h"

namespace dateline::engine {

// One filter, with the articles it lets through.
struct AppliedFilter {
  std::optional<FacetField> field;  // absent: a filter by date
  bool exclude = false;
  std::string as_typed;  // "--country CN,AF"
  MatchSet passing;
};

class Filters {
 public:
  Filters(const index::OpenIndex& index, const SearchRequest& request, MatchEvaluator& evaluator);

  bool empty() const { return filters_.empty() && !as_of_; }
  const std::vector<AppliedFilter>& list() const { return filters_; }

  // `matches` narrowed by every filter that `kept` does not leave out. What --as-of hides is always left out.
  MatchSet narrow(MatchSet matches, const std::function<bool(const AppliedFilter&)>& kept) const;
  MatchSet narrow(MatchSet matches) const;

 private:
  std::vector<AppliedFilter> filters_;
  std::optional<MatchSet> as_of_;
};

}  // namespace dateline::engine
