// What an article is about, as weighed terms: to tell how much two articles of a story have in common, and
// which words the later one brings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/index/open_index.h"
#include "common/text/analyzer.h"

namespace dateline::engine {

// The terms of one article by number, ascending, with (1 + ln f) · idf each, of unit length together.
using Profile = std::vector<std::pair<std::uint32_t, double>>;

// Cosine of the angle between the two, 0 to 1.
double likeness_of(const Profile& a, const Profile& b);

// Numbers terms, and reads from the index once how rare each is. One thread at a time.
class ProfileMaker {
 public:
  ProfileMaker(const index::OpenIndex& index, text::Analyzer& analyzer)
      : index_(index), analyzer_(analyzer) {}

  // Of the first 16 KiB of each text.
  Profile profile(const Article& article);

  // At most `most` words or names of the text that no article before had that was given here, the most
  // telling first. What the article has counts as known from then on. For the first one nothing is new.
  std::vector<std::string> fresh(const Article& article, std::size_t most);

 private:
  struct Term {
    std::uint32_t number = 0;
    double articles = 0;  // that hold it
    double idf = 0;
  };
  struct Occurrence {
    double frequency = 0;
    std::string folded, written;  // where it stands first below the title
  };
  const Term& term(std::string_view stem);
  std::unordered_map<std::string, Occurrence> count(const Article& article);

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  std::unordered_map<std::string, Term> terms_;
  std::unordered_set<std::string> known_;
};

}  // namespace dateline::engine
