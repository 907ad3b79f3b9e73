// An index open for reading, or several as one: the segments of one generation of each, behind one
// Xapian::Database with global statistics. Answers from that generation for as long as it lives, whatever an
// indexer does meanwhile.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/article_ref.h"
#include "common/index/generation.h"
#include "common/index/postings.h"
#include "common/index/segment.h"
#include "common/index/stories.h"

namespace dateline::index {

class OpenIndex {
 public:
  // Opens what CURRENT of each path names; an index that is named twice, or a copy of one, once. Throws Error
  // when there is no index, or it cannot be read by this program.
  explicit OpenIndex(const std::vector<std::string>& paths);

  struct Member {
    std::string path;
    std::string generation_name;
    Generation generation;
  };
  const std::vector<Member>& members() const { return members_; }
  const std::vector<Segment>& segments() const { return segments_; }
  const Member& member_of(std::uint32_t segment) const { return members_[member_of_segment_[segment]]; }
  const Xapian::Database& database() const {
    return database_;
  }  // all segments; its docids map through article_ref()

  // Of Xapian: document d of n databases is document (d-1)/n+1 of database (d-1) mod n.
  ArticleRef article_ref(Xapian::docid combined) const {
    const auto n = static_cast<Xapian::docid>(segments_.size());
    return {(combined - 1) % n, (combined - 1) / n + 1};
  }
  // Kept for whoever asks again, until forget_postings_if_many(). One thread at a time.
  const PostingList& postings(const std::string& term) const { return postings_.list(segments_, term); }
  // That a term is in; dead ones too.
  std::uint64_t articles_with(const std::string& term) const {
    return postings_.articles_with(segments_, term);
  }
  void forget_postings_if_many() const { postings_.forget_if_full(); }
  // Of each index by itself: a story never spans two.
  const Stories& stories() const { return stories_; }
  std::uint64_t articles() const;
  std::uint64_t documents() const;  // dead articles too
  // Live articles of each language, over all members.
  std::map<std::string, std::uint64_t> languages() const;

  schema::StoredArticle article(ArticleRef ref) const { return segments_[ref.segment].article(ref.docid); }
  // The corpus of an article; a corpus that its generation does not know is an Error (a damaged index).
  const Corpus& corpus_of(ArticleRef ref) const;

  // Something a user should know although the index answers: another analyzer, for instance.
  std::vector<std::string> warnings() const;
  // Whether CURRENT of every member still names the generation that is open.
  bool is_current() const;

 private:
  void open_member(const std::string& path);

  std::vector<Member> members_;
  std::vector<std::string> repeated_;  // paths of indexes that are members already
  std::vector<Segment> segments_;
  std::vector<std::size_t> member_of_segment_;
  Xapian::Database database_;
  Stories stories_;
  mutable PostingCache postings_;
};

}  // namespace dateline::index
