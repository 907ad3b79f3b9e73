// What is asked of the SearchEngine: everything that a user can say, checked, without any option syntax. A
// value type.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/parse.h"

namespace dateline::engine {

enum class MatchMode { Auto, All, Any };
enum class SortKey { Relevance, Newest, Oldest };
// What is said of a misspelt query: nothing; the query that was meant; where nothing matches as typed, also
// what that one finds.
enum class Spelling { AsTyped, Suggest, Results };
enum class RelatedTime { Any, Before, After };
enum class FacetField { Country, Tag, Language, Source, Corpus, Month, Year };

// Keep (or drop) the articles that hold any of the values. Several filters: all must pass.
struct FacetFilter {
  FacetField field = FacetField::Country;
  std::vector<std::string> values;  // as typed; the engine resolves country names and folds tags
  bool exclude = false;
};

struct FacetRequest {
  FacetField field = FacetField::Country;
  std::optional<std::size_t> limit;  // values kept; absent: all, but 100 for tags
};

struct SearchRequest {
  std::string query;   // of the query language; empty with only filters
  bool plain = false;  // the query is words only
  MatchMode match = MatchMode::Auto;
  SortKey sort = SortKey::Relevance;
  std::optional<std::chrono::milliseconds> deep_budget;  // --deep, and the time that it may take
  std::optional<std::int64_t> half_life;                 // --recency, in days
  std::optional<std::size_t> limit = 10;                 // absent: all
  std::size_t offset = 0;
  std::vector<FacetFilter> filters;
  bool declared_only = false;  // countries that were inferred from the text count nowhere
  calendar::DateRange dates;   // --from, --to, --on, --since, joined
  calendar::Date now;          // --as-of or today
  bool as_of = false;          // nothing later than `now` exists
  std::vector<FacetRequest> facets;
  std::size_t also_read = 0;  // suggestions for the top result
  bool copies = false;        // near-copies are results of their own, and count as such
  bool snippets = true;
  bool explain = false;
  Spelling spelling = Spelling::AsTyped;
  std::optional<std::string> related;           // ARTICLE of --related, instead of a query
  std::optional<std::string> story;             // ARTICLE of --story, instead of a query
  RelatedTime related_time = RelatedTime::Any;  // keep those older, or newer, than it
};

}  // namespace dateline::engine
