#include "common/edit_distance.h"

#include <doctest/doctest.h>

TEST_CASE("edit distance counts a slip of each kind as one") {
  using dateline::edit_distance;
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "chad") == 4);
  CHECK(edit_distance("china", "china") == 0);
  CHECK(edit_distance("chna", "china") == 1);
  CHECK(edit_distance("chiina", "china") == 1);
  CHECK(edit_distance("chima", "china") == 1);
  CHECK(edit_distance("chian", "china") == 1);
  CHECK(edit_distance("anihc", "china") == 4);
  CHECK(edit_distance("ab", "ba") == edit_distance("ba", "ab"));
}
