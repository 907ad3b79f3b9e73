#include "common/schema/columns.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include "common/error.h"
#include "common/io/files.h"
#include "common/schema/article_countries.h"
#include "common/schema/fields.h"
#include "common/schema/stored_article.h"

namespace dateline::schema {

static_assert(std::endian::native == std::endian::little,
              "our files hold little-endian words as they lie in memory");

namespace {

// The file: header (magic, rows), then sections, each a 64-bit byte count, the bytes, and padding to 8.
constexpr char kMagic[8] = {'D', 'L', 'c', 'o', 'l', 's', '0', '3'};

template <typename Word>
void put_section(std::string& out, const Word* data, std::size_t count) {
  const std::uint64_t bytes = count * sizeof(Word);
  out.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
  if (bytes != 0) out.append(reinterpret_cast<const char*>(data), bytes);
  out.resize((out.size() + 7) / 8 * 8, '\0');
}

class SectionReader {
 public:
  explicit SectionReader(std::string_view bytes) : rest_(bytes) {}

  template <typename Word>
  std::span<const Word> words() {
    const std::string_view bytes = section();
    require(bytes.size() % sizeof(Word) == 0);
    return {reinterpret_cast<const Word*>(bytes.data()), bytes.size() / sizeof(Word)};
  }
  std::string_view section() {
    std::uint64_t size = 0;
    require(rest_.size() >= sizeof size);
    std::memcpy(&size, rest_.data(), sizeof size);
    rest_.remove_prefix(sizeof size);
    require(size <= rest_.size());
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(std::min<std::size_t>((size + 7) / 8 * 8, rest_.size()));
    return bytes;
  }
  static void require(bool holds) {
    if (!holds) fail();
  }
  [[noreturn]] static void fail() {
    throw Error("a columns file of the index is damaged", "build the index again: indexer --rebuild");
  }

