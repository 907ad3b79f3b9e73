#include "searcher/engine/likeness.h"

#include <cstdlib>

#include "searcher/engine/calendar_words.h"

namespace dateline::engine {

namespace {

constexpr std::int64_t kCopyDays = 2;
constexpr double kUndatedContainment = 0.9;
constexpr double kReprintContainment = 0.95;  // of a text that is printed again, on whatever day
constexpr double kCopyRatio = 0.5;            // length of the shorter by the longer, of copies
constexpr double kSeriesContainment = 0.5;    // of texts of other days, or of the same title without numbers
constexpr std::size_t kLeastPatternWords = 2;
constexpr std::string_view kNumber = "#";

bool is_variable(std::string_view folded) {
  return is_number_word(folded) || is_calendar_word(folded);
}

std::optional<std::int64_t> days_between(const Article& a, const Article& b) {
  if (!a.date || !b.date) return std::nullopt;
  return std::abs(calendar::days_since_epoch(a.date->day) - calendar::days_since_epoch(b.date->day));
}

}  // namespace

std::string title_pattern(std::string_view title) {
  const std::string folded = text::fold(title);
  std::string pattern;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string_view word = std::string_view(folded).substr(begin, end - begin);
    begin = end + 1;
    constexpr std::string_view kMarks = ".,;:!?()[]\"'-";
    const std::size_t first = word.find_first_not_of(kMarks);
    if (first == std::string_view::npos) continue;
    word = word.substr(first, word.find_last_not_of(kMarks) - first + 1);
    const bool variable = is_variable(word);
    words += variable ? 0 : 1;
    pattern += (pattern.empty() ? "" : " ") + std::string(variable ? kNumber : word);
  }
  return words < kLeastPatternWords ? std::string() : pattern;
}

Comparable::Comparable(text::Analyzer& analyzer, const Article& article, std::optional<text::Sketch> sketch)
    : analyzer_(analyzer), article_(article), pattern_(title_pattern(article.title)) {
  if (sketch) {
    sketch_ = *sketch;
    return;
  }
  text::Shingler shingler;
  for (const std::string* text : {&article.summary, &article.body})
    shingler.add(analyzer.analyze(std::string_view(*text).substr(0, text::kShingledBytes), article.language));
  shingles_ = shingler.shingles();
  sketch_ = shingler.sketch();
}

const std::vector<std::uint64_t>& Comparable::shingles() {
  if (!shingles_) shingles_ = text::shingles(analyzer_, {article_.summary, article_.body}, article_.language);
  return *shingles_;
}

const std::vector<std::uint64_t>& Comparable::numberless_shingles() {
  if (numberless_) return *numberless_;
  text::Shingler shingler;
  for (const std::string* text : {&article_.summary, &article_.body}) {
    std::vector<text::Token> tokens =
        analyzer_.analyze(std::string_view(*text).substr(0, text::kShingledBytes), article_.language);
    for (text::Token& token : tokens)
      if (is_variable(token.word)) token.word = kNumber;
    shingler.add(tokens);
  }
  numberless_ = shingler.shingles();
  return *numberless_;
}

Likeness Comparable::compare_texts(Comparable& a, Comparable& b, std::optional<std::int64_t> days) {
  const text::Overlap overlap = text::overlap(a.shingles(), b.shingles());
  if (overlap.containment >= kReprintContainment && overlap.size_ratio >= kReprintContainment)
    return Likeness::Copy;
  const bool near = days ? *days <= kCopyDays : overlap.containment >= kUndatedContainment;
  if (near && overlap.containment >= text::kCopyContainment)
    return overlap.size_ratio >= kCopyRatio ? Likeness::Copy : Likeness::Update;
  return !near && overlap.containment >= kSeriesContainment ? Likeness::Series : Likeness::None;
}

// Of texts too short to be alike, the same under the same title.
bool Comparable::say_the_same(Comparable& a, Comparable& b) {
  return text::fold(a.article_.title) == text::fold(b.article_.title) && a.shingles() == b.shingles();
}

Likeness Comparable::compare(Comparable& a, Comparable& b) {
  if (text::may_overlap(a.sketch_, b.sketch_)) {
    const Likeness likeness = compare_texts(a, b, days_between(a.article_, b.article_));
    if (likeness != Likeness::None) return likeness;
  }
  const bool short_notices = a.sketch_ == text::Sketch{} || b.sketch_ == text::Sketch{};
  if (short_notices && say_the_same(a, b)) return Likeness::Copy;
  if (a.pattern_.empty() || a.pattern_ != b.pattern_) return Likeness::None;
  if (short_notices && a.pattern_.find(kNumber) != std::string::npos) return Likeness::Series;
  if (short_notices) return days_between(a.article_, b.article_) == 0 ? Likeness::Update : Likeness::None;
  const double form = text::overlap(a.numberless_shingles(), b.numberless_shingles()).containment;
  return form >= kSeriesContainment ? Likeness::Series : Likeness::None;
}

}  // namespace dateline::engine
