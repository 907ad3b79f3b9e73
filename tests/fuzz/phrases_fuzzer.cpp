// Any bytes as a phrases file: refused, when it is opened or followed; or every place lies in a title or tag,
// and looking for what it goes on with stays inside the file.
#include <cstdint>
#include <string_view>

#include "common/error.h"
#include "common/schema/phrases.h"
#include "tests/schema/aligned_bytes.h"

using dateline::schema::PhrasesView;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const dateline::schema_test::AlignedBytes bytes({reinterpret_cast<const char*>(data), size});
  try {
    const PhrasesView view(bytes.view());
    for (const std::string_view key : {"", "o", "oil ", "security c"}) {
      const PhrasesView::Range range = view.starting_with(key);
      for (std::uint32_t place = range.first; place < range.last;
           place = view.end_of_group(place, range.last, key.size())) {
        view.source(place);
        view.is_beginning(place);
      }
    }
    for (std::uint32_t docid = 1; docid <= view.titles(); ++docid) view.title(docid);
  } catch (const dateline::Error&) {  // damaged
  }
  return 0;
}
