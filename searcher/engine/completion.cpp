#include "searcher/engine/completion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "common/edit_distance.h"
#include "common/index/word_cursor.h"
#include "common/index/xapian_errors.h"
#include "common/schema/fields.h"
#include "searcher/query/compiler_words.h"
#include "searcher/query/match_node.h"

namespace dateline::engine {

using index::ArticleRef;
using query::MatchNode;
using schema::ValueColumn;

namespace {

constexpr std::size_t kCandidates = 24;  // words that are looked for beside the finished ones
constexpr std::uint64_t kMisprintRatio = 50;
constexpr std::uint64_t kRarerForm = 10;  // of the most frequent form of a stem, at least one in so many
constexpr std::size_t kTitleTerms = 100;  // words of titles that an unfinished one stands for, at most,
constexpr std::uint64_t kTitlePostings =
    20'000;                               // … and the titles that hold them: the commonest words tell least
constexpr std::size_t kTitlesRead = 24;   // the newest
constexpr std::size_t kLeastOfTitle = 2;  // bytes of a lone word from which titles are looked for
constexpr std::size_t kLongestTag = 100;  // bytes; longer ones help nobody to type
constexpr std::size_t kPlacesForTitles = 3;  // in ten

constexpr std::string_view kWhiteSpace = " \t\n\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kWhiteSpace), text.size());
  return text.substr(begin, text.find_last_not_of(kWhiteSpace) + 1 - begin);
}

// The text at the beginning of a word of the other.
bool holds_at_a_word(std::string_view folded, std::string_view part) {
  for (std::size_t at = folded.find(part); at != std::string_view::npos; at = folded.find(part, at + 1))
    if (at == 0 || folded[at - 1] == ' ') return true;
  return false;
}

bool has_tombstones(const index::OpenIndex& index) {
  return std::any_of(index.segments().begin(), index.segments().end(),
                     [](const index::Segment& segment) { return !segment.info().tombstones.empty(); });
}

// The most frequent ones, of equal ones the first in order.
template <typename Counted>
void keep_most_frequent(std::vector<Counted>& list, std::size_t limit) {
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(limit, list.size()));
  std::partial_sort(list.begin(), end, list.end(), [](const Counted& a, const Counted& b) {
    return a.count != b.count ? a.count > b.count : a.term < b.term;
  });
  list.erase(end, list.end());
}

}  // namespace

std::vector<Completion> Completer::complete(std::string_view prefix, std::size_t limit) {
  const Typed typed = take_apart(prefix);
  if (typed.folded.empty()) return {};
  std::vector<Completion> often = tags(typed, limit);
  const auto of_tags = static_cast<std::ptrdiff_t>(often.size());
  for (Completion& word : words(typed, limit)) {
    // A tag that is a word as well is worth what the more frequent of the two is.
    for (auto tag = often.begin(); tag != often.begin() + of_tags; ++tag)
      if (text::fold(tag->text) == text::fold(word.text)) tag->count = std::max(tag->count, word.count);
    often.push_back(std::move(word));
  }
  std::stable_sort(often.begin(), often.begin() + of_tags,
                   [](const Completion& a, const Completion& b) { return a.count > b.count; });
  // Each kind keeps its own order.
  std::inplace_merge(often.begin(), often.begin() + of_tags, often.end(),
                     [](const Completion& a, const Completion& b) { return a.count > b.count; });
  std::vector<Completion> other = titles(typed, limit), beginning;
  if (!typed.finished.empty()) {
    const auto begins = [&](const Completion& title) {
      return text::fold(title.text).starts_with(typed.folded);
    };
    const auto rest = std::stable_partition(other.begin(), other.end(), begins);
    beginning.assign(std::make_move_iterator(other.begin()), std::make_move_iterator(rest));
    other.erase(other.begin(), rest);
  }
  return most_useful(often, beginning, other, limit);
}

std::vector<Completion> most_useful(const std::vector<Completion>& tags_and_words,
                                    const std::vector<Completion>& beginning,
                                    const std::vector<Completion>& titles, std::size_t limit) {
  const std::size_t kept = std::min(titles.size() + beginning.size(), (limit * kPlacesForTitles + 9) / 10);
  std::vector<Completion> list;
  std::set<std::string> taken;
  const auto add = [&](const std::vector<Completion>& more, std::size_t most) {
    for (const Completion& one : more)
      if (list.size() < most && taken.insert(text::fold(one.text)).second) list.push_back(one);
  };
  add(beginning, kept);
  const std::size_t left = kept - std::min(kept, list.size());
  add(tags_and_words, limit - left);
  add(titles, limit);
  add(beginning, limit);
  return list;
}

