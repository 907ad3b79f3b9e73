#include "indexer/build/tell_stories.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "common/text/analyzer.h"
#include "common/text/shingles.h"
#include "indexer/build/story_candidates.h"

namespace dateline::build {

using index::ArticleRef;

namespace {

constexpr double kUndatedCopy = 0.9;  // containment, where a date is missing
constexpr double kLeastRatio = 0.5;   // of the shorter to the longer: less is an update, not a copy

// An article is open when its place in a story has to be found, else settled: it leads, alone or not, or is a
// copy of a known leader.
class StoryTeller {
 public:
  StoryTeller(const std::vector<index::Segment>& segments, const KnownStories& known) : segments_(segments) {
    std::vector<std::optional<std::uint32_t>> number_now(known.segments.size());
    for (std::uint32_t number = 0; number < segments.size(); ++number) {
      const index::SegmentInfo& info = segments[number].info();
      const auto before = std::find(known.segments.begin(), known.segments.end(), info.name);
      if (before == known.segments.end()) {
        open_.push_back(segments[number].live());
      } else {
        open_.emplace_back(info.last_docid + 1);
        number_now[static_cast<std::size_t>(before - known.segments.begin())] = number;
      }
    }
    for (std::size_t story = 0; story < known.stories.size(); ++story) {
      std::vector<std::optional<ArticleRef>> articles;
      for (const ArticleRef before : known.stories.articles(story)) {
        const auto number = number_now[before.segment];
        const bool is_there = number && segments[*number].is_live(before.docid);
        articles.push_back(is_there ? std::optional(ArticleRef{*number, before.docid}) : std::nullopt);
      }
      settle(articles);
    }
  }

  index::Stories tell() {
    for (;;) {
      const std::vector<ArticleRef> unsettled = look_through();
      if (unsettled.empty()) break;
      for (const ArticleRef article : unsettled) {
        open(article);
        leader_of_.erase(article);
      }
    }
    leader_of_.insert(found_.begin(), found_.end());
    return stories();
  }

 private:
  // Copies of a leader that is gone are open.
  void settle(const std::vector<std::optional<ArticleRef>>& story) {
    for (std::size_t copy = 1; copy < story.size(); ++copy) {
      if (!story[copy]) continue;
      if (story[0]) {
        leader_of_.emplace(*story[copy], *story[0]);
      } else {
        open(*story[copy]);
      }
    }
  }

  bool is_open(ArticleRef article) const { return open_[article.segment].test(article.docid); }
  void open(ArticleRef article) { open_[article.segment].set(article.docid); }

  // Finds the places of all open articles. Returns the settled ones whose places that changes: they are open
  // then, and all is looked through once more.
  std::vector<ArticleRef> look_through() {
    candidates_ = story_candidates(segments_, open_);
    leaders_.clear();
    found_.clear();
    std::vector<ArticleRef> unsettled;
    for (std::uint32_t number = 0; number < candidates_.size(); ++number) {
      const ArticleRef article = candidates_[number].ref;
      if (is_open(article)) {
        const std::optional<ArticleRef> leader = leader_among(similar_leaders(number), number);
        if (leader) {
          found_.emplace(article, *leader);
        } else {
          lead(number);
        }
        continue;
      }
      if (is_unsettled(number)) unsettled.push_back(article);
      if (leader_of_.count(article) == 0) lead(number);
    }
    return unsettled;
  }

  void lead(std::uint32_t number) {
    for (const std::uint32_t hash : *candidates_[number].sketch) leaders_[hash].push_back(number);
  }

  std::optional<ArticleRef> leader_among(const std::vector<std::uint32_t>& leaders, std::uint32_t number) {
    for (const std::uint32_t leader : leaders)
      if (is_copy(candidates_[leader], candidates_[number])) return candidates_[leader].ref;
    return std::nullopt;
  }

