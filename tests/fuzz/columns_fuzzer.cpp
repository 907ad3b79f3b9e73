// Any bytes as a columns file: refused, or every row lies inside it and is written again as the same.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/schema/columns.h"

using namespace dateline::schema;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

// A copy of exactly the size of the bytes, aligned as a mapped file is.
class Columns {
 public:
  explicit Columns(std::string_view bytes) : bytes_(new char[bytes.size()]), size_(bytes.size()) {
    if (size_ != 0) std::memcpy(bytes_.get(), bytes.data(), size_);
  }
  ColumnsView view() const { return ColumnsView({bytes_.get(), size_}); }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

bool are_equal(const Row& a, const Row& b) {
  return a.day == b.day && a.instant == b.instant && a.content == b.content && a.sketch == b.sketch &&
         a.length == b.length && a.path == b.path && a.id == b.id && a.values == b.values;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Columns columns({reinterpret_cast<const char*>(data), size});
  try {
    const ColumnsView view = columns.view();
    ColumnsBuilder builder;
    for (std::uint32_t docid = 1; docid <= view.size(); ++docid) builder.append(view.row(docid));
    const Columns again(builder.serialize());
    require(again.view().size() == view.size());
    for (std::uint32_t docid = 1; docid <= view.size(); ++docid)
      require(are_equal(again.view().row(docid), view.row(docid)));
  } catch (const dateline::Error&) {  // no columns file
  }
  return 0;
}
