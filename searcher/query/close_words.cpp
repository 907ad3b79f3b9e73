#include "searcher/query/close_words.h"

#include <algorithm>

#include "common/index/word_cursor.h"
#include "searcher/query/characters.h"

namespace dateline::query {

unsigned edits_allowed(std::size_t characters) {
  constexpr std::size_t kOne = 3, kTwo = 8;
  return characters < kOne ? 0 : characters < kTwo ? 1 : 2;
}

std::size_t count_characters(std::string_view valid_utf8) {
  return static_cast<std::size_t>(std::count_if(valid_utf8.begin(), valid_utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

SpellingDistance::SpellingDistance(std::string_view word, unsigned most) : most_(most) {
  for (std::size_t i = 0; i < word.size();) {
    const Character c = character_at(word, i);
    word_ += c.code;
    i += c.length;
  }
  Row& nothing = rows_.emplace_back();
  for (unsigned j = 0; j <= word_.size(); ++j) nothing.distances.push_back(j);
}

std::optional<unsigned> SpellingDistance::to(std::string_view other) {
  const auto parted = std::mismatch(other.begin(), other.end(), other_.begin(), other_.end()).first;
  const auto shared = static_cast<std::size_t>(parted - other.begin());
  while (rows_[used_ - 1].end > shared) --used_;
  other_ = other;
  hopeless_ = 0;
  const auto last_row = [this]() -> const Row& { return rows_[used_ - 1]; };
  while (last_row().end < other_.size()) {
    if (add_row()) continue;
    hopeless_ = last_row().end;
    return std::nullopt;
  }
  const unsigned distance = last_row().distances.back();
  if (distance > most_) return std::nullopt;
  return distance;
}

bool SpellingDistance::add_row() {
  if (used_ == rows_.size()) rows_.emplace_back();
  const Row& last = rows_[used_ - 1];
  Row& row = rows_[used_];
  const Character c = character_at(other_, last.end);
  row.end = last.end + c.length;
  row.character = c.code;
  row.distances.resize(word_.size() + 1);
  row.distances[0] = last.distances[0] + 1;
  unsigned least = row.distances[0];
  for (std::size_t j = 1; j <= word_.size(); ++j) {
    const unsigned replaced = last.distances[j - 1] + (word_[j - 1] == c.code ? 0 : 1);
    unsigned& distance = row.distances[j];
    distance = std::min({last.distances[j] + 1, row.distances[j - 1] + 1, replaced});
    if (used_ > 1 && j > 1 && word_[j - 2] == c.code && word_[j - 1] == last.character)
      distance = std::min(distance, rows_[used_ - 2].distances[j - 2] + 1);
    least = std::min(least, distance);
  }
  ++used_;
  return least <= most_;  // an exchange costs one from the row before last, whose least is at most one less
}

std::vector<CloseWord> close_words(const index::OpenIndex& index, std::string_view word, unsigned most) {
  constexpr int kSteps = 3;  // a jump costs about as much as so many steps
  std::vector<CloseWord> close;
  SpellingDistance distance(word, most);
  for (index::WordCursor cursor(index); !cursor.at_end();) {
    const std::optional<unsigned> edits = distance.to(cursor.word());
    if (edits) close.push_back({cursor.word(), cursor.frequency(), *edits});
    if (distance.hopeless_bytes() == 0) {
      cursor.next();
      continue;
    }
    std::string beginning = cursor.word().substr(0, distance.hopeless_bytes());
    const auto is_hopeless = [&] {
      return !cursor.at_end() && cursor.word().compare(0, beginning.size(), beginning) == 0;
    };
    for (int step = 0; step < kSteps && is_hopeless(); ++step) cursor.next();
    if (!is_hopeless()) continue;
    beginning.back() = static_cast<char>(beginning.back() + 1);  // never 0xFF: it is UTF-8
    cursor.skip_to(beginning);
  }
  return close;
}

}  // namespace dateline::query
