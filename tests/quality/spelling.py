#!/usr/bin/env python3
"""How well misspelt queries are put right, and how seldom correct ones are touched.

usage: spelling.py --search BIN --indexer BIN [--only NAME]... DATA_DIR

Queries are runs of 1 to 4 words of the titles and judged queries of a collection, in lower case, as many of each length; where
articles have no titles, their first words. One word of 4 letters or more that 3 or more articles hold gets one error: an insertion, deletion, substitution or exchange of neighbours,
equally often, at any place of the word; the letter inserted or put in its place is one beside it on the keyboard half of the time, else
any letter of the collection. Errors that leave the answer as it was (as of a form with the same stem) are drawn again. The draws
are seeded.

  right     did_you_mean is the query before the error, or finds the same
  wrong     it is something else
  missed    there is none
  real      errors that make another word that 3 or more articles hold (they count as all others)
  touched   queries as written, with a did_you_mean: runs of titles, and judged queries whole and cut to their first two and three words
  two       right, with two errors in one word of 8 letters or more
"""

import argparse
import collections
import gzip
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile

COLLECTIONS = ("time", "cacm", "cisi", "reuters", "gnad10k-test", "fars-fa")
SEED = 20251
MISSPELT = 1000
CORRECT = 3000
LEAST_LETTERS, LEAST_ARTICLES = 4, 3
LETTERS_FOR_TWO = 8
HEAD = 100  # of an article without a title: so many characters of its body
WORD = re.compile(r"[^\W\d_]+")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BESIDE = {letter: [other for r, row in enumerate(ROWS) for c, other in enumerate(row)
                   if other != letter and abs(r - at_row) <= 1 and -1 <= c - at_column + (r - at_row) * 0.5 <= 1]
          for at_row, letters in enumerate(ROWS) for at_column, letter in enumerate(letters)}


def read_articles(folder):
    for name, opener in (("articles.jsonl", open), ("articles.jsonl.gz", gzip.open)):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with opener(path, "rt", encoding="utf-8") as file:
                return [json.loads(line) for line in file]
    return None


def read_queries(folder):
    queries = []
    for name in ("queries.tsv", "headline-queries.tsv"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                queries += [line.rstrip("\n").split("\t", 1)[1].lower() for line in file]
    return queries


class Draws:
    """Errors of one collection."""

    def __init__(self, articles, seed):
        self.random = random.Random(seed)
        self.frequency = collections.Counter()
        for article in articles:
            text = " ".join(article.get(key) or "" for key in ("title", "summary", "body"))
            self.frequency.update(set(WORD.findall(text.lower())))
        letters = collections.Counter("".join(self.frequency))
        most = letters.most_common(1)[0][1]
        self.letters = sorted(letter for letter, count in letters.items() if count > most / 1000)

    def letter_for(self, letter):
        beside = BESIDE.get(letter)
        return self.random.choice(beside if beside and self.random.random() < 0.5 else self.letters)

    def misspell(self, word):
        kind, at = self.random.choice("idsx"), self.random.randrange(len(word))
        if kind == "i":
            return word[:at] + self.letter_for(word[at]) + word[at:]
        if kind == "d":
            return word[:at] + word[at + 1:]
        if kind == "s":
            return word[:at] + self.letter_for(word[at]) + word[at + 1:]
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]

    def misspell_query(self, query, errors=1):
        """The query with one word misspelt, and that word; None where no word may be."""
        words = query.split(" ")
        least = LEAST_LETTERS if errors == 1 else LETTERS_FOR_TWO
        places = [i for i, word in enumerate(words) if len(word) >= least and self.frequency[word] >= LEAST_ARTICLES]
        if not places:
            return None
        at = self.random.choice(places)
        right = words[at]
        while words[at] == right:
            for _ in range(errors):
                words[at] = self.misspell(words[at])
        return " ".join(words), words[at]


def runs_of_words(articles, queries, draws):
    """Correct queries without end, of 1, 2, 3, 4, 1 … words."""
    heads = (article.get("title") or (article.get("body") or "")[:HEAD].rsplit(" ", 1)[0] for article in articles)
    texts = [words for words in (WORD.findall(head.lower()) for head in heads) if words]
    texts += [words for words in map(WORD.findall, queries) if words]
    for length in itertools.cycle((1, 2, 3, 4)):
        words = draws.random.choice(texts)
        begin = draws.random.randrange(max(1, len(words) - length + 1))
        yield " ".join(words[begin:begin + length])


