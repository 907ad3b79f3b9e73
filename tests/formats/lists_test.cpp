#include "common/formats/lists.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/formats/read_result.h"

using namespace dateline::formats;

namespace {

std::string shown(const std::vector<std::string_view>& items) {
  std::string text;
  for (const auto& item : items) text += "[" + std::string(item) + "]";
  return text;
}

}  // namespace

TEST_CASE("lists are divided at the strongest separator") {
  struct Row {
    const char* text;
    const char* as_list;
    const char* as_countries;
    const char* as_titles;
  };
  const Row rows[] = {
      {"a", "[a]", "[a]", "[a]"},
      {"", "", "", ""},
      {" , ;", "", "", "[,]"},
      {"a, b ,c,", "[a][b][c]", "[a][b][c]", "[a, b ,c,]"},
      {"a, b; c", "[a, b][c]", "[a][b][c]", "[a, b][c]"},
      {"a; b | c; d", "[a; b][c; d]", "[a; b][c; d]", "[a; b][c; d]"},
      {"a, b\nc\r\n", "[a, b][c]", "[a][b][c]", "[a, b][c]"},
      {"水、雪，山", "[水][雪][山]", "[水][雪][山]", "[水、雪，山]"},
      {"Korea, Republic of", "[Korea][Republic of]", "[Korea, Republic of]", "[Korea, Republic of]"},
      {"Iran, Islamic Republic of, China", "[Iran][Islamic Republic of][China]",
       "[Iran, Islamic Republic of][China]", "[Iran, Islamic Republic of, China]"},
      {"Congo, the Democratic Republic of the", "[Congo][the Democratic Republic of the]",
       "[Congo, the Democratic Republic of the]", "[Congo, the Democratic Republic of the]"},
      {"Bahamas, The", "[Bahamas][The]", "[Bahamas, The]", "[Bahamas, The]"},
      {"Taiwan, Province of China", "[Taiwan][Province of China]", "[Taiwan, Province of China]",
       "[Taiwan, Province of China]"},
      {"China, Iran, and Iraq", "[China][Iran][and Iraq]", "[China][Iran][Iraq]", "[China, Iran, and Iraq]"},
      {"Trinidad and Tobago", "[Trinidad and Tobago]", "[Trinidad and Tobago]", "[Trinidad and Tobago]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(split_list(row.text)) == row.as_list);
    CHECK(shown(split_countries(row.text)) == row.as_countries);
    CHECK(shown(split_titles(row.text)) == row.as_titles);
  }
}

TEST_CASE("repeats keep their first spelling, and what does not fit is known") {
  UniqueList list(2);
  list.add("Water");
  list.add("  WATER ,");
  list.add(" ");
  list.add("dry \t snow");
  list.add("water");
  CHECK_FALSE(list.is_cut());
  list.add("Panj");
  CHECK(list.is_cut());
  CHECK(joined(list.take()) == "Water; dry snow");
}
