#include <doctest/doctest.h>

#include <memory>

#include "tests/output/samples.h"

using namespace dateline;
using output::OutputFormat;
using samples::written;

TEST_CASE("paths are raw bytes, each file once") {
  engine::SearchResponse response = samples::usual_response();
  response.results.push_back(response.results[0]);
  response.results.push_back(samples::hostile_response().results[0]);
  CHECK(written(OutputFormat::Paths, response) ==
        "/data/news/2025/summit.txt\n/data/bad\xFF\nname 50%.txt\n");

  output::OutputStyle style;
  style.nul_terminated = true;
  CHECK(written(OutputFormat::Paths, response, style) ==
        std::string("/data/news/2025/summit.txt") + '\0' + "/data/bad\xFF\nname 50%.txt" + '\0');
  CHECK(written(OutputFormat::Paths, samples::empty_response()) == "");
}

TEST_CASE("a file of several queries is written once") {
  const auto writer = output::make_writer(OutputFormat::Paths, {});
  std::string out;
  writer->write(samples::usual_response(), "1", out);
  writer->write(samples::usual_response(), "2", out);
  CHECK(out == "/data/news/2025/summit.txt\n");
}

TEST_CASE("trec has six fields, whatever the ids are") {
  CHECK(written(OutputFormat::Trec, samples::usual_response()) ==
        "1 Q0 2025/summit.txt 1 12.345679 dateline\n1 Q0 feed:17 2 1.000000 dateline\n");
  CHECK(written(OutputFormat::Trec, samples::hostile_response(), {}, "q 1\t") ==
        "q%201%09 Q0 bad%FF%0Aname%2050%25.txt 1 0.000001 dateline\n");
  CHECK(written(OutputFormat::Trec, samples::empty_response()) == "");
}
