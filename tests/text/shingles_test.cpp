#include "common/text/shingles.h"

#include <doctest/doctest.h>

#include <string>

using namespace dateline::text;

namespace {

// "w1 w2 … wN", from `first`.
std::string words(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) text += "w" + std::to_string(i) + " ";
  return text;
}

class Shingled {
 public:
  explicit Shingled(const std::string& text) : Shingled(std::string(), text) {}
  Shingled(const std::string& summary, const std::string& body) {
    shingler_.add(analyzer_.analyze(summary, "en"));
    shingler_.add(analyzer_.analyze(body, "en"));
  }
  const std::vector<std::uint64_t>& list() { return shingler_.shingles(); }
  Sketch sketch() { return shingler_.sketch(); }

 private:
  Analyzer analyzer_;
  Shingler shingler_;
};

bool may_overlap_of(const std::string& a, const std::string& b) {
  return may_overlap(Shingled(a).sketch(), Shingled(b).sketch());
}

}  // namespace

TEST_CASE("every three neighbouring words are a shingle, each counted once, none across texts") {
  CHECK(Shingled("one two").list().empty());
  CHECK(Shingled("one two three four").list().size() == 2);
  CHECK(Shingled("one two three one two three").list().size() == 3);
  CHECK(Shingled("one two", "three four five").list().size() == 1);
  CHECK(Shingled("One, TWO: three").list() == Shingled("one two three").list());
  CHECK(Shingled("one two three").list() != Shingled("three two one").list());
}

TEST_CASE("shingles are the same in every run: they are stored") {
  CHECK(Shingled("security cooperation agreement").list().front() == 8741859518608710886ULL);
}

TEST_CASE("overlap is by the shorter of two texts") {
  Shingled whole(words(0, 102)), half(words(0, 52)), other(words(200, 102)), shorter(words(0, 29));
  CHECK(overlap(whole.list(), whole.list()).containment == 1);
  CHECK(overlap(whole.list(), half.list()).containment == 1);
  CHECK(overlap(half.list(), whole.list()).size_ratio == doctest::Approx(0.5));
  CHECK(overlap(whole.list(), other.list()).containment == 0);
  CHECK(overlap(shorter.list(), shorter.list()).containment == 0);  // too short to tell
}

TEST_CASE("sketches tell what is worth comparing") {
  CHECK(Shingled(words(0, 29)).sketch() == Sketch{});
  CHECK(may_overlap_of(words(0, 300), words(0, 300)));
  CHECK(may_overlap_of(words(0, 300), words(20, 300)));
  CHECK(may_overlap_of(words(0, 160), words(0, 300)));
  CHECK_FALSE(may_overlap_of(words(0, 300), words(1000, 300)));
  CHECK_FALSE(may_overlap_of(words(0, 300), words(270, 300)));
}
