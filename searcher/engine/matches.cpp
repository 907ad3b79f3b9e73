#include "searcher/engine/matches.h"

#include <utility>

namespace dateline::engine {

namespace {

constexpr std::size_t kAutoWords = 4;     // plain words that --match auto asks for all of
constexpr std::size_t kAutoMatches = 10;  // … unless fewer articles hold them

}  // namespace

Matches choose_matches(const SearchRequest& request, const query::CompiledQuery& compiled,
                       const Filters& filters, MatchEvaluator& evaluator) {
  Matches matches;
  const bool may_widen = compiled.plain && request.match == MatchMode::Auto;
  const bool any_at_once = compiled.plain && (request.match == MatchMode::Any ||
                                              (may_widen && compiled.content_words > kAutoWords));
  if (any_at_once) {
    matches.mode = MatchMode::Any;
    matches.words = evaluator.evaluate(compiled.any);
    matches.shown = filters.narrow(matches.words);
    return matches;
  }
  matches.mode = !compiled.plain && request.match == MatchMode::Any ? MatchMode::Any : MatchMode::All;
  matches.words = evaluator.evaluate(compiled.all);
  matches.shown = filters.narrow(matches.words);
  if (!may_widen || compiled.content_words < 2) return matches;
  const std::size_t count = matches.shown.count();
  if (count >= kAutoMatches) return matches;
  MatchSet any = evaluator.evaluate(compiled.any);
  MatchSet widened = filters.narrow(any);
  if (widened.count() <= count) return matches;
  matches.first = std::move(matches.shown);
  matches.first_count = count;
  matches.words = std::move(any);
  matches.shown = std::move(widened);
  matches.mode = MatchMode::Any;
  matches.widened = true;
  return matches;
}

}  // namespace dateline::engine
