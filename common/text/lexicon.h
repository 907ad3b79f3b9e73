// What a language adds to a word (its stem, whether it is a stop word), and the words met before, which need
// no second look.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "common/text/arena.h"
#include "common/text/folding.h"
#include "common/text/stemmer.h"
#include "common/text/word_table.h"

namespace dateline::text {

constexpr std::size_t kMaxWordBytes = 64;  // longer words are cut

// Words of one language. Not thread-safe. Views stay valid until forget_if_full().
class Lexicon {
 public:
  struct Entry {
    std::string_view word;
    std::string_view stem;
    std::string_view accented;  // empty where it equals `word`
    bool stop = false;
  };

  // A language that we know nothing about behaves as "und".
  explicit Lexicon(std::string_view language);
  static bool knows(std::string_view language);

  // `written` is a word as it stands in a text, or an ASCII one already in lower case. An empty `word` comes
  // back where folding leaves nothing.
  const Entry& look_up(std::string_view written, Folder& folder);

  // No stemmer and no stop words: a lower-case ASCII word is its own entry.
  bool adds_nothing() const { return adds_nothing_; }

  // Bounds memory: drops what was learned when it has become too much. Invalidates all views.
  void forget_if_full();

 private:
  const Entry& learn(std::string_view written, Folder& folder);

  Stemmer stemmer_;
  const std::unordered_set<std::string_view>& stop_words_;
  bool adds_nothing_;
  Arena arena_;
  WordTable<Entry> entries_;
  std::string folded_;
  std::string accented_;
};

}  // namespace dateline::text
