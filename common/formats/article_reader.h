// Readers: bytes of one file → articles. One implementation per format, in a file of its own and a row in
// registry.cpp.
//
// A reader is stateless and may be shared by threads. It never throws for bad input: what is wrong comes as
// ReadProblem values.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline::formats {

enum class Severity {
  Warning,
  Problem
};  // a warning: the article is there all the same; a problem: something could not be read

struct ReadProblem {
  Severity severity = Severity::Problem;
  unsigned line = 0;   // 1-based line in the file; 0 when the whole file is meant
  std::string reason;  // no path, no full stop: "no title and no body"
};

// One article of a file and the line it begins on.
struct ArticleAt {
  Article article;
  unsigned line = 1;
};

// Limits of what is kept of one article (INTERFACE.md §4); what is cut is said with a warning.
inline constexpr std::size_t kMaxArticleBytes = 8U << 20U;
inline constexpr std::size_t kMaxTags = 1000;
inline constexpr std::size_t kMaxLinks = 1000;

struct ReadOptions {
  std::map<std::string, std::string>
      key_map;  // --map KEY=FIELD: further JSON keys → field names of INTERFACE.md §4
};

// Whether `name` is a field of an article in JSON Lines ("title", "also_read"): what --map may name.
bool is_article_field(std::string_view name);

class ArticleReader {
 public:
  virtual ~ArticleReader() = default;

  using ArticleSink = std::function<void(ArticleAt&&)>;
  using ProblemSink = std::function<void(ReadProblem&&)>;

  // Reads all articles of a file's raw bytes, in order. `bytes` is consumed.
  virtual void read(std::string bytes, const ReadOptions& options, const ArticleSink& article,
                    const ProblemSink& problem) const = 0;
};

// A format as the registry knows it.
struct Format {
  const char* name;                     // for --input-format: "text", "jsonl"
  const char* description;              // one line for --help
  std::vector<std::string> extensions;  // with the dot, lower case: {".txt"}
  bool many_articles;  // a file may hold more than one article, each known by its own id or PATH#LINE
  const ArticleReader& (*reader)();
};

const std::vector<Format>& all_formats();
const Format* format_by_name(std::string_view name);  // nullptr when unknown

// The format that claims a file by its name (extension, any case); nullptr when none does, and the file is
// ignored.
const Format* format_for_path(std::string_view path);
// The format that the contents look like, for standard input and files named on the command line: JSON Lines
// when the first character that is not white space is '{', else text.
const Format& format_for_contents(std::string_view bytes);

}  // namespace dateline::formats
