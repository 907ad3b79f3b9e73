#include "searcher/engine/result_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/geo/countries.h"
#include "common/index/last_run.h"
#include "common/index/layout.h"
#include "common/io/utf8.h"
#include "common/schema/fields.h"

namespace dateline::engine {

namespace {

std::vector<Country> declared_countries(const Article& article) {
  std::vector<Country> countries;
  for (const std::string& name : article.countries) {
    const std::string value = schema::country_value(name);
    Country country;
    if (schema::is_known_country(value)) country.code = value;
    country.name = country.code ? std::string(geo::country_name(value)) : name;
    const bool twice = std::any_of(countries.begin(), countries.end(),
                                   [&country](const Country& other) { return other.name == country.name; });
    if (!twice) countries.push_back(std::move(country));
  }
  return countries;
}

std::vector<Country> inferred_countries(const index::OpenIndex& index, index::ArticleRef ref) {
  const schema::ColumnsView& columns = index.segments()[ref.segment].columns();
  std::vector<Country> countries;
  for (const std::uint32_t number : columns.values(schema::ValueColumn::Country, ref.docid)) {
    std::string code(columns.text(schema::ValueColumn::Country, number & ~schema::kInferredFlag));
    std::string name(geo::country_name(code));
    countries.push_back({std::move(code), std::move(name), false});
  }
  return countries;
}

}  // namespace

SearchResult make_result(const index::OpenIndex& index, index::ArticleRef ref,
                         const schema::StoredArticle& stored, bool declared_only) {
  const index::Corpus& corpus = index.corpus_of(ref);
  const Article& article = stored.article;
  SearchResult result;
  result.id = io::percent_encode(stored.id);
  result.corpus = corpus.name;
  result.path = stored.path;
  result.file = stored.path.empty() ? std::string() : index::file_location(corpus, stored.path);
  if (!article.url.empty()) result.url = article.url;
  result.title = article.title;
  result.summary = article.summary;
  if (!article.source.empty()) result.source = article.source;
  result.date = article.date;
  result.countries = article.countries.empty() && !declared_only ? inferred_countries(index, ref)
                                                                 : declared_countries(article);
  result.tags = article.tags;
  result.language = article.language;
  return result;
}

HighlightTerms highlight_terms(const index::OpenIndex& index, const query::CompiledQuery& query) {
  HighlightTerms terms;
  const auto articles = static_cast<double>(std::max<std::uint64_t>(index.articles(), 1));
  for (const query::QueryWord& word : query.words) {
    const auto number = static_cast<unsigned>(terms.rarity.size());
    for (const std::string& form : word.stems) terms.stems.try_emplace(form, number);
    for (const std::string& form : word.words) terms.words.try_emplace(form, number);
    for (const std::string& form : word.accented) terms.accented.try_emplace(form, number);
    for (const std::string& form : word.acronyms) terms.acronyms.try_emplace(form, number);
    terms.rarity.push_back(
        std::log(1 + articles / static_cast<double>(std::max<std::uint64_t>(word.frequency, 1))));
  }
  return terms;
}

IndexInfo index_info(const index::OpenIndex& index) {
  const auto& member = index.members().front();
  IndexInfo info;
  info.uuid = member.generation.uuid;
  info.generation = member.generation.number;
  info.articles = index.articles();
  info.updated = member.generation.updated;
  if (const auto run = index::read_last_run(member.path))
    info.last_run = LastRun{index::utc_text(run->ended), run->exit, run->message};
  return info;
}

}  // namespace dateline::engine
