#include "searcher/engine/search_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/error.h"
#include "common/text/language.h"
#include "searcher/engine/article_names.h"
#include "searcher/engine/asked_article.h"
#include "searcher/engine/completion.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/filters.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/ranker.h"
#include "searcher/engine/related.h"
#include "searcher/engine/result_builder.h"
#include "searcher/engine/snippets.h"
#include "searcher/engine/spelling.h"
#include "searcher/engine/stopwatch.h"
#include "searcher/engine/story_groups.h"
#include "searcher/engine/story_timeline.h"
#include "searcher/engine/why_empty.h"
#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"

namespace dateline::engine {

using index::ArticleRef;

namespace {

constexpr double kLeastSuggested = 0.1;  // of the score of the article most related to the first result
constexpr std::size_t kDetectWords = 3;  // a query of so many words may tell its language

query::ParsedQuery parse_or_refuse(const SearchRequest& request) {
  auto parsed = query::parse(request.query, {request.plain, request.now});
  if (const auto* error = std::get_if<query::ParseError>(&parsed))
    throw Error(error->with_caret(request.query));
  return std::get<query::ParsedQuery>(std::move(parsed));
}

}  // namespace

class SearchEngine::Impl {
 public:
  explicit Impl(index::OpenIndex index) : index_(std::move(index)), compiler_(index_) {}

  SearchResponse search(const SearchRequest& request) {
    const Stopwatch watch;
    index_.forget_postings_if_many();
    query::ParsedQuery parsed = parse_or_refuse(request);
    const query::CompiledQuery compiled = compiler_.compile(parsed.ast, compile_options(request));
    MatchEvaluator evaluator(index_, compiler_.analyzer());
    const Filters filters(index_, request, compiled.filters, evaluator);
    const Matches matches = choose_matches(request, compiled, filters, evaluator);

    SearchResponse response = begin_response(request);
    response.read_as = matches.mode == MatchMode::Any && compiled.plain ? query::describe_widened(parsed.ast)
                                                                        : query::describe(parsed.ast);
    response.match = matches.mode;
    append(response.warnings, parsed.warnings);
    append(response.warnings, compiled.warnings);
    if (!parsed.ast.root && !request.query.empty() && request.query != "*")
      response.warnings.emplace_back("the query holds no word: it asks for everything");
    if (matches.widened)
      response.warnings.push_back(fmt::format(
          "{} all the words; widened to articles that hold any of them",
          matches.first_count == 0   ? "no article holds"
          : matches.first_count == 1 ? "one article holds"
                                     : fmt::format("only {} articles hold", matches.first_count)));
    response.total = groups(request, matches.shown).count();
    response.articles = matches.shown.count();
    response.total_is_exact = evaluator.is_exact();
    if (!evaluator.is_exact())
      response.warnings.push_back(
          fmt::format("only {} candidates were compared word for word; the total is a lower bound",
                      MatchEvaluator::kMaxChecked));

    Ranker ranker(index_, request, compiled, matches);
    const std::vector<RankedArticle> ranked = ranker.first(wanted_results(request, index_.articles()));
    if (ranker.ran_out_of_time())
      response.warnings.push_back(
          fmt::format("the deeper ranking was not done within {} ms; this is the usual one",
                      request.deep_budget->count()));
    add_results(request, compiled, matches.shown, ranked, ranker, response);
    for (const FacetRequest& facet : request.facets)
      response.facets.push_back(count(facet, matches.words, filters, request));
    if (request.also_read > 0 && ranked.size() > request.offset) {
      const MatchSet existing = filters.narrow(evaluator.evaluate(query::MatchNode::everything()),
                                               [](const AppliedFilter&) { return false; });
      add_also_read(request, ranked.front().ref, existing, response);
    }
    if (response.total == 0) {
      response.why_empty = explain_empty(index_, filters, matches.words, compiled, request.declared_only);
      if (request.declared_only)
        response.why_empty->without.push_back(
            {"--declared-only", count_with_inferred(request, parsed.ast, evaluator)});
    }
    if (request.spelling != Spelling::AsTyped) suggest_query(request, parsed.ast, matches, response);
    response.took_ms = watch.milliseconds();
    return response;
  }

