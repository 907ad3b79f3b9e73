// The query that was meant: words of a query that the index does not know, or hardly, replaced by words near
// to them that it knows well.
//
// A noisy channel: of the word as typed and the words near it, the one that is likeliest by how often it is
// written, by how often articles that hold it hold the other words of the query too, and by how easily one is
// typed for the other. Also two words written as one, and one written as two. docs/ranking.md has the
// formula.
//
// Words of scripts without spaces, of Hangul, with digits or capitals, stop words, words in quotes, in fields
// or marked with + or - stay as they are, and so does a word of which the index knows another form well.
// Words that many articles hold cost one look-up each; only for others is a vocabulary read.
//
// Holds references; by one thread, as the Analyzer.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/open_index.h"
#include "common/text/analyzer.h"
#include "searcher/engine/match_set.h"
#include "searcher/query/ast.h"
#include "searcher/query/compiler_words.h"

namespace dateline::engine {

// A word of the query that may be corrected, or helps to tell what its neighbours mean.
struct TypedWord {
  std::size_t begin = 0, end = 0;  // bytes in the query
  query::QueryToken token;
  bool plain = false;  // may be changed, by how it is written and where it stands
};

// The words of the main field that a query asks for, in order.
std::vector<TypedWord> typed_words(std::string_view query, const query::QueryAst& ast,
                                   query::WordForms& forms);

class Speller {
 public:
  // All must outlive it. `languages`: of the index, whose stop words are never changed.
  Speller(const index::OpenIndex& index, text::Analyzer& analyzer, const std::vector<std::string>& languages,
          std::string query_language);

  // The query with what was misspelt put right and all else as typed; nullopt where nothing is.
  std::optional<std::string> query_meant(std::string_view query, const query::QueryAst& ast);

 private:
  // What may be meant by a word, or by two.
  struct Reading {
    std::string text;
    double log_slip = 0;                       // of typing what was typed for it
    double occurrences = 0;                    // articles that hold it, as written
    std::vector<std::set<std::string>> terms;  // of each of its words
  };
  // Another word of the query.
  struct Context {
    MatchSet articles;
    double share = 0;  // of all articles
  };

  bool is_doubtful(const std::string& word);
  std::optional<std::string> other_word(const std::string& word, const std::vector<Context>& contexts);
  std::optional<std::string> joined_word(const std::string& first, const std::string& second,
                                         const std::vector<Context>& contexts);
  std::vector<Reading> near_words(const std::string& word);
  std::vector<Reading> split_words(const std::string& word);
  std::optional<std::string> best_reading(const Reading& typed, std::vector<Reading> readings,
                                          const std::vector<Context>& contexts);
  double log_likelihood(const Reading& reading, const std::vector<Context>& contexts);

  Reading reading_of(const std::string& word);
  void add_context(const std::string& words, std::vector<Context>& contexts);
  std::set<std::string> terms_of(const std::string& word);
  bool is_stop_word(const std::string& word);
  double articles_with(const std::string& word) const;  // exactly this form
  double articles_with_forms(const std::string& word);  // any form of its stem
  std::optional<MatchSet> articles_of(const Reading& reading);
  double count_articles(const Reading& reading);

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  const std::vector<std::string>& languages_;
  query::WordForms forms_;
  MatchEvaluator evaluator_;
  double all_articles_;
};

}  // namespace dateline::engine
