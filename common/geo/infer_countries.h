// Which countries an article is about, by what its text says: for articles that do not declare any.
//
// A country counts when the title names it, when it is in the dateline, when the lead (title and first two
// sentences) mentions it and any other place does so again, or when the text names it three times; where all
// that gives none, one that the lead names once. Names that are also those of other things (Georgia, Jordan)
// count only beside other evidence for the same country (docs/decisions/0008). Thread-safe.
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

// Changes with the list of mentions.
std::uint64_t mentions_checksum();

}  // namespace dateline::geo
