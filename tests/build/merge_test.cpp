// Which segments are merged: a table of sizes, and that merging comes to an end.
#include "indexer/build/merge.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using dateline::build::kMaxSegments;
using dateline::build::next_merge;
using dateline::index::SegmentInfo;

namespace {

// A segment of so many documents, the first so many of them dead.
struct Size {
  std::uint32_t documents = 0;
  std::uint32_t dead = 0;
};

std::vector<SegmentInfo> segments_of(const std::vector<Size>& sizes) {
  std::vector<SegmentInfo> segments;
  for (const Size& size : sizes) {
    SegmentInfo info;
    info.documents = info.last_docid = size.documents;
    for (std::uint32_t docid = 1; docid <= size.dead; ++docid) info.tombstones.push_back(docid);
    segments.push_back(std::move(info));
  }
  return segments;
}

std::string merge_of(const std::vector<Size>& sizes) {
  const auto merge = next_merge(segments_of(sizes));
  return merge ? std::to_string(merge->first) + ".." + std::to_string(merge->second) : "none";
}

}  // namespace

TEST_CASE("segments are merged when they are many, or a fifth of one is dead") {
  struct Row {
    std::vector<Size> sizes;
    std::string merge;
  };
  const std::vector<Row> rows = {
      {{}, "none"},
      {{{100, 0}}, "none"},
      {{{100, 19}}, "none"},
      {{{100, 20}}, "0..1"},
      {{{100, 0}, {10, 2}, {10, 0}}, "1..2"},
      {{{9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}}, "none"},
      {{{900, 0}, {9, 0}, {9, 0}, {5, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}}, "2..4"},
      {{{900, 0}, {1, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}, {9, 0}}, "1..3"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sizes.size());
    CHECK(merge_of(row.sizes) == row.merge);
  }
}

TEST_CASE("a large segment is not rewritten for many small ones") {
  std::vector<SegmentInfo> segments = segments_of({{100'000, 0}});
  std::uint64_t rewritten_large = 0;
  for (int run = 0; run < 1000; ++run) {
    SegmentInfo small;
    small.documents = small.last_docid = 20;
    segments.push_back(small);
    while (const auto merge = next_merge(segments)) {
      SegmentInfo merged;
      for (std::size_t i = merge->first; i < merge->second; ++i) merged.documents += segments[i].documents;
      if (merge->first == 0) ++rewritten_large;
      const auto first = segments.begin() + static_cast<std::ptrdiff_t>(merge->first);
      segments.insert(
          segments.erase(first, first + static_cast<std::ptrdiff_t>(merge->second - merge->first)), merged);
    }
    REQUIRE(segments.size() <= kMaxSegments);
  }
  CHECK(rewritten_large == 0);
}
