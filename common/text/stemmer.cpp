#include "common/text/stemmer.h"

#include <array>
#include <utility>

#include "common/schema/xapian.h"
#include "common/text/characters.h"

namespace dateline::text {
namespace {

struct SnowballLanguage {
  std::string_view language;
  const char* algorithm;
};

constexpr std::array kSnowballLanguages = {
    SnowballLanguage{"ar", "arabic"},     SnowballLanguage{"ca", "catalan"},
    SnowballLanguage{"da", "danish"},     SnowballLanguage{"de", "german"},
    SnowballLanguage{"en", "english"},    SnowballLanguage{"es", "spanish"},
    SnowballLanguage{"eu", "basque"},     SnowballLanguage{"fi", "finnish"},
    SnowballLanguage{"fr", "french"},     SnowballLanguage{"ga", "irish"},
    SnowballLanguage{"hu", "hungarian"},  SnowballLanguage{"hy", "armenian"},
    SnowballLanguage{"id", "indonesian"}, SnowballLanguage{"it", "italian"},
    SnowballLanguage{"lt", "lithuanian"}, SnowballLanguage{"nb", "norwegian"},
    SnowballLanguage{"ne", "nepali"},     SnowballLanguage{"nl", "dutch"},
    SnowballLanguage{"nn", "norwegian"},  SnowballLanguage{"no", "norwegian"},
    SnowballLanguage{"pt", "portuguese"}, SnowballLanguage{"ro", "romanian"},
    SnowballLanguage{"ru", "russian"},    SnowballLanguage{"sv", "swedish"},
    SnowballLanguage{"ta", "tamil"},      SnowballLanguage{"tr", "turkish"},
};

const SnowballLanguage* find_language(std::string_view language) {
  for (const SnowballLanguage& candidate : kSnowballLanguages) {
    if (candidate.language == language) return &candidate;
  }
  return nullptr;
}

// Folding makes one letter of ه and the feminine ending ة, but the Arabic stemmer tells them apart: it takes
// سورية for a form of سوري, سوريه for none. At the end of a word of five letters or more the ending is by far
// the likelier.
std::string with_feminine_ending(std::string word) {
  constexpr std::string_view kHeh = "ه";
  constexpr std::string_view kTehMarbuta = "ة";
  constexpr std::size_t kFiveLetters = 5 * kHeh.size();
  const bool ends_in_heh =
      word.size() >= kFiveLetters && word.compare(word.size() - kHeh.size(), kHeh.size(), kHeh) == 0;
  if (ends_in_heh) word.replace(word.size() - kHeh.size(), kHeh.size(), kTehMarbuta);
  return word;
}

}  // namespace

class Stemmer::Snowball {
 public:
  explicit Snowball(const SnowballLanguage& row) : stem(row.algorithm), is_arabic(row.language == "ar") {}
  Xapian::Stem stem;
  bool is_arabic;
};

Stemmer::Stemmer(std::string_view language) {
  if (const SnowballLanguage* found = find_language(language)) stem_ = std::make_unique<Snowball>(*found);
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool Stemmer::exists_for(std::string_view language) {
  return find_language(language) != nullptr;
}

std::string Stemmer::stem(std::string_view folded_word) const {
  std::string word(folded_word);
  if (stem_ == nullptr || word.empty() || ascii::is_digit(word.front())) return word;
  std::string stemmed = stem_->stem(stem_->is_arabic ? with_feminine_ending(word) : word);
  return stemmed.empty() ? word : stemmed;
}

std::string stemmer_version() {
  return Xapian::version_string();
}

}  // namespace dateline::text
