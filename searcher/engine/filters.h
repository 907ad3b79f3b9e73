// The filters of a request: what each keeps, and the sets with all of them, or all but some.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/search_request.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

// One filter, of the request or of its query, with the articles it lets through.
struct AppliedFilter {
  std::optional<FacetField> field;  // absent: by date or path, or by several fields
  std::vector<std::string> values;  // of the field, as typed
  std::optional<calendar::DateRange> days;
  bool exclude = false;
  bool in_query = false;  // country:cn, rather than --country CN
  std::string as_typed;   // "--country CN,AF", "country:cn"
  MatchSet passing;
};

class Filters {
 public:
  // `of_query`: those that the query itself holds.
  Filters(const index::OpenIndex& index, const SearchRequest& request,
          const std::vector<query::QueryFilter>& of_query, MatchEvaluator& evaluator);

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
