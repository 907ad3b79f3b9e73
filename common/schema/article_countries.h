// The countries of an article, as the index has them: those that it declares, or, where it declares none,
// those that its text is about (geo/infer_countries.h). Never both. Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "common/article.h"

namespace dateline::schema {

struct ArticleCountries {
  std::vector<std::string> values;  // as country_value() gives them, each once
  bool inferred = false;
};

// `article.language` must be settled. Reading the text costs some 20 microseconds for a kilobyte; what an
// index holds already stands in its columns.
ArticleCountries countries_of(const Article& article);

}  // namespace dateline::schema
