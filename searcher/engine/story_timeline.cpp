#include "searcher/engine/story_timeline.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "searcher/engine/likeness.h"
#include "searcher/engine/story_profile.h"

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr std::size_t kMostAsked = 6;     // articles whose related ones are looked at
constexpr std::size_t kCandidates = 30;   // of each
constexpr std::int64_t kWindowDays = 60;  // around the article that is asked about
// Cosines. A step is like the article itself, or is less so but much like another step.
constexpr double kLikeArticle = 0.2, kLikeStep = 0.3, kStillLikeArticle = 0.1;
constexpr std::size_t kFreshWords = 4;

bool is_in(const MatchSet& set, ArticleRef ref) {
  return set.segments[ref.segment].test(ref.docid);
}

struct Found {
  ArticleRef ref;
  schema::StoredArticle stored;
  Profile profile;
  double likeness = 0;  // to the article that the story is told of
};

// Gathers the articles of a story around one of them.
class Gathering {
 public:
  Gathering(const index::OpenIndex& index, text::Analyzer& analyzer, const AskedArticle& asked,
            ProfileMaker& profiles)
      : index_(index),
        finder_(index, analyzer, {}),
        asked_(asked),
        profiles_(profiles),
        profile_(profiles.profile(asked.article)) {}

  std::deque<Found> gather(const MatchSet& allowed, bool with_copies) {
    allowed_ = &allowed;
    with_copies_ = with_copies;
    if (asked_.self) take(*asked_.self, profile_);
    ask(asked_.article, asked_.self, profile_);
    std::set<ArticleRef> done;
    if (asked_.self) done.insert(first_of(*asked_.self));
    for (std::size_t asked = 1; asked < kMostAsked && found_.size() < kMostSteps; ++asked) {
      const Found* next = nullptr;
      for (const Found& one : found_)
        if (done.count(one.ref) == 0 && (next == nullptr || one.likeness > next->likeness)) next = &one;
      if (next == nullptr) break;
      done.insert(next->ref);
      ask(next->stored.article, next->ref, next->profile);
    }
    return std::move(found_);
  }

 private:
  // The earliest of its copies that is allowed; the article itself where copies are steps of their own.
  ArticleRef first_of(ArticleRef ref) const {
    const std::size_t story = index_.stories().story_of(ref);
    if (with_copies_ || story == index::Stories::kNone) return ref;
    for (const ArticleRef one : index_.stories().articles(story))
      if (is_in(*allowed_, one)) return one;
    return ref;
  }

  // Allowed articles of the days around it.
  MatchSet near(const Article& article) const {
    MatchSet set = *allowed_;
    if (!article.date) return set;
    const std::int64_t day = calendar::days_since_epoch(article.date->day);
    const std::uint32_t first = calendar::date_from_days(day - kWindowDays).number();
    const std::uint32_t last = calendar::date_from_days(day + kWindowDays).number();
    for (std::size_t i = 0; i < set.segments.size(); ++i) {
      const schema::ColumnsView& columns = index_.segments()[i].columns();
      set.segments[i].keep_if(
          [&](std::uint32_t docid) { return columns.day(docid) >= first && columns.day(docid) <= last; });
    }
    return set;
  }

  void ask(const Article& article, std::optional<ArticleRef> self, const Profile& profile) {
    std::vector<ArticleRef> refs = finder_.nearest({article, self}, near(article), kCandidates);
    // What is linked may be of any day.
    for (const ArticleRef ref : finder_.linked(article))
      if (is_in(*allowed_, ref)) refs.push_back(ref);
    for (const ArticleRef ref : refs) {
      if (found_.size() >= kMostSteps) return;
      take(ref, profile);
    }
  }

  void take(ArticleRef ref, const Profile& from) {
    ref = first_of(ref);
    if (!is_in(*allowed_, ref) || !seen_.insert({ref, &from}).second || taken_.count(ref) != 0) return;
    if (index_.segments()[ref.segment].columns().instant(ref.docid) == schema::kNoInstant) return;
    Found one{ref, index_.article(ref), {}, 0};
    one.profile = profiles_.profile(one.stored.article);
    one.likeness = likeness_of(one.profile, profile_);
    const bool is_step = one.likeness >= kLikeArticle ||
                         (one.likeness >= kStillLikeArticle && likeness_of(one.profile, from) >= kLikeStep);
    if (!is_step) return;
    taken_.insert(ref);
    found_.push_back(std::move(one));
  }

  const index::OpenIndex& index_;
  RelatedFinder finder_;
  const AskedArticle& asked_;
  ProfileMaker& profiles_;
  Profile profile_;
  const MatchSet* allowed_ = nullptr;
  bool with_copies_ = false;
  std::deque<Found> found_;  // what is referred to stays where it is
  std::set<std::pair<ArticleRef, const Profile*>> seen_;
  std::set<ArticleRef> taken_;
};

}  // namespace

std::vector<StoryStep> StoryTimeline::tell(const AskedArticle& asked, const MatchSet& allowed,
                                           bool with_copies) {
  ProfileMaker profiles(index_, analyzer_);
  std::deque<Found> found = Gathering(index_, analyzer_, asked, profiles).gather(allowed, with_copies);
  const auto key = [this](const Found& one) {
    const schema::ColumnsView& columns = index_.segments()[one.ref.segment].columns();
    return std::make_tuple(columns.instant(one.ref.docid), columns.id(one.ref.docid), one.ref);
  };
  std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) { return key(a) < key(b); });

  std::vector<StoryStep> steps;
  std::vector<std::unique_ptr<Comparable>> texts;  // of the steps
  for (const Found& one : found) {
    const text::Sketch& sketch = index_.segments()[one.ref.segment].columns().sketch(one.ref.docid);
    auto own = std::make_unique<Comparable>(analyzer_, one.stored.article, sketch);
    StoryStep step{one.ref, one.likeness, false, {}, {}};
    bool is_step = true;
    for (std::size_t i = 0; i < steps.size() && is_step && !with_copies; ++i) {
      const Likeness likeness = Comparable::compare(*own, *texts[i]);
      const bool adds = likeness == Likeness::Update && own->length() > texts[i]->length();
      step.update = step.update || adds;
      if (likeness == Likeness::Copy || (likeness == Likeness::Update && !adds)) {
        steps[i].copies.push_back(one.ref);
        is_step = false;
      }
      // A routine notice is no news of the story, unless it is what was asked for.
      if (likeness == Likeness::Series && one.ref != asked.self) is_step = false;
    }
    if (!is_step) continue;
    const std::size_t story = with_copies ? index::Stories::kNone : index_.stories().story_of(one.ref);
    if (story != index::Stories::kNone)
      for (const ArticleRef copy : index_.stories().articles(story))
        if (copy != one.ref && is_in(allowed, copy)) step.copies.push_back(copy);
    step.fresh = profiles.fresh(one.stored.article, kFreshWords);
    steps.push_back(std::move(step));
    texts.push_back(std::move(own));
  }
  return steps;
}

}  // namespace dateline::engine
