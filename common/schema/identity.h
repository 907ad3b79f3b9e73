// What decides what the index keeps of an article, besides the article: the analyzer, and the lists by which
// countries are known and inferred. An index records it; one that was made by another is built again.
// Thread-safe.
#pragma once

#include <string>

namespace dateline::schema {

const std::string& indexing_identity();

}  // namespace dateline::schema
