// Text that stays where it is: strings copied into blocks, each larger than the one before, given back all at
// once. Views stay valid until clear().
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace dateline::text {

class Arena {
 public:
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) add_block(text.size());
    char* place = next_;
    std::memcpy(place, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {place, text.size()};
  }

  void clear() {
    blocks_.clear();
    next_ = nullptr;
    left_ = 0;
  }

 private:
  static constexpr std::size_t kFirstBlockBytes = 512, kLargestBlockBytes = 16 * 1024;

  void add_block(std::size_t at_least) {
    const std::size_t usual =
        std::min(kLargestBlockBytes, kFirstBlockBytes << std::min<std::size_t>(blocks_.size(), 5));
    const std::size_t size = std::max(usual, at_least);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace dateline::text
