// Responses and results as JSON values, with the keys and the order of the contract (docs: JSON and CSV).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "searcher/engine/search_response.h"

namespace dateline::output {

inline constexpr int kSchema = 1;

// `batch_id` becomes the key `id` after `schema`, where not empty.
nlohmann::ordered_json response_value(const engine::SearchResponse& response, std::string_view batch_id);
nlohmann::ordered_json result_value(const engine::SearchResult& result);
nlohmann::ordered_json article_value(const engine::ShownArticle& article);

// Text of a value, bytes that are not UTF-8 replaced by U+FFFD, with a newline at the end.
std::string one_line(const nlohmann::ordered_json& value);
std::string indented(const nlohmann::ordered_json& value);

}  // namespace dateline::output
