// Words of a query that stand for several of the index: wildcards and close spellings.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "searcher/query/compiler.h"
#include "searcher/query/compiler_words.h"

namespace dateline::query {

struct ExpandedWord {
  MatchNode match;
  // Terms that it ranks by, from the nearest spelling out: see Ranking::add_rings().
  std::vector<std::set<std::string>> rings;
  QueryWord shown;
  std::optional<std::string> warning;  // there were more than kMaxExpansions
};

class Expander {
 public:
  // All must outlive it. `languages`: of the index.
  Expander(const index::OpenIndex& index, text::Analyzer& analyzer, const std::vector<std::string>& languages,
           WordForms& forms)
      : index_(index), analyzer_(analyzer), languages_(languages), forms_(forms) {}

  ExpandedWord wildcard(const Wildcard& wildcard);

  // What the word finds by itself and the words close to it. A word of a script without spaces, or of fewer
  // than three characters, has no close ones.
  ExpandedWord close_spellings(const QueryToken& token, TextField field);

 private:
  void add_stems(const std::string& word, std::set<std::string>& terms);
  MatchNode match_node(TextField field, const std::set<std::string>& terms, const QueryWord& shown) const;

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  const std::vector<std::string>& languages_;
  WordForms& forms_;
};

}  // namespace dateline::query
