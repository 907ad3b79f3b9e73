// Generations for the tests: one with every kind of line, any, and lines under a right checksum.
#pragma once

#include <fmt/format.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/index/generation.h"
#include "common/io/files.h"
#include "common/schema/fields.h"

namespace dateline::index_test {

// A text with the last line that makes it a generation's.
inline std::string sealed(std::string_view lines) {
  return fmt::format("{}checksum {}\n", lines, io::to_hex(io::checksum(lines)));
}

inline index::Generation full_generation() {
  index::Generation generation;
  generation.number = 12;
  generation.next_segment = 8;
  generation.next_corpus = 4;
  generation.schema = schema::kSchemaVersion;
  generation.analyzer = "dateline-1 icu-72";
  generation.uuid = "0b5c";
  generation.updated = "2025-05-21T04:00:12Z";
  generation.corpora.push_back({"1", "news", "/srv/my news/\xFF%", false, {}});
  generation.corpora.push_back(
      {"3", "one", "/srv/one.jsonl", true, {"fr", "jsonl", {"*.jsonl"}, {"drafts/", ""}, {"a=b"}}});
  generation.segments.push_back(
      {"segment-3", 9, 8, {{"segment-3/columns", 120, 0xFEDCBA9876543210U}}, {1, 2, 3, 5, 8, 9}});
  generation.segments.push_back({"segment-7", 0, 0, {}, {}});
  generation.manifest = {"files-12", 77, 1};
  generation.stories = {"stories-12", 9, 2};
  generation.languages = {{"en", 2}, {"", 1}};
  return generation;
}

inline rc::Gen<index::FileSum> any_file() {
  return rc::gen::build<index::FileSum>(rc::gen::set(&index::FileSum::name),
                                        rc::gen::set(&index::FileSum::size),
                                        rc::gen::set(&index::FileSum::checksum));
}

// Options that are empty are not written, so a glob or map may be any text, a language and a format too.
inline rc::Gen<index::Corpus> any_corpus() {
  const auto options = rc::gen::build<index::CorpusOptions>(
      rc::gen::set(&index::CorpusOptions::language), rc::gen::set(&index::CorpusOptions::input_format),
      rc::gen::set(&index::CorpusOptions::includes), rc::gen::set(&index::CorpusOptions::excludes),
      rc::gen::set(&index::CorpusOptions::key_map));
  return rc::gen::build<index::Corpus>(rc::gen::set(&index::Corpus::key), rc::gen::set(&index::Corpus::name),
                                       rc::gen::set(&index::Corpus::root),
                                       rc::gen::set(&index::Corpus::is_file),
                                       rc::gen::set(&index::Corpus::options, options));
}

inline rc::Gen<index::SegmentInfo> any_segment() {
  return rc::gen::exec([] {
    index::SegmentInfo segment;
    segment.name = *rc::gen::arbitrary<std::string>();
    segment.last_docid = *rc::gen::inRange<std::uint32_t>(0, 200);
    for (std::uint32_t docid = 1; docid <= segment.last_docid; ++docid)
      if (*rc::gen::inRange(0, 3) == 0) segment.tombstones.push_back(docid);
    const auto least = static_cast<std::uint32_t>(segment.tombstones.size());
    segment.documents = *rc::gen::inRange(least, segment.last_docid + 1);
    segment.files = *rc::gen::container<std::vector<index::FileSum>>(any_file());
    return segment;
  });
}

inline rc::Gen<index::Generation> any_generation() {
  return rc::gen::exec([] {
    index::Generation generation;
    generation.number = *rc::gen::arbitrary<std::uint64_t>();
    generation.next_segment = *rc::gen::arbitrary<std::uint64_t>();
    generation.next_corpus = *rc::gen::arbitrary<std::uint64_t>();
    generation.schema = schema::kSchemaVersion;
    generation.analyzer = *rc::gen::arbitrary<std::string>();
    generation.uuid = *rc::gen::arbitrary<std::string>();
    generation.updated = *rc::gen::arbitrary<std::string>();
    generation.corpora = *rc::gen::container<std::vector<index::Corpus>>(any_corpus());
    generation.segments = *rc::gen::container<std::vector<index::SegmentInfo>>(any_segment());
    generation.manifest = *any_file();
    generation.stories = *any_file();
    generation.languages = *rc::gen::arbitrary<std::map<std::string, std::uint64_t>>();
    return generation;
  });
}

}  // namespace dateline::index_test
