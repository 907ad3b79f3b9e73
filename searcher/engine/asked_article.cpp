#include "searcher/engine/asked_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "common/error.h"
#include "common/formats/article_reader.h"
#include "common/io/files.h"
#include "common/text/language.h"
#include "searcher/engine/article_names.h"

namespace dateline::engine {

LoadedArticle load_article(const index::OpenIndex& index, const std::string& name,
                           std::string standard_input) {
  if (name != "-") {
    const auto self = find_article(index, name);
    if (self) return {index.article(*self).article, self};
    if (!std::filesystem::is_regular_file(name))
      throw Error(fmt::format("there is no article or file {}", name));
  }
  std::string bytes = name == "-" ? std::move(standard_input) : io::read_file(name);
  const formats::Format* by_name = name == "-" ? nullptr : formats::format_for_path(name);
  const formats::Format& format = by_name != nullptr ? *by_name : formats::format_for_contents(bytes);
  std::optional<Article> article;
  std::string reason = "no article in it";
  format.reader().read(
      std::move(bytes), {},
      [&](formats::ArticleAt&& at) {
        if (!article) article = std::move(at.article);
      },
      [&](formats::ReadProblem&& problem) {
        if (problem.severity == formats::Severity::Problem) reason = problem.reason;
      });
  if (!article) throw Error(fmt::format("{}: {}", name == "-" ? "standard input" : name, reason));
  if (article->language.empty())
    article->language =
        text::detect_language(article->title + "\n" + article->summary + "\n" + article->body);
  return {std::move(*article), std::nullopt};
}

void keep_time(const index::OpenIndex& index, const SearchRequest& request, const Article& article,
               MatchSet& allowed) {
  if (request.related_time == RelatedTime::Any) return;
  const bool before = request.related_time == RelatedTime::Before;
  if (!article.date)
    throw Error(fmt::format("--{}: {} has no date", before ? "before" : "after", *request.related),
                "without the option, --related finds articles of all times");
  const std::int64_t own = calendar::utc_minutes(*article.date);
  for (std::size_t i = 0; i < allowed.segments.size(); ++i) {
    const schema::ColumnsView& columns = index.segments()[i].columns();
    allowed.segments[i].keep_if([&](std::uint32_t docid) {
      const std::int64_t instant = columns.instant(docid);
      return instant != schema::kNoInstant && (before ? instant < own : instant > own);
    });
  }
}

void sort_related(const index::OpenIndex& index, SortKey sort, std::vector<RelatedArticle>& found) {
  if (sort == SortKey::Relevance) return;
  const auto instant = [&index](const RelatedArticle& one) {
    return index.segments()[one.ref.segment].columns().instant(one.ref.docid);
  };
  std::stable_sort(found.begin(), found.end(), [&](const RelatedArticle& a, const RelatedArticle& b) {
    return sort == SortKey::Newest ? instant(a) > instant(b) : instant(a) < instant(b);
  });
}

}  // namespace dateline::engine
