#include "searcher/engine/passages.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "searcher/engine/coverage.h"
#include "searcher/engine/sentences.h"

namespace dateline::engine {

namespace {

struct Candidate {
  Span sentence;
  HitRange hits;           // all of the sentence, or, of a long one, those of one window
  std::size_t length = 0;  // of the sentence, at most that of the snippet
  bool used = false;
};

struct Shown {
  Span sentence;
  std::string text;  // without white space and the full stop
};

class PassageChooser {
 public:
  PassageChooser(std::string_view text, std::string_view language, const std::vector<text::Token>& tokens,
                 const std::vector<QueryHit>& hits, const std::vector<double>& rarity,
                 const SnippetOptions& options)
      : text_(text),
        hits_(hits),
        rarity_(rarity),
        options_(options),
        sentences_(text, language),
        cutter_(text, tokens) {}

  std::vector<Passage> choose() {
    find_candidates();
    pick();
    if (picked_.empty()) pick_lead();
    cut_to_length();
    add_neighbours();
    return joined();
  }

 private:
  // The sentence without the white space behind it.
  std::string_view visible(Span sentence) const {
    std::string_view text = text_of(text_, sentence);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
  }
  // At most the length of the snippet.
  std::size_t length(Span sentence) const {
    const std::string_view text = visible(sentence);
    return fits(text, options_.characters) ? shown_length(text) : options_.characters;
  }

  Span span_of(HitRange range) const {
    std::size_t end = hits_[range.first].end;
    for (std::size_t i = range.first; i < range.last; ++i) end = std::max<std::size_t>(end, hits_[i].end);
    return {hits_[range.first].begin, end};
  }

  // Calls visit(HitRange) for every widest stretch of `range` that is not longer than `limit`; a single hit
  // may be.
  template <typename Visit>
  void for_each_window(HitRange range, std::size_t limit, Visit visit) const {
    std::size_t last = range.first;
    for (std::size_t first = range.first; first < range.last && last < range.last; ++first) {
      const std::size_t last_before = last;
      last = std::max(last, first + 1);
      while (last < range.last && fits(text_of(text_, {hits_[first].begin, hits_[last].end}), limit)) ++last;
      if (last > last_before) visit(HitRange{first, last});
    }
  }

  void find_candidates() {
    for (std::size_t first = 0; first < hits_.size();) {
      const Span sentence = sentences_.around(hits_[first].begin);
      std::size_t last = first + 1;
      while (last < hits_.size() && hits_[last].begin < sentence.end) ++last;
      const bool whole = fits(visible(sentence), options_.characters);
      const std::size_t sentence_length = whole ? shown_length(visible(sentence)) : options_.characters;
      const std::size_t window = whole ? std::string_view::npos : options_.characters / 2;
      for_each_window({first, last}, window, [&](HitRange hits) {
        candidates_.push_back({sentence, hits, sentence_length, false});
      });
      first = last;
    }
  }

  void pick() {
    constexpr std::size_t kRepeatsPassed = 16;
    Coverage coverage(hits_, rarity_);
    std::size_t room = options_.characters;
    for (std::size_t round = 0;
         round < options_.fragments + kRepeatsPassed && picked_.size() < options_.fragments; ++round) {
      Candidate* best = most_telling(coverage, room);
      if (best == nullptr) return;
      best->used = true;
      if (!claim(best->sentence)) continue;
      coverage.add(best->hits);
      picked_.push_back(*best);
      room -= std::min(room, best->length);
      for (Candidate& other : candidates_) {
        const bool apart = other.hits.last <= best->hits.first || other.hits.first >= best->hits.last;
        other.used = other.used || !apart;
      }
    }
  }

  void pick_lead() {
    const Span lead = sentences_.around(0);
    claim(lead);
    picked_.push_back({lead, {0, 0}, length(lead), true});
  }

  Candidate* most_telling(Coverage& coverage, std::size_t room) {
    Candidate* best = nullptr;
    double best_score = 0;
    for (Candidate& candidate : candidates_) {
      if (candidate.used) continue;
      const Gain gain = coverage.gain(candidate.hits);
      if (gain.score <= best_score || (!gain.new_word && candidate.length > room)) continue;
      best = &candidate;
      best_score = gain.score;
    }
    return best;
  }

  // Notes the sentence as shown, unless its text is within that of a shown one or the other way round. White
  // space does not count.
  bool claim(Span sentence) {
    std::string text = squeezed(sentence);
    for (const Shown& other : shown_) {
      if (other.sentence.begin == sentence.begin) continue;  // another window of it
      if (other.text.find(text) != std::string::npos || text.find(other.text) != std::string::npos)
        return false;
    }
    shown_.push_back({sentence, std::move(text)});
    return true;
  }

