// The vocabulary of a segment: its folded words in order, with the articles that hold each, in one
// memory-mapped file. Wildcards and close spellings look words up here.
//
// Words are front-coded in blocks of 16 (each but the first of a block as what it shares with the one before
// and what follows), so that a look-up reads a few pages and not the file. VocabularyBuilder writes the file,
// VocabularyView reads it: the frame is checked when a view is made, every block when it is read; damaged
// bytes are an Error and are never followed out of the file. Immutable, so any number of threads may read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/io/binary.h"

namespace dateline::schema {

class VocabularyBuilder {
 public:
  // Words in ascending byte order, each once and not empty.
  void append(std::string_view word, std::uint64_t frequency);
  std::string serialize();

 private:
  std::vector<std::uint32_t> block_starts_;  // bytes in the entries
  io::ByteWriter entries_;
  std::string last_;
  std::uint64_t size_ = 0;
};

class VocabularyView {
 public:
  VocabularyView() = default;
  // The bytes must stay where they are while the view is used, aligned to 4. Throws Error when they are no
  // vocabulary of this version.
  explicit VocabularyView(std::string_view bytes);

  std::uint64_t size() const { return size_; }

  // Stands on one word after the other. Throws Error where a block is damaged.
  class Cursor {
   public:
    // On the first word that is not before `from`.
    Cursor(const VocabularyView& vocabulary, std::string_view from);

    bool at_end() const { return number_ >= vocabulary_->size_; }
    void next();
    // Goes on to the first word that is not before `word`; never back.
    void skip_to(std::string_view word);

    const std::string& word() const { return word_; }
    std::uint64_t frequency() const { return frequency_; }  // articles; dead ones too

   private:
    void enter_block(std::uint64_t block);
    void read_entry();

    const VocabularyView* vocabulary_;
    io::ByteReader in_;
    std::uint64_t number_ = 0;  // of the word
    std::string word_;
    std::uint64_t frequency_ = 0;
  };

  // Articles that hold the word, 0 for one that is not there.
  std::uint64_t frequency(std::string_view word) const;

 private:
  friend class Cursor;
  std::string_view block(std::uint64_t number) const;  // from its first entry to the end of the file
  std::string_view first_word(std::uint64_t block) const;
  // The last that does not begin after the word, of those `from` one that does not.
  std::uint64_t block_of(std::string_view word, std::uint64_t from = 0) const;

  std::uint64_t size_ = 0;
  std::span<const std::uint32_t> block_starts_;
  std::string_view entries_;
};

}  // namespace dateline::schema
