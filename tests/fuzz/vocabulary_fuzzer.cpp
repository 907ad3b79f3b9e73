// Any bytes as a vocabulary file: refused, when it is opened or read; or its words ascend, each is found, and
// they are written again as the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
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
    std::uint64_t words = 0;
    for (VocabularyView::Cursor cursor(view, ""); !cursor.at_end(); cursor.next(), ++words) {
      require(last < cursor.word());
      last = cursor.word();
      require(view.frequency(last) == cursor.frequency());
      builder.append(last, cursor.frequency());
    }
    require(words == view.size());
    const AlignedBytes again(builder.serialize());
    const VocabularyView copy(again.view());
    const VocabularyView::Cursor written(copy, last);
    require(words == 0 || written.word() == last);
  } catch (const dateline::Error&) {  // damaged
  }
  return 0;
}
