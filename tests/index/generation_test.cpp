#include "common/index/generation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "common/error.h"
#include "tests/index/generations.h"

using namespace dateline;
using namespace dateline::index;
using namespace dateline::index_test;

namespace {
const std::string kHead =
    fmt::format("dateline generation 1\nschema {}\nnumber 3\nuuid 0b5c\n", schema::kSchemaVersion);
}

TEST_CASE("the text of a generation") {
  const std::string text = serialize(full_generation());
  const std::string lines =
      "analyzer dateline-1%20icu-72\n"
      "updated 2025-05-21T04:00:12Z\n"
      "next 8 4\n"
      "corpus 1 news /srv/my%20news/%FF%25\n"
      "corpus 3 one /srv/one.jsonl\n"
      "corpus-is-file\n"
      "corpus-language fr\n"
      "corpus-format jsonl\n"
      "corpus-include *.jsonl\n"
      "corpus-exclude drafts/\n"
      "corpus-exclude %\n"
      "corpus-map a=b\n"
      "segment segment-3 9 8\n"
      "segment-file segment-3/columns 120 fedcba9876543210\n"
      "tombstones 1-3,5,8-9\n"
      "segment segment-7 0 0\n"
      "manifest files-12 77 0000000000000001\n"
      "stories stories-12 9 0000000000000002\n"
      "language % 1\n"
      "language en 2\n";
  CHECK(text.find(lines) != std::string::npos);
  CHECK(parse_generation(text, "generation-12") == full_generation());
}

TEST_CASE("any generation comes back as it was") {
  CHECK(rc::check([] {
    const Generation generation = *rc::gen::scale(0.5, any_generation());
    RC_ASSERT(parse_generation(serialize(generation), "generation-1") == generation);
  }));
}

TEST_CASE("counts and look-ups") {
  const Generation generation = full_generation();
  CHECK(generation.articles() == 2);
  REQUIRE(generation.corpus_by_key("3") != nullptr);
  CHECK(generation.corpus_by_key("3")->name == "one");
  CHECK(generation.corpus_by_key("2") == nullptr);
  CHECK(generation.corpus_by_name("news")->key == "1");
  CHECK(generation.corpus_by_name("1") == nullptr);
}

TEST_CASE("a text that is cut, longer, or has a bit changed is refused") {
  const std::string text = serialize(full_generation());
  for (std::size_t size = 0; size < text.size(); ++size)
    CHECK_THROWS_AS(parse_generation(text.substr(0, size), "generation-12"), Error);
  CHECK_THROWS_AS(parse_generation(text + '\n', "generation-12"), Error);
  for (std::size_t i = 0; i < text.size() * 8; ++i) {
    std::string changed = text;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    CAPTURE(i);
    CHECK_THROWS_WITH(parse_generation(changed, "generation-12"), "generation-12 of the index is damaged");
  }
}

TEST_CASE("lines that make no sense are refused even under a right checksum") {
  CHECK_NOTHROW(parse_generation(sealed(kHead), "x"));
  for (const std::string lines : {
           "unknown 1\n",
           "number x\n",
           "number 1 2\n",
           "number -1\n",
           "number 18446744073709551616\n",
           "next 18446744073709551616 1\n",
           "next 1\n",
           "corpus 1 news\n",
           "corpus 1 news %4\n",
           "corpus-language fr\n",
           "corpus-is-file\n",
           "segment-file a 1 0000000000000001\n",
           "tombstones 1\n",
           "segment s 3 4\n",
           "segment s 3 3\nsegment-file a 1 00000000000001\n",
           "segment s 3 3\ntombstones 0\n",
           "segment s 3 3\ntombstones 4\n",
           "segment s 3 3\ntombstones 2,1\n",
           "segment s 3 3\ntombstones 1,1\n",
           "segment s 3 3\ntombstones 3-1\n",
           "segment s 3 3\ntombstones 1-\n",
           "segment s 3 2\ntombstones 1-3\n",
           "manifest files-1 7\n",
           "language en\n",
           "\n",
       }) {
    CAPTURE(lines);
    CHECK_THROWS_AS(parse_generation(sealed(kHead + lines), "x"), Error);
  }
  CHECK_THROWS_AS(parse_generation(sealed("another file 1\n" + kHead), "x"), Error);
}

TEST_CASE("of another schema only the first lines and the corpora are read") {
  const Generation other =
      parse_generation(sealed("dateline generation 1\nschema 999\nnumber 3\nuuid 0b5c\nunheard of\n"
                              "next 8 4 more\ncorpus 1 news /srv/news more\ncorpus-unheard of\n"
                              "corpus-language fr\nsegment x\n"),
                       "x");
  Generation expected;
  expected.schema = 999;
  expected.number = 3;
  expected.uuid = "0b5c";
  expected.next_segment = 8;
  expected.next_corpus = 4;
  expected.corpora.push_back({"1", "news", "/srv/news", false, {"fr", {}, {}, {}, {}}});
  CHECK(other == expected);
}

TEST_CASE("what the fuzzer starts from is of this schema") {
  const Generation generation = parse_generation(
      sealed(io::read_file(std::string(DATELINE_SOURCE_DIR) + "/tests/fuzz/corpus/generation/full")), "seed");
  CHECK(generation.schema == schema::kSchemaVersion);
  CHECK(generation.segments.size() == 2);
}
