#include "common/index/stories.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/error.h"
#include "common/io/binary.h"

namespace dateline::index {

namespace {

// The file: magic, length of the stories, stories, comparisons. Each list begins with its length.
constexpr std::string_view kMagic = "DLstor01";

[[noreturn]] void fail(std::string_view name) {
  throw Error(fmt::format("{} of the index is damaged", name), "build the index again: indexer --rebuild");
}

// The stories and the comparisons of a file.
std::pair<std::string_view, std::string_view> parts(std::string_view bytes, std::string_view name) {
  if (bytes.substr(0, kMagic.size()) != kMagic) fail(name);
  io::ByteReader in(bytes.substr(kMagic.size()));
  const std::string_view stories = in.string();
  const std::string_view comparisons = in.string();
  if (!in.ok() || !in.at_end()) fail(name);
  return {stories, comparisons};
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

std::string serialize(const Stories& stories, const std::vector<Comparison>& comparisons) {
  io::ByteWriter list;
  list.varint(stories.size());
  for (std::size_t story = 0; story < stories.size(); ++story) {
    list.varint(stories.articles(story).size());
    for (const ArticleRef article : stories.articles(story)) {
      list.varint(article.segment);
      list.varint(article.docid);
    }
  }
  io::ByteWriter compared;
  compared.varint(comparisons.size());
  for (const Comparison& comparison : comparisons) {
    compared.word(comparison.first);
    compared.word(comparison.second);
    compared.varint(comparison.is_copy ? 1 : 0);
  }
  io::ByteWriter out;
  out.raw(kMagic);
  out.string(list.take());
  out.string(compared.take());
  return out.take();
}

Stories parse_stories(std::string_view bytes, const std::vector<std::uint32_t>& last_docids,
                      std::string_view name) {
  io::ByteReader in(parts(bytes, name).first);
  std::vector<std::vector<ArticleRef>> stories;
  std::set<ArticleRef> seen;
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
    std::vector<ArticleRef> articles;
    const std::uint64_t count = in.varint();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
      const std::uint64_t segment = in.varint();
      const std::uint64_t docid = in.varint();
      if (!in.ok() || segment >= last_docids.size() || docid == 0 || docid > last_docids[segment]) fail(name);
      articles.push_back({static_cast<std::uint32_t>(segment), static_cast<std::uint32_t>(docid)});
      if (!seen.insert(articles.back()).second) fail(name);
    }
    if (articles.size() < 2) fail(name);
    stories.push_back(std::move(articles));
  }
  if (!in.ok() || !in.at_end()) fail(name);
  return Stories(std::move(stories));
}

std::vector<Comparison> parse_comparisons(std::string_view bytes, std::string_view name) {
  io::ByteReader in(parts(bytes, name).second);
  std::vector<Comparison> comparisons;
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
    Comparison comparison;
    comparison.first = in.word<std::uint64_t>();
    comparison.second = in.word<std::uint64_t>();
    comparison.is_copy = in.varint() != 0;
    comparisons.push_back(comparison);
  }
  if (!in.ok() || !in.at_end()) fail(name);
  return comparisons;
}

}  // namespace dateline::index
