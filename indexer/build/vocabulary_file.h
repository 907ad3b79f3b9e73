// The vocabulary and the phrases of a finished segment, written beside its database and columns: once a
// segment, from the term list that compaction left, instead of word by word.
#pragma once

#include <string>

#include "common/schema/columns.h"
#include "common/schema/phrases.h"
#include "common/schema/xapian.h"

namespace dateline::build {

// An article's title and tags; nothing of an empty row.
void append_phrases(schema::PhrasesBuilder& phrases, const schema::Row& row);

// The words of a database (schema/fields.h) as a vocabulary file.
std::string serialize_vocabulary(const Xapian::Database& database);

// Into `folder`, which holds the segment's database. Throws Error.
void write_segment_words(const std::string& folder, const schema::PhrasesBuilder& phrases);

}  // namespace dateline::build
