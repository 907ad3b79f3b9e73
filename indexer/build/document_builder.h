// The DocumentBuilder: a StoredArticle → its terms, as a Xapian::Document, and its row of columns.
//
// Which terms stand for what is said in schema/fields.h. Holds an Analyzer: one per thread.
#pragma once

#include <string>
#include <string_view>

#include "common/schema/columns.h"
#include "common/schema/stored_article.h"
#include "common/schema/xapian.h"
#include "common/text/analyzer.h"
#include "common/text/shingles.h"

namespace dateline::build {

class DocumentBuilder {
 public:
  // `record` is encode_record(stored); it becomes the document's data. Sets the sketch and the length of
  // `row`.
  Xapian::Document build(const schema::StoredArticle& stored, schema::Row& row, const std::string& record);

 private:
  // Returns the tokens of the text, valid until the next call.
  const std::vector<text::Token>& add_text(Xapian::Document& document, std::string_view text,
                                           std::string_view language, std::string_view field_prefix);
  void add_facets(Xapian::Document& document, const schema::StoredArticle& stored, const schema::Row& row);

  text::Analyzer analyzer_;
  text::Shingler shingler_;
  Xapian::termpos position_ = 0;
  Xapian::termcount length_ = 0;
  std::string term_;  // reused buffer
};

}  // namespace dateline::build
