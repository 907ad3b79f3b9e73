#include "common/text/break_iterator.h"

#include <unicode/utext.h>

#include <array>
#include <memory>

#include "common/error.h"

namespace dateline::text {
namespace {

class Utf8Iterator {
 public:
  Utf8Iterator() = default;
  ~Utf8Iterator() { utext_close(&utext_); }
  Utf8Iterator(const Utf8Iterator&) = delete;
  Utf8Iterator& operator=(const Utf8Iterator&) = delete;

  icu::BreakIterator& set(BreakKind kind, std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    if (iterator_ == nullptr) iterator_.reset(make(kind, status));
    utext_openUTF8(&utext_, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
    if (U_SUCCESS(status)) iterator_->setText(&utext_, status);
    if (U_FAILURE(status))
      throw Error("cannot find the breaks of a text: ICU's data is missing", "reinstall ICU");
    return *iterator_;
  }

 private:
  static icu::BreakIterator* make(BreakKind kind, UErrorCode& status) {
    switch (kind) {
      case BreakKind::Sentence:
        return icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status);
      case BreakKind::GreekSentence:
        return icu::BreakIterator::createSentenceInstance(icu::Locale("el"), status);
      case BreakKind::Grapheme:
        return icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status);
      case BreakKind::Line:
        return icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status);
    }
    return nullptr;
  }

  UText utext_ = UTEXT_INITIALIZER;
  std::unique_ptr<icu::BreakIterator> iterator_;
};

}  // namespace

icu::BreakIterator& iterate_breaks(BreakKind kind, std::string_view utf8) {
  thread_local std::array<Utf8Iterator, 4> iterators;
  return iterators[static_cast<std::size_t>(kind)].set(kind, utf8);
}

}  // namespace dateline::text
