#include "searcher/engine/article_names.h"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <vector>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/io/utf8.h"

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr std::size_t kListed = 10;

using Test = std::function<bool(const schema::ColumnsView& columns, ArticleRef ref)>;

std::vector<ArticleRef> articles_where(const index::OpenIndex& index, const Test& test) {
  std::vector<ArticleRef> refs;
  for (std::uint32_t number = 0; number < index.segments().size(); ++number) {
    const index::Segment& segment = index.segments()[number];
    for (std::uint32_t docid = 1; docid <= segment.info().last_docid; ++docid)
      if (segment.is_live(docid) && test(segment.columns(), {number, docid})) refs.push_back({number, docid});
  }
  return refs;
}

std::optional<ArticleRef> only_one(const index::OpenIndex& index, std::string_view name,
                                   const std::vector<ArticleRef>& refs) {
  if (refs.empty()) return std::nullopt;
  if (refs.size() == 1) return refs.front();
  std::string candidates;
  for (std::size_t i = 0; i < refs.size() && i < kListed; ++i) {
    const schema::ColumnsView& columns = index.segments()[refs[i].segment].columns();
    candidates += fmt::format("{}{}:{}", i == 0 ? "" : ", ", index.corpus_of(refs[i]).name,
                              io::percent_encode(columns.id(refs[i].docid)));
    if (columns.path(refs[i].docid) != columns.id(refs[i].docid))
      candidates += fmt::format(" (in {})", io::percent_encode(columns.path(refs[i].docid)));
  }
  throw Error(fmt::format("\"{}\" names {} articles: {}{}", name, refs.size(), candidates,
                          refs.size() > kListed ? ", …" : ""),
              "say which with path#id, corpus:id or corpus:path#id");
}

// "path#id"; of any corpus when `corpus` is empty.
std::optional<ArticleRef> find_in_file(const index::OpenIndex& index, std::string_view name,
                                       std::string_view path_and_id, std::string_view corpus) {
  const std::size_t hash = path_and_id.find('#');
  if (hash == std::string_view::npos) return std::nullopt;
  return only_one(index, name, articles_where(index, [&](const schema::ColumnsView& columns, ArticleRef ref) {
                    return columns.path(ref.docid) == path_and_id.substr(0, hash) &&
                           columns.id(ref.docid) == path_and_id.substr(hash + 1) &&
                           (corpus.empty() || index.corpus_of(ref).name == corpus);
                  }));
}

// "corpus:path#id", or "corpus:id".
std::optional<ArticleRef> find_in_corpus(const index::OpenIndex& index, std::string_view name,
                                         std::string_view raw) {
  const std::size_t colon = raw.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view corpus = raw.substr(0, colon), rest = raw.substr(colon + 1);
  if (auto found = find_in_file(index, name, rest, corpus)) return found;
  return only_one(index, name, articles_where(index, [&](const schema::ColumnsView& columns, ArticleRef ref) {
                    return columns.id(ref.docid) == rest && index.corpus_of(ref).name == corpus;
                  }));
}

}  // namespace

std::optional<ArticleRef> find_article(const index::OpenIndex& index, std::string_view name) {
  const std::string raw = io::percent_decode(name).value_or(std::string(name));
  const auto by_id = articles_where(index, [&](const schema::ColumnsView& columns, ArticleRef ref) {
    return columns.id(ref.docid) == raw;
  });
  if (auto found = only_one(index, name, by_id)) return found;

  if (auto found = find_in_corpus(index, name, raw)) return found;
  if (auto found = find_in_file(index, name, raw, {})) return found;
  std::error_code error;
  const std::string file =
      std::filesystem::weakly_canonical(std::filesystem::absolute(raw, error), error).string();
  const auto of_file = articles_where(index, [&](const schema::ColumnsView& columns, ArticleRef ref) {
    return file.size() >= columns.path(ref.docid).size() && !columns.path(ref.docid).empty() &&
           std::string_view(file).substr(file.size() - columns.path(ref.docid).size()) ==
               columns.path(ref.docid) &&
           index::file_location(index.corpus_of(ref), columns.path(ref.docid)) == file;
  });
  return only_one(index, name, of_file);
}

}  // namespace dateline::engine
