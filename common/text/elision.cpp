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

const ElidingLanguage* find_language(std::string_view language) {
  const auto* found = std::find_if(kElidingLanguages.begin(), kElidingLanguages.end(),
                                   [&](const ElidingLanguage& row) { return row.language == language; });
  return found == kElidingLanguages.end() ? nullptr : found;
}

}  // namespace

bool is_elided_article(std::string_view letters, std::string_view language) {
  const ElidingLanguage* row = find_language(language);
  if (row == nullptr) return false;
  std::string wanted = " ";
  for (const char c : letters) wanted.push_back(ascii::to_lower(c));
  wanted.push_back(' ');
  return row->articles.find(wanted) != std::string_view::npos;
}

bool has_elision(std::string_view language) {
  return find_language(language) != nullptr;
}

bool has_endings_after_apostrophe(std::string_view language) {
  return language == "tr";
}

}  // namespace dateline::text
