// The postings of terms: which articles of an index a term is in, and how often. Whoever matches, ranks or
// suggests asks for the same ones, so each list is read once and kept for a while.
//
// One thread at a time, as the Xapian handles that it reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline::index {

class Segment;

struct Posting {
  std::uint32_t docid = 0;
  std::uint32_t frequency = 0;  // of the term in the article
};

// Of one term, dead articles too.
struct PostingList {
  std::vector<std::vector<Posting>> segments;  // of each segment of the index, by docid
  std::uint64_t articles = 0;
  std::uint64_t occurrences = 0;  // in all of them
};

class PostingCache {
 public:
  // Valid until forget_if_full(). Throws Error where the index is damaged.
  const PostingList& list(const std::vector<Segment>& segments, const std::string& term);
  // Without reading the list.
  std::uint64_t articles_with(const std::vector<Segment>& segments, const std::string& term);
  // Bounds memory: drops what was read when it has become much, some 40 MB.
  void forget_if_full();

 private:
  struct Term {
    std::optional<std::uint64_t> articles;
    std::unique_ptr<const PostingList> list;  // where it was read
  };
  std::unordered_map<std::string, Term> terms_;
  std::size_t postings_ = 0;  // in all lists
};

}  // namespace dateline::index
