// The sentences of a text, found paragraph by paragraph where they are asked for.
//
// Unlike UAX #29 a sentence does not end after "Mr.", "U.S." or an initial, nor at a line end of hard-wrapped
// text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/cuts.h"

namespace dateline::engine {

class Sentences {
 public:
  // `text` must outlive the object.
  Sentences(std::string_view text, std::string_view language);

  // The sentence at this byte, with the white space behind it. Sentences follow each other without a gap.
  Span around(std::size_t offset);

 private:
  bool ends_paragraph(std::size_t newline) const;
  std::size_t skip_space(std::size_t offset) const;
  Span paragraph_around(std::size_t offset) const;
  void split(Span paragraph);

  std::string_view text_;
  std::string language_;
  bool wrapped_;
  Span paragraph_;                   // the one that is split now
  std::vector<std::size_t> begins_;  // of its sentences
};

}  // namespace dateline::engine
