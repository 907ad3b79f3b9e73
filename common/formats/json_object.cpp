#include "common/formats/json_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "common/formats/plain_text.h"

namespace dateline::formats {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostScalars = 100000;  // of one field; far beyond what an article keeps

// In an object that stands for a value, the keys that hold it: of feeds, of schema.org and of MongoDB's
// exports.
constexpr std::string_view kValueKeys[] = {"name",  "title", "main", "term",       "label",
                                           "#text", "$date", "$oid", "$numberLong"};

// Collects the fields from the events of the parser. No tree is built.
class FieldCollector : public nlohmann::json_sax<Json> {
 public:
  explicit FieldCollector(const JsonKeyTable& keys) : keys_(keys) {}

  JsonObject& object() { return object_; }
  const std::string& reason() const { return reason_; }
  std::size_t error_position() const { return error_position_; }

  bool null() override { return scalar({}); }
  bool boolean(bool value) override {
    if (!value && !open_.empty() && open_.back().at_declared) forget_object();
    return scalar({});
  }
  bool number_integer(number_integer_t value) override {
    return scalar({std::to_string(value), static_cast<double>(value)});
  }
  bool number_unsigned(number_unsigned_t value) override {
    return scalar({std::to_string(value), static_cast<double>(value)});
  }
  bool number_float(number_float_t value, const string_t& text) override { return scalar({text, value}); }
  bool string(string_t& text) override { return scalar({std::move(text), std::nullopt}); }
  bool binary(binary_t&) override { return true; }  // not in JSON text

  bool start_object(std::size_t) override { return open(Container::Object); }
  bool start_array(std::size_t) override { return open(Container::Array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (open_.size() == 1) {
      start_field(keys_.find(name));
    } else if (field_) {
      Level& level = open_.back();
      level.at_declared = name == "declared";
      const bool is_value =
          std::find(std::begin(kValueKeys), std::end(kValueKeys), name) != std::end(kValueKeys);
      level.accepts = is_value && level.in_field && !level.has_value;
      level.has_value = level.has_value || level.accepts;
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_position_ = position;
    return false;
  }

 private:
  enum class Container { Object, Array };
  struct Level {
    bool in_field = false;     // the container stands where a value of the field may
    bool accepts = false;      // what comes next in it may be such a value
    bool has_value = false;    // of an object: the key that holds its value was seen
    bool at_declared = false;  // of an object: the last key was "declared"
    std::size_t scalars = 0;   // collected before it
  };

  void start_field(std::optional<JsonKey> key) {
    field_ = key;
    if (field_ && !object_[field_->field].scalars.empty() && object_[field_->field].rank < field_->rank)
      field_.reset();
    pending_ = JsonValue{};
    open_.back().accepts = field_.has_value();
  }

  bool scalar(JsonScalar&& value) {
    if (open_.empty()) return false;  // a line that is no object
    const bool counts = field_ && open_.back().accepts && pending_.scalars.size() < kMostScalars;
    if (counts && !trim(value.text).empty()) pending_.scalars.push_back(std::move(value));
    if (open_.size() == 1) finish_field();
    return true;
  }

  bool open(Container container) {
    if (open_.size() == kDeepest) {
      reason_ = "nested too deeply";
      return false;
    }
    const bool is_field = field_ && !open_.empty() && open_.back().accepts;
    if (container == Container::Array && is_field) pending_.is_list = true;
    open_.push_back(
        {is_field, is_field && container == Container::Array, false, false, pending_.scalars.size()});
    return true;
  }

  // {"name": "China", "declared": false}, in our own dumps: a country that was inferred from the text.
  void forget_object() {
    pending_.scalars.resize(open_.back().scalars);
    open_.back().in_field = false;
  }

  bool close() {
    open_.pop_back();
    if (open_.size() == 1) finish_field();
    return true;
  }

  void finish_field() {
    if (field_ && !pending_.scalars.empty()) {
      pending_.rank = field_->rank;
      object_[field_->field] = std::move(pending_);
    }
    field_.reset();
  }

  const JsonKeyTable& keys_;
  JsonObject object_;
  std::vector<Level> open_;
  std::optional<JsonKey> field_;
  JsonValue pending_;
  std::string reason_;
  std::size_t error_position_ = 0;
};

// Replaces each escape of half a surrogate pair ("\\ud800"), which some crawlers write, by that of U+FFFD.
// False when there is none.
bool repair_surrogates(std::string& line) {
  bool repaired = false;
  const auto unit_at = [&](std::size_t at) -> unsigned {
    constexpr std::size_t kEscape = 6;  // \uXXXX
    if (at + kEscape > line.size() || line.compare(at, 2, "\\u") != 0) return 0;
    unsigned unit = 0;
    const char* const digits = line.data() + at + 2;
    const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
    return error == std::errc() && end == digits + 4 ? unit : 0;
  };
  for (auto at = line.find('\\'); at != std::string::npos; at = line.find('\\', at)) {
    const unsigned unit = unit_at(at);
    const bool is_high = unit >= 0xD800 && unit <= 0xDBFF;
    const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    const unsigned next = is_high ? unit_at(at + 6) : 0;
    if (is_high && next >= 0xDC00 && next <= 0xDFFF) {
      at += 12;
    } else if (is_high || is_low) {
      line.replace(at, 6, "\\ufffd");
      repaired = true;
      at += 6;
    } else {
      at += 2;
    }
  }
  return repaired;
}

std::string reason_of_failure(std::string_view line, const FieldCollector& collector) {
  if (!collector.reason().empty()) return collector.reason();
  if (collector.error_position() > line.size()) return "the JSON object is not complete";
  return fmt::format("not valid JSON at column {}", collector.error_position());
}

}  // namespace

JsonObjectOrReason parse_json_object(std::string_view line, const JsonKeyTable& keys) {
  if (trim(line).substr(0, 1) != "{") return {std::nullopt, "not a JSON object", false};
  FieldCollector collector(keys);
  if (Json::sax_parse(line.begin(), line.end(), &collector))
    return {std::move(collector.object()), {}, false};
  std::string repaired(line);
  if (repair_surrogates(repaired)) {
    FieldCollector again(keys);
    if (Json::sax_parse(repaired, &again)) return {std::move(again.object()), {}, true};
  }
  return {std::nullopt, reason_of_failure(line, collector), false};
}

}  // namespace dateline::formats
