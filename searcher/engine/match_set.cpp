#include "searcher/engine/match_set.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "common/index/xapian_errors.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

using index::Bitmap;
using query::MatchNode;
using query::TextField;
using Kind = MatchNode::Kind;

namespace {

// Snippets, related articles and checks read so much of an article.
constexpr std::size_t kMaxCheckedBytes = 256U << 10U;

bool is_form(const query::TokenTest& test, const text::Token& token) {
  if (!token.stop && test.stems.count(std::string(token.stem)) != 0) return true;
  if (test.words.count(std::string(token.word)) != 0) return true;
  return !test.accented.empty() &&
         test.accented.count(std::string(token.accented.empty() ? token.word : token.accented)) != 0;
}

// In a row: some position from which every test finds its token at its offset.
bool in_a_row(const query::TextCheck& check, const std::vector<text::Token>& tokens) {
  std::map<std::uint32_t, std::size_t> passed;  // start position → tests passed in order
  for (const text::Token& token : tokens) {
    for (std::size_t i = 0; i < check.tests.size(); ++i) {
      if (token.position <= check.tests[i].offset || !is_form(check.tests[i], token)) continue;
      std::size_t& count = passed[token.position - check.tests[i].offset];
      if (count == i && ++count == check.tests.size()) return true;
    }
  }
  return false;
}

// Near: all tests within a window of positions, each by a token of its own place in the text.
bool within_window(const query::TextCheck& check, const std::vector<text::Token>& tokens) {
  constexpr std::int64_t kNever = INT64_MIN / 2;
  std::vector<std::int64_t> last(check.tests.size(), kNever);
  for (const text::Token& token : tokens) {
    for (std::size_t i = 0; i < check.tests.size(); ++i)
      if (is_form(check.tests[i], token)) last[i] = token.position;
    const std::int64_t first = *std::min_element(last.begin(), last.end());
    if (first != kNever && token.position - first < check.window) return true;
  }
  return false;
}

bool passes_text(const query::TextCheck& check, std::string_view text, std::string_view language,
                 text::Analyzer& analyzer) {
  const std::vector<text::Token>& tokens = analyzer.analyze(text.substr(0, kMaxCheckedBytes), language);
  return check.window > 0 ? within_window(check, tokens) : in_a_row(check, tokens);
}

}  // namespace

bool passes(const query::TextCheck& check, const Article& article, text::Analyzer& analyzer) {
  const auto holds = [&](std::string_view text) {
    return passes_text(check, text, article.language, analyzer);
  };
  const auto tags_hold = [&] { return std::any_of(article.tags.begin(), article.tags.end(), holds); };
  switch (check.field) {
    case TextField::Title:
      return holds(article.title);
    case TextField::Summary:
      return holds(article.summary);
    case TextField::Body:
      return holds(article.body);
    case TextField::Tag:
      return tags_hold();
    case TextField::Main:
      break;
  }
  return holds(article.title) || holds(article.summary) || holds(article.body) || tags_hold();
}

MatchSet no_articles(const index::OpenIndex& index) {
  MatchSet set;
  for (const index::Segment& segment : index.segments())
    set.segments.emplace_back(segment.info().last_docid + 1);
  return set;
}

std::size_t MatchSet::count() const {
  std::size_t sum = 0;
  for (const Bitmap& bitmap : segments) sum += bitmap.count();
  return sum;
}

bool MatchSet::any() const {
  return std::any_of(segments.begin(), segments.end(), [](const Bitmap& segment) { return segment.any(); });
}

MatchSet& MatchSet::operator&=(const MatchSet& other) {
  for (std::size_t i = 0; i < segments.size(); ++i) segments[i] &= other.segments[i];
  return *this;
}

MatchSet& MatchSet::subtract(const MatchSet& other) {
  for (std::size_t i = 0; i < segments.size(); ++i) segments[i].subtract(other.segments[i]);
  return *this;
}

MatchSet MatchEvaluator::evaluate(const MatchNode& node) {
  MatchSet set;
  for (std::uint32_t segment = 0; segment < index_.segments().size(); ++segment) {
    Bitmap bitmap = evaluate(node, segment);
    bitmap.subtract(index_.segments()[segment].tombstones());
    set.segments.push_back(std::move(bitmap));
  }
  return set;
}

