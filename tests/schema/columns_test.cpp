#include "common/schema/columns.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/io/files.h"
#include "tests/schema/articles.h"

using namespace dateline;
using namespace dateline::schema;
using namespace dateline::schema_test;

namespace {

// Columns in memory of exactly their size, aligned as a mapped file is: a sanitizer sees every byte read
// outside.
class MappedColumns {
 public:
  explicit MappedColumns(const std::string& bytes) : bytes_(new char[bytes.size()]), view_(place(bytes)) {}
  const ColumnsView& view() const { return view_; }

 private:
  std::string_view place(const std::string& bytes) {
    std::memcpy(bytes_.get(), bytes.data(), bytes.size());
    return {bytes_.get(), bytes.size()};
  }
  std::unique_ptr<char[]> bytes_;
  ColumnsView view_;
};

bool are_equal(const Row& a, const Row& b) {
  return a.day == b.day && a.instant == b.instant && a.content == b.content && a.length == b.length &&
         a.path == b.path && a.id == b.id && a.values == b.values &&
         a.countries_inferred == b.countries_inferred;
}

std::string columns_of(const std::vector<Row>& rows) {
  ColumnsBuilder builder;
  for (const Row& row : rows) builder.append(row);
  return builder.serialize();
}

rc::Gen<Row> any_row() {
  return rc::gen::exec([] {
    const auto name = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::distinctFrom('\0')));
    Row row;
    row.day = *rc::gen::arbitrary<std::uint32_t>();
    row.instant = *rc::gen::arbitrary<std::int64_t>();
    row.content = *rc::gen::arbitrary<std::uint64_t>();
    row.sketch = *rc::gen::arbitrary<dateline::text::Sketch>();
    row.length = *rc::gen::arbitrary<std::uint32_t>();
    row.path = *name;
    row.id = *name;
    for (auto& values : row.values)
      values = *rc::gen::container<std::vector<std::string>>(
          rc::gen::element<std::string>("", "a", "b", "CN", "Water", "\xFF"));
    return row;
  });
}

Row example() {
  const StoredArticle stored = full_article();
  return make_row(stored, encode_record(stored));
}

}  // namespace

TEST_CASE("the row of an article") {
  const Row row = example();
  CHECK(row.day == 20250521);
  CHECK(row.instant == calendar::utc_minutes(*full_article().article.date));
  CHECK(row.content == io::checksum(encode_record(full_article())));
  CHECK(row.path ==
        "2025/\xFF"
        "a.jsonl");
  CHECK(row.id == "n-17");
  using Values = std::vector<std::string>;
  CHECK(row.values == std::array<Values, kValueColumns>{Values{"CN", ":Atlantis"},
                                                        Values{"Water", "Diplomacy"}, Values{"en"},
                                                        Values{"Coastal Wire"}, Values{"3"}});
}

TEST_CASE("the row of an article of little: no date, no source, no country") {
  StoredArticle stored;
  stored.corpus_key = "1";
  stored.id = "x";
  const Row row = make_row(stored, "");
  CHECK(row.day == 0);
  CHECK(row.instant == kNoInstant);
  CHECK(row.values[static_cast<std::size_t>(ValueColumn::Country)].empty());
  CHECK(row.values[static_cast<std::size_t>(ValueColumn::Source)].empty());
}

TEST_CASE("rows come back by docid, empty ones too") {
  ColumnsBuilder builder;
  builder.append(example());
  builder.append_empty();
  Row other = example();
  other.id = "n-18";
  other.values[1] = {"Diplomacy", "Rivers"};
  builder.append(other);
  const MappedColumns columns(builder.serialize());
  const ColumnsView& view = columns.view();
  REQUIRE(view.size() == 3);
  CHECK(view.day(1) == 20250521);
  CHECK(view.path(1) ==
        "2025/\xFF"
        "a.jsonl");
  CHECK(view.id(3) == "n-18");
  CHECK(are_equal(view.row(2), Row{}));
  CHECK(are_equal(view.row(3), other));
  CHECK(view.vocabulary_size(ValueColumn::Tag) == 3);
  REQUIRE(view.values(ValueColumn::Tag, 3).size() == 2);
  CHECK(view.values(ValueColumn::Tag, 3)[0] == view.values(ValueColumn::Tag, 1)[1]);
  CHECK(view.text(ValueColumn::Tag, view.values(ValueColumn::Tag, 3)[1]) == "Rivers");
}

TEST_CASE("inferred countries stay marked, through any number of copies") {
  StoredArticle stored = full_article();
  stored.article.countries.clear();
  stored.article.title = "Kenya and China meet";
  const Row inferred = make_row(stored, "");
  CHECK(inferred.countries_inferred);
  CHECK_FALSE(example().countries_inferred);
  const MappedColumns once(columns_of({inferred, example()}));
  const MappedColumns twice(columns_of({once.view().row(2), once.view().row(1)}));
  CHECK(are_equal(twice.view().row(2), inferred));
  CHECK(are_equal(twice.view().row(1), example()));
  CHECK(twice.view().countries_inferred(2));
  CHECK_FALSE(twice.view().countries_inferred(1));
}

TEST_CASE("columns of no article") {
  const MappedColumns columns(ColumnsBuilder().serialize());
  CHECK(columns.view().size() == 0);
  CHECK(columns.view().vocabulary_size(ValueColumn::Country) == 0);
}

TEST_CASE("any rows come back as they were") {
  CHECK(rc::check([] {
    const auto rows = *rc::gen::container<std::vector<Row>>(any_row());
    const MappedColumns columns(columns_of(rows));
    RC_ASSERT(columns.view().size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      RC_ASSERT(are_equal(columns.view().row(static_cast<std::uint32_t>(i + 1)), rows[i]));
  }));
}

TEST_CASE("truncated columns are refused") {
  const std::string bytes = columns_of({example(), Row{}, example()});
  // The last section is the corpus keys, one byte and its padding, which holds nothing.
  for (std::size_t size = 0; size + 7 < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(MappedColumns(bytes.substr(0, size)), Error);
  }
}

TEST_CASE("columns with a bit changed are refused, or read inside the file") {
  const std::string bytes = columns_of({example(), Row{}, example()});
  std::size_t refused = 0;
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string changed = bytes;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    try {
      const MappedColumns columns(changed);
      for (std::uint32_t docid = 1; docid <= columns.view().size(); ++docid) columns.view().row(docid);
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(refused > bytes.size());  // more than one bit in eight is one that the structure hangs on
}

TEST_CASE("what the fuzzer starts from is of this version") {
  const MappedColumns columns(
      io::read_file(std::string(DATELINE_SOURCE_DIR) + "/tests/fuzz/corpus/columns/four-rows"));
  CHECK(columns.view().size() == 4);
  CHECK(columns.view().row(4).id == "a2");
}
