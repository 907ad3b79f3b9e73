#include "indexer/build/tell_stories.h"

#include <algorithm>
#include <cstdint>
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

constexpr double kUndatedCopy = 0.9;  // containment, where a date is missing
constexpr double kLeastRatio = 0.5;   // of the shorter to the longer: less is an update, not a copy
constexpr std::int32_t kCopyDays = 2;
// Articles in order of their instants are so many days out of order at most by their days as written.
constexpr std::int32_t kZoneDays = 2;
constexpr unsigned kLeastSharedHashes = 3;
constexpr std::int32_t kUndated = INT32_MAX;

struct Moment {
  std::int64_t instant = 0;
  std::int32_t day = kUndated;  // since 1970, as written
  ArticleRef ref;
};

// Articles long enough to have a sketch, in order of time; undated ones last.
std::vector<Moment> in_order_of_time(const std::vector<index::Segment>& segments) {
  std::vector<Moment> moments;
  for (std::uint32_t number = 0; number < segments.size(); ++number) {
    const schema::ColumnsView& columns = segments[number].columns();
    segments[number].live().for_each([&](std::uint32_t docid) {
      if (columns.sketch(docid).back() == 0) return;
      Moment moment{columns.instant(docid), kUndated, {number, docid}};
      if (const std::uint32_t day = columns.day(docid); day != 0)
        moment.day = static_cast<std::int32_t>(calendar::days_since_epoch(calendar::date_from_number(day)));
      moments.push_back(moment);
    });
  }
  std::sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return std::tuple(a.day == kUndated, a.instant) < std::tuple(b.day == kUndated, b.instant);
  });
  return moments;
}

// How many hashes of its sketch each article shares with some other one near in time. Most share too few to
// be looked at further.
std::vector<std::uint8_t> shared_hashes(const std::vector<index::Segment>& segments,
                                        const std::vector<Moment>& moments) {
  std::vector<std::uint64_t> places;  // a hash, and the number of an article
  places.reserve(moments.size() * text::Sketch().size());
  for (std::size_t number = 0; number < moments.size(); ++number) {
    const ArticleRef ref = moments[number].ref;
    for (const std::uint32_t hash : segments[ref.segment].columns().sketch(ref.docid))
      places.push_back(std::uint64_t{hash} << 32U | number);
  }
  std::sort(places.begin(), places.end());
  const auto hash_of = [](std::uint64_t place) { return place >> 32U; };
  const auto day_of = [&](std::uint64_t place) { return moments[place & UINT32_MAX].day; };
  std::vector<std::uint8_t> shared(moments.size());
  for (auto first = places.begin(); first != places.end();) {
    const auto last = std::find_if(first, places.end(),
                                   [&](std::uint64_t place) { return hash_of(place) != hash_of(*first); });
    const bool any_day = day_of(*(last - 1)) == kUndated;  // such a one is near all others
    bool is_near = false;
    for (auto place = first; place != last; ++place) {
      const bool near_next =
          place + 1 != last && (any_day || day_of(place[1]) - day_of(*place) <= kCopyDays + kZoneDays);
      if (is_near || near_next) ++shared[*place & UINT32_MAX];
      is_near = near_next;
    }
    first = last;
  }
  return shared;
}

struct Candidate {
  Moment moment;
  std::uint64_t content = 0;
  const text::Sketch* sketch = nullptr;
  std::string_view id, path, corpus;

  bool is_dated() const { return moment.day != kUndated; }
  bool operator<(const Candidate& other) const {
    return std::tuple(!is_dated(), moment.instant, id, path, corpus) <
           std::tuple(!other.is_dated(), other.moment.instant, other.id, other.path, other.corpus);
  }
};

std::vector<Candidate> candidates_of(const std::vector<index::Segment>& segments) {
  const std::vector<Moment> moments = in_order_of_time(segments);
  const std::vector<std::uint8_t> shared = shared_hashes(segments, moments);
  std::vector<Candidate> list;
  for (std::size_t number = 0; number < moments.size(); ++number) {
    if (shared[number] < kLeastSharedHashes) continue;
    const Moment& moment = moments[number];
    const schema::ColumnsView& columns = segments[moment.ref.segment].columns();
    const std::uint32_t docid = moment.ref.docid;
    const auto corpus = columns.values(schema::ValueColumn::Corpus, docid);
    list.push_back({moment, columns.content(docid), &columns.sketch(docid), columns.id(docid),
                    columns.path(docid), columns.text(schema::ValueColumn::Corpus, corpus.front())});
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
      stories.push_back({candidates_[leader].moment.ref});
      for (const std::uint32_t copy : copies_[leader]) stories.back().push_back(candidates_[copy].moment.ref);
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
    std::unordered_map<std::uint32_t, unsigned> shared;
    for (const std::uint32_t hash : *one.sketch) {
      const auto found = leaders_.find(hash);
      if (found == leaders_.end()) continue;
      // From the latest back, as far as they are near.
      for (auto leader = found->second.rbegin(); leader != found->second.rend(); ++leader) {
        if (one.is_dated()) {
          const std::int32_t days = one.moment.day - candidates_[*leader].moment.day;
          if (days > kCopyDays + kZoneDays) break;
          if (std::abs(days) > kCopyDays) continue;
        }
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
      const double least = a.is_dated() && b.is_dated() ? text::kCopyContainment : kUndatedCopy;
      comparison.is_copy = overlap.containment >= least && overlap.size_ratio >= kLeastRatio;
    }
    compared_.push_back(comparison);
    return comparison.is_copy;
  }

  const std::vector<std::uint64_t>& shingles(const Candidate& one) {
    const auto number = static_cast<std::uint32_t>(&one - candidates_.data());
    if (const auto found = shingles_.find(number); found != shingles_.end()) return found->second;
    // Those of articles of long ago go first.
    while (shingles_.size() >= kMostKept) shingles_.erase(shingles_.begin());
    const ArticleRef ref = one.moment.ref;
    const Article article = segments_[ref.segment].article(ref.docid).article;
    return shingles_[number] = text::shingles(analyzer_, {article.summary, article.body}, article.language);
  }

  static constexpr std::size_t kMostKept = 2000;

  const std::vector<index::Segment>& segments_;
  std::vector<index::Comparison> known_, compared_;
  std::vector<Candidate> candidates_;
  std::vector<std::vector<std::uint32_t>> copies_;                         // of each candidate that leads
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> leaders_;  // by hash of the sketch
  std::map<std::uint32_t, std::vector<std::uint64_t>> shingles_;
  text::Analyzer analyzer_;
};

}  // namespace

ToldStories tell_stories(const std::vector<index::Segment>& segments,
                         const std::vector<index::Comparison>& known) {
  return StoryTeller(segments, known).tell();
}

}  // namespace dateline::build
