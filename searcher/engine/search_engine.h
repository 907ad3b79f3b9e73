// The SearchEngine: a SearchRequest → a SearchResponse, over one OpenIndex. Everything that search can find
// out is asked here; nothing is printed.
//
// Holds an Analyzer and Xapian handles: one engine per thread. Answers from the generation that was open when
// it was made.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/search_request.h"
#include "searcher/engine/search_response.h"

namespace dateline::engine {

class SearchEngine {
 public:
  explicit SearchEngine(index::OpenIndex index);
  ~SearchEngine();
  SearchEngine(SearchEngine&&) noexcept;

  // Answers request.query. Throws Error with a caret under the place for a query that is refused, Error for
  // an unreadable index.
  SearchResponse search(const SearchRequest& request);

  // The articles related to request.related: an id, a file, or "-" for the article on standard input, whose
  // bytes are given. Throws Error when there is no such article.
  SearchResponse related(const SearchRequest& request, std::string standard_input = {});

  // --complete: what an unfinished query may become, the most useful first.
  std::vector<Completion> complete(std::string_view prefix, std::size_t limit);

  // The story of request.story, named as for related(): its steps, oldest first.
  SearchResponse story(const SearchRequest& request, std::string standard_input = {});

  // --show: the article with the words of request.query highlighted.
  ShownArticle show(const SearchRequest& request, std::string_view article);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::engine
