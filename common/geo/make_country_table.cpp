// Build-time program: make_country_table NAMES_FILE REGIONS_FILE MENTIONS_FILE HEADER writes the table of
// names of countries and regions that countries.cpp looks up, and of the English demonyms of mentions.txt.
//
// Names come from every locale of ICU (standard, short and variant forms) and from the files; codes are names
// too. Where languages give one name to several countries, the first of these decides: a code or NAMES_FILE,
// the English name, the country's own language, the number of locales. What is still ambiguous is left out
// and reported on standard error. A country has a name before any region. The countries of a region are those
// that ICU says it contains, or regions.txt. A demonym of two countries is left out.
#include <fmt/format.h>
#include <unicode/region.h>
#include <unicode/strenum.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common/geo/fold_name.h"
#include "common/geo/table_source.h"

namespace {

using dateline::geo::quoted;
using dateline::geo::trimmed;

// The smaller wins.
enum class Standing { Chosen, English, Native, Foreign, Partial, RegionChosen, RegionForeign };

struct Claim {
  Standing standing = Standing::Partial;
  int locales = 0;
};

using Claims = std::map<std::string, Claim>;  // by code

struct Names {
  std::map<std::string, Claims> by_folded_name;
  std::map<std::string, std::string> english;                   // by code
  std::map<std::string, std::string> regions;                   // English names, by code
  std::map<std::string, std::string> former;                    // a former state → a country in its regions
  std::map<std::string, std::string> renamed;                   // … that goes on as it
  std::map<std::string, std::vector<std::string>> own_regions;  // their countries
  std::map<std::string, std::set<std::string>> demonyms;        // folded, with their codes

  void add(std::string_view name, const std::string& code, Standing standing) {
    const std::string folded = dateline::geo::fold_name(name);
    if (folded.empty()) return;
    Claim& claim = by_folded_name[folded][code];
    claim.standing = std::min(claim.standing, standing);
    ++claim.locales;
  }
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The language most spoken in a country: "ka" for GE.
std::string own_language(const std::string& code) {
  char likely[ULOC_FULLNAME_CAPACITY] = {};
  char language[ULOC_LANG_CAPACITY] = {};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(("und_" + code).c_str(), likely, ULOC_FULLNAME_CAPACITY, &status);
  uloc_getLanguage(likely, language, ULOC_LANG_CAPACITY, &status);
  return U_SUCCESS(status) ? language : "";
}

// One of the tables "Countries", "Countries%short", "Countries%variant" of one locale (without those that it
// inherits).
void add_locale_table(Names& names, const std::string& locale, const char* table) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle* bundle = ures_open(U_ICUDATA_NAME "-region", locale.c_str(), &status);
  UResourceBundle* countries = ures_getByKey(bundle, table, nullptr, &status);
  const std::string language = locale.substr(0, locale.find('_'));
  while (U_SUCCESS(status) && ures_hasNext(countries) != 0) {
    int32_t length = 0;
    const char* key = nullptr;
    const UChar* text = ures_getNextString(countries, &length, &key, &status);
    if (U_FAILURE(status)) break;
    const std::string code = key;
    std::string name;
    icu::UnicodeString(text, length).toUTF8String(name);
    if (names.regions.count(code) != 0) names.add(name, code, Standing::RegionForeign);
    if (names.english.count(code) == 0) continue;  // "world", "unknown region"
    Standing standing = Standing::Foreign;
    if (language == "en")
      standing = Standing::English;
    else if (language == own_language(code))
      standing = Standing::Native;
    names.add(name, code, standing);
    if (const std::size_t bracket = name.find('('); bracket != std::string::npos && bracket > 0) {
      names.add(name.substr(0, bracket), code, Standing::Partial);
    }
  }
  ures_close(countries);
  ures_close(bundle);
}

void add_icu_names(Names& names) {
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    const std::string locale = std::string("und_") + *code;
    UChar text[256];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uloc_getDisplayCountry(locale.c_str(), "en", text, 256, &status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no English name of " + std::string(*code));
    std::string& english = names.english[*code];
    icu::UnicodeString(text, length).toUTF8String(english);
    english = replaced(replaced(english, " & ", " and "), "’", "'");
    names.add(*code, *code, Standing::Chosen);
    names.add(uloc_getISO3Country(locale.c_str()), *code, Standing::Chosen);
    names.add(english, *code, Standing::English);
  }
  for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
    for (const char* table : {"Countries", "Countries%short", "Countries%variant"}) {
      add_locale_table(names, uloc_getAvailable(i), table);
    }
  }
}