Bitmap MatchEvaluator::evaluate(const MatchNode& node, std::uint32_t number) {
  const index::Segment& segment = index_.segments()[number];
  const schema::ColumnsView& columns = segment.columns();
  Bitmap bitmap(segment.info().last_docid + 1);
  switch (node.kind) {
    case Kind::Everything:
      return segment.live();
    case Kind::Nothing:
      return bitmap;
    case Kind::Term:
      for (const index::Posting posting : index_.postings(node.text).segments[number])
        bitmap.set(posting.docid);
      return bitmap;
    case Kind::And:
      return conjunction(node, number);
    case Kind::Or:
      for (const MatchNode& child : node.children) bitmap |= evaluate(child, number);
      return bitmap;
    case Kind::Not:
      return std::move(segment.live().subtract(evaluate(node.children.front(), number)));
    case Kind::Positional:
      return positional(node, number);
    case Kind::Days: {
      const std::uint32_t first = node.days.first ? node.days.first->number() : 1;
      const std::uint32_t last = node.days.last ? node.days.last->number() : UINT32_MAX;
      for (std::uint32_t docid = 1; docid <= columns.size(); ++docid)
        if (columns.day(docid) >= first && columns.day(docid) <= last) bitmap.set(docid);
      return bitmap;
    }
    case Kind::Path:
      segment.live().for_each([&](std::uint32_t docid) {
        if (query::wildcard_matches(node.text, columns.path(docid))) bitmap.set(docid);
      });
      return bitmap;
    case Kind::Corpus:
      segment.live().for_each([&](std::uint32_t docid) {
        if (index_.corpus_of({number, docid}).name == node.text) bitmap.set(docid);
      });
      return bitmap;
    case Kind::Checked:
      return checked(node, number);
  }
  return bitmap;
}

Bitmap MatchEvaluator::conjunction(const MatchNode& node, std::uint32_t number) {
  // Checks read stored texts, so they come last, on what the rest has left.
  std::vector<const MatchNode*> order;
  for (const MatchNode& child : node.children) order.push_back(&child);
  const auto cost = [](const MatchNode* child) {
    return child->kind == Kind::Checked ? 2 : child->kind == Kind::Positional ? 1 : 0;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&cost](const MatchNode* a, const MatchNode* b) { return cost(a) < cost(b); });

  std::optional<Bitmap> result;
  for (const MatchNode* child : order) {
    if (result && !result->any()) break;
    if (child->kind == Kind::Not && result) {
      result->subtract(evaluate(child->children.front(), number));
    } else if (child->kind == Kind::Checked && result) {
      Bitmap candidates = evaluate(child->children.front(), number);
      candidates &= *result;
      result = check_candidates(child->check, candidates, number);
    } else if (result) {
      *result &= evaluate(*child, number);
    } else {
      result = evaluate(*child, number);
    }
  }
  return std::move(*result);
}

Bitmap MatchEvaluator::positional(const MatchNode& node, std::uint32_t number) {
  const index::Segment& segment = index_.segments()[number];
  Bitmap bitmap(segment.info().last_docid + 1);
  index::guard_xapian(segment.folder(), [&] {
    Xapian::Enquire enquire(segment.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    enquire.set_query(node.positional);
    const Xapian::MSet found = enquire.get_mset(0, segment.database().get_doccount());
    for (auto match = found.begin(); match != found.end(); ++match) bitmap.set(segment.checked(*match));
  });
  return bitmap;
}

Bitmap MatchEvaluator::checked(const MatchNode& node, std::uint32_t number) {
  Bitmap candidates = evaluate(node.children.front(), number);
  candidates.subtract(index_.segments()[number].tombstones());
  return check_candidates(node.check, candidates, number);
}

Bitmap MatchEvaluator::check_candidates(const query::TextCheck& check, const Bitmap& candidates,
                                        std::uint32_t number) {
  Bitmap passed(candidates.size());
  candidates.for_each([&](std::uint32_t docid) {
    if (++checked_ > kMaxChecked) {
      exact_ = false;
      return;
    }
    if (passes(check, index_.article({number, docid}).article, analyzer_)) passed.set(docid);
  });
  return passed;
}

}  // namespace dateline::engine
