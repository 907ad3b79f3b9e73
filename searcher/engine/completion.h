// Completions for a search box: what the words typed so far, the last of them unfinished, may become.
//
// Tags whose names begin with what was typed; words of the vocabulary that begin with its last word, in
// articles that hold the others; titles that hold all of it. From what the index has anyway: the terms of
// tags and titles, the vocabulary, and the records of the newest titles. Nothing of removed articles is
// offered.
//
// Where fields, quotation marks or signs were typed, only what is unfinished is completed, and the rest is
// kept: tag:sec, country:fr, "security coo, -turk (query/unfinished.h; field_completion.cpp).
//
// Holds references; by one thread, as the Analyzer.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/open_index.h"
#include "common/schema/columns.h"
#include "common/text/analyzer.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/search_response.h"
#include "searcher/query/match_node.h"
#include "searcher/query/unfinished.h"

namespace dateline::engine {

class Completer {
 public:
  // All must outlive it. `languages`: of the index, most frequent first.
  Completer(const index::OpenIndex& index, text::Analyzer& analyzer,
            const std::vector<std::string>& languages)
      : index_(index), analyzer_(analyzer), languages_(languages), evaluator_(index, analyzer) {}

  // At most `limit`, the most useful first.
  std::vector<Completion> complete(std::string_view prefix, std::size_t limit);
  // `articles`: that hold the rest of the query; nullopt where there is none.
  std::vector<Completion> complete(const query::Unfinished& part, const std::optional<MatchSet>& articles,
                                   std::size_t limit);

 private:
  // What was typed, taken apart.
  struct Typed {
    std::string text;                   // as typed, without white space at its ends
    std::string folded;                 // the same, for comparing
    std::vector<std::string> finished;  // words, folded
    std::string unfinished;  // the last word, folded; empty after a space, or in scripts without spaces
    std::size_t unfinished_begin = 0;  // bytes in `text`
    std::vector<std::string> bigrams;  // of scripts without spaces
  };

  Typed take_apart(std::string_view prefix);
  std::vector<Completion> tags(const Typed& typed, std::size_t limit);
  std::vector<Completion> words(const Typed& typed, std::size_t limit);
  std::vector<Completion> titles(const Typed& typed, std::size_t limit);

  struct Counted {
    std::string term;
    std::uint64_t count = 0;
  };
  // A value of a field as it is typed: with its terms, of any of which an article has one.
  struct Value {
    std::string text;
    std::set<std::string> terms;
  };
  std::vector<Value> values_of(query::Field field, std::string_view beginning, std::size_t limit);
  std::vector<Value> tag_values(std::string_view beginning, std::size_t limit);
  std::vector<Value> country_values(std::string_view beginning) const;
  std::vector<Value> language_values(std::string_view beginning) const;
  std::vector<Value> words_in_field(std::string_view prefix, const std::string& beginning, std::size_t limit);
  std::size_t count(const Value& value, const std::optional<MatchSet>& articles);

  // Terms that begin so, by the articles they index (dead ones too), the most frequent ones.
  std::vector<Counted> frequent_terms(const std::string& beginning, std::size_t limit) const;
  std::vector<Counted> frequent_words(const std::string& beginning, std::size_t limit);
  void count_together(const MatchSet& articles, std::vector<Counted>& words);
  std::optional<MatchSet> articles_with(const std::vector<std::string>& finished);
  std::optional<query::MatchNode> titles_node(const Typed& typed);
  std::vector<index::ArticleRef> newest(const MatchSet& articles, std::size_t limit) const;
  // Of a tag or a source.
  std::string as_written(const std::string& term, std::string_view prefix, schema::ValueColumn column) const;
  std::size_t live_count(const std::string& term, std::uint64_t count);
  std::string with_word(const Typed& typed, const std::string& word) const;
  bool is_stop_word(const std::string& word);
  static bool is_misprint(std::string_view word, std::uint64_t count, const std::vector<Counted>& frequent);

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  const std::vector<std::string>& languages_;
  MatchEvaluator evaluator_;
};

// Titles that begin with all of several words first; then tags and words, the most frequent first; the last
// places for other titles. What reads the same stands once.
std::vector<Completion> most_useful(const std::vector<Completion>& tags_and_words,
                                    const std::vector<Completion>& beginning,
                                    const std::vector<Completion>& titles, std::size_t limit);

}  // namespace dateline::engine
