#include "searcher/output/field_names.h"

namespace dateline::output {

std::string_view facet_name(engine::FacetField field) {
  switch (field) {
    case engine::FacetField::Country:
      return "country";
    case engine::FacetField::Tag:
      return "tag";
    case engine::FacetField::Language:
      return "language";
    case engine::FacetField::Source:
      return "source";
    case engine::FacetField::Corpus:
      return "corpus";
    case engine::FacetField::Month:
      return "month";
    case engine::FacetField::Year:
      return "year";
  }
  return "";
}

std::optional<engine::FacetField> facet_of_name(std::string_view name) {
  for (const engine::FacetField field : kFacetFields) {
    if (facet_name(field) == name) return field;
  }
  return std::nullopt;
}

}  // namespace dateline::output
