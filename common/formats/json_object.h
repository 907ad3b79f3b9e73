// One JSON object of a JSON Lines file, read for the fields of an article only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/formats/json_keys.h"

namespace dateline::formats {

struct JsonScalar {
  std::string text;              // of a number: as written
  std::optional<double> number;  // when it is one
};

// What an object says about one field. Empty strings, null, true and false say nothing.
struct JsonValue {
  unsigned rank = 0;
  bool is_list = false;
  std::vector<JsonScalar> scalars;
};

struct JsonObject {
  std::array<JsonValue, kJsonFields> values;

  JsonValue& operator[](JsonField field) { return values[static_cast<std::size_t>(field)]; }
  const JsonValue& operator[](JsonField field) const { return values[static_cast<std::size_t>(field)]; }
};

struct JsonObjectOrReason {
  std::optional<JsonObject> object;
  std::string reason;        // why there is none: "not a JSON object"
  bool is_repaired = false;  // half a surrogate pair became U+FFFD
};

// `line` must be valid UTF-8. Values nested in lists count one by one; of an object ({"name": "Reuters"},
// {"$date": ...}) its name or content. Time and memory are linear in the line whatever it nests.
JsonObjectOrReason parse_json_object(std::string_view line, const JsonKeyTable& keys);

}  // namespace dateline::formats
