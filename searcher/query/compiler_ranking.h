// How a compiled query ranks, and which of its words an article may show: gathered word by word while its
// meaning is compiled.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "searcher/query/compiler.h"
#include "searcher/query/compiler_words.h"

namespace dateline::query {

class Ranking {
 public:
  explicit Ranking(WordForms& forms) : forms_(forms) {}

  void add_word(const QueryToken& token);
  // A word inside quotes ranks by its stem and shows only in its exact form.
  void add_exact(const QueryToken& token);
  // One content word, by any of its terms.
  void add_leaf(const std::set<std::string>& terms);
  // One content word, `typed`, with close spellings, from the word itself out. Each ring counts with all
  // within it, for half of the ring before: as a wider set is no rarer, the nearest spelling comes first.
  void add_rings(const std::string& typed, const std::vector<std::set<std::string>>& rings);
  void add_shown(QueryWord word) { words_.push_back(std::move(word)); }
  // Short queries: words that stand next to each other in the text as in the query count a little more.
  void add_adjacent(const std::vector<QueryToken>& tokens);

  // Hands over what was gathered.
  void finish(CompiledQuery& query);

 private:
  WordForms& forms_;
  std::vector<RankingLeaf> leaves_;
  std::vector<QueryWord> words_;
  std::size_t content_words_ = 0;
};

}  // namespace dateline::query
