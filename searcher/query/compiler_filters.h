// Filters side by side: several of one field are either, different fields are both.
#pragma once

#include <vector>

#include "common/calendar/timestamp.h"
#include "searcher/query/ast.h"
#include "searcher/query/compiler.h"

namespace dateline::query {

// Filters of one field, any of which lets an article through.
struct FilterGroup {
  QueryFilter filter;  // all but its node
  std::vector<Node> members;
};

// Exclusions, and filters that are about several fields, each make a group of their own.
std::vector<FilterGroup> group_filters(const std::vector<Node>& filters, calendar::Date now);

}  // namespace dateline::query