  SearchResponse related(const SearchRequest& request, std::string standard_input) {
    const Stopwatch watch;
    index_.forget_postings_if_many();
    const LoadedArticle asked = load_article(index_, *request.related, std::move(standard_input));
    MatchEvaluator evaluator(index_, compiler_.analyzer());
    const Filters filters(index_, request, {}, evaluator);
    MatchSet allowed = filters.narrow(evaluator.evaluate(query::MatchNode::everything()));
    keep_time(index_, request, asked.article, allowed);

    SearchResponse response = begin_response(request);
    response.related = true;
    response.query = *request.related;
    response.read_as = "related: " + *request.related;
    RelatedFinder finder(index_, compiler_.analyzer(), {request.copies, request.declared_only});
    // All of them, whichever are shown: pages neither repeat nor lose any, and the total is that of the list.
    std::vector<RelatedArticle> found = finder.find({asked.article, asked.self}, &allowed, kMaxRelated);
    response.total = found.size();
    std::vector<ArticleRef> refs;
    for (const RelatedArticle& one : found) refs.push_back(one.ref);
    count_facets(request, refs, response);
    // The most related are shown, in whatever order.
    found.resize(wanted_results(request, found.size()));
    found.erase(found.begin(),
                found.begin() + static_cast<std::ptrdiff_t>(std::min(request.offset, found.size())));
    sort_related(index_, request.sort, found);
    finder.add_reasons({asked.article, asked.self}, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const schema::StoredArticle stored = index_.article(found[i].ref);
      SearchResult result = make_result(index_, found[i].ref, stored, request.declared_only);
      result.rank = request.offset + i + 1;
      result.score = found[i].score;
      if (request.snippets)
        result.snippet = make_snippet(compiler_.analyzer(), stored.article.summary, stored.article.body,
                                      stored.article.language, {}, {});
      for (const std::string& reason : found[i].because)
        result.explanation += (result.explanation.empty() ? "" : ", ") + reason;
      result.because = std::move(found[i].because);
      response.results.push_back(std::move(result));
    }
    response.took_ms = watch.milliseconds();
    return response;
  }

  std::vector<Completion> complete(std::string_view prefix, std::size_t limit) {
    index_.forget_postings_if_many();
    Completer completer(index_, compiler_.analyzer(), compiler_.languages());
    const std::optional<query::Unfinished> part = query::unfinished_part(prefix);
    return part ? completer.complete(*part, articles_beside(*part), limit)
                : completer.complete(prefix, limit);
  }

  SearchResponse story(const SearchRequest& request, std::string standard_input) {
    const Stopwatch watch;
    index_.forget_postings_if_many();
    const LoadedArticle asked = load_article(index_, *request.story, std::move(standard_input));
    MatchEvaluator evaluator(index_, compiler_.analyzer());
    const Filters filters(index_, request, {}, evaluator);
    const MatchSet allowed = filters.narrow(evaluator.evaluate(query::MatchNode::everything()));

    SearchResponse response = begin_response(request);
    response.story = true;
    response.query = *request.story;
    response.read_as = "story: " + *request.story;
    const std::vector<StoryStep> steps = StoryTimeline(index_, compiler_.analyzer())
                                             .tell({asked.article, asked.self}, allowed, request.copies);
    response.total = steps.size();
    std::vector<ArticleRef> refs;
    for (const StoryStep& step : steps) refs.push_back(step.ref);
    count_facets(request, refs, response);
    const std::size_t wanted = wanted_results(request, steps.size());
    for (std::size_t i = request.offset; i < wanted; ++i)
      response.results.push_back(make_step(request, steps[i], i + 1));
    response.took_ms = watch.milliseconds();
    return response;
  }

  ShownArticle show(const SearchRequest& request, std::string_view name) {
    const auto ref = find_article(index_, name);
    if (!ref)
      throw Error(fmt::format("the index holds no article {}", name),
                  "search shows the id of each result with --format json");
    const schema::StoredArticle stored = index_.article(*ref);
    const query::ParsedQuery parsed = parse_or_refuse(request);
    const query::CompiledQuery compiled = compiler_.compile(parsed.ast, compile_options(request));
    ShownArticle shown;
    shown.result = make_result(index_, *ref, stored, request.declared_only);
    shown.also_read = stored.article.also_read;
    shown.body = highlight(compiler_.analyzer(), stored.article.body, stored.article.language,
                           highlight_terms(index_, compiled));
    shown.index = info();
    return shown;
  }

 private:
  static constexpr std::size_t kMaxRelated = 60;

  // That hold all of the query but for filters by the unfinished field, whose values are alternatives;
  // nullopt where it asks for nothing, or for what cannot be.
  std::optional<MatchSet> articles_beside(const query::Unfinished& part) {
    const auto parsed = query::parse(part.finished, {});
    const auto* asked = std::get_if<query::ParsedQuery>(&parsed);
    if (asked == nullptr || !asked->ast.root) return std::nullopt;
    const query::CompiledQuery compiled = compiler_.compile(asked->ast, compile_options({}));
    MatchEvaluator evaluator(index_, compiler_.analyzer());
    const Filters filters(index_, {}, compiled.filters, evaluator);
    const std::string field = fmt::format("{}:", query::field_name(part.field));
    return filters.narrow(evaluator.evaluate(compiled.all), [&](const AppliedFilter& filter) {
      return part.excluded || filter.exclude || filter.as_typed.compare(0, field.size(), field) != 0;
    });
  }

