"""The test sets: articles, queries and judgements, made from the collections of a data folder. See docs/ranking.md for
what each is good for."""

import gzip
import json
import os
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W_]+")
SEED = 20_250_521

# What a person who types two or three words leaves out first; besides, only rarity decides.
STOP_WORDS = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below between both but by"
    " can could did do does doing down during each few for from further had has have having he her here hers him his how i if in"
    " into is it its just may me more most my no nor not now of off on once only or other our out over own same she should so"
    " some such than that the their them then there these they this those through to too under until up upon us very was we were"
    " what when where which while who whom whose why will with would you your".split())


@dataclass
class TestSet:
    name: str
    articles: list
    queries: dict
    judgements: dict
    options: list = field(default_factory=lambda: [[], ["--deep"]])  # of search, a run each
    english: bool = True  # what the other engines are set up for

    def text_of(self, article):
        """All that Dateline weighs of an article, for the engines that have one field."""
        parts = [article.get("title"), article.get("summary"), article.get("body"), *article.get("tags", [])]
        return " ".join(" ".join(part.split()) for part in parts if part)


def read_articles(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as file:
        return [json.loads(line) for line in file if line.strip()]


def write_articles(articles, path):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(article) + "\n" for article in articles)


def reuters(data):
    """The articles of Reuters-21578 in the folder of collections; None where they are absent."""
    paths = [os.path.join(data, "reuters", name) for name in ("articles.jsonl.gz", "articles.jsonl")]
    path = next(filter(os.path.exists, paths), None)
    return path and read_articles(path)


def read_queries(path):
    with open(path, encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("\t", 1) for line in file if "\t" in line)


def read_judgements(path):
    judgements = defaultdict(dict)
    with open(path, encoding="utf-8") as file:
        for line in file:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3:
                judgements[parts[0]][parts[1]] = float(parts[2])
    return dict(judgements)


# ---- Queries cut short ------------------------------------------------------------------------------------------------


def word_frequency(articles):
    """{folded word: articles that hold it}"""
    frequency = Counter()
    for article in articles:
        text = " ".join(filter(None, (article.get("title"), article.get("summary"), article.get("body"))))
        frequency.update({word.casefold() for word in WORD.findall(text)})
    return frequency


def cut(query, words, frequency):
    """The query's `words` rarest words in the order they stand in, without stop words and without what fewer than two articles
    hold; of equally rare ones the first. None where so many are not left."""
    candidates = {}
    for word in WORD.findall(query):
        folded = word.casefold()
        if folded not in candidates and folded not in STOP_WORDS and len(folded) > 1 and frequency.get(folded, 0) >= 2:
            candidates[folded] = word
    if len(candidates) < words:
        return None
    rarest = sorted(candidates, key=lambda folded: frequency[folded])[:words]
    return " ".join(word for folded, word in candidates.items() if folded in rarest)


def cut_set(whole, words):
    frequency = word_frequency(whole.articles)
    queries = {query: cut(text, words, frequency) for query, text in whole.queries.items()}
    return TestSet(f"{whole.name}-{words}-words", whole.articles, {q: text for q, text in queries.items() if text},
                   {q: grades for q, grades in whole.judgements.items() if queries.get(q)},
                   [[], ["--match", "auto"], ["--deep"]])


# ---- Made of Reuters-21578 --------------------------------------------------------------------------------------------

