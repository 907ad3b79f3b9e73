// A hash table from words to what is known of them, made for one use: tens of millions of look-ups a second
// of short keys that are nearly always there. Open addressing; a slot keeps the key's hash, so that a wrong
// slot costs no look at the key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string_view>
#include <vector>

namespace dateline::text {

template <typename Value>
class WordTable {
 public:
  std::size_t size() const { return rows_.size(); }

  // Null when the key is not there. A found value stays where it is until clear().
  const Value* find(std::string_view key) const {
    if (slots_.empty()) return nullptr;
    const std::uint32_t hash = hash_of(key);
    for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
      const Slot& slot = slots_[i];
      if (slot.row == nullptr) return nullptr;
      if (slot.hash == hash && slot.row->key == key) return &slot.row->value;
    }
  }

  // Adds a key that is not there. Its bytes must stay.
  const Value& add(std::string_view key, const Value& value) {
    if (slots_.size() < 2 * (rows_.size() + 1)) grow();
    rows_.push_back({key, value});
    place({&rows_.back(), hash_of(key)});
    return rows_.back().value;
  }

  void clear() {
    rows_.clear();
    slots_.clear();
  }

 private:
  static constexpr std::size_t kFirstSlots = 32;  // a search looks few words up, in every language

  struct Row {
    std::string_view key;
    Value value;
  };
  struct Slot {
    const Row* row = nullptr;
    std::uint32_t hash = 0;
  };

  std::size_t mask() const { return slots_.size() - 1; }

  void place(Slot slot) {
    std::size_t i = slot.hash & mask();
    while (slots_[i].row != nullptr) i = (i + 1) & mask();
    slots_[i] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? kFirstSlots : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.row != nullptr) place(slot);
    }
  }

  // Multiply and fold, eight bytes at a time.
  static std::uint32_t hash_of(std::string_view key) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
    std::uint64_t hash = key.size() * kOdd;
    const char* at = key.data();
    std::size_t left = key.size();
    for (; left >= 8; at += 8, left -= 8) {
      std::uint64_t eight;
      std::memcpy(&eight, at, 8);
      hash = (hash ^ eight) * kOdd;
      hash ^= hash >> 32;
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < left; ++i) rest = rest << 8 | static_cast<unsigned char>(at[i]);
    hash = (hash ^ rest) * kOdd;
    return static_cast<std::uint32_t>(hash >> 32);
  }

  std::vector<Slot> slots_;
  std::deque<Row> rows_;
};

}  // namespace dateline::text