  // What would match if countries that were inferred counted: --declared-only is no filter of its own, but
  // changes what those by country let through.
  std::size_t count_with_inferred(SearchRequest request, const query::QueryAst& ast,
                                  MatchEvaluator& evaluator) {
    request.declared_only = false;
    const query::CompiledQuery compiled = compiler_.compile(ast, compile_options(request));
    const Filters filters(index_, request, compiled.filters, evaluator);
    return filters.narrow(choose_matches(request, compiled, filters, evaluator).words).count();
  }

  static void append(std::vector<std::string>& list, const std::vector<std::string>& more) {
    list.insert(list.end(), more.begin(), more.end());
  }

  static std::size_t wanted_results(const SearchRequest& request, std::size_t all) {
    if (!request.limit) return all;
    return *request.limit > all - std::min(all, request.offset) ? all : request.offset + *request.limit;
  }

  query::CompileOptions compile_options(const SearchRequest& request) const {
    query::CompileOptions options;
    options.now = request.now;
    options.any_of_words = request.match == MatchMode::Any;
    options.all_of_words = request.match == MatchMode::All;
    options.declared_only = request.declared_only;
    options.query_language = query_language(request);
    return options;
  }

  // The language that a filter names, else what a longer query shows, else that of most articles.
  std::string query_language(const SearchRequest& request) const {
    for (const FacetFilter& filter : request.filters) {
      if (filter.field != FacetField::Language || filter.exclude || filter.values.size() != 1) continue;
      if (std::string subtag = text::language_subtag(filter.values.front()); !subtag.empty()) return subtag;
    }
    const std::vector<std::string>& known = compiler_.languages();
    if (known.size() > 1 && std::count(request.query.begin(), request.query.end(), ' ') + 1 >=
                                static_cast<std::ptrdiff_t>(kDetectWords)) {
      std::string detected = text::detect_language(request.query);
      if (std::find(known.begin(), known.end(), detected) != known.end()) return detected;
    }
    return known.empty() ? "und" : known.front();
  }

  // The query that was meant, where it finds no less than the one typed.
  void suggest_query(const SearchRequest& request, const query::QueryAst& ast, const Matches& typed,
                     SearchResponse& response) {
    Speller speller(index_, compiler_.analyzer(), compiler_.languages(), query_language(request));
    std::optional<std::string> meant = speller.query_meant(request.query, ast);
    if (!meant) return;
    SearchRequest other = request;
    other.query = *meant;
    other.spelling = Spelling::AsTyped;
    if (!finds_no_less(other, typed)) return;
    response.did_you_mean = std::move(meant);
    if (response.total == 0 && request.spelling == Spelling::Results)
      response.results_for = std::make_shared<const SearchResponse>(search(other));
  }

  bool finds_no_less(const SearchRequest& request, const Matches& typed) {
    const auto parsed = query::parse(request.query, {request.plain, request.now});
    if (!std::holds_alternative<query::ParsedQuery>(parsed)) return false;
    const query::CompiledQuery compiled =
        compiler_.compile(std::get<query::ParsedQuery>(parsed).ast, compile_options(request));
    MatchEvaluator evaluator(index_, compiler_.analyzer());
    const Filters filters(index_, request, compiled.filters, evaluator);
    const Matches matches = choose_matches(request, compiled, filters, evaluator);
    const std::size_t count = matches.shown.count();
    const bool was_widened = typed.widened && !matches.widened;
    return count > 0 && matches.count_of_all() >= typed.count_of_all() &&
           (was_widened || count >= typed.shown.count());
  }

  StoryGroups groups(const SearchRequest& request, const MatchSet& matches) const {
    return request.copies ? each_alone(matches) : group_stories(index_.stories(), matches);
  }

  // Read once: every query of a batch is answered from the same generation.
  const IndexInfo& info() {
    if (!info_) info_ = index_info(index_);
    return *info_;
  }

  SearchResponse begin_response(const SearchRequest& request) {
    SearchResponse response;
    response.query = request.query;
    response.index = info();
    response.warnings = index_.warnings();
    return response;
  }

  void add_results(const SearchRequest& request, const query::CompiledQuery& compiled,
                   const MatchSet& matches, const std::vector<RankedArticle>& ranked, const Ranker& ranker,
                   SearchResponse& response) {
    const HighlightTerms terms = highlight_terms(index_, compiled);
    for (std::size_t i = request.offset; i < ranked.size(); ++i) {
      const schema::StoredArticle stored = index_.article(ranked[i].ref);
      SearchResult result = make_result(index_, ranked[i].ref, stored, request.declared_only);
      result.rank = i + 1;
      result.score = ranked[i].score;
      if (!request.copies) add_copies(matches, ranked[i].ref, result);
      const Article& article = stored.article;
      if (request.snippets)
        result.snippet =
            make_snippet(compiler_.analyzer(), article.summary, article.body, article.language, terms, {});
      if (request.explain) result.explanation = ranker.explain(ranked[i].ref);
      response.results.push_back(std::move(result));
    }
  }

