// Scores and their order, held against Xapian's own matcher over an index of several segments with dead
// articles: each leaf by itself, as its matcher takes phrases below an OR for found that are not.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/schema/fields.h"
#include "searcher/engine/scores.h"
#include "tests/cli_programs/desk.h"

using namespace dateline;
using namespace dateline::engine;
using dateline::programs_test::Desk;
using index::ArticleRef;
using query::RankingLeaf;

namespace {

const std::vector<std::string> kWords = {"ferry", "harbour", "storm", "pilot",
                                         "wheat", "rain",    "tram",  "quay"};

std::string stem_term(const std::string& word) {
  return std::string(schema::kStemPrefix).append(word == "ferry" ? "ferri" : word);
}

// 90 articles of few words, in three runs; every tenth is gone again.
struct Archive : Desk {
  Archive() {
    std::mt19937 random(20261124);
    const auto text = [&random](unsigned most) {
      std::string words;
      for (auto i = 1 + random() % most; i > 0; --i) words += kWords[random() % kWords.size()] + " ";
      return words;
    };
    for (int i = 0; i < 90; ++i) {
      write("a" + std::to_string(i) + ".txt", {.date = "2025-03-0" + std::to_string(1 + i % 9),
                                               .title = text(3),
                                               .summary = text(4),
                                               .body = text(i % 10 == 0 ? 90 : 12) + "said the WHO.",
                                               .tags = "Harbour policy\n"});
      if (i % 30 == 29) indexer({folder()});
    }
    for (int i = 0; i < 90; i += 10) remove("a" + std::to_string(i) + ".txt");
    indexer({"--allow-removals", folder()});
  }
};

const index::OpenIndex& archive() {
  static Archive desk;
  static const index::OpenIndex opened({desk.index()});
  return opened;
}

MatchSet live() {
  MatchSet set;
  for (const index::Segment& segment : archive().segments()) set.segments.push_back(segment.live());
  return set;
}

std::map<ArticleRef, double> scores_of_xapian(const Xapian::Query& query, double c, double weight) {
  Xapian::Enquire enquire(archive().database());
  enquire.set_weighting_scheme(Xapian::IneB2Weight(c));
  enquire.set_query(query);
  std::map<ArticleRef, double> scores;
  const Xapian::MSet found = enquire.get_mset(0, archive().database().get_doccount());
  for (auto match = found.begin(); match != found.end(); ++match)
    scores[archive().article_ref(*match)] = weight * match.get_weight();
  return scores;
}

Xapian::Query query_of(const RankingLeaf& leaf) {
  if (!leaf.is_pair) return Xapian::Query(leaf.terms.front());
  return Xapian::Query(Xapian::Query::OP_PHRASE, leaf.terms.begin(), leaf.terms.end(), 2);
}

RankingLeaf any_leaf() {
  const auto word = [] { return stem_term(*rc::gen::elementOf(kWords)); };
  const bool is_pair = *rc::gen::arbitrary<bool>();
  return {"", is_pair ? std::vector{word(), word()} : std::vector{word()}, *rc::gen::element(0.1, 0.5, 1.0),
          is_pair};
}

}  // namespace

TEST_CASE("the archive of these tests has several segments and dead articles") {
  CHECK(archive().segments().size() > 1);
  CHECK(archive().articles() == 81);
  std::size_t dead = 0;
  for (const index::Segment& segment : archive().segments()) dead += segment.info().tombstones.size();
  CHECK(dead > 0);
}

TEST_CASE("lengths in the columns are those of Xapian") {
  for (const index::Segment& segment : archive().segments())
    segment.live().for_each([&](std::uint32_t docid) {
      CHECK(segment.columns().length(docid) == segment.database().get_doclength(docid));
    });
}

TEST_CASE("a score is the sum of what Xapian gives for each part, and the best are the first of all") {
  CHECK(rc::check([] {
    const auto leaves = *rc::gen::nonEmpty(rc::gen::exec([] {
      std::vector<RankingLeaf> some;
      for (int i = *rc::gen::inRange(1, 6); i > 0; --i) some.push_back(any_leaf());
      return some;
    }));
    const auto weighting = *rc::gen::element(Weighting::Short, Weighting::Long);
    std::map<ArticleRef, double> expected;
    for (const RankingLeaf& leaf : leaves)
      for (const auto& [ref, score] :
           scores_of_xapian(query_of(leaf), weighting == Weighting::Short ? 2 : 1, leaf.weight))
        expected[ref] += score;

    const MatchSet all = live();
    Scores at_once(archive(), {leaves, weighting, {}}, all),
        by_pages(archive(), {leaves, weighting, {}}, all);
    by_pages.best(all, 1);
    if (*rc::gen::arbitrary<bool>()) {
      const Recency recency{calendar::days_since_epoch({2025, 3, 9}), *rc::gen::element(0.7, 3.0, 100.0),
                            1.3};
      at_once.add(recency);
      by_pages.add(recency);
      for (std::uint32_t segment = 0; segment < all.segments.size(); ++segment)
        all.segments[segment].for_each([&](std::uint32_t docid) {
          expected[{segment, docid}] += recency.of(archive().segments()[segment].columns().day(docid));
        });
    }
    const std::vector<RankedArticle> ranked = at_once.best(all, all.count());
    RC_ASSERT(ranked.size() == all.count());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      RC_ASSERT(std::abs(ranked[i].score - expected[ranked[i].ref]) < 1e-9);
      if (i > 0) RC_ASSERT(!comes_before(archive(), ranked[i], ranked[i - 1]));
    }
    // A page, of part of the match set: as if all had been ranked.
    MatchSet part = no_articles(archive());
    std::vector<ArticleRef> wanted;
    const auto count = *rc::gen::inRange<std::size_t>(0, 20);
    for (const RankedArticle& one : ranked) {
      if (*rc::gen::arbitrary<bool>()) continue;
      part.segments[one.ref.segment].set(one.ref.docid);
      if (wanted.size() < count) wanted.push_back(one.ref);
    }
    std::vector<ArticleRef> page;
    for (const RankedArticle& one : by_pages.best(part, count)) page.push_back(one.ref);
    RC_ASSERT(page == wanted);
  }));
}

TEST_CASE("terms that stand for one word count together, in as many articles as hold any") {
  const std::vector<std::string> terms = {stem_term("ferry"), stem_term("quay"), stem_term("tram")};
  WordStatistics word;
  std::map<ArticleRef, unsigned> frequencies;
  for (const std::string& term : terms) {
    const Xapian::Database& database = archive().database();
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
      frequencies[archive().article_ref(*posting)] += posting.get_wdf();
      word.occurrences += posting.get_wdf();
    }
  }
  word.articles = static_cast<double>(frequencies.size());
  IneB2 scheme(
      {static_cast<double>(archive().database().get_doccount()), archive().database().get_average_length()},
      2);
  const MatchSet all = live();
  for (const RankedArticle& one :
       Scores(archive(), {{{"", terms}}, Weighting::Short, {}}, all).best(all, all.count())) {
    const std::uint32_t length = archive().segments()[one.ref.segment].columns().length(one.ref.docid);
    CHECK(one.score == doctest::Approx(scheme.word_weight(word) * scheme.share(frequencies[one.ref], length))
                           .epsilon(1e-12));
  }
}

TEST_CASE("scoring ends when its time is over") {
  const MatchSet all = live();
  const Scoring scoring{{{"", {stem_term("quay")}}}, Weighting::Short, {}};
  CHECK_THROWS_AS(Scores(archive(), scoring, all, std::chrono::steady_clock::now()), OutOfTime);
}
