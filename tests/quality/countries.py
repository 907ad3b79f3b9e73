#!/usr/bin/env python3
"""How well countries are inferred from text: hides those that a collection declares, indexes it, reads back what was
inferred, and compares.

usage: countries.py --search BIN --indexer BIN DATA_DIR

DATA_DIR/reuters/articles.jsonl.gz (or .jsonl) is read; where it is absent, one line says so. Declared names become ISO
codes by indexing the collection once as it is. Counted over pairs of article and country (micro-averaged), without the
United States, which is the unmarked case of this collection: an article counts with no pair when it declares none.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile

LEFT_OUT = {"US"}


def read_lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from file


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


def index_copy(indexer, source, hide):
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "corpus"))
        with open(os.path.join(folder, "corpus", "articles.jsonl"), "w", encoding="utf-8") as out:
            for line in read_lines(source):
                article = json.loads(line)
                if hide:
                    article.pop("countries", None)
                out.write(json.dumps(article) + "\n")
        return countries_of(indexer, folder, declared=not hide)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", help="not needed; taken so that all programs of the bench are called alike")
    parser.add_argument("--indexer", required=True)
    parser.add_argument("data")
    options = parser.parse_args()
    names = [os.path.join(options.data, "reuters", name) for name in ("articles.jsonl.gz", "articles.jsonl")]
    source = next((name for name in names if os.path.exists(name)), None)
    if source is None:
        print("countries  reuters: absent")
        return 0
    declared = index_copy(options.indexer, source, hide=False)
    inferred = index_copy(options.indexer, source, hide=True)
    right = sum(len(inferred.get(article, set()) & codes) for article, codes in declared.items())
    given = sum(len(codes) for codes in inferred.values())
    wanted = sum(len(codes) for codes in declared.values())
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"countries  reuters, inferred, without US   precision {precision:.3f}   recall {recall:.3f}   F1 {f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
