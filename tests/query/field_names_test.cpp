#include "searcher/query/field_names.h"

#include <doctest/doctest.h>

namespace query = dateline::query;
using query::Field;

TEST_CASE("every field is found by its own name and takes words or values") {
  for (const Field field : {Field::Title, Field::Summary, Field::Body, Field::Tag, Field::Country,
                            Field::Language, Field::Source, Field::Path, Field::Date}) {
    CAPTURE(query::field_name(field));
    CHECK(query::field_named(query::field_name(field)) == field);
    const bool words = query::text_field(field).has_value();
    const bool values = query::filter_field(field).has_value() || field == Field::Date;
    CHECK(words != values);
    if (words) CHECK(query::field_of(*query::text_field(field)) == field);
    if (query::filter_field(field)) CHECK(query::field_of(*query::filter_field(field)) == field);
  }
  CHECK(query::field_of(query::FilterField::Tag) == Field::Tag);
}

TEST_CASE("names that are none") {
  CHECK_FALSE(query::field_named(""));
  CHECK_FALSE(query::field_named("titel"));
  CHECK(query::closest_field_name("titel") == "title");
  CHECK(query::closest_field_name("Contry") == "country");
  CHECK(query::closest_field_name("sumary") == "summary");
  CHECK(query::closest_field_name("zzzzzz").empty());
  CHECK(query::closest_field_name("anextremelylongname").empty());
}
