#include "common/text/shingles.h"

#include <algorithm>

#include "common/io/files.h"

namespace dateline::text {

namespace {

constexpr std::size_t kLeastShingles = kLeastWords - kShingleWords + 1;
constexpr double kLeastShare = 0.5;  // of the part of the shorter one's sketch that the longer's covers

// Spreads all bits (the finalizer of MurmurHash3), so that the smallest shingles are a random choice.
std::uint64_t mix(std::uint64_t bits) {
  bits = (bits ^ (bits >> 33U)) * 0xff51afd7ed558ccdULL;
  bits = (bits ^ (bits >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
  return bits ^ (bits >> 33U);
}

}  // namespace

void Shingler::clear() {
  shingles_.clear();
  sorted_ = true;
}

void Shingler::add(const std::vector<Token>& tokens) {
  std::uint64_t two_before = 0, one_before = 0;
  std::size_t words = 0;
  for (const Token& token : tokens) {
    if (token.begin >= kShingledBytes) break;
    if (token.kind == TokenKind::DictionaryWord) continue;
    const std::uint64_t word = io::checksum(token.word);
    if (++words >= kShingleWords) shingles_.push_back(mix((two_before * 31 + one_before) * 31 + word));
    two_before = one_before;
    one_before = word;
  }
  sorted_ = false;
}

const std::vector<std::uint64_t>& Shingler::shingles() {
  if (!sorted_) {
    std::sort(shingles_.begin(), shingles_.end());
    shingles_.erase(std::unique(shingles_.begin(), shingles_.end()), shingles_.end());
    sorted_ = true;
  }
  return shingles_;
}

Sketch Shingler::sketch() {
  Sketch sketch{};
  if (shingles().size() < kLeastShingles) return sketch;
  for (std::size_t i = 0; i < sketch.size(); ++i) sketch[i] = static_cast<std::uint32_t>(shingles_[i] >> 32U);
  return sketch;
}

std::vector<std::uint64_t> shingles(Analyzer& analyzer, std::initializer_list<std::string_view> texts,
                                    std::string_view language) {
  Shingler shingler;
  for (const std::string_view text : texts)
    shingler.add(analyzer.analyze(text.substr(0, kShingledBytes), language));
  return shingler.shingles();
}

Overlap overlap(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < kLeastShingles) return {};
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++shared;
      ++i;
      ++j;
    }
  }
  return {static_cast<double>(shared) / static_cast<double>(shorter),
          static_cast<double>(shorter) / static_cast<double>(std::max(a.size(), b.size()))};
}

// A longer text has more shingles, so its smallest ones reach less far: only as far as that can the shorter
// one's be found there.
bool may_overlap(const Sketch& a, const Sketch& b) {
  const Sketch& shorter = a.back() > b.back() ? a : b;
  const Sketch& longer = a.back() > b.back() ? b : a;
  std::size_t shared = 0, comparable = 0;
  for (std::size_t i = 0, j = 0; i < shorter.size() && shorter[i] <= longer.back(); ++i) {
    ++comparable;
    while (longer[j] < shorter[i]) ++j;
    if (longer[j] == shorter[i]) ++shared;
  }
  return shared >= kLeastSharedHashes &&
         static_cast<double>(shared) >= kLeastShare * static_cast<double>(comparable);
}

}  // namespace dateline::text
