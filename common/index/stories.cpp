#include "common/index/stories.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/error.h"
#include "common/io/binary.h"

namespace dateline::index {

namespace {

// The file: magic, number of stories; of each the number of articles, and segment and docid of each.
constexpr std::string_view kMagic = "DLstor01";

[[noreturn]] void fail(std::string_view name) {
  throw Error(fmt::format("{} of the index is damaged", name), "build the index again: indexer --rebuild");
}

}  // namespace

Stories::Stories(std::vector<std::vector<ArticleRef>> stories) : stories_(std::move(stories)) {
  number();
}

void Stories::number() {
  story_by_article_.clear();
  for (std::uint32_t story = 0; story < stories_.size(); ++story)
    for (const ArticleRef article : stories_[story]) story_by_article_.emplace_back(article, story);
  std::sort(story_by_article_.begin(), story_by_article_.end());
}

std::size_t Stories::story_of(ArticleRef article) const {
  const auto found = std::lower_bound(story_by_article_.begin(), story_by_article_.end(),
                                      std::pair<ArticleRef, std::uint32_t>{article, 0});
  return found != story_by_article_.end() && found->first == article ? found->second : kNone;
}

void Stories::append(const Stories& other, std::uint32_t first_segment) {
  for (std::vector<ArticleRef> articles : other.stories_) {
    for (ArticleRef& article : articles) article.segment += first_segment;
    stories_.push_back(std::move(articles));
  }
  number();
}

std::string serialize(const Stories& stories) {
  io::ByteWriter out;
  out.raw(kMagic);
  out.varint(stories.size());
  for (std::size_t story = 0; story < stories.size(); ++story) {
    out.varint(stories.articles(story).size());
    for (const ArticleRef article : stories.articles(story)) {
      out.varint(article.segment);
      out.varint(article.docid);
    }
  }
  return out.take();
}

Stories parse_stories(std::string_view bytes, const std::vector<std::uint32_t>& last_docids,
                      std::string_view name) {
  if (bytes.substr(0, kMagic.size()) != kMagic) fail(name);
  io::ByteReader in(bytes.substr(kMagic.size()));
  std::vector<std::vector<ArticleRef>> stories;
  std::set<ArticleRef> seen;
  for (std::uint64_t left = in.varint(); left > 0; --left) {
    std::vector<ArticleRef> articles;
    for (std::uint64_t more = in.varint(); more > 0 && in.ok(); --more) {
      const std::uint64_t segment = in.varint();
      const std::uint64_t docid = in.varint();
      if (!in.ok() || segment >= last_docids.size() || docid == 0 || docid > last_docids[segment]) fail(name);
      articles.push_back({static_cast<std::uint32_t>(segment), static_cast<std::uint32_t>(docid)});
      if (!seen.insert(articles.back()).second) fail(name);
    }
    if (!in.ok() || articles.size() < 2) fail(name);
    stories.push_back(std::move(articles));
  }
  if (!in.ok() || !in.at_end()) fail(name);
  return Stories(std::move(stories));
}

}  // namespace dateline::index
