#include "indexer/report/verify_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/io/utf8.h"

namespace dateline::report {

std::string damage_lines(const build::Verification& found) {
  std::string out;
  for (const build::Damage& damage : found.damage)
    out += fmt::format("indexer: {}: {}\n", io::percent_encode(damage.path), damage.reason);
  if (!out.empty())
    out +=
        "indexer: build the index again from its corpora, and what is not at hand from its own records: "
        "indexer --rebuild\n";
  return out;
}

std::string verdict(const build::Verification& found) {
  return fmt::format("the index is {}: {} files of {:.1f} MB checked, generation {}\n",
                     found.damage.empty() ? "sound" : "damaged", found.files,
                     static_cast<double>(found.bytes) / 1e6, found.generation);
}

std::string as_json(const build::Verification& found) {
  using Json = nlohmann::ordered_json;
  Json damage = Json::array();
  for (const build::Damage& each : found.damage)
    damage.push_back({{"path", io::percent_encode(each.path)}, {"reason", each.reason}});
  const Json object = {
      {"schema", 1},          {"sound", found.damage.empty()}, {"generation", found.generation},
      {"files", found.files}, {"bytes", found.bytes},          {"damage", damage}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::report