# The topics of Reuters' own index that a plain word names, with what a person would type. The index is not searched.
TOPICS = {
    "acq": "acquisition", "alum": "aluminium", "bop": "balance of payments", "cocoa": "cocoa", "coffee": "coffee",
    "copper": "copper", "cotton": "cotton", "cpi": "inflation", "crude": "crude oil", "earn": "earnings", "gas": "gasoline",
    "gnp": "economic growth", "gold": "gold", "grain": "grain", "interest": "interest rates", "iron-steel": "steel",
    "jobs": "unemployment", "livestock": "livestock", "meal-feed": "soymeal", "money-fx": "currency", "money-supply": "money supply",
    "nat-gas": "natural gas", "oilseed": "oilseeds", "pet-chem": "petrochemicals", "reserves": "foreign reserves",
    "rubber": "rubber", "ship": "shipping", "silver": "silver", "soybean": "soybeans", "strategic-metal": "metals",
    "sugar": "sugar", "tin": "tin", "trade": "trade", "veg-oil": "vegetable oil", "wheat": "wheat", "wpi": "wholesale prices",
    "zinc": "zinc",
}
PLACES = {"usa": "US", "uk": "Britain", "ussr": "Soviet", "west-germany": "West Germany", "uae": "Emirates"}
LEAST_PAIRS, MOST_PAIRS = 5, 150
HEADLINES = 500
LEAST_BODY = 300  # characters


def reuters_topics(articles):
    """Two or three words as people type them: a country and a topic; right is what Reuters' own index has under both. Countries
    and tags are not given to the engines."""
    under = defaultdict(set)
    for article in articles:
        for place in article.get("countries", []):
            for tag in article.get("tags", []):
                if tag in TOPICS:
                    under[place, tag].add(article["id"])
    queries, judgements = {}, {}
    for (place, tag), ids in sorted(under.items()):
        if LEAST_PAIRS <= len(ids) <= MOST_PAIRS:
            name = f"{place}.{tag}"
            queries[name] = f"{PLACES.get(place, place.replace('-', ' ').title())} {TOPICS[tag]}"
            judgements[name] = dict.fromkeys(ids, 1.0)
    plain = [{key: value for key, value in article.items() if key not in ("countries", "tags")} for article in articles]
    return TestSet("reuters-topics", plain, queries, judgements, [[], ["--match", "auto"], ["--deep"]])


def reuters_headlines(articles):
    """Find an article of which only the body is indexed by its headline."""
    long_enough = [article for article in articles
                   if len(article.get("body", "")) >= LEAST_BODY and len(WORD.findall(article.get("title", ""))) >= 4]
    chosen = random.Random(SEED).sample(long_enough, min(HEADLINES, len(long_enough)))
    return TestSet("reuters-headlines", [{**article, "title": ""} for article in articles],
                   {article["id"]: " ".join(article["title"].split()) for article in chosen},
                   {article["id"]: {article["id"]: 1.0} for article in chosen})


# ---- All of them ------------------------------------------------------------------------------------------------------


def judged(folder, name):
    return TestSet(name, read_articles(os.path.join(folder, "articles.jsonl")),
                   read_queries(os.path.join(folder, "queries.tsv")), read_judgements(os.path.join(folder, "qrels.tsv")))


def headlines(folder, name):
    """Known items: the headline is the query, and only summaries and bodies are indexed."""
    articles = [{**article, "title": ""} for article in read_articles(os.path.join(folder, "articles.jsonl"))]
    return TestSet(name, articles, read_queries(os.path.join(folder, "headline-queries.tsv")),
                   read_judgements(os.path.join(folder, "headline-qrels.tsv")), english=False)


def of_reuters(make):
    return lambda folder, name: make(read_articles(os.path.join(folder, "articles.jsonl.gz")))


def shortened(words):
    return lambda folder, name: cut_set(judged(folder, os.path.basename(folder)), words)


SETS = {  # name: (folder, maker)
    **{name: (name, judged) for name in ("time", "cacm", "cisi")},
    **{f"{name}-{words}-words": (name, shortened(words)) for name in ("time", "cacm", "cisi") for words in (2, 3)},
    "reuters-topics": ("reuters", of_reuters(reuters_topics)),
    "reuters-headlines": ("reuters", of_reuters(reuters_headlines)),
    "jawikinews": ("jawikinews", headlines),
    "fars-fa": ("fars-fa", headlines),
}


def load(name, data):
    """The test set, or None where its collection is not in the data folder."""
    collection, make = SETS[name]
    folder = os.path.join(data, collection)
    return make(folder, name) if os.path.isdir(folder) else None
