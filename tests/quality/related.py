#!/usr/bin/env python3
"""How good related articles are: on news whose tags, places and dates say what belongs together, and against people's judgement.

usage: related.py [--sample N] --search BIN --indexer BIN DATA_DIR

  reuters   DATA_DIR/reuters/articles.jsonl(.gz). An article is right for another if they share a tag and, where the one asked for
            has any, a place, and lie at most 30 days apart (also told: 7 days). Tags and places are hidden from the index, since they are the gold.
            1,000 articles, drawn with a fixed seed from those that have a tag and five right articles: P@5 of --related, and of the
            title as a query, and of Lucene's MoreLikeThis by the same texts, with its defaults and with setBoost(true) (its terms weighed); near-copies by the rule of indexer/build/tell_stories.h (of the article, and of one another) in the
            first ten of the lists; the time of one list of five inside the program.
  lee50     DATA_DIR/lee50: Pearson's correlation with people's similarity, over all pairs of articles, of the mean score of both
            directions; a pair that is in no list scores 0. Fifty paragraphs do not tell which words are rare in the news: they
            are searched beside Reuters too, as several indexes.

Where a collection is absent, one line says so.
"""

import argparse
import collections
import datetime
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile

import copies
import engines
import test_sets

SEED = 21578
DAYS, NEAR_DAYS = 30, 7
SHOWN = 5
CHECKED = 10


def day_of(article):
    return datetime.date.fromisoformat(article["date"][:10]).toordinal()


class Gold:
    """Which articles of a dated, tagged collection are right for one another."""

    def __init__(self, articles):
        self.by_id = {article["id"]: article for article in articles}
        self.by_tag = collections.defaultdict(set)
        for article in articles:
            for tag in article["tags"]:
                self.by_tag[tag].add(article["id"])

    def is_right(self, asked, other, days=DAYS):
        return (not set(asked["tags"]).isdisjoint(other["tags"])
                and (not asked["countries"] or not set(asked["countries"]).isdisjoint(other["countries"]))
                and abs(day_of(asked) - day_of(other)) <= days)

    def has_enough(self, article):
        right = 0
        for other in set().union(*(self.by_tag[tag] for tag in article["tags"])) - {article["id"]}:
            right += self.is_right(article, self.by_id[other])
            if right >= SHOWN:
                return True
        return False

    def sample(self, count):
        names = sorted(self.by_id)
        random.Random(SEED).shuffle(names)
        drawn = []
        for name in names:
            article = self.by_id[name]
            if article["tags"] and self.has_enough(article):
                drawn.append(article)
            if len(drawn) == count:
                break
        return drawn

    def precision(self, asked, found, days=DAYS):
        return sum(self.is_right(asked, self.by_id[name], days) for name in found[:SHOWN]) / SHOWN


class Index:
    def __init__(self, options, articles, folder, name):
        self.search, self.folder = options.search, folder
        corpus, self.path = os.path.join(folder, f"{name}.jsonl"), os.path.join(folder, name)
        test_sets.write_articles(articles, corpus)
        subprocess.run([options.indexer, "--quiet", "--index", self.path, corpus], check=False)

    def answers(self, lines, *options):
        """{id of the line: the whole reply}, of a batch."""
        batch = os.path.join(self.folder, "batch.tsv")
        with open(batch, "w", encoding="utf-8") as out:
            out.writelines(f"{name}\t{text}\n" for name, text in lines)
        answer = subprocess.run([self.search, "-q", "--index", self.path, "--batch", batch, "-f", "json", "--also-read", "0",
                                 *options], check=False, capture_output=True, text=True)
        return {reply["id"]: reply for reply in map(json.loads, answer.stdout.splitlines())}

    def related(self, names, limit):
        return self.answers([(name, name) for name in names], "--related", "-", "-n", str(limit))


def found(reply, but=None):
    return [result["id"] for result in reply["results"] if result["id"] != but]


def is_copy(a, b, shingles):
    """The rule of stories: two days, four fifths of the shorter text, which is half of the longer or more."""
    if abs(day_of(a) - day_of(b)) > copies.DAYS:
        return False
    shorter, longer = sorted((shingles[a["id"]], shingles[b["id"]]), key=len)
    return (len(shorter) > 0 and len(shorter) >= copies.LEAST_RATIO * len(longer)
            and len(shorter & longer) >= copies.CONTAINMENT * len(shorter))


def copies_in(lists, by_id):
    """In the lists: copies of the article asked for, and copies of one before in the list."""
    shingles = {}
    for name in {name for asked, names in lists.items() for name in (asked, *names)}:
        shingles[name] = copies.shingles((by_id[name].get("summary") or "") + "\n" + (by_id[name].get("body") or ""))
    of_asked = of_others = 0
    for asked, names in lists.items():
        for i, name in enumerate(names):
            of_asked += is_copy(by_id[asked], by_id[name], shingles)
            of_others += any(is_copy(by_id[other], by_id[name], shingles) for other in names[:i])
    return of_asked, of_others


