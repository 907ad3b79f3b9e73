// Which JSON key means which field of an article: the names of INTERFACE.md §4, their aliases, and those of
// the user.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline::formats {

enum class JsonField { Id, Title, Body, Summary, Date, Countries, Tags, Language, Url, Source, AlsoRead };
inline constexpr std::size_t kJsonFields = 11;

// Of several keys for one field in an object the one of the lowest rank counts.
struct JsonKey {
  JsonField field;
  unsigned rank;
};

class JsonKeyTable {
 public:
  // `key_map` as in ReadOptions: its keys, as they are spelled, come before the table's; an unknown field
  // name is passed over.
  explicit JsonKeyTable(const std::map<std::string, std::string>& key_map);

  // In the table, case, '_', '-', ':' and spaces do not matter: "pubDate", "pub_date".
  std::optional<JsonKey> find(std::string_view key) const;

 private:
  std::unordered_map<std::string, JsonField> mapped_;
};

}  // namespace dateline::formats
