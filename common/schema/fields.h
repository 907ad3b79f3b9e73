// The schema: one table of the fields that a query can name and of the terms that stand for them in the
// index.
//
// Terms of one article (folded text never begins with an ASCII capital, so prefixes cannot collide with
// words):
//
//   word              folded word, wdf 0, no position: exact forms, wildcards
//   XA + form         accent-exact form where it differs from the folded word, wdf 0
//   Z + stem          main field (title, summary, body, tags) with wdf and position; no stop words
//   A + letters       acronym, wdf 1
//   S XS XT + word    words of title, summary, tags, wdf 0; with Z before the word: its stem
//   XI                a country inferred from the text of an article that declares none: boolean
//   XC K L XO         country, tag, language, source: boolean, folded, hashed when long
//   Q U               the article's identity, and its file: boolean, hashed when long
//   XH XR             hash of the folded title, and of each title under "also read": boolean
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::schema {

// Grows whenever an index written before cannot be read any more.
inline constexpr int kSchemaVersion = 3;

enum class FieldKind : std::uint8_t {
  Words,  // holds words: title:x, title:"a b"
  Value,  // narrows: country:cn
  Date,   // narrows by a range of days
};

struct Field {
  std::string_view name;
  std::string_view alias;
  FieldKind kind;
  std::string_view prefix;   // of its terms; empty where it has none of its own
  std::string_view example;  // a query that must parse and, in the sample archive, find something
  std::string_view help;
};

inline constexpr std::array kFields = {
    Field{"title", "headline", FieldKind::Words, "S", "title:cooperation", "words of the headline"},
    Field{"summary", "abstract", FieldKind::Words, "XS", "summary:talks", "words of the summary"},
    Field{"body", "text", FieldKind::Words, "", "body:ministry", "words of the text proper"},
    Field{"tag", "tags", FieldKind::Words, "XT", "tag:security", "words of the tags"},
    Field{"country", "place", FieldKind::Value, "XC", "country:cn", "a country, by ISO code or name"},
    Field{"language", "lang", FieldKind::Value, "L", "language:fr", "the language of the article"},
    Field{"source", "src", FieldKind::Value, "XO", "source:\"coastal wire\"", "the newspaper or agency"},
    Field{"path", "file", FieldKind::Value, "", "path:2025/*",
          "the file, relative to its corpus; * and ? stand for any characters"},
    Field{"date", "day", FieldKind::Date, "", "date:2025-05..2025-06",
          "days, months, years and ranges of them"},
};

constexpr bool field_table_is_sound() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i].name.empty() || kFields[i].example.empty()) return false;
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      if (kFields[i].name == kFields[j].name || kFields[i].alias == kFields[j].alias) return false;
      if (!kFields[i].prefix.empty() && kFields[i].prefix == kFields[j].prefix) return false;
    }
  }
  return true;
}
static_assert(field_table_is_sound(), "names, aliases and prefixes of fields are unique");

inline constexpr std::string_view kStemPrefix = "Z";
inline constexpr std::string_view kAccentedPrefix = "XA";
inline constexpr std::string_view kAcronymPrefix = "A";
inline constexpr std::string_view kTitlePrefix = "S";
inline constexpr std::string_view kSummaryPrefix = "XS";
inline constexpr std::string_view kTagWordPrefix = "XT";
inline constexpr std::string_view kCountryPrefix = "XC";
inline constexpr std::string_view kInferredCountryPrefix = "XI";
inline constexpr std::string_view kTagPrefix = "K";
inline constexpr std::string_view kLanguagePrefix = "L";
inline constexpr std::string_view kSourcePrefix = "XO";
inline constexpr std::string_view kIdentityPrefix = "Q";
inline constexpr std::string_view kFilePrefix = "U";
inline constexpr std::string_view kTitleHashPrefix = "XH";
inline constexpr std::string_view kLinkHashPrefix = "XR";

// Between title, summary, body and each tag, so that no phrase or NEAR reaches across them.
inline constexpr std::uint32_t kPositionGap = 100;

// A word of the title counts so often: towards its frequency, and the length of the article.
inline constexpr std::uint32_t kTitleCounts = 2;

// A term of at most 245 bytes (Xapian's limit): the text itself, or its beginning and a hash when it is
// longer.
std::string bounded_term(std::string_view prefix, std::string_view text);

// The boolean term of a facet value: folded, so that "Taliban" and "taliban" are one.
std::string facet_term(std::string_view prefix, std::string_view value);

// Country values in the index: a code in capitals ("CN"), or ':' and the name as written where no table knows
// it.
std::string country_value(std::string_view name_or_code);
// Those that a filter by this name lets through (geo::countries_meant).
std::vector<std::string> country_values(std::string_view name);
inline bool is_known_country(std::string_view value) {
  return !value.empty() && value.front() != ':';
}

// What identifies an article (INTERFACE.md §3): the key of its corpus, its file's path in it, and its id.
std::string identity_term(std::string_view corpus_key, std::string_view path, std::string_view id);
std::string file_term(std::string_view corpus_key, std::string_view path);

// Titles that are equal after folding have equal terms: how "also read" finds its target, and the target what
// links to it.
std::string title_hash_term(std::string_view title);
std::string link_hash_term(std::string_view title);

}  // namespace dateline::schema
