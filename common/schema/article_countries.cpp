#include "common/schema/article_countries.h"

#include <algorithm>

#include "common/geo/infer_countries.h"
#include "common/schema/fields.h"

namespace dateline::schema {

ArticleCountries countries_of(const Article& article) {
  ArticleCountries countries;
  for (const std::string& name : article.countries) {
    const std::string value = country_value(name);
    if (std::find(countries.values.begin(), countries.values.end(), value) == countries.values.end())
      countries.values.push_back(value);
  }
  if (!countries.values.empty()) return countries;
  countries.values = geo::infer_countries({article.title, article.summary, article.body, article.language,
                                           article.date ? article.date->day.number() : 0});
  countries.inferred = !countries.values.empty();
  return countries;
}

}  // namespace dateline::schema
