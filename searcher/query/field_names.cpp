#include "searcher/query/field_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/edit_distance.h"
#include "common/schema/fields.h"
#include "searcher/query/characters.h"

namespace dateline::query {
namespace {

// What a field of the schema is in the tree of a query. Names and aliases stand in schema::kFields alone.
struct FieldRow {
  Field field;
  std::optional<TextField> text;
  std::optional<FilterField> filter;

  std::string_view name() const { return of_schema().name; }
  std::string_view alias() const { return of_schema().alias; }

 private:
  schema::Field of_schema() const {
    if (field == Field::Main) return {};
    return schema::kFields[static_cast<std::size_t>(field) - 1];
  }
};

constexpr std::array<FieldRow, 10> kFields{{
    {Field::Main, TextField::Main, std::nullopt},
    {Field::Title, TextField::Title, std::nullopt},
    {Field::Summary, TextField::Summary, std::nullopt},
    {Field::Body, TextField::Body, std::nullopt},
    {Field::Tag, TextField::Tag, std::nullopt},
    {Field::Country, std::nullopt, FilterField::Country},
    {Field::Language, std::nullopt, FilterField::Language},
    {Field::Source, std::nullopt, FilterField::Source},
    {Field::Path, std::nullopt, FilterField::Path},
    {Field::Date, std::nullopt, std::nullopt},
}};
static_assert(kFields.size() == schema::kFields.size() + 1 && schema::kFields.front().name == "title" &&
                  schema::kFields.back().name == "date",
              "rows stand in the order of schema::kFields, after the main field");

// Rows stand in the order of Field.
const FieldRow& row(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}

}  // namespace

std::optional<Field> field_named(std::string_view name) {
  if (name.empty()) return std::nullopt;
  const std::string lower = lower_ascii(name);
  for (const FieldRow& candidate : kFields) {
    if (candidate.name() == lower || candidate.alias() == lower) return candidate.field;
  }
  return std::nullopt;
}

std::string_view field_name(Field field) {
  return row(field).name();
}

std::string_view closest_field_name(std::string_view name) {
  constexpr std::size_t kLongestSlip = 12;
  constexpr std::size_t kMostSlips = 2;
  if (name.size() > kLongestSlip) return {};
  const std::string lower = lower_ascii(name);
  std::string_view closest;
  std::size_t fewest = std::min(kMostSlips, name.size() / 2) + 1;
  for (const FieldRow& candidate : kFields) {
    const std::size_t slips = edit_distance(lower, candidate.name());
    if (slips >= fewest) continue;
    fewest = slips;
    closest = candidate.name();
  }
  return closest;
}

Field field_of(TextField field) {
  return std::find_if(kFields.begin(), kFields.end(), [field](const FieldRow& r) { return r.text == field; })
      ->field;
}

Field field_of(FilterField field) {
  if (field == FilterField::Tag) return Field::Tag;
  return std::find_if(kFields.begin(), kFields.end(),
                      [field](const FieldRow& r) { return r.filter == field; })
      ->field;
}

std::optional<TextField> text_field(Field field) {
  return row(field).text;
}
std::optional<FilterField> filter_field(Field field) {
  return row(field).filter;
}

}  // namespace dateline::query
