// Countries: names in all languages → ISO 3166-1 alpha-2 codes (former states: ISO 3166-3 alpha-4, e.g.
// "DDDE", "SUHH", "YUCS").
//
// The table is made while building from ICU's locale data plus a short list of aliases of ours (names.txt),
// and compiled in: look-ups load no ICU data. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::geo {

// An ISO code in any case, or a name in any language ("Ivory Coast", "Côte d'Ivoire", "Chine", "भारत", "UK",
// "USA"); case, accents, hyphens (they count as spaces), "the" and white space do not matter. nullopt when no
// table knows it.
std::optional<std::string> country_code(std::string_view name_or_code);

// English short name of a code ("CN" → "China"); the code itself when unknown.
std::string_view country_name(std::string_view code);

struct Region {
  std::string_view code;                        // UN M49: "002"; "EU"
  std::string_view name;                        // in English
  std::span<const std::string_view> countries;  // codes, former states among them, sorted
};

// "Africa", "South-Eastern Asia", "Afrique de l'Ouest": a region by its name in any language, or its code. A
// name that countries have too ("America") is no region.
std::optional<Region> find_region(std::string_view name_or_code);

// "German", "french": the code of the country; nullopt where it is the name of a country. English only; of
// two countries that share one ("Congolese", "Korean") the one that the news means by it
// (common/geo/mentions.txt).
std::optional<std::string> country_of_demonym(std::string_view name);

// The codes of the countries that are meant where articles are asked for by a name: of a country, under its
// former name too and the other way round ("Zaire", "DR Congo"), of a region or a demonym. Empty when no
// table knows the name.
std::vector<std::string> countries_meant(std::string_view name_or_code);

// Changes with what country_code() knows.
std::uint64_t country_names_checksum();

// Known names of countries and regions closest to one that is not known, best first, at most `limit`: for
// "unknown country" messages.
std::vector<std::string> closest_country_names(std::string_view name, std::size_t limit);

}  // namespace dateline::geo
