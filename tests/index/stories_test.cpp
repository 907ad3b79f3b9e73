// The file of stories: round trip, look-up, several indexes as one; damage is an Error.
#include "common/index/stories.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/error.h"

using dateline::Error;
using dateline::index::ArticleRef;
using dateline::index::parse_stories;
using dateline::index::serialize;
using dateline::index::Stories;

namespace {

using List = std::vector<std::vector<ArticleRef>>;

const List kStories = {{{1, 7}, {0, 3}}, {{0, 1}, {0, 2}, {1, 200}}};
const std::vector<std::uint32_t> kLastDocids = {5, 300};

List list_of(const Stories& stories) {
  List list;
  for (std::size_t story = 0; story < stories.size(); ++story) list.push_back(stories.articles(story));
  return list;
}

}  // namespace

TEST_CASE("stories come back as they were written") {
  CHECK(list_of(parse_stories(serialize(Stories(kStories)), kLastDocids, "stories-1")) == kStories);
  CHECK(parse_stories(serialize(Stories()), {}, "stories-1").size() == 0);
}

TEST_CASE("an article is looked up in its story") {
  const Stories stories(kStories);
  CHECK(stories.story_of({0, 3}) == 0);
  CHECK(stories.story_of({1, 7}) == 0);
  CHECK(stories.story_of({1, 200}) == 1);
  CHECK(stories.story_of({0, 4}) == Stories::kNone);
  CHECK(Stories().story_of({0, 1}) == Stories::kNone);
}

TEST_CASE("stories of several indexes stand side by side") {
  Stories both(kStories);
  both.append(Stories(kStories), 2);
  CHECK(both.size() == 4);
  CHECK(both.articles(2) == std::vector<ArticleRef>{{3, 7}, {2, 3}});
  CHECK(both.story_of({2, 3}) == 2);
  CHECK(both.story_of({0, 3}) == 0);
}

TEST_CASE("damaged stories are refused") {
  const std::string good = serialize(Stories(kStories));
  for (std::size_t length = 0; length < good.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(parse_stories(good.substr(0, length), kLastDocids, "stories-1"), Error);
  }
  CHECK_THROWS_AS(parse_stories(good + "x", kLastDocids, "stories-1"), Error);
  const auto refuses = [](const List& list) {
    CHECK_THROWS_AS(parse_stories(serialize(Stories(list)), kLastDocids, "stories-1"), Error);
  };
  refuses({{{0, 1}}});                            // a story of one
  refuses({{{0, 1}, {2, 1}}});                    // a segment that is not there
  refuses({{{0, 1}, {0, 6}}});                    // an article that is not there
  refuses({{{0, 1}, {0, 0}}});                    // no docid
  refuses({{{0, 1}, {0, 2}}, {{0, 2}, {1, 1}}});  // an article in two stories
}
