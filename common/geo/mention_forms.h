// The rows of the table of mentions, which make_mention_table makes from mentions.txt.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::geo {

enum class MentionKind : std::uint8_t {
  Name,        // of a country
  Demonym,     // its people, or the adjective
  City,        // that news is sent from, or another place in it
  Dateline,    // a part of a country, where a dateline ends in it
  Nothing,     // a phrase that says nothing of the country whose name it holds
  Uncertain,   // marks a name or city that is also the name of something else
  CommonWord,  // marks one that is a common word where its capital letter tells nothing
  Currency,    // a word that makes the name before it that of a currency
  OfCity,      // a word that makes the name of a city before it say little of its country
};

struct MentionForm {
  MentionKind kind;
  std::string_view language;  // empty for cities: all languages of the Latin script
  std::string_view code;      // empty where the kind has no country
  std::string_view form;      // as it is written
};

}  // namespace dateline::geo
