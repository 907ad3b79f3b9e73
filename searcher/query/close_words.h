// Close spellings: the words of the index that are a few edits from a word. An edit inserts, removes or
// replaces a character, or exchanges two neighbours (optimal string alignment).
//
// The vocabulary is walked in order, the rows of the dynamic programme are kept for what a word shares with
// the one before, and what begins too differently already is skipped as a whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/open_index.h"

namespace dateline::query {

// Edits that a word of so many characters may be away: none below 3, 1 below 8, else 2.
unsigned edits_allowed(std::size_t characters);
std::size_t count_characters(std::string_view valid_utf8);

// Distances of many words from one, by character. Fastest for words in order.
class SpellingDistance {
 public:
  SpellingDistance(std::string_view word, unsigned most);

  // nullopt when it is more than `most`.
  std::optional<unsigned> to(std::string_view other);

  // After to() gave none: so many bytes of `other` are too far already, whatever follows; 0 when what
  // followed decided.
  std::size_t hopeless_bytes() const { return hopeless_; }

 private:
  struct Row {
    std::size_t end = 0;  // bytes of `other_` that it is about
    char32_t character = 0;
    std::vector<unsigned> distances;  // to each beginning of the word
  };
  bool add_row();  // for the next character of other_; false when all of it is too far

  std::u32string word_;
  unsigned most_;
  std::string other_;
  std::vector<Row> rows_;
  std::size_t used_ = 1;  // rows that hold for other_
  std::size_t hopeless_ = 0;
};

struct CloseWord {
  std::string word;
  std::uint64_t frequency = 0;  // articles that hold it; dead ones too
  unsigned distance = 0;
};

// All words within `most` edits of a folded word, itself included where it is there, in byte order.
std::vector<CloseWord> close_words(const index::OpenIndex& index, std::string_view word, unsigned most);

}  // namespace dateline::query
