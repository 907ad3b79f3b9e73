// Columns: what counting, sorting and comparing need of every article, by docid, in one memory-mapped file of
// a segment.
//
// Facets are counted from here, never from termlists or records. A file holds rows 1..size(); a docid that
// was deleted before the segment was written has an empty row. ColumnsBuilder writes the file, ColumnsView
// reads it. Opening a view looks at the sizes of its sections only; offsets and numbers are checked when they
// are used, so that reading damaged bytes throws Error and never leaves the file.
// Immutable, so any number of threads may read.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/shingles.h"

namespace dateline::schema {

struct StoredArticle;

// Columns of values from small vocabularies, stored as numbers into a table of strings.
enum class ValueColumn : std::uint8_t { Country, Tag, Language, Source, Corpus };
inline constexpr std::size_t kValueColumns = 5;

// In the numbers of countries: inferred from the text of the article, which declares none.
inline constexpr std::uint32_t kInferredFlag = 1U << 31U;

// The row of one article.
struct Row {
  std::uint32_t day = 0;      // YYYYMMDD as written; 0 when undated
  std::int64_t instant = 0;   // UTC minutes since 1970; kNoInstant when undated
  std::uint64_t content = 0;  // checksum of the record: tells a changed article from an equal one
  text::Sketch sketch{};      // of summary and body: finds near-copies
  std::uint32_t length = 0;   // of the document, as Xapian counts it: the sum of the frequencies of its terms
  std::string path;           // relative to the corpus, raw bytes
  std::string id;
  std::array<std::vector<std::string>, kValueColumns>
      values;  // of each ValueColumn; Country as schema::country_value()
  bool countries_inferred = false;
};
inline constexpr std::int64_t kNoInstant = INT64_MIN;

// All but the sketch and the length, which the text is analyzed for.
Row make_row(const StoredArticle& stored, std::string_view record_bytes);

class ColumnsBuilder {
 public:
  void append(const Row& row);
  void append_empty() { append(Row{}); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(days_.size()); }
  std::string serialize() const;

 private:
  struct Vocabulary {
    std::vector<std::uint32_t> starts{0};  // of each row in numbers, one more than rows
    std::vector<std::uint32_t> numbers;
    std::vector<std::string> strings;
    std::unordered_map<std::string, std::uint32_t> known;
  };
  std::vector<std::uint32_t> days_;
  std::vector<std::int64_t> instants_;
  std::vector<std::uint64_t> contents_;
  std::vector<text::Sketch> sketches_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint64_t> identity_starts_{0};
  std::string identities_;  // path, NUL, id of each row
  std::array<Vocabulary, kValueColumns> vocabularies_;
};

class ColumnsView {
 public:
  ColumnsView() = default;
  // The bytes must stay where they are while the view is used, aligned to 8. Throws Error when they are no
  // columns file of this version.
  explicit ColumnsView(std::string_view bytes);

  std::uint32_t size() const { return size_; }
  // docid is 1..size() everywhere below.
  std::uint32_t day(std::uint32_t docid) const { return days_[docid - 1]; }
  std::int64_t instant(std::uint32_t docid) const { return instants_[docid - 1]; }
  std::uint64_t content(std::uint32_t docid) const { return contents_[docid - 1]; }
  const text::Sketch& sketch(std::uint32_t docid) const { return sketches_[docid - 1]; }
  std::uint32_t length(std::uint32_t docid) const { return lengths_[docid - 1]; }
  std::string_view path(std::uint32_t docid) const;
  std::string_view id(std::uint32_t docid) const;
  std::span<const std::uint32_t> values(ValueColumn column, std::uint32_t docid) const {
    const Vocabulary& vocabulary = vocabularies_[static_cast<std::size_t>(column)];
    const std::uint32_t first = vocabulary.starts[docid - 1], last = vocabulary.starts[docid];
    if (first > last || last > vocabulary.numbers.size()) throw_damaged();
    const auto numbers = vocabulary.numbers.subspan(first, last - first);
    for (const std::uint32_t number : numbers)
      if ((number & ~kInferredFlag) >= vocabulary.string_starts.size() - 1) throw_damaged();
    return numbers;
  }
  bool countries_inferred(std::uint32_t docid) const {
    const auto numbers = values(ValueColumn::Country, docid);
    return !numbers.empty() && (numbers.front() & kInferredFlag) != 0;
  }
  std::size_t vocabulary_size(ValueColumn column) const {
    return vocabularies_[static_cast<std::size_t>(column)].string_starts.size() - 1;
  }
  std::string_view text(ValueColumn column, std::uint32_t number) const;

  Row row(std::uint32_t docid) const;

 private:
  struct Vocabulary {
    std::span<const std::uint32_t> starts, numbers;
    std::span<const std::uint64_t> string_starts;
    std::string_view strings;
  };
  std::string_view identity(std::uint32_t docid) const;
  [[noreturn]] static void throw_damaged();

  std::uint32_t size_ = 0;
  std::span<const std::uint32_t> days_;
  std::span<const std::int64_t> instants_;
  std::span<const std::uint64_t> contents_;
  std::span<const text::Sketch> sketches_;
  std::span<const std::uint32_t> lengths_;
  std::span<const std::uint64_t> identity_starts_;
  std::string_view identities_;
  std::array<Vocabulary, kValueColumns> vocabularies_;
};

}  // namespace dateline::schema
