#include "indexer/sync/plan.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>
#include <string>
#include <vector>

#include "tests/sync/lists.h"

using namespace dateline::sync;
using namespace dateline::sync_test;

namespace {

struct Row {
  std::string known, on_disk, plan;
};

void check(const std::vector<Row>& rows, const PlanOptions& options) {
  for (const Row& row : rows) {
    CAPTURE(row.known);
    CAPTURE(row.on_disk);
    const CorpusManifest manifest = known(row.known);
    CHECK(text(make_plan(manifest, on_disk(row.on_disk), options), manifest) == row.plan);
  }
}

}  // namespace

TEST_CASE("added, changed, removed and unchanged files") {
  check(
      {
          {"", "", ""},
          {"", "a b/c", "+a +b/c"},
          {"a b", "a b", "=a =b"},
          {"a b c", "b", "-a -c =b"},
          {"b", "a b c", "+a +c =b"},
          {"a:1 b:1@5 c", "a:2 b:1@6 c", "~a ~b =c"},
          {"a b:1 d e", "b:2 c d f", "+c +f ~b -a -e =d"},
          {"a*0 b*0", "", "-a -b"},
      },
      {});
}

TEST_CASE("paths are in the order of their bytes, whatever the folders") {
  check({{"a-b/c a.txt a/b \xC3\xA9", "a-b/c a.txt a/b \xC3\xA9", "=a-b/c =a.txt =a/b =\xC3\xA9"},
         {"a/b", "a-b a.b a/b a0", "+a-b +a.b +a0 =a/b"}},
        {});
}

TEST_CASE("what cannot be seen stays as it is") {
  check(
      {
          {"a/b a/c/d e", "!a e", "=a/b =a/c/d =e"},
          {"a/b a/c/d e", "a/b !a/c e", "=a/b =a/c/d =e"},
          {"a/b ab/c", "x !a", "+x -ab/c =a/b"},
          {"a b/c", "!", "=a =b/c"},
          {"a b", "?a", "-b =a"},
          {"a/b", "?a", "-a/b"},
          {"a", "!a", "=a"},
          {"a/b a/c", "a/b:2 !a", "~a/b =a/c"},  // listed in part
      },
      {.allow_removals = true});
}

TEST_CASE("a part of the corpus leaves the rest as it is") {
  PlanOptions options;
  options.below = "b";
  check({{"a b-c b/x b/y c", "b/y:2 b/z", "+b/z ~b/y -b/x =a =b-c =c"}, {"a b bc", "", "-b =a =bc"}},
        options);
}

TEST_CASE("everything is read again where it must be") {
  check({{"a b:1", "a b:2 c", "+c ~a ~b"}}, {.reread_all = true});
  check({{"a b:1", "a b:2 c", "+c ~a ~b"}}, {.checksum = true});
}

TEST_CASE("a file that was read right after its change is compared by content") {
  CorpusManifest manifest = known("a b");
  manifest.entries[1].unsettled = true;
  CHECK(text(make_plan(manifest, on_disk("a b"), {}), manifest) == "~b =a");
}

TEST_CASE("a file that could not be read is tried again") {
  CorpusManifest manifest = known("a b");
  manifest.entries[1].content = 0;
  CHECK(text(make_plan(manifest, on_disk("a b"), {}), manifest) == "~b =a");
}

TEST_CASE("any two lists: each known file is kept, changed or removed, each new one added") {
  CHECK(rc::check([](const std::set<std::string>& before, const std::set<std::string>& now) {
    CorpusManifest manifest{"1", {}};
    for (const std::string& path : before) manifest.entries.push_back({path, {1, 1}, 9, 1, false, {}});
    Listing listing;
    for (const std::string& path : now) listing.files.push_back({path, {1, 1}});
    const Plan plan = make_plan(manifest, listing, {.allow_removals = true});
    std::set<std::string> result = before;
    for (const ScannedFile& file : plan.added) RC_ASSERT(result.insert(file.path).second);
    for (const std::size_t i : plan.removed) RC_ASSERT(result.erase(manifest.entries[i].path) == 1U);
    RC_ASSERT(result == now);
    RC_ASSERT(plan.changed.empty());
    RC_ASSERT(plan.unchanged.size() + plan.removed.size() == before.size());
  }));
}
