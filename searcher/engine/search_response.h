// What the SearchEngine answers: the contract of INTERFACE.md §3 as plain values. Writers turn it into bytes;
// nothing here prints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/calendar/timestamp.h"
#include "searcher/engine/search_request.h"

namespace dateline::engine {

struct Fragment {
  std::string text;
  bool hit = false;
};

struct Country {
  std::optional<std::string> code;  // absent: a name that no table knows
  std::string name;                 // in English, else as written
  bool declared = true;
};

struct Copy {
  std::string id, title;
  std::optional<calendar::Timestamp> date;
  std::optional<std::string> source;
};

// --story: what a result is in the story.
struct StoryPlace {
  std::size_t step = 0;                     // from 1, the oldest
  std::optional<std::string> first_source;  // who had it first: the source of the earliest near-copy
  bool update = false;                      // goes on from an earlier step, and holds most of its text
  std::vector<std::string> fresh;           // words and names that no step before has
};

struct SearchResult {
  std::size_t rank = 0;  // from 1, offset included
  std::string id;        // percent-encoded (INTERFACE.md §3)
  std::string corpus;    // display name
  std::string path;      // relative to the corpus, raw bytes
  std::string file;      // absolute, raw bytes; empty for articles from standard input
  std::optional<std::string> url;
  std::string title;
  std::string summary;
  std::optional<std::string> source;
  std::optional<calendar::Timestamp> date;
  std::vector<Country> countries;
  std::vector<std::string> tags;
  std::string language;
  double score = 0;
  std::vector<Fragment> snippet;  // fragments in reading order; an ellipsis "…" stands as a fragment of its
                                  // own text where text was left out
  std::vector<Copy> copies;
  std::string explanation;           // --explain: one line a term; of --related the reasons; empty otherwise
  std::vector<std::string> because;  // --related: the reasons, as of also_read
  std::optional<StoryPlace> story;
};

struct FacetValue {
  std::optional<std::string> value;  // code, tag, month …; absent for a country that no table knows
  std::string label;                 // English name of countries and languages, else the value as written
  std::size_t count = 0;
  std::size_t declared = 0;  // countries only
};

struct Facet {
  FacetField field = FacetField::Country;
  std::vector<FacetValue> values;
};

struct AlsoRead {
  std::string id, corpus, path, title;
  std::optional<calendar::Timestamp> date;
  std::vector<std::string> because;  // "tag: Taliban", "3 days later"
};

struct LastRun {
  std::string ended;  // UTC, "2025-05-21T04:00:12Z"
  int exit = 0;
  std::string message;
};

struct IndexInfo {
  std::string uuid;
  std::uint64_t generation = 0;
  std::size_t articles = 0;
  std::string updated;  // UTC, of the last generation
  std::optional<LastRun> last_run;
};

// Why nothing was found.
struct WhyEmpty {
  struct WithoutFilter {
    std::string filter;  // as typed: "--country CN", "date:2025-05"
    std::size_t matches = 0;
  };
  struct UnknownValue {
    FacetField field = FacetField::Country;
    std::string value;
    std::vector<std::string> closest;
  };
  std::size_t matches_without_filters = 0;
  std::vector<WithoutFilter> without;
  std::vector<UnknownValue> unknown_values;
  std::vector<std::string> unknown_words;  // words of the query that no article holds
  std::optional<std::string> nearest_month;
  std::optional<calendar::Date> first_date, last_date;  // the archive's span
};

struct SearchResponse {
  std::string query;
  std::string read_as;
  bool related = false;                               // an answer to --related: `query` names the article
  bool story = false;                                 // an answer to --story: results are its steps
  MatchMode match = MatchMode::Any;                   // All or Any: what the shown set is
  std::optional<std::string> did_you_mean;            // the query that was meant
  std::shared_ptr<const SearchResponse> results_for;  // what that one finds, where this one finds nothing
  std::vector<std::string> warnings;
  std::optional<WhyEmpty> why_empty;
  std::size_t total = 0;     // results: stories where near-copies are one result, else articles
  std::size_t articles = 0;  // of a search: articles in them
  bool total_is_exact = true;
  double took_ms = 0;
  IndexInfo index;
  std::vector<SearchResult> results;
  std::vector<Facet> facets;
  std::vector<AlsoRead> also_read;
};

// What an unfinished query may become.
enum class CompletionKind { Title, Tag, Word, Country, Language, Source };
struct Completion {
  std::string text;
  CompletionKind kind = CompletionKind::Word;
  std::size_t count = 0;  // articles that hold it; of a title those that have it
};

// --show: all that the index keeps of one article.
struct ShownArticle {
  SearchResult result;  // without score and snippet
  std::vector<std::string> also_read;
  std::vector<Fragment> body;  // the whole body, words of the query as hits
  IndexInfo index;
};

}  // namespace dateline::engine
