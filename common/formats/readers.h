// The readers of the registry, one a file.
#pragma once

#include "common/formats/article_reader.h"

namespace dateline::formats {

const ArticleReader& text_article_reader();  // the article text format: text_article.cpp
const ArticleReader& json_lines_reader();    // json_lines.cpp

}  // namespace dateline::formats
