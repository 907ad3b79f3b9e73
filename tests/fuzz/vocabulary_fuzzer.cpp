// Any bytes as a vocabulary file: refused, when it is opened or read; or its words ascend, each is found, and
// they are written again as the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/schema/vocabulary.h"
#include "tests/schema/aligned_bytes.h"

using dateline::schema::VocabularyBuilder;
using dateline::schema::VocabularyView;
using dateline::schema_test::AlignedBytes;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const AlignedBytes bytes({reinterpret_cast<const char*>(data), size});
  try {
    const VocabularyView view(bytes.view());
    VocabularyBuilder builder;
    std::string last;
    std::vector<std::pair<std::string, std::uint64_t>> words;
    for (VocabularyView::Cursor cursor(view, ""); !cursor.at_end(); cursor.next()) {
      require(last < cursor.word());
      last = cursor.word();
      builder.append(last, cursor.frequency());
      words.emplace_back(last, cursor.frequency());
    }
    require(words.size() == view.size());
    // Only now is it known that the blocks are in order.
    for (const auto& [word, frequency] : words) require(view.frequency(word) == frequency);
    const AlignedBytes again(builder.serialize());
    const VocabularyView copy(again.view());
    const VocabularyView::Cursor written(copy, last);
    require(words.empty() || written.word() == last);
  } catch (const dateline::Error&) {  // damaged
  }
  return 0;
}
