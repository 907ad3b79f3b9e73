#include "indexer/sync/glob.h"

#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <vector>

using dateline::sync::glob_matches;

namespace {

struct Row {
  std::string glob;
  std::vector<std::string> matching, others;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.glob);
    for (const std::string& path : row.matching) {
      CAPTURE(path);
      CHECK(glob_matches(row.glob, path));
    }
    for (const std::string& path : row.others) {
      CAPTURE(path);
      CHECK_FALSE(glob_matches(row.glob, path));
    }
  }
}

}  // namespace

TEST_CASE("a glob without '/' is matched against the name alone") {
  check({
      {"a.txt", {"a.txt", "2025/a.txt", "x/y/a.txt"}, {"b.txt", "a.txt.gz", "aXtxt", "a.txt/b"}},
      {"*.txt", {"a.txt", ".txt", "2025/a.b.txt"}, {"a.txt2", "atxt", "a.txt/b"}},
      {"*", {"a", "2025/a", "x/y/z"}, {}},
      {"**", {"a", "2025/a"}, {}},
      {"?.txt", {"a.txt", "x/a.txt", "\xC3\xA9.txt", "\xF0\x9F\x98\x80.txt", "\xFF.txt"}, {".txt", "ab.txt"}},
      {"a*b*c", {"abc", "aXbYc", "abbcc", "x/abcbc"}, {"abcd", "ab/c", "acb"}},
      {"", {}, {"a", "a/b"}},
  });
}

TEST_CASE("a glob with '/' is matched against the whole path") {
  check({
      {"2025/*.txt", {"2025/a.txt"}, {"a.txt", "x/2025/a.txt", "2025/x/a.txt"}},
      {"*/a.txt", {"x/a.txt"}, {"a.txt", "x/y/a.txt"}},
      {"2025/?", {"2025/a"}, {"2025/ab", "2025//"}},
      {"/a.txt", {"a.txt"}, {"x/a.txt"}},
      {"x/[a-c]", {"x/a", "x/c"}, {"x/d", "a"}},
  });
}

TEST_CASE("'**' reaches across folders") {
  check({
      {"2025/**", {"2025/a", "2025/x/y/a"}, {"2025", "2024/a", "x/2025/a"}},
      {"**/a.txt", {"a.txt", "x/a.txt", "x/y/a.txt"}, {"ba.txt", "x/ba.txt"}},
      {"x/**/a", {"x/a", "x/y/a", "x/y/z/a"}, {"xa", "x/ya", "y/a", "x/y/b"}},
      {"**/x/**", {"x/a", "y/x/a", "y/x/z/a"}, {"x", "y/x", "yx/a"}},
      {"**/**/a", {"a", "x/a", "x/y/a"}, {"ba"}},
      {"x/a**z", {"x/az", "x/a/b/z"}, {"x/a/b", "az"}},
      {"/**", {"a", "x/a"}, {}},
  });
}

TEST_CASE("sets, and characters taken as they are") {
  check({
      {"[abc].txt", {"a.txt", "c.txt"}, {"d.txt", "ab.txt", ".txt"}},
      {"[a-c0-9]", {"b", "5"}, {"d", "-"}},
      {"[!a-c]", {"d", "\xC3\xA9"}, {"a", "c", ""}},
      {"[^a-c]", {"d"}, {"b"}},
      {"[]x]", {"]", "x"}, {"y"}},
      {"[a-]", {"a", "-"}, {"b"}},
      {"[\xD0\xB0-\xD1\x8F]", {"\xD0\xB6"}, {"a", "\xD0\x96"}},
      {"x/[!a]b", {"x/cb"}, {"x//b"}},
      {"x[+-9]y/z", {"x0y/z"}, {"x/y/z"}},
      {"[a", {"[a"}, {"a"}},
      {"a]", {"a]"}, {"a"}},
      {"\\*.txt", {"*.txt"}, {"a.txt"}},
      {"[\\]]", {"]"}, {"\\"}},
      {"a\\", {"a\\"}, {"a"}},
      {"\xFF*", {"\xFFx"}, {"\xFEx"}},
  });
}

TEST_CASE("no glob takes long") {
  std::string glob, path(4000, 'a');
  for (int i = 0; i < 200; ++i) glob += i % 2 == 0 ? "**a" : "*a";
  const std::clock_t start = std::clock();
  CHECK_FALSE(glob_matches(glob + "b/", path));
  CHECK(glob_matches("/" + glob, path));
  CHECK(std::clock() - start < 2 * CLOCKS_PER_SEC);
}
