#include "common/schema/identity.h"

#include <doctest/doctest.h>

#include <string>

#include "common/geo/countries.h"
#include "common/geo/infer_countries.h"
#include "common/io/files.h"
#include "common/text/analyzer.h"

using namespace dateline;

TEST_CASE("the identity tells the analyzer and the lists of countries") {
  const std::string& identity = schema::indexing_identity();
  CAPTURE(identity);
  for (const std::string& part : {text::Analyzer::identity(), io::to_hex(geo::country_names_checksum()),
                                  io::to_hex(geo::mentions_checksum())})
    CHECK(identity.find(part) != std::string::npos);
  CHECK(identity.find('\n') == std::string::npos);
}
