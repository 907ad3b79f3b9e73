#include "common/index/word_cursor.h"

namespace dateline::index {

WordCursor::WordCursor(const OpenIndex& index, std::string_view from) {
  cursors_.reserve(index.segments().size());
  for (const Segment& segment : index.segments()) cursors_.emplace_back(segment.vocabulary(), from);
  gather();
}

void WordCursor::gather() {
  here_.clear();
  for (schema::VocabularyView::Cursor& cursor : cursors_) {
    if (cursor.at_end()) continue;
    if (!here_.empty()) {
      const int order = cursor.word().compare(here_.front()->word());
      if (order > 0) continue;
      if (order < 0) here_.clear();
    }
    here_.push_back(&cursor);
  }
}

void WordCursor::next() {
  for (schema::VocabularyView::Cursor* cursor : here_) cursor->next();
  gather();
}

void WordCursor::skip_to(std::string_view word) {
  for (schema::VocabularyView::Cursor& cursor : cursors_) cursor.skip_to(word);
  gather();
}

std::uint64_t WordCursor::frequency() const {
  std::uint64_t sum = 0;
  for (const schema::VocabularyView::Cursor* cursor : here_) sum += cursor->frequency();
  return sum;
}

}  // namespace dateline::index