Completer::Typed Completer::take_apart(std::string_view prefix) {
  Typed typed;
  typed.text = trimmed(prefix);
  typed.folded = text::fold(typed.text);
  const bool ends_in_space = !prefix.empty() && kWhiteSpace.find(prefix.back()) != std::string_view::npos;
  const std::string language = languages_.empty() ? "und" : languages_.front();
  const std::vector<text::Token>& tokens = analyzer_.analyze(typed.text, language);
  for (const text::Token& token : tokens) {
    const bool is_word = token.kind == text::TokenKind::Word;
    if (is_word && &token == &tokens.back() && token.end == typed.text.size() && !ends_in_space) {
      typed.unfinished = token.word;
      typed.unfinished_begin = token.begin;
    } else if (is_word) {
      typed.finished.emplace_back(token.word);
    } else if (token.kind == text::TokenKind::Bigram) {
      typed.bigrams.emplace_back(token.word);
    }
  }
  if (tokens.empty()) typed.folded.clear();
  return typed;
}

std::vector<Completion> Completer::tags(const Typed& typed, std::size_t limit) {
  std::vector<Completion> list;
  const std::string prefix(schema::kTagPrefix);
  for (const Counted& tag : frequent_terms(prefix + typed.folded, limit)) {
    const std::size_t count = live_count(tag.term, tag.count);
    if (count > 0)
      list.push_back(
          {as_written(tag.term, schema::kTagPrefix, ValueColumn::Tag), CompletionKind::Tag, count});
  }
  return list;
}

// Of the forms of a stem the most frequent one, and those not much rarer.
std::vector<Completion> Completer::words(const Typed& typed, std::size_t limit) {
  if (typed.unfinished.empty()) return {};
  std::vector<Counted> candidates = frequent_words(typed.unfinished, std::max(kCandidates, limit));
  if (const std::optional<MatchSet> articles = articles_with(typed.finished)) {
    count_together(*articles, candidates);
  } else {
    for (Counted& word : candidates) word.count = live_count(word.term, word.count);
  }
  std::vector<Completion> list;
  for (const Counted& word : candidates)
    if (word.count > 0 && list.size() < limit)
      list.push_back({with_word(typed, word.term), CompletionKind::Word, word.count});
  return list;
}

// Each by the articles that hold it beside the words before, those first that are there more often than by
// chance: by n ln(n / expected), the share of a word in the log-likelihood ratio.
void Completer::count_together(const MatchSet& articles, std::vector<Counted>& words) {
  const double share =
      static_cast<double>(articles.count()) / std::max<double>(1, static_cast<double>(index_.articles()));
  std::vector<std::pair<double, Counted>> scored;
  for (Counted& word : words) {
    MatchSet both = evaluator_.evaluate(MatchNode::term(word.term));
    const double expected = static_cast<double>(both.count()) * share;
    word.count = (both &= articles).count();
    const auto together = static_cast<double>(word.count);
    const double score = word.count == 0 ? 0 : together * std::log(together / expected);
    scored.emplace_back(score, std::move(word));
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = std::move(scored[i].second);
}

// The newest; those that hold what was typed as it stands before those that hold its words here and there.
std::vector<Completion> Completer::titles(const Typed& typed, std::size_t limit) {
  const std::optional<MatchNode> node = titles_node(typed);
  if (!node) return {};
  std::vector<std::pair<int, Completion>> found;
  for (const ArticleRef ref : newest(evaluator_.evaluate(*node), kTitlesRead)) {
    const std::string title = index_.article(ref).article.title;
    const std::string folded = text::fold(title);
    const int distance = folded.starts_with(typed.folded) ? 0 : holds_at_a_word(folded, typed.folded) ? 1 : 2;
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.second.text == title; });
    if (same != found.end()) {
      ++same->second.count;
    } else {
      found.push_back({distance, {title, CompletionKind::Title, 1}});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Completion> list;
  for (auto& [distance, title] : found)
    if (list.size() < limit) list.push_back(std::move(title));
  return list;
}

std::optional<MatchNode> Completer::titles_node(const Typed& typed) {
  const std::string title(schema::kTitlePrefix);
  std::vector<MatchNode> nodes;
  for (const std::string& word : typed.finished) nodes.push_back(MatchNode::term(title + word));
  for (const std::string& bigram : typed.bigrams)
    nodes.push_back(MatchNode::term(query::make_term(title, schema::kStemPrefix, bigram)));
  const bool is_too_short = nodes.empty() && typed.unfinished.size() < kLeastOfTitle;
  if (is_too_short) return std::nullopt;
  if (!typed.unfinished.empty()) {
    std::vector<MatchNode> either;
    std::uint64_t postings = 0;
    for (Counted& word : frequent_terms(title + typed.unfinished, kTitleTerms)) {
      const bool says_nothing = nodes.empty() && is_stop_word(word.term.substr(title.size()));
      if (says_nothing || postings + word.count > kTitlePostings) continue;
      postings += word.count;
      either.push_back(MatchNode::term(std::move(word.term)));
    }
    nodes.push_back(MatchNode::any_of(std::move(either)));
  }
  return MatchNode::all_of(std::move(nodes));
}

std::vector<ArticleRef> Completer::newest(const MatchSet& articles, std::size_t limit) const {
  std::vector<std::pair<std::int64_t, ArticleRef>> list;
  for (std::uint32_t segment = 0; segment < articles.segments.size(); ++segment) {
    const schema::ColumnsView& columns = index_.segments()[segment].columns();
    articles.segments[segment].for_each([&](std::uint32_t docid) {
      list.push_back({columns.instant(docid), {segment, docid}});
    });
  }
  const auto middle = list.begin() + static_cast<std::ptrdiff_t>(std::min(limit, list.size()));
  std::partial_sort(list.begin(), middle, list.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return std::pair(a.second.segment, a.second.docid) < std::pair(b.second.segment, b.second.docid);
  });
  std::vector<ArticleRef> refs;
  for (auto one = list.begin(); one != middle; ++one) refs.push_back(one->second);
  return refs;
}

