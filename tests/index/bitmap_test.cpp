#include "common/index/bitmap.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>
#include <vector>

using dateline::index::Bitmap;

namespace {

Bitmap bitmap(std::uint32_t size, const std::set<std::uint32_t>& bits) {
  Bitmap map(size);
  for (const std::uint32_t bit : bits) map.set(bit);
  return map;
}

std::set<std::uint32_t> bits(const Bitmap& map) {
  std::set<std::uint32_t> found;
  map.for_each([&found](std::uint32_t bit) { found.insert(bit); });
  return found;
}

}  // namespace

TEST_CASE("bits are set, read, counted and visited, also at the borders of words") {
  struct Case {
    std::uint32_t size;
    std::set<std::uint32_t> bits;
  };
  const std::vector<Case> cases = {{0, {}},       {1, {0}},   {1, {}},
                                   {64, {0, 63}}, {65, {64}}, {200, {0, 63, 64, 127, 128, 199}}};
  for (const Case& example : cases) {
    CAPTURE(example.size);
    const Bitmap map = bitmap(example.size, example.bits);
    CHECK(map.size() == example.size);
    CHECK(map.count() == example.bits.size());
    CHECK(map.any() == !example.bits.empty());
    CHECK(bits(map) == example.bits);
    for (std::uint32_t bit = 0; bit < example.size; ++bit)
      CHECK(map.test(bit) == (example.bits.count(bit) == 1));
  }
}

TEST_CASE("a bit may be taken back") {
  Bitmap map = bitmap(70, {3, 64});
  map.reset(64);
  map.reset(5);
  CHECK(bits(map) == std::set<std::uint32_t>{3});
}

TEST_CASE("next finds the bit at or after a place, or the size") {
  const Bitmap map = bitmap(200, {0, 63, 64, 190});
  struct Row {
    std::uint32_t from, found;
  };
  for (const Row& row : std::vector<Row>{
           {0, 0}, {1, 63}, {63, 63}, {64, 64}, {65, 190}, {190, 190}, {191, 200}, {200, 200}, {999, 200}}) {
    CAPTURE(row.from);
    CHECK(map.next(row.from) == row.found);
  }
  CHECK(Bitmap().next(0) == 0);
}

TEST_CASE("set operations are those of sets") {
  CHECK(rc::check([] {
    const auto size = *rc::gen::inRange<std::uint32_t>(1, 300);
    const auto some = rc::gen::container<std::set<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, size));
    const auto a = *some;
    const auto b = *some;
    std::set<std::uint32_t> both, either = a, only_a;
    for (const std::uint32_t bit : a) (b.count(bit) == 1 ? both : only_a).insert(bit);
    either.insert(b.begin(), b.end());
    Bitmap map = bitmap(size, a);
    RC_ASSERT(bits(map &= bitmap(size, b)) == both);
    map = bitmap(size, a);
    RC_ASSERT(bits(map |= bitmap(size, b)) == either);
    map = bitmap(size, a);
    RC_ASSERT(bits(map.subtract(bitmap(size, b))) == only_a);
  }));
}
