// The words of an open index in order: the vocabularies of all its segments as one.
//
// The index must outlive it. By one thread, as the segments map their files when first asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/open_index.h"

namespace dateline::index {

class WordCursor {
 public:
  // On the first word that is not before `from`. Throws Error for a damaged vocabulary, as all do here.
  explicit WordCursor(const OpenIndex& index, std::string_view from = {});

  bool at_end() const { return here_.empty(); }
  void next();
  void skip_to(std::string_view word);  // to the first word that is not before it; never back

  const std::string& word() const { return here_.front()->word(); }
  std::uint64_t frequency() const;  // articles that hold it, in all segments; dead ones too

 private:
  void gather();

  std::vector<schema::VocabularyView::Cursor> cursors_;
  std::vector<schema::VocabularyView::Cursor*> here_;  // those that stand on the least word
};

}  // namespace dateline::index