  // A settled article: its leader leads no more, or an open article that leads is the one to join.
  bool is_unsettled(std::uint32_t number) {
    const auto settled = leader_of_.find(candidates_[number].ref);
    const bool is_settled_copy = settled != leader_of_.end();
    if (is_settled_copy && found_.count(settled->second) != 0) return true;
    std::vector<std::uint32_t> others = similar_leaders(number);
    others.erase(std::remove_if(others.begin(), others.end(),
                                [this](std::uint32_t leader) { return !is_open(candidates_[leader].ref); }),
                 others.end());
    if (is_settled_copy && !others.empty()) {
      const StoryCandidate leader = story_candidate(segments_, settled->second);
      others.erase(std::remove_if(others.begin(), others.end(),
                                  [&](std::uint32_t other) { return !(candidates_[other] < leader); }),
                   others.end());
    }
    return leader_among(others, number).has_value();
  }

  // Leaders that come near enough in time and share enough of the sketch, earliest first.
  std::vector<std::uint32_t> similar_leaders(std::uint32_t number) const {
    const StoryCandidate& one = candidates_[number];
    std::map<std::uint32_t, std::size_t> shared;
    for (const std::uint32_t hash : *one.sketch) {
      const auto found = leaders_.find(hash);
      if (found == leaders_.end()) continue;
      // From the latest back, as far as they are near.
      const std::vector<std::uint32_t>& list = found->second;
      for (std::size_t at = list.size(); at-- > 0;) {
        const std::uint32_t leader = list[at];
        if (one.is_dated()) {
          const std::int32_t days = one.day - candidates_[leader].day;
          if (days > kCopyDays + kZoneDays) break;
          if (std::abs(days) > kCopyDays) continue;
        }
        ++shared[leader];
      }
    }
    std::vector<std::uint32_t> similar;
    for (const auto& [leader, count] : shared) {
      if (count >= text::kLeastSharedHashes && text::may_overlap(*candidates_[leader].sketch, *one.sketch))
        similar.push_back(leader);
    }
    return similar;
  }

  bool is_copy(const StoryCandidate& a, const StoryCandidate& b) {
    const auto [known, is_new] = compared_.try_emplace({a.ref, b.ref}, false);
    if (is_new) {
      const std::vector<std::uint64_t> of_a = shingles(a.ref);
      const text::Overlap overlap = text::overlap(of_a, shingles(b.ref));
      const double least = a.is_dated() && b.is_dated() ? text::kCopyContainment : kUndatedCopy;
      known->second = overlap.containment >= least && overlap.size_ratio >= kLeastRatio;
    }
    return known->second;
  }

  const std::vector<std::uint64_t>& shingles(ArticleRef ref) {
    if (const auto found = shingles_.find(ref); found != shingles_.end()) return found->second;
    if (shingles_.size() >= kMostKept) shingles_.clear();
    const Article article = segments_[ref.segment].article(ref.docid).article;
    return shingles_[ref] = text::shingles(analyzer_, {article.summary, article.body}, article.language);
  }

  index::Stories stories() const {
    std::map<ArticleRef, std::vector<StoryCandidate>> copies;  // by leader
    for (const auto& [copy, leader] : leader_of_) copies[leader].push_back(story_candidate(segments_, copy));
    std::map<StoryCandidate, std::vector<ArticleRef>> in_order;
    for (auto& [leader, list] : copies) {
      std::sort(list.begin(), list.end());
      std::vector<ArticleRef>& story = in_order[story_candidate(segments_, leader)];
      story.push_back(leader);
      for (const StoryCandidate& copy : list) story.push_back(copy.ref);
    }
    std::vector<std::vector<ArticleRef>> list;
    for (auto& [leader, story] : in_order) list.push_back(std::move(story));
    return index::Stories(std::move(list));
  }

  static constexpr std::size_t kMostKept = 2000;  // lists of shingles

  const std::vector<index::Segment>& segments_;
  std::vector<index::Bitmap> open_;
  std::map<ArticleRef, ArticleRef> leader_of_;  // of settled copies
  std::map<ArticleRef, ArticleRef> found_;      // of open ones that are copies
  std::vector<StoryCandidate> candidates_;      // in order
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>
      leaders_;  // candidates by hashes of their sketch
  std::map<std::pair<ArticleRef, ArticleRef>, bool> compared_;
  std::map<ArticleRef, std::vector<std::uint64_t>> shingles_;
  text::Analyzer analyzer_;
};

}  // namespace

index::Stories tell_stories(const std::vector<index::Segment>& segments, const KnownStories& known) {
  return StoryTeller(segments, known).tell();
}

}  // namespace dateline::build
