#!/usr/bin/env python3
"""How well countries are inferred from text: hides those that a collection declares, indexes it, reads back what was
inferred, and compares.

usage: countries.py --search BIN --indexer BIN DATA_DIR

DATA_DIR/reuters/articles.jsonl.gz (or .jsonl) is read; where it is absent, one line says so. Declared names become ISO
codes by indexing the collection once as it is. Counted over pairs of article and country (micro-averaged), without the
United States, which is the unmarked case of this collection: an article counts with no pair when it declares none.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

import test_sets

LEFT_OUT = {"US"}


def countries_of(indexer, folder, declared):
    """id → set of codes, of all articles that an index made of the folder's one file holds."""
    index = os.path.join(folder, "index")
    subprocess.run([indexer, "--quiet", "--index", index, os.path.join(folder, "corpus")], check=False)
    dump = subprocess.run([indexer, "--index", index, "--dump"], check=True, capture_output=True, text=True).stdout
    found = {}
    for line in dump.splitlines():
        article = json.loads(line)
        found[article["id"]] = {country["code"] for country in article["countries"]
                                if country["declared"] == declared and country["code"]} - LEFT_OUT
    return found


def index_copy(indexer, articles, hide):
    if hide:
        articles = [{key: value for key, value in article.items() if key != "countries"} for article in articles]
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "corpus"))
        test_sets.write_articles(articles, os.path.join(folder, "corpus", "articles.jsonl"))
        return countries_of(indexer, folder, declared=not hide)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", help="not needed; taken so that all programs of the bench are called alike")
    parser.add_argument("--indexer", required=True)
    parser.add_argument("data")
    options = parser.parse_args()
    articles = test_sets.reuters(options.data)
    if articles is None:
        print("countries  reuters: absent")
        return 0
    declared = index_copy(options.indexer, articles, hide=False)
    inferred = index_copy(options.indexer, articles, hide=True)
    right = sum(len(inferred.get(article, set()) & codes) for article, codes in declared.items())
    given = sum(len(codes) for codes in inferred.values())
    wanted = sum(len(codes) for codes in declared.values())
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"countries  reuters, inferred, without US   precision {precision:.3f}   recall {recall:.3f}   F1 {f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
