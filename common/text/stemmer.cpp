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

}  // namespace

class Stemmer::Snowball {
 public:
  explicit Snowball(const char* algorithm) : stem(algorithm) {}
  Xapian::Stem stem;
};

Stemmer::Stemmer(std::string_view language) {
  if (const SnowballLanguage* found = find_language(language))
    stem_ = std::make_unique<Snowball>(found->algorithm);
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
  std::string stemmed = stem_->stem(word);
  return stemmed.empty() ? word : stemmed;
}

std::string stemmer_version() {
  return Xapian::version_string();
}

}  // namespace dateline::text
