// Which countries an article is about, by what its text says: for articles that do not declare any.
//
// A country counts when title, dateline or the first two sentences name it, its people or a city of it, or
// when the text names it three times. Names that are also those of other things (Georgia, Jordan) count only
// beside other evidence for the same country. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::geo {

struct ArticleText {
  std::string_view title, summary, body;
  std::string_view language;  // a BCP 47 primary subtag, or "und"
  std::uint32_t day = 0;      // YYYYMMDD, 0 when undated: before 1992 Moscow is in the Soviet Union
};

// ISO codes, in the order in which the text comes to them.
std::vector<std::string> infer_countries(const ArticleText& article);

}  // namespace dateline::geo
