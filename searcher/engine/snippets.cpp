#include "searcher/engine/snippets.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/io/utf8.h"
#include "common/io/utf8_sequence.h"
#include "searcher/engine/passages.h"
#include "searcher/engine/query_hits.h"

namespace dateline::engine {

namespace {

constexpr std::size_t kMostBytesRead = 256 * 1024;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Many articles repeat the beginning of the body as their summary, ended by an ellipsis or not.
bool begins_with(std::string_view body, std::string_view summary) {
  for (const std::string_view end : {"...", "…"}) {
    if (summary.size() > end.size() && summary.substr(summary.size() - end.size()) == end) {
      summary = trimmed(summary.substr(0, summary.size() - end.size()));
    }
  }
  std::size_t at = 0;
  for (const char c : summary) {
    if (is_space(c)) continue;
    while (at < body.size() && is_space(body[at])) ++at;
    if (at == body.size() || body[at] != c) return false;
    ++at;
  }
  return true;
}

std::string repaired(std::string_view text) {
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const io::Utf8Sequence sequence = io::utf8_sequence(text, at);
    valid += sequence.valid ? text.substr(at, sequence.length) : std::string_view("\uFFFD");
    at += sequence.length;
  }
  return valid;
}

// Summary and body as one text of paragraphs, valid UTF-8; a view of the body, or of `storage`.
std::string_view searched_text(std::string_view summary, std::string_view body, std::string& storage) {
  summary = io::truncate(trimmed(summary), kMostBytesRead);
  std::string_view text = io::truncate(trimmed(body), kMostBytesRead);
  if (!begins_with(text, summary)) {
    storage.assign(summary).append("\n\n").append(text);
    storage.resize(io::truncate(storage, kMostBytesRead).size());
    text = trimmed(storage);
  }
  if (!io::is_valid_utf8(text)) {
    storage = repaired(text);
    text = storage;
  }
  return text;
}

// Writes passages as fragments: white space becomes single spaces, and hits with nothing but a space between
// them one hit.
class FragmentWriter {
 public:
  void add(std::string_view text, bool hit) {
    for (const char c : text) {
      if (is_space(c)) {
        space_ = true;
      } else {
        add(c, hit);
      }
    }
  }

  void add_ellipsis(std::string_view ellipsis) {
    fragments_.push_back({std::string(ellipsis), false});
    apart_ = true;
    space_ = false;
  }

  std::vector<Fragment> take() { return std::move(fragments_); }

 private:
  void add(char c, bool hit) {
    const bool first = fragments_.empty() || apart_;
    const bool space = std::exchange(space_, false) && !first;
    if (space && fragments_.back().hit == hit) fragments_.back().text += ' ';
    if (space && fragments_.back().hit != hit) {
      if (hit) {
        fragments_.back().text += ' ';
        fragments_.push_back({"", true});
      } else {
        fragments_.push_back({" ", false});
      }
    } else if (first || fragments_.back().hit != hit) {
      fragments_.push_back({"", hit});
    }
    fragments_.back().text += c;
    apart_ = false;
  }

  std::vector<Fragment> fragments_;
  bool space_ = false;  // white space was read since the last character
  bool apart_ = false;  // the last fragment is an ellipsis
};

// Calls visit(span, hit) for the parts of `span` in turn; overlapping hits are one part.
template <typename Visit>
void for_each_part(const std::vector<QueryHit>& hits, Span span, Visit visit) {
  std::size_t at = span.begin;
  auto hit =
      std::partition_point(hits.begin(), hits.end(), [&](const QueryHit& h) { return h.begin < span.begin; });
  while (hit != hits.begin() && std::prev(hit)->end > span.begin) --hit;
  while (hit != hits.end() && hit->begin < span.end) {
    const std::size_t begin = std::max<std::size_t>(hit->begin, at);
    if (begin > at) visit(Span{at, begin}, false);
    std::size_t end = hit->end;
    while (hit != hits.end() && hit->begin <= end) end = std::max<std::size_t>(end, (hit++)->end);
    at = std::min(end, span.end);
    visit(Span{begin, at}, true);
  }
  if (at < span.end) visit(Span{at, span.end}, false);
}

}  // namespace

std::vector<Fragment> make_snippet(text::Analyzer& analyzer, std::string_view summary, std::string_view body,
                                   std::string_view language, const HighlightTerms& terms,
                                   const SnippetOptions& options) {
  std::string storage;
  const std::string_view text = searched_text(summary, body, storage);
  const std::vector<text::Token> no_tokens;
  const std::vector<text::Token>& tokens = terms.empty() ? no_tokens : analyzer.analyze(text, language);
  const std::vector<QueryHit> hits = find_hits(text, tokens, terms);

  FragmentWriter writer;
  const std::vector<Passage> passages = choose_passages(text, language, tokens, hits, terms.rarity, options);
  for (const Passage& passage : passages) {
    if (&passage != &passages.front()) {
      writer.add_ellipsis(" … ");
    } else if (!passage.begins_sentence) {
      writer.add_ellipsis("… ");
    }
    for_each_part(hits, passage.shown, [&](Span part, bool hit) { writer.add(text_of(text, part), hit); });
  }
  if (!passages.empty() && !passages.back().ends_sentence) writer.add_ellipsis(" …");
  return writer.take();
}

std::vector<Fragment> highlight(text::Analyzer& analyzer, std::string_view text, std::string_view language,
                                const HighlightTerms& terms) {
  std::vector<Fragment> fragments;
  const std::vector<QueryHit> hits = find_hits(text, analyzer.analyze(text, language), terms);
  for_each_part(hits, {0, text.size()}, [&](Span part, bool hit) {
    const std::size_t count = fragments.size();
    if (hit && count >= 2 && fragments[count - 1].text == " " && fragments[count - 2].hit) {
      fragments.pop_back();
      fragments.back().text.append(" ").append(text_of(text, part));
    } else {
      fragments.push_back({std::string(text_of(text, part)), hit});
    }
  });
  return fragments;
}

}  // namespace dateline::engine