 private:
  std::string_view rest_;
};

// As many offsets as `count` things need, from 0 to `end`. That they rise is checked when they are used.
template <typename Word>
void require_offsets(std::span<const Word> starts, std::size_t count, std::size_t end) {
  SectionReader::require(starts.size() == count + 1 && starts.front() == 0 && starts.back() == end);
}

// The bytes from starts[number] to the offset after it; nothing when these are no part of `bytes`.
std::optional<std::string_view> between(std::string_view bytes, std::span<const std::uint64_t> starts,
                                        std::size_t number) {
  const std::uint64_t first = starts[number], last = starts[number + 1];
  if (first > last || last > bytes.size()) return std::nullopt;
  return bytes.substr(first, last - first);
}

}  // namespace

Row make_row(const StoredArticle& stored, std::string_view record_bytes) {
  const Article& article = stored.article;
  Row row;
  row.day = article.date ? article.date->day.number() : 0;
  row.instant = article.date ? calendar::utc_minutes(*article.date) : kNoInstant;
  row.content = io::checksum(record_bytes);
  row.path = stored.path;
  row.id = stored.id;
  const auto at = [&row](ValueColumn column) -> std::vector<std::string>& {
    return row.values[static_cast<std::size_t>(column)];
  };
  ArticleCountries countries = countries_of(article);
  at(ValueColumn::Country) = std::move(countries.values);
  row.countries_inferred = countries.inferred;
  at(ValueColumn::Tag) = article.tags;
  at(ValueColumn::Language) = {article.language};
  if (!article.source.empty()) at(ValueColumn::Source) = {article.source};
  at(ValueColumn::Corpus) = {stored.corpus_key};
  return row;
}

void ColumnsBuilder::append(const Row& row) {
  days_.push_back(row.day);
  instants_.push_back(row.instant);
  contents_.push_back(row.content);
  sketches_.push_back(row.sketch);
  lengths_.push_back(row.length);
  identities_.append(row.path).append(1, '\0').append(row.id);
  identity_starts_.push_back(identities_.size());
  for (std::size_t column = 0; column < kValueColumns; ++column) {
    Vocabulary& vocabulary = vocabularies_[column];
    const bool inferred = row.countries_inferred && static_cast<ValueColumn>(column) == ValueColumn::Country;
    for (const std::string& value : row.values[column]) {
      const auto [found, added] =
          vocabulary.known.try_emplace(value, static_cast<std::uint32_t>(vocabulary.strings.size()));
      if (added) vocabulary.strings.push_back(value);
      vocabulary.numbers.push_back(found->second | (inferred ? kInferredFlag : 0));
    }
    vocabulary.starts.push_back(static_cast<std::uint32_t>(vocabulary.numbers.size()));
  }
}

std::string ColumnsBuilder::serialize() const {
  std::string out(kMagic, sizeof kMagic);
  const std::uint64_t rows = days_.size();
  out.append(reinterpret_cast<const char*>(&rows), sizeof rows);
  put_section(out, days_.data(), days_.size());
  put_section(out, instants_.data(), instants_.size());
  put_section(out, contents_.data(), contents_.size());
  put_section(out, sketches_.data(), sketches_.size());
  put_section(out, lengths_.data(), lengths_.size());
  put_section(out, identity_starts_.data(), identity_starts_.size());
  put_section(out, identities_.data(), identities_.size());
  for (const Vocabulary& vocabulary : vocabularies_) {
    put_section(out, vocabulary.starts.data(), vocabulary.starts.size());
    put_section(out, vocabulary.numbers.data(), vocabulary.numbers.size());
    std::vector<std::uint64_t> starts{0};
    std::string strings;
    for (const std::string& text : vocabulary.strings) {
      strings += text;
      starts.push_back(strings.size());
    }
    put_section(out, starts.data(), starts.size());
    put_section(out, strings.data(), strings.size());
  }
  return out;
}

ColumnsView::ColumnsView(std::string_view bytes) {
  SectionReader::require(bytes.size() >= sizeof kMagic + 8 &&
                         std::memcmp(bytes.data(), kMagic, sizeof kMagic) == 0 &&
                         reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 == 0);
  std::uint64_t rows = 0;
  std::memcpy(&rows, bytes.data() + sizeof kMagic, sizeof rows);
  SectionReader::require(rows < UINT32_MAX);
  size_ = static_cast<std::uint32_t>(rows);
  SectionReader in(bytes.substr(sizeof kMagic + 8));
  days_ = in.words<std::uint32_t>();
  instants_ = in.words<std::int64_t>();
  contents_ = in.words<std::uint64_t>();
  sketches_ = in.words<text::Sketch>();
  lengths_ = in.words<std::uint32_t>();
  identity_starts_ = in.words<std::uint64_t>();
  identities_ = in.section();
  SectionReader::require(days_.size() == rows && instants_.size() == rows && contents_.size() == rows &&
                         sketches_.size() == rows && lengths_.size() == rows);
  require_offsets(identity_starts_, size_, identities_.size());
  for (Vocabulary& vocabulary : vocabularies_) {
    vocabulary.starts = in.words<std::uint32_t>();
    vocabulary.numbers = in.words<std::uint32_t>();
    vocabulary.string_starts = in.words<std::uint64_t>();
    vocabulary.strings = in.section();
    require_offsets(vocabulary.starts, size_, vocabulary.numbers.size());
    SectionReader::require(!vocabulary.string_starts.empty());
    require_offsets(vocabulary.string_starts, vocabulary.string_starts.size() - 1, vocabulary.strings.size());
  }
}

void ColumnsView::throw_damaged() {
  SectionReader::fail();
}

std::string_view ColumnsView::identity(std::uint32_t docid) const {
  const auto found = between(identities_, identity_starts_, docid - 1);
  if (!found) throw_damaged();
  return *found;
}

// A path holds no NUL, so the first one separates them.
std::string_view ColumnsView::path(std::uint32_t docid) const {
  const std::string_view both = identity(docid);
  return both.substr(0, std::min(both.find('\0'), both.size()));
}

std::string_view ColumnsView::id(std::uint32_t docid) const {
  const std::string_view both = identity(docid);
  return both.substr(std::min(both.find('\0') + 1, both.size()));
}

std::string_view ColumnsView::text(ValueColumn column, std::uint32_t number) const {
  const Vocabulary& vocabulary = vocabularies_[static_cast<std::size_t>(column)];
  const auto found = number < vocabulary.string_starts.size() - 1
                         ? between(vocabulary.strings, vocabulary.string_starts, number)
                         : std::nullopt;
  if (!found) throw_damaged();
  return *found;
}

Row ColumnsView::row(std::uint32_t docid) const {
  Row row;
  row.day = day(docid);
  row.instant = instant(docid);
  row.content = content(docid);
  row.sketch = sketch(docid);
  row.length = length(docid);
  row.path = path(docid);
  row.id = id(docid);
  for (std::size_t column = 0; column < kValueColumns; ++column) {
    for (const std::uint32_t number : values(static_cast<ValueColumn>(column), docid))
      row.values[column].emplace_back(text(static_cast<ValueColumn>(column), number & ~kInferredFlag));
  }
  row.countries_inferred = countries_inferred(docid);
  return row;
}

}  // namespace dateline::schema
