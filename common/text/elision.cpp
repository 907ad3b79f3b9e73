#include "common/text/elision.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/text/characters.h"

namespace dateline::text {
namespace {

struct ElidingLanguage {
  std::string_view language;
  std::string_view articles;  // between spaces
};

constexpr std::array kElidingLanguages = {
    ElidingLanguage{"ca", " l d m n s t "},
    ElidingLanguage{"fr", " l d c j m n s t qu jusqu lorsqu puisqu quoiqu "},
    ElidingLanguage{
        "it",
        " l d c m s t v un all agl dall dagl dell degl nell negl sull sugl coll gl quell quest sant bell "
        "tutt mezz senz "},
};

bool stands_in(const ElidingLanguage& row, std::string_view wanted) {
  return row.articles.find(wanted) != std::string_view::npos;
}

}  // namespace

bool is_elided_article(std::string_view letters, std::string_view language) {
  std::string wanted = " ";
  for (const char c : letters) wanted.push_back(ascii::to_lower(c));
  wanted.push_back(' ');
  for (const ElidingLanguage& row : kElidingLanguages)
    if (row.language == language) return stands_in(row, wanted);
  return std::any_of(kElidingLanguages.begin(), kElidingLanguages.end(),
                     [&wanted](const ElidingLanguage& row) { return stands_in(row, wanted); });
}

bool has_endings_after_apostrophe(std::string_view language) {
  return language == "tr";
}

}  // namespace dateline::text
