#include "indexer/sync/removal_guard.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/sync/lists.h"

using namespace dateline::sync;
using namespace dateline::sync_test;

namespace {

constexpr const char* kGoes = "";  // the plan is not refused

struct Row {
  std::string known, on_disk, refused;
};

void check(const std::vector<Row>& rows, const PlanOptions& options) {
  for (const Row& row : rows) {
    CAPTURE(row.known);
    CAPTURE(row.on_disk);
    const Plan plan = make_plan(known(row.known), on_disk(row.on_disk), options);
    const std::string remedy = "; if they are to go, run again with --allow-removals";
    CHECK(plan.refused.value_or("") == (row.refused == kGoes ? kGoes : row.refused + remedy));
    if (plan.refused)
      CHECK((plan.added.empty() && plan.changed.empty() && plan.removed.empty() && plan.unchanged.empty()));
  }
}

}  // namespace

TEST_CASE("an empty corpus is refused, however small it was") {
  check(
      {
          {"a", "", "it is empty and held 1 articles (is a disk not mounted?)"},
          {"a/{3}*5", "", "it is empty and held 15 articles (is a disk not mounted?)"},
          {"a*0", "", kGoes},  // nothing is lost
          {"", "", kGoes},
          {"a b", "b", kGoes},
      },
      {});
}

TEST_CASE("a missing corpus is refused") {
  check({{"a/{3}*5", "", "it is missing and held 15 articles (is a disk not mounted?)"},
         {"", "", "it is missing and held 0 articles (is a disk not mounted?)"}},
        {.root_is_missing = true});
  check({{"a/{3}*5", "", kGoes}}, {.allow_removals = true, .root_is_missing = true});
}

TEST_CASE("a folder that held 100 articles must not vanish, at any depth") {
  check(
      {
          {"a/{99} b/{2000}", "b/{2000}", kGoes},
          {"a/{100} b/{2000}", "b/{2000}",
           "its folder a is missing or empty and held 100 articles (is a disk not mounted?)"},
          {"a/x*100 b/{2000}", "b/{2000}",
           "its folder a is missing or empty and held 100 articles (is a disk not mounted?)"},
          {"a/b/c/{50} a/b/d/{50} a/b/y b/{2000}", "a/x@2 b/{2000}",
           "its folder a/b is missing or empty and held 101 articles (is a disk not mounted?)"},
          {"a/b/c/{120} a/x b/{2000}", "a/x@2 b/{2000}",
           "its folder a/b is missing or empty and held 120 articles (is a disk not mounted?)"},
          {"a/{150} b/{2000}", "a/new b/{2000}", kGoes},  // not empty, and less than 20 %
          {"a/{150} b/{2000}", "a-b/new@2 b/{2000}",      // a neighbour is not inside
           "its folder a is missing or empty and held 150 articles (is a disk not mounted?)"},
          {"a/b/{150} a/c/{9} b/{2000}", "!a/c b/{2000}",  // a is there, a/b is not
           "its folder a/b is missing or empty and held 150 articles (is a disk not mounted?)"},
      },
      {});
}

TEST_CASE("a corpus or a large folder that cannot be listed is refused") {
  const auto refused = [](const std::string& before, const std::string& now, const PlanOptions& options) {
    return make_plan(known(before), on_disk(now), options).refused.value_or(kGoes);
  };
  const std::string root = "it cannot be read: Permission denied; it held 1 articles, which are kept";
  CHECK(refused("a", "!", {}) == root);
  CHECK(refused("a/{150} b/{2000}", "!a b/{2000}", {}) ==
        "its folder a cannot be read: Permission denied; it held 150 articles, which are kept; to bring the "
        "rest up to date, run again with --allow-removals");
  CHECK(refused("a/{99} b/{2000}", "!a b/{2000}", {}) == kGoes);
  CHECK(refused("a/{150} b/{2000}", "!a b/{2000}", {.allow_removals = true}) == kGoes);
  CHECK(make_plan(known("a/{150} b"), on_disk("!a b"), {.allow_removals = true}).unchanged.size() == 151);
}

TEST_CASE("articles lost by files that are there count, but for those that new files may have") {
  struct Loss {
    std::string known, on_disk;
    ArticlesRead read;
    std::string refused;
  };
  const std::string rest =
      ", most of them from files that are there; if they are to go, run again with --allow-removals";
  for (const Loss& row : std::vector<Loss>{
           {"a*100", "a@2", {20, 0}, kGoes},
           {"a*100", "a@2", {21, 0}, "21 of its 100 articles would be removed" + rest},
           {"a*21", "a@2", {19, 0}, kGoes},
           {"a*100", "a@2 b", {90, 90}, kGoes},
           {"a*100", "a@2 b", {90, 69}, "21 of its 100 articles would be removed" + rest},
           {"a*80 b*15 c*5", "a@2 c", {10, 0}, "25 of its 100 articles would be removed" + rest},
           {"a*80 b*15 c*5", "a@2 c", {10, 10}, kGoes},
       }) {
    CAPTURE(row.known);
    CAPTURE(row.read.lost);
    CAPTURE(row.read.gained);
    const CorpusManifest before = known(row.known);
    const Plan plan = make_plan(before, on_disk(row.on_disk), {});
    CHECK(!plan.refused);
    CHECK(reason_to_refuse(before, plan, row.read).value_or(kGoes) == row.refused);
  }
}

TEST_CASE("more than a fifth of the articles, and at least 20, must not go unasked") {
  check(
      {
          {"{100}", "{80}", kGoes},
          {"{100}", "{79}", "21 of its 100 articles would be removed"},
          {"{20}", "{1}", kGoes},
          {"{21}", "{1}", "20 of its 21 articles would be removed"},
          {"{10} x*20", "{10}", "20 of its 30 articles would be removed"},  // articles count, not files
          {"{10} x{50}*0", "{10}", kGoes},
      },
      {});
  check({{"{100}", "{1}", kGoes}}, {.allow_removals = true});
}

TEST_CASE("files moved inside the corpus are not gone") {
  check(
      {
          {"a/{150}", "b/{150}", kGoes},
          {"a/{150}", "b/c/d/{150}", kGoes},
          {"{30}", "old/{30}", kGoes},
          {"a{150}", "b{150}", kGoes},        // renamed
          {"a/{150} x", "b/{149} x", kGoes},  // one was deleted
          {"a/{150} x", "b/{40} x",
           "its folder a is missing or empty and held 110 articles (is a disk not mounted?)"},
          {"a/{150} x", "b/{150}:2 x",
           "its folder a is missing or empty and held 150 articles (is a disk not mounted?)"},
          {"a/{150} x", "b/{150}@2 x",
           "its folder a is missing or empty and held 150 articles (is a disk not mounted?)"},
          {"a/{150}/x y", "b/x y",
           "its folder a is missing or empty and held 149 articles (is a disk not mounted?)"},  // one for one
      },
      {});
}

TEST_CASE("a part of the corpus is guarded as a folder") {
  PlanOptions options;
  options.below = "a/b";
  check(
      {
          {"a/b/{150} a/x b/{2000}", "",
           "its folder a/b is missing or empty and held 150 articles (is a disk not mounted?)"},
          {"a/b/{150} b/{2000}", "a/b/new", kGoes},
          {"a/b/{50} b/{2000}", "", kGoes},
          {"a/b/{50} b/{50}", "", "50 of its 100 articles would be removed"},
          {"a/b/{5}", "", "it is empty and held 5 articles (is a disk not mounted?)"},
      },
      options);
}
