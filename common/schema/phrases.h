// The phrases of a segment: titles and tags by every word that they begin or go on with, in one memory-mapped
// file. Completion finds in it what follows a few words, and how often.
//
// A text's *key* is its words, folded by the Analyzer, with single spaces between; what is written without
// spaces counts as one word. All keys stand one after the other, each ended by a newline, and a sorted list
// of the places where a word begins (a suffix array over words) turns "what goes on like this" into a range.
// PhrasesBuilder writes the file, PhrasesView reads it: its frame is checked when a view is made, every place
// when it is followed; damaged bytes are an Error and are never followed out of the file. Immutable, so any
// number of threads may read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/analyzer.h"

namespace dateline::schema {

// Longer titles and tags are cut to this key, at a word.
inline constexpr std::size_t kMaxKeyBytes = 240;

std::string phrase_key(text::Analyzer& analyzer, std::string_view text, std::string_view language);

class PhrasesBuilder {
 public:
  // The articles by docid; one without a title or tags has none here.
  void append(std::string_view title, const std::vector<std::string>& tags, std::string_view language);
  std::string serialize() const;

 private:
  struct Text {
    std::string key, shown;
    std::uint32_t count = 0;
  };
  std::size_t tag(const std::string& name, std::string_view language);

  text::Analyzer analyzer_;
  std::vector<Text> titles_;
  std::vector<Text> tags_;  // by key; `shown` in the first spelling met
  std::unordered_map<std::string, std::size_t> tag_of_name_, tag_of_key_;
};

class PhrasesView {
 public:
  PhrasesView() = default;
  // The bytes must stay where they are while the view is used, aligned to 4. Throws Error when they are no
  // phrases file of this version.
  explicit PhrasesView(std::string_view bytes);

  std::uint32_t titles() const { return titles_; }                                // by docid, from 1
  std::string_view title(std::uint32_t docid) const { return shown(docid - 1); }  // as written

  // Places, by number: where a word of a title or tag begins.
  struct Range {
    std::uint32_t first = 0, last = 0;  // [first, last)
  };
  // All that go on with exactly these bytes of a key.
  Range starting_with(std::string_view key) const;
  // The end of those from `from` on, before `range.last`, that go on with the same first `bytes` bytes.
  std::uint32_t end_of_group(std::uint32_t from, std::uint32_t last, std::size_t bytes) const;

  // From the place to the end of its title or tag.
  std::string_view rest(std::uint32_t place) const;
  bool is_beginning(std::uint32_t place) const;  // of the title or tag
  // What the place is in: the docid of a title, or 0 and then a tag.
  struct Source {
    std::uint32_t docid = 0;
    std::string_view tag;             // as written
    std::uint32_t tag_frequency = 0;  // articles that have it; dead ones too
  };
  Source source(std::uint32_t place) const;

 private:
  std::string_view shown(std::size_t text) const;

  std::uint32_t titles_ = 0;
  std::span<const std::uint32_t> key_starts_;    // of each text; titles, then tags
  std::span<const std::uint32_t> shown_starts_;  // one more than texts
  std::span<const std::uint32_t> tag_frequencies_;
  std::span<const std::uint32_t> places_;  // bytes in the keys
  std::string_view keys_, shown_;
};

}  // namespace dateline::schema