  std::string squeezed(Span sentence) const {
    const std::string_view text = visible(sentence);
    std::string squeezed(text.size(), ' ');
    std::size_t length = 0;
    for (const char c : text) {
      squeezed[length] = c;
      length += is_space(c) ? 0 : 1;
    }
    while (length > 0 && squeezed[length - 1] == '.') --length;
    squeezed.resize(length);
    return squeezed;
  }

  // Short sentences are shown whole; the long ones share what these leave.
  void cut_to_length() {
    std::vector<std::size_t> by_length(picked_.size());
    std::iota(by_length.begin(), by_length.end(), std::size_t{0});
    std::sort(by_length.begin(), by_length.end(),
              [this](std::size_t a, std::size_t b) { return picked_[a].length < picked_[b].length; });
    room_ = options_.characters;
    std::vector<std::size_t> share(picked_.size());
    for (std::size_t i = 0; i < by_length.size(); ++i) {
      const std::size_t picked = by_length[i];
      share[picked] = std::min(room_ / (by_length.size() - i), picked_[picked].length);
      room_ -= share[picked];
    }
    Coverage coverage(hits_, rarity_);
    for (std::size_t i = 0; i < picked_.size(); ++i) passages_.push_back(cut(picked_[i], share[i], coverage));
  }

  Passage cut(const Candidate& candidate, std::size_t limit, Coverage& coverage) const {
    const Span sentence = candidate.sentence;
    if (fits(visible(sentence), limit)) return {sentence, true, true};
    Span core{sentence.begin, sentence.begin};
    if (candidate.hits.first < candidate.hits.last) {
      HitRange densest = candidate.hits;
      double best_score = 0;
      for_each_window(candidate.hits, limit * 3 / 4, [&](HitRange window) {
        const double score = coverage.gain(window).score;
        if (score > best_score) {
          densest = window;
          best_score = score;
        }
      });
      coverage.add(densest);
      core = span_of(densest);
    }
    const Span shown = cutter_.cut_around(sentence, core, limit);
    return {shown, shown.begin == sentence.begin, shown.end == sentence.end};
  }

  void add_neighbours() {
    for (Passage& passage : passages_) {
      while (passage.ends_sentence && passage.shown.end < text_.size() &&
             add(sentences_.around(passage.shown.end))) {
        passage.shown.end = shown_.back().sentence.end;
      }
      while (passage.begins_sentence && passage.shown.begin > 0 &&
             add(sentences_.around(passage.shown.begin - 1))) {
        passage.shown.begin = shown_.back().sentence.begin;
      }
    }
    fill_with_next();
  }

  // Counts the sentence as shown when there is room for it and it shows nothing twice.
  bool add(Span sentence) {
    const std::size_t needed = length(sentence) + 1;  // with a space before it
    if (needed > room_ || overlaps_passage(sentence) || !claim(sentence)) return false;
    room_ -= needed;
    return true;
  }

  bool overlaps_passage(Span sentence) const {
    return std::any_of(passages_.begin(), passages_.end(), [&](const Passage& passage) {
      return passage.shown.begin < sentence.end && sentence.begin < passage.shown.end;
    });
  }

  // A snippet that is still short goes on with a part of the next sentence.
  void fill_with_next() {
    Passage& first = passages_.front();
    if (room_ <= options_.characters / 2 || !first.ends_sentence || first.shown.end == text_.size()) return;
    const Span next = sentences_.around(first.shown.end);
    if (overlaps_passage(next) || !claim(next)) return;
    first.shown.end = cutter_.cut_around(next, {next.begin, next.begin}, room_ - 1).end;
    first.ends_sentence = first.shown.end == next.end;
  }

  std::vector<Passage> joined() {
    std::sort(passages_.begin(), passages_.end(),
              [](const Passage& a, const Passage& b) { return a.shown.begin < b.shown.begin; });
    std::vector<Passage> joined;
    for (const Passage& passage : passages_) {
      if (joined.empty() || passage.shown.begin > joined.back().shown.end) {
        joined.push_back(passage);
      } else if (passage.shown.end > joined.back().shown.end) {
        joined.back().shown.end = passage.shown.end;
        joined.back().ends_sentence = passage.ends_sentence;
      }
    }
    return joined;
  }

  std::string_view text_;
  const std::vector<QueryHit>& hits_;
  const std::vector<double>& rarity_;
  const SnippetOptions& options_;
  Sentences sentences_;
  Cutter cutter_;
  std::vector<Candidate> candidates_;
  std::vector<Candidate> picked_;  // best first
  std::vector<Shown> shown_;       // the picked sentences and the neighbours added to them
  std::vector<Passage> passages_;  // in the order picked
  std::size_t room_ = 0;           // what is left of the wanted length
};

}  // namespace

std::vector<Passage> choose_passages(std::string_view text, std::string_view language,
                                     const std::vector<text::Token>& tokens,
                                     const std::vector<QueryHit>& hits, const std::vector<double>& rarity,
                                     const SnippetOptions& options) {
  return PassageChooser(text, language, tokens, hits, rarity, options).choose();
}

}  // namespace dateline::engine
