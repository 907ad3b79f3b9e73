#!/usr/bin/env python3
"""How long an answer takes inside the program, on Reuters-21578.

usage: speed.py --search BIN --indexer BIN DATA_DIR

  DATA_DIR/reuters/articles.jsonl(.gz). 300 headlines in small letters without signs, and their first three words, each ten results with
  snippets and spelling; the same with suggestions, --deep and --recency; related articles (five) and the stories of the 300
  articles. Milliseconds by `took_ms` of a batch: each list is asked twice in one process, and the second time counts.

Where the collection is absent, one line says so.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import tempfile

import engines
import test_sets

SEED = 21578
COUNT = 300
PLAIN = ["--also-read", "0"]


def took(search, index, lines, options):
    """Milliseconds of each of `lines` when it is asked again; lines are (id, query)."""
    queries = "".join(f"{again}-{name}\t{query}\n" for again in (1, 2) for name, query in lines)
    text = engines.output_of([search, "-i", index, "--batch", "-", "-f", "json", *options], input=queries)
    return [json.loads(line)["took_ms"] for line in text.splitlines()][len(lines):]


def headlines(articles):
    """(id, words) of articles whose headline has four words and more."""
    found = [(article["id"], re.sub(r"[^a-z0-9 ]+", " ", article.get("title", "").lower()).split()) for article in articles]
    found = [(name, words) for name, words in found if len(words) >= 4]
    return random.Random(SEED).sample(found, COUNT)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ", 1)[1], allow_abbrev=False)
    parser.add_argument("--search", required=True)
    parser.add_argument("--indexer", required=True)
    parser.add_argument("data")
    arguments = parser.parse_args()
    articles = test_sets.reuters(arguments.data)
    if articles is None:
        print(f"speed    reuters: absent from {arguments.data}")
        return 0
    drawn = headlines(articles)
    whole = [(name, " ".join(words)) for name, words in drawn]
    three = [(name, " ".join(words[:3])) for name, words in drawn]
    themselves = [(name, name) for name, _ in drawn]
    with tempfile.TemporaryDirectory() as folder:
        corpus, index = (os.path.join(folder, name) for name in ("reuters.jsonl", "index"))
        test_sets.write_articles(articles, corpus)
        engines.output_of([arguments.indexer, "--quiet", "--index", index, corpus])
        print(f"speed    reuters: {len(articles)} articles, {COUNT} of each, milliseconds\n{'':42}median     mean      95%")
        for label, lines, options in (
                ("headlines", whole, PLAIN),
                ("headlines, suggestions too", whole, []),
                ("headlines --deep", whole, [*PLAIN, "--deep"]),
                ("headlines --recency 30d", whole, [*PLAIN, "--recency", "30d"]),
                ("first three words", three, PLAIN),
                ("first three words, suggestions too", three, []),
                ("--related, five", themselves, ["--related", "-", "-n", "5"]),
                ("--story", themselves, ["--story", "-"])):
            times = sorted(took(arguments.search, index, lines, options))
            print(f"  {label:36}{statistics.median(times):10.2f}{statistics.fmean(times):9.2f}{times[int(.95 * len(times))]:9.2f}",
                  flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
