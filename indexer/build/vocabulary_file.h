// The vocabulary of a finished segment, written beside its database and columns: once a segment, from the
// term list that compaction left, instead of word by word.
#pragma once

#include <string>

#include "common/schema/xapian.h"

namespace dateline::build {

// The words of a database (schema/fields.h) as a vocabulary file.
std::string serialize_vocabulary(const Xapian::Database& database);

// Into `folder`, which holds the segment's database. Throws Error.
void write_vocabulary(const std::string& folder);

}  // namespace dateline::build
