// Stories: the star of near-copies that comparing every pair gives, whether told at once or run by run.
#include "indexer/build/tell_stories.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/text/shingles.h"
#include "indexer/build/document_builder.h"
#include "indexer/build/segment_writer.h"
#include "tests/sync/temporary_folder.h"

using namespace dateline;
using index::ArticleRef;

namespace {

using Ids = std::vector<std::string>;

schema::StoredArticle article_of(const std::string& id, unsigned day, const std::string& body) {
  schema::StoredArticle stored;
  stored.corpus_key = "1";
  stored.path = stored.id = id;
  stored.article.id = id;
  stored.article.title = "Title of " + id;
  stored.article.body = body;
  stored.article.language = "en";
  if (day != 0) stored.article.date = calendar::Timestamp{{2025, 5, static_cast<int>(day)}, {}, {}};
  return stored;
}

// An index of segments in a temporary folder, without its other files.
class Archive {
 public:
  void add_segment(const std::vector<schema::StoredArticle>& articles) {
    build::SegmentWriter writer(folder_.path(), "segment-" + std::to_string(++made_));
    build::Part part = writer.new_part({});
    for (const schema::StoredArticle& stored : articles) {
      const std::string record = schema::encode_record(stored);
      schema::Row row = schema::make_row(stored, record);
      const Xapian::Document document = builder_.build(stored, row, record);
      part.add(document, row);
    }
    writer.keep(std::move(part));
    infos_.push_back(*writer.finish());
  }

  void remove(std::size_t segment, std::uint32_t docid) {
    std::vector<std::uint32_t>& dead = infos_[segment].tombstones;
    const auto at = std::lower_bound(dead.begin(), dead.end(), docid);
    if (at == dead.end() || *at != docid) dead.insert(at, docid);
  }

  std::vector<index::Segment> open() const {
    std::vector<index::Segment> segments;
    for (const index::SegmentInfo& info : infos_) segments.emplace_back(folder_.path(), info);
    return segments;
  }

  std::vector<index::SegmentInfo>& infos() { return infos_; }

 private:
  sync_test::TemporaryFolder folder_;
  build::DocumentBuilder builder_;
  std::vector<index::SegmentInfo> infos_;
  int made_ = 0;
};

std::vector<Ids> ids_of(const index::Stories& stories, const std::vector<index::Segment>& segments) {
  std::vector<Ids> list;
  for (std::size_t story = 0; story < stories.size(); ++story) {
    Ids ids;
    for (const ArticleRef ref : stories.articles(story))
      ids.emplace_back(segments[ref.segment].columns().id(ref.docid));
    list.push_back(std::move(ids));
  }
  return list;
}

// By comparing all texts, as the rule says.
std::vector<Ids> compared_all(const std::vector<index::Segment>& segments) {
  struct One {
    schema::StoredArticle stored;
    std::vector<std::uint64_t> shingles;
    Ids story;  // when it leads
  };
  text::Analyzer analyzer;
  std::vector<One> all;
  for (const index::Segment& segment : segments)
    segment.live().for_each([&](std::uint32_t docid) {
      schema::StoredArticle stored = segment.article(docid);
      auto shingles = text::shingles(analyzer, {stored.article.body}, "en");
      all.push_back({std::move(stored), std::move(shingles), {}});
    });
  const auto day = [](const One& one) {
    return one.stored.article.date ? one.stored.article.date->day.day : 99;
  };
  std::sort(all.begin(), all.end(), [&](const One& a, const One& b) {
    return day(a) != day(b) ? day(a) < day(b) : a.stored.id < b.stored.id;
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto leader =
        std::find_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), [&](One& other) {
          const bool dated = all[i].stored.article.date && other.stored.article.date;
          const text::Overlap overlap = text::overlap(other.shingles, all[i].shingles);
          return !other.story.empty() && (!dated || day(all[i]) - day(other) <= 2) &&
                 overlap.containment >= (dated ? 0.8 : 0.9) && overlap.size_ratio >= 0.5;
        });
    const bool leads = leader == all.begin() + static_cast<std::ptrdiff_t>(i);
    (leads ? all[i] : *leader).story.push_back(all[i].stored.id);
  }
  std::vector<Ids> stories;
  for (const One& one : all)
    if (one.story.size() > 1) stories.push_back(one.story);
  return stories;
}