def mean(values):
    return sum(values) / max(len(values), 1)


def without_gold(articles):
    return [{key: value for key, value in article.items() if key not in ("tags", "countries")} for article in articles]


def measure_reuters(articles, index, size):
    gold = Gold(articles)
    sample = gold.sample(size)
    lists = index.related([article["id"] for article in sample], CHECKED)
    times = index.related([article["id"] for article in sample], SHOWN)
    titled = [article for article in sample if article["title"]]
    by_title = index.answers([(article["id"], article["title"]) for article in titled], "--plain", "--match", "any",
                             "-n", str(SHOWN + 1))
    for days in (DAYS, NEAR_DAYS):
        related = [gold.precision(article, found(lists[article["id"]]), days) for article in sample]
        title = [gold.precision(article, found(by_title[article["id"]], article["id"]), days) for article in titled]
        print(f"related  reuters: {len(sample)} articles, {days} days   P@5 {mean(related):.3f}   "
              f"title as query {mean(title):.3f}")
    of_asked, of_others = copies_in({name: found(reply) for name, reply in lists.items()}, gold.by_id)
    took = sorted(reply["took_ms"] for reply in times.values())
    print(f"related  reuters: near-copies in the first {CHECKED}: {of_asked} of the article, {of_others} of one another")
    print(f"related  reuters: {statistics.median(took):.2f} ms a list of {SHOWN} (median), "
          f"{took[len(took) * 95 // 100]:.2f} ms (95th percentile)")


def measure_lucene(articles, folder, size):
    gold = Gold(articles)
    sample = gold.sample(size)
    for name, boost in (("defaults", False), ("boost on", True)):
        try:
            run = engines.more_like_this(articles, [article["id"] for article in sample], folder, boost)
        except (engines.Failed, OSError) as error:
            print(f"related  reuters: Lucene's MoreLikeThis: {error}")
            return
        figures = [mean([gold.precision(article, run.get(article["id"], []), days) for article in sample])
                   for days in (DAYS, NEAR_DAYS)]
        of_asked, of_others = copies_in({name: run.get(name, []) for name in (article["id"] for article in sample)}, gold.by_id)
        print(f"related  reuters: Lucene 8 MoreLikeThis, {name}   P@5 {figures[0]:.3f} ({DAYS} days), {figures[1]:.3f} "
              f"({NEAR_DAYS} days)   near-copies in the first {CHECKED}: {of_asked} of the article, {of_others} of one another")


def pearson(pairs):
    xs, ys = zip(*pairs)
    x_mean, y_mean = mean(xs), mean(ys)
    covariance = sum((x - x_mean) * (y - y_mean) for x, y in pairs)
    return covariance / (sum((x - x_mean) ** 2 for x in xs) * sum((y - y_mean) ** 2 for y in ys)) ** 0.5


def correlation(articles, index, rows, *options):
    """Every article asked about by its id."""
    answers = index.answers([(article["id"], article["id"]) for article in articles], "--related", "-", "-n", "all", *options)
    scores = {(asked, result["id"]): result["score"] for asked, reply in answers.items() for result in reply["results"]}
    return pearson([((scores.get((a, b), 0) + scores.get((b, a), 0)) / 2, float(similarity)) for a, b, similarity in rows])


def measure_lee50(options, scratch, background):
    folder = os.path.join(options.data, "lee50")
    if not os.path.isdir(folder):
        print("related  lee50: absent")
        return
    articles = test_sets.read_articles(os.path.join(folder, "articles.jsonl"))
    with open(os.path.join(folder, "similarity.tsv"), encoding="utf-8") as file:
        rows = [line.split("\t") for line in file]
    index = Index(options, articles, scratch, "lee50")
    line = f"related  lee50: {len(rows)} pairs   Pearson {correlation(articles, index, rows):.3f}"
    if background:
        beside = correlation(articles, index, rows, "--index", background.path, "--corpus", "lee50.jsonl")
        line += f"   beside reuters {beside:.3f}"
    print(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", required=True)
    parser.add_argument("--indexer", required=True)
    parser.add_argument("--sample", type=int, default=1000, help="how many articles of reuters (1000)")
    parser.add_argument("data")
    options = parser.parse_args()
    articles = test_sets.reuters(options.data)
    with tempfile.TemporaryDirectory() as scratch:
        index = None
        if articles:
            index = Index(options, without_gold(articles), scratch, "reuters")
            measure_reuters(articles, index, options.sample)
            measure_lucene(articles, scratch, options.sample)
        else:
            print("related  reuters: absent")
        measure_lee50(options, scratch, index)
    return 0


if __name__ == "__main__":
    sys.exit(main())
