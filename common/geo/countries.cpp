#include "common/geo/countries.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "common/edit_distance.h"
#include "common/geo/country_table.h"
#include "common/geo/fold_name.h"

namespace dateline::geo {
namespace {

constexpr std::size_t kNameCount = std::size(kNameCountries);

std::string_view name_at(std::size_t index) {
  return {kNames + kNameOffsets[index], kNameOffsets[index + 1] - kNameOffsets[index]};
}

constexpr std::size_t kCountryCount = std::size(kCountries);

// Of a country, its place in kCountries; of a region, that in kRegions and kCountryCount.
std::optional<std::size_t> find_name(std::string_view name) {
  const std::string folded = fold_name(name);
  std::size_t low = 0;
  std::size_t high = kNameCount;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (name_at(middle) < folded)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == kNameCount || name_at(low) != folded) return std::nullopt;
  return kNameCountries[low];
}

}  // namespace

std::optional<std::string> country_code(std::string_view name_or_code) {
  const std::optional<std::size_t> found = find_name(name_or_code);
  if (!found || *found >= kCountryCount) return std::nullopt;
  return std::string(kCountries[*found].code);
}

std::optional<Region> find_region(std::string_view name_or_code) {
  const std::optional<std::size_t> found = find_name(name_or_code);
  if (!found || *found < kCountryCount) return std::nullopt;
  const RegionRow& row = kRegions[*found - kCountryCount];
  return Region{row.code, row.name, {kRegionCountries + row.first, row.count}};
}

std::string_view country_name(std::string_view code) {
  const auto* const found =
      std::lower_bound(std::begin(kCountries), std::end(kCountries), code,
                       [](const Country& country, std::string_view wanted) { return country.code < wanted; });
  return found != std::end(kCountries) && found->code == code ? found->name : code;
}

std::optional<std::string> country_of_demonym(std::string_view name) {
  const std::string folded = fold_name(name);
  const auto* const found =
      std::lower_bound(std::begin(kDemonyms), std::end(kDemonyms), folded,
                       [](const NamedCode& row, const std::string& wanted) { return row.name < wanted; });
  if (found == std::end(kDemonyms) || found->name != folded) return std::nullopt;
  return std::string(found->code);
}

std::vector<std::string> countries_meant(std::string_view name_or_code) {
  if (const auto region = find_region(name_or_code))
    return {region->countries.begin(), region->countries.end()};
  std::optional<std::string> code = country_code(name_or_code);
  if (!code) code = country_of_demonym(name_or_code);
  if (!code) return {};
  std::vector<std::string> codes = {*code};
  for (const NamedCode& row : kRenamed) {
    if (row.name == *code) codes.emplace_back(row.code);
    if (row.code == *code) codes.emplace_back(row.name);
  }
  return codes;
}

std::uint64_t country_names_checksum() {
  return kCountryNamesSum;
}

std::vector<std::string> closest_country_names(std::string_view name, std::size_t limit) {
  constexpr std::size_t kLongestName = 64;  // no name is longer; bounds the work on what is no name at all
  const std::string folded = fold_name(name.substr(0, std::min(name.size(), 4 * kLongestName)));
  if (folded.empty() || folded.size() > kLongestName) return {};
  const std::size_t farthest = (folded.size() + 2) / 3;
  std::vector<std::pair<std::size_t, std::string_view>> near;
  const auto compare = [&](std::string_view known) {
    const std::size_t distance = edit_distance(folded, fold_name(known));
    if (distance <= farthest) near.emplace_back(distance, known);
  };
  for (const Country& country : kCountries) compare(country.name);
  for (const RegionRow& region : kRegions) compare(region.name);
  std::sort(near.begin(), near.end());
  if (near.size() > limit) near.resize(limit);
  std::vector<std::string> names;
  for (const auto& [distance, close_name] : near) names.emplace_back(close_name);
  return names;
}

}  // namespace dateline::geo
