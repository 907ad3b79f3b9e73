"""The engines that are measured, each behind one call: a folder with the articles and queries of a test set → its run.

Every engine gets the same words: of a query what is made of letters and digits, joined by OR; of an article the title, summary,
body and tags, which those with one field get as one text."""

import glob
import json
import os
import re
import sqlite3
import subprocess

RESULTS = 1000
HERE = os.path.dirname(os.path.abspath(__file__))
WORD = re.compile(r"[^\W_]+")


class Failed(Exception):
    """An engine that could not run, with its own words."""


def output_of(command, **options):
    """What a command prints; 0 and 1 (nothing found) are no failure of `search`."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode not in (0, 1):
        raise Failed(f"{command[0]}: {done.stderr.strip() or done.returncode}")
    return done.stdout


def read_run(text):
    """A TREC run → {query: [article, best first]}."""
    rows = {}
    for line in text.splitlines():
        query, _, article, rank, *_ = line.split()
        rows.setdefault(query, []).append((int(rank), article))
    return {query: [article for _, article in sorted(ranked)] for query, ranked in rows.items()}


def write_run(run, path):
    with open(path, "w", encoding="utf-8") as file:
        for query, ranked in run.items():
            for rank, article in enumerate(ranked, 1):
                file.write(f"{query} Q0 {article} {rank} {len(ranked) - rank + 1} dateline\n")


def write_set(test_set, folder):
    """articles.jsonl and queries.tsv for Dateline; articles.tsv (id, tab, text) for the others."""
    with open(os.path.join(folder, "articles.jsonl"), "w", encoding="utf-8") as whole, \
            open(os.path.join(folder, "articles.tsv"), "w", encoding="utf-8") as texts:
        for article in test_set.articles:
            whole.write(json.dumps(article, ensure_ascii=False) + "\n")
            texts.write(f"{article['id']}\t{test_set.text_of(article)}\n")
    with open(os.path.join(folder, "queries.tsv"), "w", encoding="utf-8") as file:
        file.writelines(f"{query}\t{text}\n" for query, text in test_set.queries.items())


def read_pairs(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t", 1) for line in file]


class Dateline:
    def __init__(self, search, indexer):
        self.search, self.indexer = search, indexer

    def index(self, folder):
        output_of([self.indexer, "-q", "--index", os.path.join(folder, "index"), os.path.join(folder, "articles.jsonl")])

    def run(self, folder, options):
        return read_run(output_of(
            [self.search, "-q", "--index", os.path.join(folder, "index"), "--batch", os.path.join(folder, "queries.tsv"),
             "--plain", "--format", "trec", *options]))


def run_lucene(program, *arguments):
    jars = sorted(jar for name in ("core", "analyzers-common", "queries") for jar in glob.glob(f"/usr/share/java/lucene-{name}-8*.jar"))
    return read_run(output_of(["java", "-cp", ":".join(jars), os.path.join(HERE, program), *arguments]))


def lucene(k1, b):
    def run(folder):
        return run_lucene("Lucene.java", os.path.join(folder, "articles.tsv"), os.path.join(folder, "queries.tsv"), str(k1), str(b))
    return run


def more_like_this(articles, asked, folder, boost):
    """Lucene's MoreLikeThis for the ids of `asked` over `articles`, by title, summary and body: {id: [related article, best first]}."""
    paths = [os.path.join(folder, name) for name in ("like.tsv", "asked.txt")]
    with open(paths[0], "w", encoding="utf-8") as texts:
        for article in articles:
            words = " ".join(article.get(field) or "" for field in ("title", "summary", "body")).split()
            texts.write(f"{article['id']}\t{' '.join(words)}\n")
    with open(paths[1], "w", encoding="utf-8") as names:
        names.writelines(f"{name}\n" for name in asked)
    return run_lucene("MoreLikeThis.java", *paths, str(boost).lower())


def fts5(folder):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')")
    database.executemany("INSERT INTO articles VALUES (?, ?)", read_pairs(os.path.join(folder, "articles.tsv")))
    run = {}
    for query, text in read_pairs(os.path.join(folder, "queries.tsv")):
        words = " OR ".join(f'"{word}"' for word in WORD.findall(text))
        rows = database.execute("SELECT id FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT ?", (words, RESULTS))
        run[query] = [article for article, in rows] if words else []
    return run


def omega(folder):
    """scriptindex and the CGI program with their defaults, but for DEFAULTOP=or: with its own "and" it finds nothing for most
    queries of a sentence."""
    def path(name):
        return os.path.join(folder, name)

    with open(path("omega.script"), "w", encoding="utf-8") as file:
        file.write("id : boolean=Q unique=Q field\ntext : index\n")
    with open(path("omega.txt"), "w", encoding="utf-8") as file:
        file.writelines(f"id={article}\ntext={text}\n\n" for article, text in read_pairs(path("articles.tsv")))
    output_of(["scriptindex", "--overwrite", path("omega"), path("omega.script"), path("omega.txt")])
    with open(path("ids"), "w", encoding="utf-8") as file:
        file.write("$hitlist{$field{id}\n}")
    with open(path("omega.conf"), "w", encoding="utf-8") as file:
        file.writelines(f"{key} {folder}\n" for key in ("database_dir", "template_dir", "log_dir", "cdb_dir"))
    run = {}
    for query, text in read_pairs(path("queries.tsv")):
        words = " ".join(WORD.findall(text))
        page = output_of(["/usr/lib/cgi-bin/omega/omega", "DB=omega", "FMT=ids", f"HITSPERPAGE={RESULTS}", "DEFAULTOP=or",
                          f"P={words}"], env={**os.environ, "OMEGA_CONFIG_FILE": path("omega.conf")})
        run[query] = page.split("\n\n", 1)[1].split()
    return run


OTHERS = {
    "Lucene 8, BM25 .9/.4": lucene(0.9, 0.4),
    "Lucene 8, BM25 1.2/.75": lucene(1.2, 0.75),
    "SQLite FTS5, porter": fts5,
    "Omega, any word": omega,
}
