#include "indexer/build/story_candidates.h"

#include <algorithm>
#include <tuple>

#include "common/text/shingles.h"

namespace dateline::build {

using index::ArticleRef;

namespace {

// Hashes by their last bits: a set that says yes to some hashes that are not in it.
class HashFilter {
 public:
  HashFilter() : bits_(kMask + 1) {}
  void add(std::uint32_t hash) { bits_.set(hash & kMask); }
  std::size_t count(const text::Sketch& sketch) const {
    return static_cast<std::size_t>(std::count_if(
        sketch.begin(), sketch.end(), [this](std::uint32_t hash) { return bits_.test(hash & kMask); }));
  }

 private:
  static constexpr std::uint32_t kMask = (1U << 22U) - 1;
  index::Bitmap bits_;
};

struct Moment {
  ArticleRef ref;
  std::int32_t day = kUndated;
  std::int64_t instant = 0;
};

Moment moment_of(const std::vector<index::Segment>& segments, ArticleRef ref) {
  const schema::ColumnsView& columns = segments[ref.segment].columns();
  Moment moment{ref, kUndated, columns.instant(ref.docid)};
  if (const std::uint32_t day = columns.day(ref.docid); day != 0)
    moment.day = static_cast<std::int32_t>(calendar::days_since_epoch(calendar::date_from_number(day)));
  return moment;
}

bool is_long_enough(const text::Sketch& sketch) {
  return sketch.back() != 0;
}

// Articles with enough hashes that wanted ones have too, in order of time; undated ones last.
std::vector<Moment> in_order_of_time(const std::vector<index::Segment>& segments,
                                     const std::vector<index::Bitmap>& wanted) {
  HashFilter hashes;
  for (std::size_t number = 0; number < segments.size(); ++number)
    wanted[number].for_each([&](std::uint32_t docid) {
      const text::Sketch& sketch = segments[number].columns().sketch(docid);
      if (!is_long_enough(sketch)) return;
      for (const std::uint32_t hash : sketch) hashes.add(hash);
    });
  std::vector<Moment> moments;
  for (std::uint32_t number = 0; number < segments.size(); ++number)
    segments[number].live().for_each([&](std::uint32_t docid) {
      const text::Sketch& sketch = segments[number].columns().sketch(docid);
      if (is_long_enough(sketch) && hashes.count(sketch) >= text::kLeastSharedHashes)
        moments.push_back(moment_of(segments, {number, docid}));
    });
  std::sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return std::tuple(a.day == kUndated, a.instant) < std::tuple(b.day == kUndated, b.instant);
  });
  return moments;
}

// How many hashes of its sketch each article shares with others near in time, a wanted one among them.
class SharedHashes {
 public:
  SharedHashes(const std::vector<index::Segment>& segments, const std::vector<index::Bitmap>& wanted,
               const std::vector<Moment>& moments)
      : wanted_(wanted), moments_(moments), counts_(moments.size()) {
    places_.reserve(moments.size() * text::Sketch().size());
    for (std::size_t number = 0; number < moments.size(); ++number) {
      const ArticleRef ref = moments[number].ref;
      for (const std::uint32_t hash : segments[ref.segment].columns().sketch(ref.docid))
        places_.push_back(std::uint64_t{hash} << 32U | number);
    }
    std::sort(places_.begin(), places_.end());
    for (std::size_t first = 0, last = 0; first < places_.size(); first = last) {
      while (last < places_.size() && places_[first] >> 32U == places_[last] >> 32U) ++last;
      // An undated article is near all others, and stands behind them.
      const bool any_time = moment(last - 1).day == kUndated;
      while (first < last) first = count_near(first, last, any_time);
    }
  }

  std::size_t count(std::size_t number) const { return counts_[number]; }

 private:
  const Moment& moment(std::size_t place) const { return moments_[places_[place] & UINT32_MAX]; }

  // Counts the articles that stand near one another from `first` on; returns where they end.
  std::size_t count_near(std::size_t first, std::size_t last, bool any_time) {
    bool any_wanted = false;
    std::size_t end = first;
    do {
      const ArticleRef ref = moment(end).ref;
      any_wanted = any_wanted || wanted_[ref.segment].test(ref.docid);
      ++end;
    } while (end < last && (any_time || moment(end).day - moment(end - 1).day <= kCopyDays + kZoneDays));
    if (any_wanted && end - first > 1)
      for (std::size_t place = first; place < end; ++place) ++counts_[places_[place] & UINT32_MAX];
    return end;
  }

  const std::vector<index::Bitmap>& wanted_;
  const std::vector<Moment>& moments_;
  std::vector<std::uint64_t> places_;  // a hash, and the number of an article that has it
  std::vector<std::uint8_t> counts_;
};

}  // namespace

bool StoryCandidate::operator<(const StoryCandidate& other) const {
  return std::tuple(!is_dated(), instant, id, path, corpus) <
         std::tuple(!other.is_dated(), other.instant, other.id, other.path, other.corpus);
}

StoryCandidate story_candidate(const std::vector<index::Segment>& segments, ArticleRef ref) {
  const schema::ColumnsView& columns = segments[ref.segment].columns();
  const Moment moment = moment_of(segments, ref);
  const auto corpus = columns.values(schema::ValueColumn::Corpus, ref.docid);
  return {ref,
          moment.day,
          moment.instant,
          &columns.sketch(ref.docid),
          columns.id(ref.docid),
          columns.path(ref.docid),
          columns.text(schema::ValueColumn::Corpus, corpus.front())};
}

std::vector<StoryCandidate> story_candidates(const std::vector<index::Segment>& segments,
                                             const std::vector<index::Bitmap>& wanted) {
  const std::vector<Moment> moments = in_order_of_time(segments, wanted);
  const SharedHashes shared(segments, wanted, moments);
  std::vector<StoryCandidate> list;
  for (std::size_t number = 0; number < moments.size(); ++number)
    if (shared.count(number) >= text::kLeastSharedHashes)
      list.push_back(story_candidate(segments, moments[number].ref));
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace dateline::build
