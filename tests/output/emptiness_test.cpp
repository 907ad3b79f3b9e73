#include <doctest/doctest.h>

#include "tests/output/samples.h"

using namespace dateline;

TEST_CASE("why nothing was found") {
  CHECK(output::explain_emptiness(*samples::empty_response().why_empty) ==
        "no article holds: xyzzy\n"
        "no article has the tag \"Talibn\"; the closest are: Taliban, talk\n"
        "without --country CN: 1 article\n"
        "without date:2025-05: 0 articles\n"
        "without any filter: 1,200 articles\n"
        "the nearest month with some: 2025-04\n"
        "the archive has articles from 2 Jan 2020 to 21 May 2025\n");
  CHECK(output::explain_emptiness({}) == "");

  engine::WhyEmpty hostile;
  hostile.unknown_words = {"a\x1b[31m\nb\u202E"};
  CHECK(output::explain_emptiness(hostile) == "no article holds: a[31m b\n");
}

TEST_CASE("what was cut is told") {
  engine::SearchResponse response = samples::usual_response();
  CHECK(output::explain_cut(response) == "2 of 4,312");
  response.results[0].rank = 11;
  response.results[1].rank = 12;
  CHECK(output::explain_cut(response) == "11 to 12 of 4,312");
  response.total = 2;
  CHECK(output::explain_cut(response) == "");
  CHECK(output::explain_cut(samples::empty_response()) == "");
}
