#include "common/schema/identity.h"

#include <fmt/format.h>

#include "common/geo/countries.h"
#include "common/geo/infer_countries.h"
#include "common/io/files.h"
#include "common/text/analyzer.h"

namespace dateline::schema {

namespace {
// Raised with every change of how countries are inferred (the lists tell by themselves that they changed).
constexpr int kInferenceVersion = 1;
}  // namespace

const std::string& indexing_identity() {
  static const std::string identity = fmt::format(
      "{}, countries {}, mentions {} {}", text::Analyzer::identity(),
      io::to_hex(geo::country_names_checksum()), kInferenceVersion, io::to_hex(geo::mentions_checksum()));
  return identity;
}

}  // namespace dateline::schema
