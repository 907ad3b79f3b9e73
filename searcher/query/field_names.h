// The fields of the query language by name: one table for lexer, parser and describe().
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/ast.h"

namespace dateline::query {

enum class Field { Main, Title, Summary, Body, Tag, Country, Language, Source, Path, Date };

// "title" or an alias ("headline"), in any case.
std::optional<Field> field_named(std::string_view name);

// The canonical name; empty for Main.
std::string_view field_name(Field field);

// The name closest to one that is none, within two slips: for warnings. Empty when there is none.
std::string_view closest_field_name(std::string_view name);

Field field_of(TextField field);
Field field_of(FilterField field);
std::optional<TextField> text_field(Field field);      // words are looked for there
std::optional<FilterField> filter_field(Field field);  // its values narrow; Date is neither

}  // namespace dateline::query