  void add_copies(const MatchSet& matches, ArticleRef ref, SearchResult& result) const {
    for (const ArticleRef copy : copies_of(index_.stories(), matches, ref)) add_copy(copy, result);
  }

  void add_copy(ArticleRef copy, SearchResult& result) const {
    SearchResult other = make_result(index_, copy, index_.article(copy), false);
    result.copies.push_back(
        {std::move(other.id), std::move(other.title), other.date, std::move(other.source)});
  }

  // Over the articles of a list.
  void count_facets(const SearchRequest& request, const std::vector<ArticleRef>& refs,
                    SearchResponse& response) const {
    MatchSet listed = no_articles(index_);
    for (const ArticleRef ref : refs) listed.segments[ref.segment].set(ref.docid);
    for (const FacetRequest& facet : request.facets)
      response.facets.push_back(count_facet(index_, each_alone(listed), facet, request.declared_only));
  }

  SearchResult make_step(const SearchRequest& request, const StoryStep& step, std::size_t number) {
    const schema::StoredArticle stored = index_.article(step.ref);
    SearchResult result = make_result(index_, step.ref, stored, request.declared_only);
    result.rank = number;
    result.score = step.likeness;
    if (request.snippets)
      result.snippet = make_snippet(compiler_.analyzer(), stored.article.summary, stored.article.body,
                                    stored.article.language, {}, {});
    for (const ArticleRef copy : step.copies) add_copy(copy, result);
    result.story = StoryPlace{number, first_source(step.ref), step.update, step.fresh};
    return result;
  }

  // Of the earliest near-copy, whether it passes the filters or not.
  std::optional<std::string> first_source(ArticleRef ref) const {
    const std::size_t story = index_.stories().story_of(ref);
    const ArticleRef leader = story == index::Stories::kNone ? ref : index_.stories().articles(story).front();
    std::string source = index_.article(leader).article.source;
    return source.empty() ? std::nullopt : std::optional(std::move(source));
  }

  // Values of a field are counted as if no filter on that field were there: they are what could be chosen
  // instead.
  Facet count(const FacetRequest& request, const MatchSet& words, const Filters& filters,
              const SearchRequest& search) const {
    const MatchSet matches = filters.narrow(words, [&request](const AppliedFilter& filter) {
      return filter.in_query || filter.field != request.field || filter.exclude;
    });
    return count_facet(index_, groups(search, matches), request, search.declared_only);
  }

  // `existing`: what there is to suggest, as of the day asked for.
  void add_also_read(const SearchRequest& request, ArticleRef top, const MatchSet& existing,
                     SearchResponse& response) {
    const schema::StoredArticle stored = index_.article(top);
    // A search is not to wait for them longer than for its results.
    RelatedFinder finder(index_, compiler_.analyzer(), {false, request.declared_only, false});
    std::vector<RelatedArticle> found = finder.find({stored.article, top}, &existing, request.also_read);
    const auto weak = [&found](const RelatedArticle& a) {
      return a.score < kLeastSuggested * found.front().score;
    };
    found.erase(std::find_if(found.begin(), found.end(), weak), found.end());
    finder.add_reasons({stored.article, top}, found);
    for (RelatedArticle& one : found) {
      const SearchResult result = make_result(index_, one.ref, index_.article(one.ref), true);
      response.also_read.push_back(
          {result.id, result.corpus, result.path, result.title, result.date, std::move(one.because)});
    }
  }

  index::OpenIndex index_;
  query::Compiler compiler_;
  std::optional<IndexInfo> info_;
};

SearchEngine::SearchEngine(index::OpenIndex index) : impl_(std::make_unique<Impl>(std::move(index))) {}
SearchEngine::~SearchEngine() = default;
SearchEngine::SearchEngine(SearchEngine&&) noexcept = default;

SearchResponse SearchEngine::search(const SearchRequest& request) {
  return impl_->search(request);
}
SearchResponse SearchEngine::related(const SearchRequest& request, std::string standard_input) {
  return impl_->related(request, std::move(standard_input));
}
std::vector<Completion> SearchEngine::complete(std::string_view prefix, std::size_t limit) {
  return impl_->complete(prefix, limit);
}
SearchResponse SearchEngine::story(const SearchRequest& request, std::string standard_input) {
  return impl_->story(request, std::move(standard_input));
}
ShownArticle SearchEngine::show(const SearchRequest& request, std::string_view article) {
  return impl_->show(request, article);
}

}  // namespace dateline::engine
