#include "common/schema/vocabulary.h"

#include <algorithm>
#include <cstring>

#include "common/error.h"

namespace dateline::schema {

namespace {

// The file: magic, number of words, bytes of entries; where each block begins, 32 bits each; the entries. An
// entry: bytes shared with the word before (not the first of a block), the rest, frequency.
constexpr char kMagic[8] = {'D', 'L', 'v', 'o', 'c', 'a', '0', '1'};
constexpr std::size_t kHeader = sizeof kMagic + 2 * sizeof(std::uint64_t);
constexpr std::uint64_t kBlockWords = 16;

void require(bool holds) {
  if (!holds)
    throw Error("a vocabulary file of the index is damaged", "build the index again: indexer --rebuild");
}

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t shared = 0;
  while (shared < most && a[shared] == b[shared]) ++shared;
  return shared;
}

}  // namespace

void VocabularyBuilder::append(std::string_view word, std::uint64_t frequency) {
  if (size_ % kBlockWords == 0) {
    block_starts_.push_back(static_cast<std::uint32_t>(entries_.size()));
    entries_.string(word);
  } else {
    const std::size_t shared = shared_bytes(last_, word);
    entries_.varint(shared);
    entries_.string(word.substr(shared));
  }
  entries_.varint(frequency);
  last_ = word;
  ++size_;
}

std::string VocabularyBuilder::serialize() {
  const std::string entries = entries_.take();
  if (entries.size() > UINT32_MAX) throw Error("a segment holds more words than a vocabulary can");
  io::ByteWriter out;
  out.raw({kMagic, sizeof kMagic});
  out.word(size_);
  out.word(static_cast<std::uint64_t>(entries.size()));
  for (const std::uint32_t start : block_starts_) out.word(start);
  out.raw(entries);
  return out.take();
}

VocabularyView::VocabularyView(std::string_view bytes) {
  require(bytes.size() >= kHeader && std::memcmp(bytes.data(), kMagic, sizeof kMagic) == 0 &&
          reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint32_t) == 0);
  io::ByteReader header(bytes.substr(sizeof kMagic));
  size_ = header.word<std::uint64_t>();
  const auto entry_bytes = header.word<std::uint64_t>();
  require(size_ <= bytes.size() && entry_bytes <= bytes.size());
  const std::uint64_t blocks = (size_ + kBlockWords - 1) / kBlockWords;
  require(bytes.size() == kHeader + blocks * sizeof(std::uint32_t) + entry_bytes);
  block_starts_ = {reinterpret_cast<const std::uint32_t*>(bytes.data() + kHeader), blocks};
  entries_ = bytes.substr(bytes.size() - entry_bytes);
}

std::string_view VocabularyView::block(std::uint64_t number) const {
  require(block_starts_[number] < entries_.size());
  return entries_.substr(block_starts_[number]);
}

std::string_view VocabularyView::first_word(std::uint64_t number) const {
  io::ByteReader in(block(number));
  const std::string_view word = in.string();
  require(in.ok() && !word.empty());
  return word;
}

std::uint64_t VocabularyView::block_of(std::string_view word, std::uint64_t from) const {
  std::uint64_t first = from, last = block_starts_.size();
  for (std::uint64_t step = 1; first + step < last; step *= 2) {  // what is sought is often near
    if (first_word(first + step) > word) {
      last = first + step;
    } else {
      first += step;
    }
  }
  while (last - first > 1) {
    const std::uint64_t middle = first + (last - first) / 2;
    (first_word(middle) <= word ? first : last) = middle;
  }
  return first;
}

std::uint64_t VocabularyView::frequency(std::string_view word) const {
  const Cursor cursor(*this, word);
  return !cursor.at_end() && cursor.word() == word ? cursor.frequency() : 0;
}

VocabularyView::Cursor::Cursor(const VocabularyView& vocabulary, std::string_view from)
    : vocabulary_(&vocabulary), in_({}) {
  if (vocabulary.size_ == 0) return;
  enter_block(vocabulary.block_of(from));
  while (!at_end() && word_ < from) next();
}

void VocabularyView::Cursor::enter_block(std::uint64_t block) {
  number_ = block * kBlockWords;
  in_ = io::ByteReader(vocabulary_->block(block));
  word_.clear();
  read_entry();
}

void VocabularyView::Cursor::next() {
  ++number_;
  if (at_end()) return;
  if (number_ % kBlockWords != 0) {
    read_entry();
    return;
  }
  const std::string last = word_;
  enter_block(number_ / kBlockWords);
  require(last < word_);
}

void VocabularyView::Cursor::skip_to(std::string_view word) {
  if (at_end() || word_ >= word) return;
  const std::uint64_t block = vocabulary_->block_of(word, number_ / kBlockWords);
  if (block > number_ / kBlockWords) enter_block(block);
  while (!at_end() && word_ < word) next();
}

// In order, so that whoever walks or merges vocabularies comes to an end with each word once.
void VocabularyView::Cursor::read_entry() {
  const bool is_first = number_ % kBlockWords == 0;
  const std::uint64_t shared = is_first ? 0 : in_.varint();
  const std::string_view rest = in_.string();
  frequency_ = in_.varint();
  require(in_.ok() && shared <= word_.size() && !rest.empty());
  const bool ascends = shared == word_.size() ||
                       static_cast<unsigned char>(rest[0]) > static_cast<unsigned char>(word_[shared]);
  require(is_first || ascends);
  word_.resize(shared);
  word_.append(rest);
}

}  // namespace dateline::schema
