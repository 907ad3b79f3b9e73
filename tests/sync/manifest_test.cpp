#include "indexer/sync/manifest.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <ctime>
#include <set>
#include <string>

#include "common/error.h"

using namespace dateline;
using namespace dateline::sync;

namespace {

Manifest example() {
  CorpusManifest first{"1", {}};
  first.entries.push_back({"2025/a.txt", {120, 1'747'800'000'123'456'789}, 0xFEDCBA9876543210U, 1, true, {}});
  first.entries.push_back({"2025/b.jsonl", {0, -5}, 0, 0, false, {{0, "Permission denied", false}}});
  first.entries.push_back(
      {"2025/b.jsonl\n\xFF", {INT64_MAX, -1}, 7, UINT32_MAX, false, {{3, "no date", true}, {9, "", true}}});
  return {{first, {"7", {}}}};
}

rc::Gen<CorpusManifest> any_corpus() {
  const auto entry = rc::gen::build<ManifestEntry>(
      rc::gen::set(&ManifestEntry::stamp, rc::gen::build<FileStamp>(rc::gen::set(&FileStamp::size),
                                                                    rc::gen::set(&FileStamp::mtime_ns))),
      rc::gen::set(&ManifestEntry::content), rc::gen::set(&ManifestEntry::articles),
      rc::gen::set(&ManifestEntry::unsettled),
      rc::gen::set(&ManifestEntry::problems,
                   rc::gen::container<std::vector<KnownProblem>>(rc::gen::build<KnownProblem>(
                       rc::gen::set(&KnownProblem::line), rc::gen::set(&KnownProblem::reason),
                       rc::gen::set(&KnownProblem::warning)))));
  return rc::gen::exec([entry] {
    CorpusManifest corpus;
    corpus.corpus_key = *rc::gen::arbitrary<std::string>();
    for (const std::string& path : *rc::gen::arbitrary<std::set<std::string>>()) {
      corpus.entries.push_back(*entry);
      corpus.entries.back().path = path;
    }
    return corpus;
  });
}

}  // namespace

TEST_CASE("a manifest comes back as it was written") {
  CHECK(parse_manifest(serialize(Manifest{}), "files-1") == Manifest{});
  CHECK(parse_manifest(serialize(example()), "files-1") == example());
  Manifest extreme = example();
  extreme.corpora[0].entries[0].stamp = {UINT64_MAX, INT64_MIN};
  CHECK(parse_manifest(serialize(extreme), "files-1") == extreme);
}

TEST_CASE("any manifest comes back as it was written") {
  CHECK(rc::check([] {
    const Manifest manifest{
        *rc::gen::scale(0.3, rc::gen::container<std::vector<CorpusManifest>>(any_corpus()))};
    RC_ASSERT(parse_manifest(serialize(manifest), "files-1") == manifest);
  }));
}

TEST_CASE("a manifest that is cut, longer or changed is refused or another, never a crash") {
  const std::string bytes = serialize(example());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(parse_manifest(bytes.substr(0, size), "files-1"), Error);
  CHECK_THROWS_AS(parse_manifest(bytes + '\0', "files-1"), Error);
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string changed = bytes;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    try {
      const bool same = parse_manifest(changed, "files-1") == example();
      CHECK_FALSE(same);
    } catch (const Error& error) {
      CHECK(error.message() == "files-1 of the index is damaged");
    }
  }
}

TEST_CASE("entries out of order are refused: they would be merged wrongly") {
  Manifest manifest = example();
  std::swap(manifest.corpora[0].entries[0], manifest.corpora[0].entries[1]);
  CHECK_THROWS_AS(parse_manifest(serialize(manifest), "files-1"), Error);
}

TEST_CASE("a corpus is found by its key, and counts its articles") {
  const Manifest manifest = example();
  REQUIRE(manifest.find("1") != nullptr);
  CHECK(manifest.find("1")->articles() == std::uint64_t{UINT32_MAX} + 1);
  CHECK(manifest.find("7")->articles() == 0);
  CHECK(manifest.find("2") == nullptr);
}

TEST_CASE("a large manifest is small and quickly read") {
  Manifest manifest{{CorpusManifest{"1", {}}}};
  for (int i = 0; i < 215'000; ++i) {
    const std::int64_t mtime = 1'747'800'000'123'456'789 + i;
    manifest.corpora[0].entries.push_back({fmt::format("2025/{:02}/reuters-{:06}.txt", i / 20'000, i),
                                           {2'000, mtime},
                                           0x123456789ABCDEFU,
                                           1,
                                           false,
                                           {}});
  }
  const std::string bytes = serialize(manifest);
  CHECK(bytes.size() < 40 * manifest.corpora[0].entries.size());
  const std::clock_t start = std::clock();
  const Manifest again = parse_manifest(bytes, "files-1");
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  MESSAGE("parsed in " << seconds << " s of processor time");
  CHECK(seconds < 1);  // 0.03 where it was written; sanitizers take longer
  CHECK(again == manifest);
}
