// How a user names an article: by the id of a result, `path#id`, `corpus:id`, or a file's path.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/index/open_index.h"

namespace dateline::engine {

// nullopt when no article has the name. Throws Error that lists the candidates when several have it.
std::optional<index::ArticleRef> find_article(const index::OpenIndex& index, std::string_view name);

}  // namespace dateline::engine
