// Stories: which articles are near-copies of one, as a small file of each generation.
//
// A story is a star: its leader, the earliest of it, and the copies that match the leader. Articles without
// copies are in no story here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/article_ref.h"

namespace dateline::index {

class Stories {
 public:
  Stories() = default;
  // Each story with its leader first, then the copies, oldest first.
  explicit Stories(std::vector<std::vector<ArticleRef>> stories);

  std::size_t size() const { return stories_.size(); }
  const std::vector<ArticleRef>& articles(std::size_t story) const { return stories_[story]; }
  static constexpr std::size_t kNone = SIZE_MAX;
  // kNone when the article has no copies.
  std::size_t story_of(ArticleRef article) const;
  // Adds the stories of another index, whose first segment is the `first_segment`th of both.
  void append(const Stories& other, std::uint32_t first_segment);

 private:
  void number();

  std::vector<std::vector<ArticleRef>> stories_;
  std::vector<std::pair<ArticleRef, std::uint32_t>> story_by_article_;  // ascending
};

std::string serialize(const Stories& stories);
// Throws Error when the bytes are no stories file of this version, or name a segment or docid that is not
// there: `last_docids` is of each segment. `name` is used in the message.
Stories parse_stories(std::string_view bytes, const std::vector<std::uint32_t>& last_docids,
                      std::string_view name);

}  // namespace dateline::index
