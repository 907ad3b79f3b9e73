#include "common/schema/fields.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <string>
#include <vector>

#include "common/schema/xapian.h"
#include "tests/sync/temporary_folder.h"

using namespace dateline::schema;
using dateline::sync_test::TemporaryFolder;

TEST_CASE("a term holds its text as it is, up to the limit") {
  CHECK(bounded_term("K", "") == "K");
  CHECK(bounded_term("K", "taliban") == "Ktaliban");
  const std::string longest(239, 'x');
  CHECK(bounded_term("K", longest) == "K" + longest);
  CHECK(bounded_term("XC", longest) != "XC" + longest);
}

TEST_CASE("long texts that begin alike have other terms") {
  const std::string beginning(300, 'x');
  CHECK(bounded_term("K", beginning + 'a') != bounded_term("K", beginning + 'b'));
  CHECK(bounded_term("K", beginning) == bounded_term("K", beginning));
}

TEST_CASE("Xapian takes every bounded term, of zero bytes too") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.file("db"), Xapian::DB_CREATE);
  for (std::size_t size = 0; size < 400; ++size) {
    CAPTURE(size);
    Xapian::Document document;
    for (const char c : {'x', '\0', '\xFF'})
      document.add_boolean_term(bounded_term("XC", std::string(size, c)));
    CHECK_NOTHROW(database.add_document(document));
  }
  CHECK_NOTHROW(database.commit());
}

TEST_CASE("facet values are one whatever their case") {
  CHECK(facet_term(kTagPrefix, "Taliban") == facet_term(kTagPrefix, "TALIBAN"));
  CHECK(facet_term(kTagPrefix, "Taliban") != facet_term(kTagPrefix, "Talibans"));
  CHECK(facet_term(kTagPrefix, "Taliban") != facet_term(kSourcePrefix, "Taliban"));
}

TEST_CASE("articles of other corpora, files or ids have other terms") {
  struct Identity {
    std::string corpus_key, path, id;
  };
  const std::string deep(300, 'd');
  const std::vector<Identity> identities = {
      {"1", "a", "b"},  {"1", "ab", ""},  {"1", "", "ab"},        {"1a", "", "b"},   {"2", "a", "b"},
      {"1", "b", "a"},  {"", "1", "ab"},  {"1", deep, "a"},       {"1", deep, "b"},  {"1", deep + "/", "a"},
      {"2", deep, "a"}, {"1", "a", deep}, {"1", "a", deep + "x"}, {"1", "a#1", "b"}, {"1", "a", "#1b"},
  };
  for (std::size_t i = 0; i < identities.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      CAPTURE(i);
      CAPTURE(j);
      const Identity& a = identities[i];
      const Identity& b = identities[j];
      CHECK(identity_term(a.corpus_key, a.path, a.id) != identity_term(b.corpus_key, b.path, b.id));
      const bool same_file = a.corpus_key == b.corpus_key && a.path == b.path;
      CHECK((file_term(a.corpus_key, a.path) == file_term(b.corpus_key, b.path)) == same_file);
    }
  }
}

TEST_CASE("any two identities without zero bytes have equal terms only when they are equal") {
  CHECK(rc::check([] {
    const auto part = rc::gen::container<std::string>(rc::gen::element('a', 'b', '/', '#'));
    const auto a = *rc::gen::container<std::array<std::string, 3>>(part);
    const auto b = *rc::gen::container<std::array<std::string, 3>>(part);
    RC_ASSERT((identity_term(a[0], a[1], a[2]) == identity_term(b[0], b[1], b[2])) == (a == b));
  }));
}

TEST_CASE("a country is its code, or its name where no table knows it") {
  struct Row {
    std::string name, value;
  };
  const std::vector<Row> rows = {
      {"China", "CN"},           {"cn", "CN"}, {"Chine", "CN"},        {"Ivory Coast", "CI"},
      {"Atlantis", ":Atlantis"}, {"", ":"},    {"west-germany", "DE"}, {"East Germany", "DDDE"}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(country_value(row.name) == row.value);
  }
  CHECK(is_known_country("CN"));
  CHECK_FALSE(is_known_country(":Atlantis"));
  CHECK_FALSE(is_known_country(""));
}

TEST_CASE("a link finds the title that it names, whatever case and spaces") {
  const std::string title = title_hash_term("Talks  on WATER begin").substr(kTitleHashPrefix.size());
  CHECK(link_hash_term("talks on water begin").substr(kLinkHashPrefix.size()) == title);
  CHECK(link_hash_term("talks on water end").substr(kLinkHashPrefix.size()) != title);
}
