// word~ from outside: what it finds, where, in which order, and what it is read as.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

using namespace dateline::programs_test;

using Ids = std::vector<std::string>;

TEST_CASE("close spellings are found, the word itself first") {
  Desk desk;
  desk.write("a.txt", {.title = "Talks on cooperaton", .body = "The ministry gave no details."});
  desk.write("b.txt", {.title = "Talks on cooperation", .body = "The ministry gave no details."});
  desk.write("c.txt", {.title = "Talks on corporations", .body = "The ministry gave no details."});
  desk.write("d.txt", {.title = "Nothing to see", .body = "Kooperation in security, said the envoy."});
  desk.indexer({desk.folder()});
  INFO(desk.last());

  CHECK(desk.ids({"cooperaton~"}) == Ids{"a.txt", "b.txt", "d.txt"});
  CHECK(desk.ids({"cooperation~"}).front() == "b.txt");
  CHECK(desk.ids({"title:cooperaton~"}).size() == 2);
  CHECK(desk.ids({"body:cooperaton~"}) == Ids{"d.txt"});
  CHECK(desk.ids({"+cooperation~", "-talks"}) == Ids{"d.txt"});
  CHECK(desk.ids({"cooperaton~ AND NOT cooperaton"}).size() == 2);
  CHECK(desk.ids({"cooperation~ NEAR/2 securty~"}) == Ids{"d.txt"});
  CHECK(desk.ids({"cooperation~ NEAR/1 envoi~"}).empty());
  const Json found = desk.search_json({"title:cooperaton~ envoy"});
  CHECK(found["read_as"] == "title:cooperaton~ envoy");
  CHECK(desk.search_json({"kooperatoin~"})["results"].dump().find(
            "{\"text\":\"Kooperation\",\"hit\":true}") != std::string::npos);
}
