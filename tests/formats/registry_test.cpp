#include <doctest/doctest.h>

#include <string>

#include "common/formats/article_reader.h"

using namespace dateline::formats;

namespace {

std::string name_of(const Format* format) {
  return format != nullptr ? format->name : "none";
}

}  // namespace

TEST_CASE("formats are told by the extension, in any case") {
  CHECK(name_of(format_for_path("2025/a.txt")) == "text");
  CHECK(name_of(format_for_path("A.TXT")) == "text");
  CHECK(name_of(format_for_path("a.b.jsonl")) == "jsonl");
  CHECK(name_of(format_for_path("a.NDJSON")) == "jsonl");
  for (const char* path : {"a", "", "a.json", "a.txt.gz", "folder.txt/a", "a.", "txt"}) {
    CAPTURE(path);
    CHECK(name_of(format_for_path(path)) == "none");
  }
}

TEST_CASE("formats are told by the contents") {
  CHECK(name_of(&format_for_contents("\xEF\xBB\xBF\n {\"title\":1}")) == "jsonl");
  CHECK(name_of(&format_for_contents(" date 2025-05-21 Title")) == "text");
  CHECK(name_of(&format_for_contents("")) == "text");
}

TEST_CASE("formats have a name, a description and a reader") {
  for (const Format& format : all_formats()) {
    CAPTURE(format.name);
    CHECK(format_by_name(format.name) == &format);
    CHECK(std::string(format.description).size() > 10);
    CHECK_FALSE(format.extensions.empty());
    CHECK(&format.reader() == &format.reader());
  }
  CHECK(format_by_name("xml") == nullptr);
}