// "CODE: NAME; ALIAS; ..." a line, "#" begins a comment line.
void add_own_names(Names& names, const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error(fmt::format("{}: no code in: {}", path, line));
    const std::string code = line.substr(0, colon);
    names.add(code, code, Standing::Chosen);
    std::istringstream list(line.substr(colon + 1));
    bool first = true;
    for (std::string item; std::getline(list, item, ';'); first = false) {
      const std::string name = trimmed(item);
      if (name.empty()) continue;
      if (first) names.english[code] = name;
      names.add(name, code, Standing::Chosen);
    }
  }
}

// regions.txt says what its lines are.
void add_regions(Names& names, const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t mark = line.find_first_of(":<=>");
    if (mark == std::string::npos) throw std::runtime_error(fmt::format("{}: no code in: {}", path, line));
    const std::string code = trimmed(line.substr(0, mark));
    if (line[mark] == '>') {
      std::istringstream list(line.substr(mark + 1));
      for (std::string item; list >> item;) names.own_regions[code].push_back(item);
      continue;
    }
    if (line[mark] != ':') {
      names.former[code] = trimmed(line.substr(mark + 1));
      if (line[mark] == '=') names.renamed[code] = names.former[code];
      continue;
    }
    names.add(code, code, Standing::RegionChosen);
    std::istringstream list(line.substr(mark + 1));
    for (std::string item; std::getline(list, item, ';');) {
      names.regions.try_emplace(code, trimmed(item));
      names.add(trimmed(item), code, Standing::RegionChosen);
    }
  }
}

// The section [demonyms] of mentions.txt, which says what its lines are.
void add_demonyms(Names& names, const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path));
  bool is_demonym = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('[')) is_demonym = line == "[demonyms]";
    const std::size_t colon = line.find(':');
    if (!is_demonym || line.starts_with('#') || colon == std::string::npos) continue;
    std::istringstream list(line.substr(colon + 1));
    for (std::string item; std::getline(list, item, ';');) {
      const std::string folded = dateline::geo::fold_name(trimmed(item));
      if (folded.empty()) continue;
      names.demonyms[folded].insert(line.substr(0, colon));
      if (folded.ends_with('n') || folded.ends_with('i'))
        names.demonyms[folded + "s"].insert(line.substr(0, colon));
    }
  }
  if (names.demonyms.empty()) throw std::runtime_error(fmt::format("{}: no demonyms", path));
}

