#include "common/formats/json_keys.h"

#include "common/formats/article_reader.h"

namespace dateline::formats {

namespace {

struct Row {
  JsonField field;
  const char* name;                  // as documented, and as --map knows it
  std::vector<const char*> aliases;  // folded, best first: what crawlers, feeds and data sets of news write
};

const std::vector<Row>& rows() {
  using enum JsonField;
  static const std::vector<Row> table = {
      {Id, "id", {"articleid", "docid", "docno", "identifier", "storiesid", "guid", "uuid"}},
      {Title, "title", {"headline", "webtitle", "heading", "titletext", "titlepage", "titlerss"}},
      {Body,
       "body",
       {"text", "content", "maintext", "articlebody", "bodytext", "fulltext", "articletext", "contenttext",
        "article", "story"}},
      {Summary,
       "summary",
       {"description", "abstract", "excerpt", "lead", "leadparagraph", "lede", "standfirst",
        "shortdescription", "teaser", "trailtext", "snippet", "metadescription"}},
      {Date,
       "date",
       {"published", "publishedat", "publisheddate", "datepublished", "datepublish", "publishdate", "pubdate",
        "publicationdate", "webpublicationdate", "publishtime", "firstpublished", "seendate", "isodate",
        "timestamp", "created", "createdat", "datetime", "time"}},
      {Countries, "countries", {"country", "countrycodes", "countrycode"}},
      {Tags,
       "tags",
       {"keywords", "topics", "categories", "subjects", "labels", "tag", "keyword", "topic", "category",
        "subject"}},
      {Language, "language", {"lang", "inlanguage", "languagecode"}},
      {Url, "url", {"link", "weburl", "canonicalurl", "permalink", "externalurl", "href", "uri"}},
      {Source,
       "source",
       {"sourcename", "publisher", "publication", "outlet", "newspaper", "medianame", "sitename", "agency",
        "provider", "sourcedomain", "domain", "site"}},
      {AlsoRead, "also_read", {"related", "relatedarticles", "relatedtitles", "seealso"}},
  };
  return table;
}

std::string folded(std::string_view key) {
  std::string result;
  for (const char c : key) {
    if (c == '_' || c == '-' || c == ':' || c == ' ') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

// Rank 0 is of the user's keys, 1 of the field's own name.
const std::unordered_map<std::string, JsonKey>& table_by_key() {
  static const auto by_key = [] {
    std::unordered_map<std::string, JsonKey> keys;
    for (const Row& row : rows()) {
      unsigned rank = 1;
      keys.emplace(folded(row.name), JsonKey{row.field, rank});
      for (const char* alias : row.aliases) keys.emplace(alias, JsonKey{row.field, ++rank});
    }
    return keys;
  }();
  return by_key;
}

}  // namespace

bool is_article_field(std::string_view name) {
  for (const Row& row : rows()) {
    if (name == row.name) return true;
  }
  return false;
}

JsonKeyTable::JsonKeyTable(const std::map<std::string, std::string>& key_map) {
  for (const auto& [key, field] : key_map) {
    for (const Row& row : rows()) {
      if (field == row.name) mapped_.emplace(key, row.field);
    }
  }
}

std::optional<JsonKey> JsonKeyTable::find(std::string_view key) const {
  constexpr std::size_t kLongestKey = 200;
  if (key.size() > kLongestKey) return std::nullopt;
  if (!mapped_.empty()) {
    const auto mapped = mapped_.find(std::string(key));
    if (mapped != mapped_.end()) return JsonKey{mapped->second, 0};
  }
  const auto row = table_by_key().find(folded(key));
  return row != table_by_key().end() ? std::optional(row->second) : std::nullopt;
}

}  // namespace dateline::formats
