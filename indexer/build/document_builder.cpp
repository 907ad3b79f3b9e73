#include "indexer/build/document_builder.h"

#include "common/schema/fields.h"

namespace dateline::build {

using text::Token;
using text::TokenKind;

namespace {

// Characters of scripts without spaces have no exact form besides the bigram itself.
bool has_exact_form(const Token& token) {
  return token.kind == TokenKind::Word;
}

}  // namespace

Xapian::Document DocumentBuilder::build(const schema::StoredArticle& stored, schema::Row& row,
                                        const std::string& record) {
  const Article& article = stored.article;
  Xapian::Document document;
  document.set_data(record);
  position_ = 0;
  length_ = 0;
  add_text(document, article.title, article.language, schema::kTitlePrefix);
  shingler_.clear();
  shingler_.add(add_text(document, article.summary, article.language, schema::kSummaryPrefix));
  shingler_.add(add_text(document, article.body, article.language, {}));
  row.sketch = shingler_.sketch();
  for (const std::string& tag : article.tags)
    add_text(document, tag, article.language, schema::kTagWordPrefix);
  row.length = length_;
  add_facets(document, stored, row);
  return document;
}

const std::vector<Token>& DocumentBuilder::add_text(Xapian::Document& document, std::string_view text,
                                                    std::string_view language,
                                                    std::string_view field_prefix) {
  const auto term = [this](std::string_view first, std::string_view second,
                           std::string_view word) -> const std::string& {
    term_.assign(first).append(second).append(word);
    return term_;
  };
  const Xapian::termcount counts = field_prefix == schema::kTitlePrefix ? schema::kTitleCounts : 1;
  Xapian::termpos last = 0;
  const std::vector<Token>& tokens = analyzer_.analyze(text, language);
  for (const Token& token : tokens) {
    last = token.position;
    if (!token.stop) {
      document.add_posting(term(schema::kStemPrefix, {}, token.stem), position_ + token.position, counts);
      length_ += counts;
    }
    if (!token.acronym.empty()) {
      document.add_term(term(schema::kAcronymPrefix, {}, token.acronym));
      ++length_;
    }
    if (has_exact_form(token)) document.add_boolean_term(term({}, {}, token.word));
    if (!token.accented.empty()) document.add_boolean_term(term(schema::kAccentedPrefix, {}, token.accented));
    if (field_prefix.empty()) continue;
    document.add_boolean_term(term(field_prefix, schema::kStemPrefix, token.stem));
    if (has_exact_form(token)) document.add_boolean_term(term(field_prefix, {}, token.word));
  }
  position_ += last + schema::kPositionGap;
  return tokens;
}

void DocumentBuilder::add_facets(Xapian::Document& document, const schema::StoredArticle& stored,
                                 const schema::Row& row) {
  const Article& article = stored.article;
  const auto at = [&row](schema::ValueColumn column) -> const std::vector<std::string>& {
    return row.values[static_cast<std::size_t>(column)];
  };
  const std::string_view country_prefix =
      row.countries_inferred ? schema::kInferredCountryPrefix : schema::kCountryPrefix;
  for (const std::string& country : at(schema::ValueColumn::Country))
    document.add_boolean_term(schema::facet_term(country_prefix, country));
  for (const std::string& tag : at(schema::ValueColumn::Tag))
    document.add_boolean_term(schema::facet_term(schema::kTagPrefix, tag));
  for (const std::string& language : at(schema::ValueColumn::Language))
    document.add_boolean_term(schema::facet_term(schema::kLanguagePrefix, language));
  for (const std::string& source : at(schema::ValueColumn::Source))
    document.add_boolean_term(schema::facet_term(schema::kSourcePrefix, source));
  document.add_boolean_term(schema::identity_term(stored.corpus_key, stored.path, stored.id));
  document.add_boolean_term(schema::file_term(stored.corpus_key, stored.path));
  if (!article.title.empty()) document.add_boolean_term(schema::title_hash_term(article.title));
  for (const std::string& link : article.also_read) document.add_boolean_term(schema::link_hash_term(link));
}

}  // namespace dateline::build
