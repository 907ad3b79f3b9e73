// The compiler: QueryAst → what matches (MatchNode), how it is ranked (RankingLeaf), and what to highlight.
//
// Words go through the Analyzer here, in every language that the index holds; wildcards are expanded over the
// vocabularies of all segments. A compiler holds an Analyzer: one per thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/timestamp.h"
#include "common/index/open_index.h"
#include "common/text/analyzer.h"
#include "searcher/query/match_node.h"

namespace dateline::query {

// One word of the query that an article may show.
struct QueryWord {
  std::string typed;
  std::set<std::string> stems, words, accented, acronyms;  // forms that count as it
  std::uint64_t frequency = 0;                             // articles that hold it
};

// A part of what ranks; an article's score is the sum of its parts.
struct RankingLeaf {
  std::string label;               // for --explain
  std::vector<std::string> terms;  // any counts as the word; of a pair, the one and the one right after it
  double weight = 1;               // what the scores of the word, or of both, are multiplied by
  bool is_pair = false;            // of words that have leaves of their own
};

// Filters that narrow the whole query: those of one field side by side, either of which lets an article
// through.
struct QueryFilter {
  std::string as_typed;              // "country:cn country:af"
  std::optional<FilterField> field;  // absent: dates, an exclusion, or several fields
  std::vector<std::string> values;   // of the field
  std::optional<calendar::DateRange> days;
  MatchNode node;
};

// `all` and `any` are about the words; an article must pass `filters` besides.
struct CompiledQuery {
  MatchNode all;                    // every word asked for
  MatchNode any;                    // equal to `all` where --match has no say
  bool plain = false;               // words and filters only: --match decides between the two
  bool ranks = false;               // there are content words to rank by; else newest first
  std::vector<RankingLeaf> leaves;  // what ranks
  std::size_t content_words = 0;
  std::vector<QueryWord> words;
  std::vector<QueryFilter> filters;
  std::vector<std::string> warnings;
};

struct CompileOptions {
  calendar::Date now;
  bool any_of_words = false;   // --match any: plain words among operators are optional
  bool all_of_words = false;   // --match all: they are required even beside +words
  bool declared_only = false;  // country: finds what articles declare, not what was inferred
  std::string query_language;  // whose stop words are dropped; a tag
};

class Compiler {
 public:
  explicit Compiler(const index::OpenIndex& index);
  CompiledQuery compile(const QueryAst& ast, const CompileOptions& options);

  text::Analyzer& analyzer() { return analyzer_; }
  const std::vector<std::string>& languages() const { return languages_; }

 private:
  friend class CompileRun;
  const index::OpenIndex& index_;
  std::vector<std::string> languages_;  // of the index, most frequent first
  text::Analyzer analyzer_;
};

// The filter of one facet value, as --country and country: share it. A region stands for all its countries.
MatchNode filter_node(FilterField field, const std::string& value, const index::OpenIndex& index,
                      bool declared_only);

// Terms of the index that begin with `prefix` and whose rest matches the pattern of '*' and '?', with the
// articles each indexes, most frequent first; at most `limit`, and whether there were more.
struct Expansion {
  std::vector<std::pair<std::string, std::uint64_t>> terms;  // without the prefix
  bool cut = false;
};
Expansion expand_wildcard(const index::OpenIndex& index, std::string_view prefix, std::string_view pattern,
                          std::size_t limit);

// '*' any characters, '?' one character (of UTF-8).
bool wildcard_matches(std::string_view pattern, std::string_view text);

}  // namespace dateline::query