std::vector<Completer::Counted> Completer::frequent_terms(const std::string& beginning,
                                                          std::size_t limit) const {
  std::vector<Counted> terms;
  index::guard_xapian("the index", [&] {
    const Xapian::Database& database = index_.database();
    const auto end = database.allterms_end(beginning);
    for (auto term = database.allterms_begin(beginning); term != end; ++term) {
      const std::string name = *term;
      if (name.size() <= kLongestTag) terms.push_back({name, term.get_termfreq()});
    }
  });
  keep_most_frequent(terms, limit);
  return terms;
}

// One edit from a word that is far more frequent.
bool Completer::is_misprint(std::string_view word, std::uint64_t count,
                            const std::vector<Counted>& frequent) {
  return std::any_of(frequent.begin(), frequent.end(), [&](const Counted& other) {
    return other.count >= kMisprintRatio * count && edit_distance(other.term, word) == 1;
  });
}

std::vector<Completer::Counted> Completer::frequent_words(const std::string& beginning, std::size_t limit) {
  std::vector<Counted> all;
  for (index::WordCursor cursor(index_, beginning); !cursor.at_end() && cursor.word().starts_with(beginning);
       cursor.next())
    all.push_back({cursor.word(), cursor.frequency()});
  // Some go as stop words and as rarer forms of the same stem.
  keep_most_frequent(all, 3 * limit);
  std::vector<Counted> words;
  std::map<std::string, std::uint64_t, std::less<>> most_by_stem;
  const std::string language = languages_.empty() ? "und" : languages_.front();
  for (Counted& word : all) {
    if (words.size() == limit) break;
    if (is_stop_word(word.term) || is_misprint(word.term, word.count, words)) continue;
    const auto [most, is_first] = most_by_stem.emplace(analyzer_.stem(word.term, language), word.count);
    if (is_first || word.count >= most->second / kRarerForm) words.push_back(std::move(word));
  }
  return words;
}

// nullopt where they say nothing: there are none, or only stop words.
std::optional<MatchSet> Completer::articles_with(const std::vector<std::string>& finished) {
  std::vector<MatchNode> nodes;
  for (const std::string& word : finished) {
    if (is_stop_word(word)) continue;
    std::set<std::string> terms;
    for (const std::string& language : languages_)
      terms.insert(std::string(schema::kStemPrefix).append(analyzer_.stem(word, language)));
    nodes.push_back(MatchNode::any_term(terms));
  }
  if (nodes.empty()) return std::nullopt;
  return evaluator_.evaluate(MatchNode::all_of(std::move(nodes)));
}

// Counts include removed articles until their segment is rewritten, but what only those hold is not there.
std::size_t Completer::live_count(const std::string& term, std::uint64_t count) {
  if (!has_tombstones(index_)) return count;
  return evaluator_.evaluate(MatchNode::term(term)).count();
}

std::string Completer::as_written(const std::string& term, std::string_view prefix,
                                  ValueColumn column) const {
  for (const index::Segment& segment : index_.segments()) {
    const std::optional<std::uint32_t> docid = index::guard_xapian(segment.folder(), [&] {
      const Xapian::Database& database = segment.database();
      for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting)
        if (segment.is_live(*posting)) return std::optional<std::uint32_t>(*posting);
      return std::optional<std::uint32_t>();
    });
    if (!docid) continue;
    for (const std::uint32_t number : segment.columns().values(column, *docid)) {
      const std::string value(segment.columns().text(column, number));
      if (schema::facet_term(prefix, value) == term) return value;
    }
  }
  return term.substr(prefix.size());
}

std::string Completer::with_word(const Typed& typed, const std::string& word) const {
  return typed.text.substr(0, typed.unfinished_begin) + word;
}

bool Completer::is_stop_word(const std::string& word) {
  return std::any_of(languages_.begin(), languages_.end(),
                     [&](const std::string& language) { return analyzer_.is_stop_word(word, language); });
}

}  // namespace dateline::engine
