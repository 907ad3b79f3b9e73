// What every reader promises for any bytes: articles of valid UTF-8 within the limits, or a problem.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/formats/article_reader.h"
#include "common/io/utf8.h"

namespace dateline::formats {

inline void require(bool promise) {
  if (!promise) std::abort();
}

inline void require_text(const std::string& text) {
  require(io::is_valid_utf8(text) && text.find('\0') == std::string::npos);
}

inline void require_list(const std::vector<std::string>& list, std::size_t limit) {
  require(list.size() <= limit);
  for (const std::string& item : list) {
    require(!item.empty());
    require_text(item);
  }
}

inline void require_article(const Article& article) {
  require(!article.title.empty() || !article.body.empty());
  require(article.title.size() + article.summary.size() + article.body.size() <= kMaxArticleBytes);
  for (const auto* text : {&article.id, &article.title, &article.summary, &article.body, &article.language,
                           &article.url, &article.source}) {
    require_text(*text);
  }
  require_list(article.countries, kMaxTags);
  require_list(article.tags, kMaxTags);
  require_list(article.also_read, kMaxLinks);
}

inline void read_any_bytes(const ArticleReader& reader, const std::uint8_t* data, std::size_t size) {
  std::size_t events = 0;
  reader.read(
      std::string(reinterpret_cast<const char*>(data), size), {},
      [&](ArticleAt&& article) {
        ++events;
        require(article.line > 0);
        require_article(article.article);
      },
      [&](ReadProblem&& problem) {
        ++events;
        require_text(problem.reason);
      });
  require(events > 0);
}

}  // namespace dateline::formats
