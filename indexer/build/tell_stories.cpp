#include "indexer/build/tell_stories.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "common/text/analyzer.h"
#include "common/text/shingles.h"

namespace dateline::build {

using index::ArticleRef;

namespace {

constexpr double kCopy = 0.8;  // containment
constexpr double kUndatedCopy = 0.9;
constexpr double kLeastRatio = 0.5;  // of the shorter to the longer: less is an update, not a copy
constexpr std::int64_t kCopyDays = 2;
constexpr std::uint32_t kLeastSharedHashes = 3;

struct Candidate {
  ArticleRef ref;
  std::uint32_t day = 0;  // YYYYMMDD; 0 when undated
  std::int64_t days = 0;  // since 1970
  std::int64_t instant = 0;
  std::uint64_t content = 0;
  const text::Sketch* sketch = nullptr;
  std::string_view id, path, corpus;

  // Undated ones last.
  bool operator<(const Candidate& other) const {
    return std::tuple(day == 0, instant, id, path, corpus) <
           std::tuple(other.day == 0, other.instant, other.id, other.path, other.corpus);
  }
};

std::vector<Candidate> candidates_of(const std::vector<index::Segment>& segments) {
  std::vector<Candidate> list;
  for (std::uint32_t number = 0; number < segments.size(); ++number) {
    const schema::ColumnsView& columns = segments[number].columns();
    segments[number].live().for_each([&](std::uint32_t docid) {
      if (columns.sketch(docid).back() == 0) return;  // too short to tell
      const auto corpus = columns.values(schema::ValueColumn::Corpus, docid);
      Candidate one;
      one.ref = {number, docid};
      one.day = columns.day(docid);
      if (one.day != 0) one.days = calendar::days_since_epoch(calendar::date_from_number(one.day));
      one.instant = columns.instant(docid);
      one.content = columns.content(docid);
      one.sketch = &columns.sketch(docid);
      one.id = columns.id(docid);
      one.path = columns.path(docid);
      one.corpus = columns.text(schema::ValueColumn::Corpus, corpus.front());
      list.push_back(one);
    });
  }
  std::sort(list.begin(), list.end());
  return list;
}

class StoryTeller {
 public:
  StoryTeller(const std::vector<index::Segment>& segments, const std::vector<index::Comparison>& known)
      : segments_(segments), known_(known), candidates_(candidates_of(segments)) {
    std::sort(known_.begin(), known_.end());
    copies_.resize(candidates_.size());
  }

  ToldStories tell() {
    for (std::uint32_t number = 0; number < candidates_.size(); ++number) join_or_lead(number);
    ToldStories told;
    std::vector<std::vector<ArticleRef>> stories;
    for (std::uint32_t leader = 0; leader < candidates_.size(); ++leader) {
      if (copies_[leader].empty()) continue;
      stories.push_back({candidates_[leader].ref});
      for (const std::uint32_t copy : copies_[leader]) stories.back().push_back(candidates_[copy].ref);
    }
    told.stories = index::Stories(std::move(stories));
    std::sort(compared_.begin(), compared_.end());
    told.comparisons = std::move(compared_);
    return told;
  }

 private:
  void join_or_lead(std::uint32_t number) {
    for (const std::uint32_t leader : similar_leaders(number)) {
      if (!is_copy(candidates_[leader], candidates_[number])) continue;
      copies_[leader].push_back(number);
      shingles_.erase(number);
      return;
    }
    for (const std::uint32_t hash : *candidates_[number].sketch) leaders_[hash].push_back(number);
  }

  // Leaders that come near enough in time and share enough of the sketch, earliest first.
  std::vector<std::uint32_t> similar_leaders(std::uint32_t number) {
    const Candidate& one = candidates_[number];
    std::unordered_map<std::uint32_t, std::uint32_t> shared;
    for (const std::uint32_t hash : *one.sketch) {
      const auto found = leaders_.find(hash);
      if (found == leaders_.end()) continue;
      // Leaders stand in order of time: from the latest back, as far as they are near.
      for (auto leader = found->second.rbegin(); leader != found->second.rend(); ++leader) {
        const bool dated = one.day != 0 && candidates_[*leader].day != 0;
        // Instants and days as written differ by a day at most on either side.
        if (dated && one.days - candidates_[*leader].days > kCopyDays + 2) break;
        if (dated && std::abs(one.days - candidates_[*leader].days) > kCopyDays) continue;
        ++shared[*leader];
      }
    }
    std::vector<std::uint32_t> list;
    for (const auto& [leader, count] : shared) {
      if (count >= kLeastSharedHashes && text::may_overlap(*candidates_[leader].sketch, *one.sketch))
        list.push_back(leader);
    }
    std::sort(list.begin(), list.end());
    return list;
  }

  bool is_copy(const Candidate& a, const Candidate& b) {
    index::Comparison comparison{std::min(a.content, b.content), std::max(a.content, b.content), false};
    const auto known = std::lower_bound(known_.begin(), known_.end(), comparison);
    if (known != known_.end() && known->first == comparison.first && known->second == comparison.second) {
      comparison.is_copy = known->is_copy;
    } else {
      const std::vector<std::uint64_t> of_a = shingles(a);
      const text::Overlap overlap = text::overlap(of_a, shingles(b));
      const double least = a.day == 0 || b.day == 0 ? kUndatedCopy : kCopy;
      comparison.is_copy = overlap.containment >= least && overlap.size_ratio >= kLeastRatio;
    }
    compared_.push_back(comparison);
    return comparison.is_copy;
  }

  const std::vector<std::uint64_t>& shingles(const Candidate& one) {
    const auto number = static_cast<std::uint32_t>(&one - candidates_.data());
    if (const auto found = shingles_.find(number); found != shingles_.end()) return found->second;
    if (shingles_.size() >= kMostKept) {
      // Those of articles of long ago go first.
      while (shingles_.size() > kMostKept / 2) shingles_.erase(shingles_.begin());
    }
    const Article article = segments_[one.ref.segment].article(one.ref.docid).article;
    shingler_.clear();
    shingler_.add(analyzer_.analyze(article.summary, article.language));
    shingler_.add(analyzer_.analyze(article.body, article.language));
    return shingles_[number] = shingler_.shingles();
  }

  static constexpr std::size_t kMostKept = 2000;

  const std::vector<index::Segment>& segments_;
  std::vector<index::Comparison> known_, compared_;
  std::vector<Candidate> candidates_;
  std::vector<std::vector<std::uint32_t>> copies_;                         // of each candidate that leads
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> leaders_;  // by hash of the sketch
  std::map<std::uint32_t, std::vector<std::uint64_t>> shingles_;
  text::Analyzer analyzer_;
  text::Shingler shingler_;
};

}  // namespace

ToldStories tell_stories(const std::vector<index::Segment>& segments,
                         const std::vector<index::Comparison>& known) {
  return StoryTeller(segments, known).tell();
}

}  // namespace dateline::build
