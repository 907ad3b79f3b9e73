// Any bytes as a file of stories: refused, or every article is there, in one story, and they are written
// again as the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "common/index/stories.h"

using namespace dateline::index;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::uint32_t> last_docids = {3, 200, 70'000};
  try {
    const Stories stories =
        parse_stories({reinterpret_cast<const char*>(data), size}, last_docids, "stories-1");
    for (std::size_t story = 0; story < stories.size(); ++story) {
      for (const ArticleRef article : stories.articles(story)) {
        require(article.segment < last_docids.size() && article.docid <= last_docids[article.segment]);
        require(stories.story_of(article) == story);
      }
    }
    const Stories again = parse_stories(serialize(stories), last_docids, "stories-1");
    require(again.size() == stories.size());
    for (std::size_t story = 0; story < stories.size(); ++story)
      require(again.articles(story) == stories.articles(story));
  } catch (const dateline::Error&) {  // no stories
  }
  return 0;
}