// Versions of a few reports: words changed, the end cut off, a paragraph added.
class Newsroom {
 public:
  explicit Newsroom(unsigned seed) : random_(seed) {
    for (std::string& report : reports_) report = words(60);
  }

  schema::StoredArticle write(int number) {
    std::string body;
    const std::string& report = reports_[below(std::size(reports_))];
    const unsigned change = below(4);  // of how many words in a hundred
    for (std::size_t at = 0; at < report.size(); at += kWordBytes)
      body += below(100) < change * 3 ? words(1) : report.substr(at, kWordBytes);
    const unsigned kind = below(6);
    if (kind == 0) body.resize(body.size() * 2 / 3 / kWordBytes * kWordBytes);
    if (kind == 1) body += words(30);
    if (kind == 2) body += words(100);
    const unsigned day = below(12) == 0 ? 0 : 1 + below(9);
    return article_of("a" + std::to_string(number), day, body);
  }

  unsigned below(std::size_t limit) { return static_cast<unsigned>(random_() % limit); }

 private:
  static constexpr std::size_t kWordBytes = 6;
  std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      for (std::size_t letter = 1; letter < kWordBytes; ++letter) text += static_cast<char>('a' + below(26));
      text += ' ';
    }
    return text;
  }

  std::mt19937 random_;
  std::string reports_[3];
};

build::KnownStories known_of(Archive& archive, const index::Stories& stories) {
  build::KnownStories known;
  known.stories = stories;
  for (const index::SegmentInfo& info : archive.infos()) known.segments.push_back(info.name);
  return known;
}

}  // namespace

TEST_CASE("stories told run by run are those of all texts compared") {
  std::size_t told = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Newsroom newsroom(seed);
    Archive archive;
    build::KnownStories known;
    int number = 0;
    for (int run = 0; run < 6; ++run) {
      CAPTURE(run);
      std::vector<schema::StoredArticle> articles;
      for (unsigned count = 1 + newsroom.below(9); count > 0; --count)
        articles.push_back(newsroom.write(number++));
      archive.add_segment(articles);
      for (std::size_t segment = 0; segment < archive.infos().size(); ++segment) {
        const std::uint32_t docid = 1 + newsroom.below(archive.infos()[segment].last_docid);
        if (newsroom.below(3) == 0) archive.remove(segment, docid);
      }
      // As after a merge: what was known of a segment is known no more.
      if (run == 3) known.segments.front() = "segment-99";
      const auto segments = archive.open();
      const index::Stories stories = build::tell_stories(segments, known);
      const std::vector<Ids> expected = compared_all(segments);
      CHECK(ids_of(stories, segments) == expected);
      CHECK(ids_of(build::tell_stories(segments, {}), segments) == expected);
      told += expected.size();
      known = known_of(archive, stories);
    }
  }
  CHECK(told > 50);
}

TEST_CASE("an earlier leader takes over a story, and gives it back when it goes") {
  Newsroom newsroom(3);
  const std::string report = newsroom.write(0).article.body + "and some more of it";
  Archive archive;
  archive.add_segment({article_of("b", 4, report), article_of("c", 5, report), article_of("d", 6, report)});
  index::Stories stories = build::tell_stories(archive.open(), {});
  CHECK(ids_of(stories, archive.open()) == std::vector<Ids>{{"b", "c", "d"}});

  build::KnownStories known = known_of(archive, stories);
  archive.add_segment({article_of("a", 3, report)});  // two days before c, three before d
  stories = build::tell_stories(archive.open(), known);
  CHECK(ids_of(stories, archive.open()) == std::vector<Ids>{{"a", "b", "c"}});

  known = known_of(archive, stories);
  archive.remove(1, 1);
  stories = build::tell_stories(archive.open(), known);
  CHECK(ids_of(stories, archive.open()) == std::vector<Ids>{{"b", "c", "d"}});
}