class Asked:
    def __init__(self, search, index):
        self.command = [search, "--index", index, "--batch", "-", "--plain", "-f", "json", "--also-read", "0"]

    def __call__(self, queries):
        lines = "".join(f"{i}\t{query}\n" for i, query in enumerate(queries))
        output = subprocess.run(self.command, input=lines, capture_output=True, text=True, check=False).stdout
        answers = {int(answer["id"]): answer for answer in map(json.loads, output.splitlines())}
        return [answers[i] for i in range(len(queries))]


def same_answer(one, other):
    return one["total"] == other["total"] and [r["id"] for r in one["results"]] == [r["id"] for r in other["results"]]


def draw_misspelt(ask, draws, queries, errors, wanted):
    """[(query as meant, as misspelt, misspelt word)], none of which finds the same anyway."""
    drawn, rounds = [], 0
    while len(drawn) < wanted and rounds < 10:
        rounds += 1
        batch = []
        for query in itertools.islice(queries, wanted):
            misspelt = draws.misspell_query(query, errors)
            if misspelt:
                batch.append((query, *misspelt))
        answers = zip(batch, ask([one[0] for one in batch]), ask([one[1] for one in batch]))
        drawn += [one for one, meant, typed in answers if not same_answer(meant, typed)]
    return drawn[:wanted]


def judge(ask, drawn, verbose):
    """How many of the misspelt queries were put right, put wrong and missed."""
    suggestions = [answer["did_you_mean"] for answer in ask([misspelt for _, misspelt, _ in drawn])]
    other = [(suggestion, meant) for suggestion, (meant, _, _) in zip(suggestions, drawn) if suggestion not in (None, meant)]
    found = ask([query for pair in other for query in pair])
    same = {pair for i, pair in enumerate(other) if same_answer(found[2 * i], found[2 * i + 1])}
    counts = collections.Counter()
    for suggestion, (meant, misspelt, _) in zip(suggestions, drawn):
        verdict = "missed" if suggestion is None else "right" if suggestion == meant or (suggestion, meant) in same else "wrong"
        counts[verdict] += 1
        if verbose and verdict != "right":
            print(f"    {verdict}: {meant} | {misspelt} | {suggestion}")
    return counts


def measure(name, options):
    folder = os.path.join(options.data, name)
    articles = read_articles(folder) if os.path.isdir(folder) else None
    if articles is None:
        print(f"spelling  {name}: absent")
        return
    queries = read_queries(folder)
    with tempfile.TemporaryDirectory() as temporary:
        index = os.path.join(options.keep or temporary, f"{name}.index")
        if not os.path.exists(index):
            lines = "".join(json.dumps(article) + "\n" for article in articles)
            subprocess.run([options.indexer, "--quiet", "--index", index, "--corpus", name, "-"], input=lines, text=True, check=False)
        ask, draws = Asked(options.search, index), Draws(articles, SEED)
        runs = runs_of_words(articles, queries, draws)
        one_edit = draw_misspelt(ask, draws, runs, 1, MISSPELT)
        two_edits = draw_misspelt(ask, draws, runs, 2, MISSPELT // 2)
        correct = list(itertools.islice(runs, CORRECT))
        for query in queries:
            words = WORD.findall(query)
            correct += [" ".join(words), " ".join(words[:2]), " ".join(words[:3])]
        counts, two = judge(ask, one_edit, options.verbose), judge(ask, two_edits, False)
        touched = [(query, answer["did_you_mean"]) for query, answer in zip(correct, ask(correct)) if answer["did_you_mean"]]
    if options.verbose:
        for query, suggestion in touched:
            print(f"    touched: {query} | {suggestion}")
    real = sum(draws.frequency[word] >= LEAST_ARTICLES for _, _, word in one_edit)
    total = max(1, len(one_edit))
    print(f"spelling  {name:12} right {counts['right'] / total:.3f}  wrong {counts['wrong'] / total:.3f}  "
          f"missed {counts['missed'] / total:.3f}  real {real / total:.3f}  of {len(one_edit)}   "
          f"touched {len(touched) / len(correct):.4f} of {len(correct)}   "
          f"two {two['right'] / max(1, len(two_edits)):.3f} of {len(two_edits)}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", required=True)
    parser.add_argument("--indexer", required=True)
    parser.add_argument("--only", action="append", choices=COLLECTIONS)
    parser.add_argument("--keep", help="a folder to keep the indexes in")
    parser.add_argument("--verbose", action="store_true", help="print what went wrong")
    parser.add_argument("data")
    options = parser.parse_args()
    for name in options.only or COLLECTIONS:
        measure(name, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
