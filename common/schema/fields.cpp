#include "common/schema/fields.h"

#include "common/geo/countries.h"
#include "common/io/files.h"
#include "common/text/analyzer.h"

namespace dateline::schema {

namespace {
constexpr std::size_t kMaxTermBytes = 240;

std::string joined(std::string_view a, std::string_view b, std::string_view c) {
  std::string text(a);
  text.append(1, '\0').append(b).append(1, '\0').append(c);
  return text;
}
}  // namespace

std::string bounded_term(std::string_view prefix, std::string_view text) {
  std::string term(prefix);
  // Zero bytes take two bytes each inside Xapian's keys.
  std::size_t cost = prefix.size() + text.size();
  for (const char c : text) cost += c == '\0' ? 1 : 0;
  if (cost <= kMaxTermBytes) return term.append(text);
  constexpr std::size_t kKept = 100;
  return term.append(text.substr(0, kKept)).append(1, '#').append(io::to_hex(io::checksum(text)));
}

std::string facet_term(std::string_view prefix, std::string_view value) {
  return bounded_term(prefix, text::fold(value));
}

std::string country_value(std::string_view name_or_code) {
  if (const auto code = geo::country_code(name_or_code)) return *code;
  return ":" + std::string(name_or_code);
}

std::vector<std::string> country_values(std::string_view name) {
  std::vector<std::string> values = geo::countries_meant(name);
  if (values.empty()) values.push_back(country_value(name));
  return values;
}

std::string identity_term(std::string_view corpus_key, std::string_view path, std::string_view id) {
  return bounded_term(kIdentityPrefix, joined(corpus_key, path, id));
}

std::string file_term(std::string_view corpus_key, std::string_view path) {
  return bounded_term(kFilePrefix, joined(corpus_key, path, {}));
}

std::string title_hash_term(std::string_view title) {
  return std::string(kTitleHashPrefix) + io::to_hex(io::checksum(text::fold(title)));
}

std::string link_hash_term(std::string_view title) {
  return std::string(kLinkHashPrefix) + io::to_hex(io::checksum(text::fold(title)));
}

}  // namespace dateline::schema