// The codes of the countries in a region, sorted.
std::vector<std::string> countries_in(const std::string& region, const Names& names) {
  if (const auto own = names.own_regions.find(region); own != names.own_regions.end()) {
    for (const std::string& code : own->second)
      if (names.english.count(code) == 0) throw std::runtime_error("no country has the code " + code);
    return own->second;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Region* known = icu::Region::getInstance(region.c_str(), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU knows no region " + region);
  std::vector<std::string> codes;
  for (const auto& [code, name] : names.english) {
    const auto former = names.former.find(code);
    const std::string& place = former == names.former.end() ? code : former->second;
    const icu::Region* country = icu::Region::getInstance(place.c_str(), status);
    if (U_FAILURE(status))
      throw std::runtime_error("ICU knows no country " + place + ": say in regions.txt where it is");
    if (known->contains(*country)) codes.push_back(code);
  }
  return codes;
}

// The one code that a name means, or "" with a report.
std::string resolve(const std::string& name, const Claims& claims) {
  const auto better = [](const Claims::value_type& a, const Claims::value_type& b) {
    if (a.second.standing != b.second.standing) return a.second.standing < b.second.standing;
    return a.second.locales > b.second.locales;
  };
  const auto best = std::min_element(claims.begin(), claims.end(), better);
  for (auto other = claims.begin(); other != claims.end(); ++other) {
    if (other == best || better(*best, *other)) continue;
    if (best->second.standing < Standing::Partial) {
      fmt::print(stderr, "left out: \"{}\" could be {} or {}; decide in names.txt\n", name, best->first,
                 other->first);
    }
    return {};
  }
  return best->first;
}

// kRegions and kRegionCountries. Their codes go on where those of the countries end.
std::string region_tables(const Names& names, std::vector<std::string>& codes) {
  std::string members;
  std::string regions;
  std::size_t begin = 0;
  for (const auto& [region, english] : names.regions) {
    const std::vector<std::string> countries = countries_in(region, names);
    if (countries.empty()) throw std::runtime_error("no country is in the region " + region);
    for (const std::string& code : countries) members += fmt::format("    {},\n", quoted(code));
    regions +=
        fmt::format("    {{{}, {}, {}, {}}},\n", quoted(region), quoted(english), begin, countries.size());
    begin += countries.size();
  }
  for (const auto& [region, english] : names.regions) codes.push_back(region);
  return "};\n\nstruct RegionRow {\n  std::string_view code;\n  std::string_view name;\n  std::size_t first; "
         " // in "
         "kRegionCountries\n  std::size_t count;\n};\n\ninline constexpr std::string_view kRegionCountries[] "
         "= {\n" +
         members + "};\n\ninline constexpr RegionRow kRegions[] = {\n" + regions + "};\n\n";
}

std::string demonym_table(const Names& names) {
  std::string rows;
  for (const auto& [demonym, codes] : names.demonyms) {
    if (codes.size() > 1 || names.by_folded_name.count(demonym) != 0) continue;
    if (names.english.count(*codes.begin()) == 0)
      throw std::runtime_error("no country has the code " + *codes.begin());
    rows += fmt::format("    {{{}, {}}},\n", quoted(demonym), quoted(*codes.begin()));
  }
  std::string table =
      "struct NamedCode {\n  std::string_view name;\n  std::string_view code;\n};\n\n"
      "// Folded, sorted.\ninline constexpr NamedCode kDemonyms[] = {\n" +
      rows +
      "};\n\n// Former states, and what each is called now.\ninline constexpr NamedCode kRenamed[] = {\n";
  for (const auto& [former, code] : names.renamed)
    table += fmt::format("    {{{}, {}}},\n", quoted(former), quoted(code));
  return table + "};\n\n";
}

std::string header(const Names& names) {
  std::string out =
      "// Made by make_country_table: do not edit.\n#pragma once\n\n#include <cstddef>\n#include "
      "<cstdint>\n#include "
      "<string_view>\n\n"
      "#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace dateline::geo {\n\nstruct Country {\n  std::string_view code;\n  std::string_view "
      "name;\n};\n\n"
      "// Sorted by code.\ninline constexpr Country kCountries[] = {\n";
  std::vector<std::string> codes;
  for (const auto& [code, english] : names.english) {
    codes.push_back(code);
    out += fmt::format("    {{{}, {}}},\n", quoted(code), quoted(english));
  }
  out += region_tables(names, codes);
  out += demonym_table(names);
  out +=
      "// The folded names one after the other, sorted by their bytes.\ninline constexpr char kNames[] "
      "=\n";
  std::string offsets;
  std::string countries;
  std::string stored;  // what decides which country an article is of
  std::size_t end = 0;
  for (const auto& [name, claims] : names.by_folded_name) {
    const std::string code = resolve(name, claims);
    if (code.empty()) continue;
    out += fmt::format("    {}\n", quoted(name));
    offsets += fmt::format("{},\n", end);
    if (names.english.count(code) != 0) stored += fmt::format("{} {}\n", code, name);
    end += name.size();
    countries +=
        fmt::format("{},\n", std::distance(codes.begin(), std::find(codes.begin(), codes.end(), code)));
  }
  out +=
      "    ;\n\n#pragma GCC diagnostic pop\n\n// Where each name begins in kNames; one more for the end.\n";
  out += fmt::format("inline constexpr std::uint32_t kNameOffsets[] = {{\n{}{}}};\n\n", offsets, end);
  out +=
      "// The country of each name: its place in kCountries; past its end, the region: its place in "
      "kRegions.\n";
  out += fmt::format(
      "inline constexpr std::uint16_t kNameCountries[] = {{\n{}}};\n\n"
      "// Of the names of countries.\ninline constexpr std::uint64_t kCountryNamesSum = {:#018x};\n\n"
      "}}  // namespace dateline::geo\n",
      countries, dateline::geo::table_checksum(stored));
  return out;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 5)
    throw std::runtime_error("usage: make_country_table NAMES_FILE REGIONS_FILE MENTIONS_FILE HEADER");
  Names names;
  add_regions(names, argv[2]);
  add_icu_names(names);
  add_own_names(names, argv[1]);
  add_demonyms(names, argv[3]);
  std::ofstream out(argv[4], std::ios::binary);
  out << header(names);
  out.close();
  if (!out) throw std::runtime_error(fmt::format("cannot write {}", argv[4]));
  return 0;
} catch (const std::exception& problem) {
  fmt::print(stderr, "make_country_table: {}\n", problem.what());
  return 2;
}
