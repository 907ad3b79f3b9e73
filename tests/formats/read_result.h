// What a reader made of a text, for the tests of the formats.
#pragma once

#include <string>
#include <vector>

#include "common/formats/readers.h"

namespace dateline::formats {

struct ReadResult {
  std::vector<ArticleAt> articles;
  std::vector<ReadProblem> problems;
};

inline ReadResult read_with(const ArticleReader& reader, std::string bytes, const ReadOptions& options = {}) {
  ReadResult result;
  reader.read(
      std::move(bytes), options, [&](ArticleAt&& article) { result.articles.push_back(std::move(article)); },
      [&](ReadProblem&& problem) { result.problems.push_back(std::move(problem)); });
  return result;
}

// "warning 1: reason", a line each.
inline std::string shown(const std::vector<ReadProblem>& problems) {
  std::string text;
  for (const ReadProblem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += problem.severity == Severity::Warning ? "warning " : "problem ";
    text += std::to_string(problem.line) + ": " + problem.reason;
  }
  return text;
}

inline std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) {
    if (!text.empty()) text += "; ";
    text += item;
  }
  return text;
}

}  // namespace dateline::formats
