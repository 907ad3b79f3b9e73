#!/usr/bin/env python3
"""How many near-copies are found: compares all texts of a collection by the rule (indexer/build/tell_stories.h), makes the stories
that follow from it, and holds those of the index against them.

usage: copies.py --search BIN --indexer BIN DATA_DIR

DATA_DIR/reuters/articles.jsonl.gz (or .jsonl) is read; where it is absent, one line says so. Words are split here by a rule of our
own, so that a pair on the edge of the rule may count differently. Counted over pairs of a story's first article and a copy.
"""

import argparse
import collections
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

import test_sets

DAYS = 2
CONTAINMENT = 0.8
LEAST_WORDS = 30
LEAST_RATIO = 0.5
WORD = re.compile(r"\w+(?:(?:(?<=\d)[.,](?=\d)|')\w+)*")


def shingles(text):
    text = re.sub(r"\b(?:[a-z]\.){2,}", lambda match: match.group().replace(".", "") + " ", text.lower())
    words = WORD.findall(re.sub(r"'s\b", "", text))
    if len(words) < LEAST_WORDS:
        return frozenset()
    return frozenset(hash(tuple(words[i:i + 3])) for i in range(len(words) - 2))


def stories_of_rule(articles):
    """{(leader, copy)}: articles by (date, id), each joining the earliest leader that it matches."""
    dated = sorted((article["date"][:10], article["id"], article) for article in articles if article.get("date"))
    leaders = collections.defaultdict(collections.deque)  # by shingle: (order, day)
    sizes, pairs = {}, set()
    for order, (date, name, article) in enumerate(dated):
        own = shingles((article.get("summary") or "") + "\n" + (article.get("body") or ""))
        if not own:
            continue
        day = datetime.date.fromisoformat(date).toordinal()
        shared = collections.Counter()
        for shingle in own:
            near = leaders[shingle]
            while near and near[0][1] < day - DAYS:
                near.popleft()
            shared.update(leader for leader, _ in near)
        for leader in sorted(shared):
            shorter, longer = sorted((len(own), sizes[leader]))
            if shared[leader] >= CONTAINMENT * shorter and shorter >= LEAST_RATIO * longer:
                pairs.add((dated[leader][1], name))
                break
        else:
            sizes[order] = len(own)
            for shingle in own:
                leaders[shingle].append((order, day))
    return pairs


def stories_of_index(search, indexer, articles):
    with tempfile.TemporaryDirectory() as folder:
        corpus, index = os.path.join(folder, "articles.jsonl"), os.path.join(folder, "index")
        test_sets.write_articles(articles, corpus)
        subprocess.run([indexer, "--quiet", "--index", index, corpus], check=False)
        answer = subprocess.run([search, "--index", index, "--sort", "oldest", "-f", "jsonl", "-n", "all", "*"], check=True,
                                capture_output=True, text=True).stdout
    results = map(json.loads, answer.splitlines())
    return {(result["id"], copy["id"]) for result in results for copy in result["copies"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", required=True)
    parser.add_argument("--indexer", required=True)
    parser.add_argument("data")
    options = parser.parse_args()
    articles = test_sets.reuters(options.data)
    if articles is None:
        print("copies  reuters: absent")
        return 0
    wanted, found = stories_of_rule(articles), stories_of_index(options.search, options.indexer, articles)
    right = len(wanted & found)
    print(f"copies  reuters: {len(found)} found, {len(wanted)} by the rule   "
          f"recall {right / max(len(wanted), 1):.3f}   precision {right / max(len(found), 1):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
