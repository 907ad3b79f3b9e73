"""What a ranked list is worth against judgements, and whether two runs differ by more than chance. Pure functions.

Judgements are {query: {article: grade}}, a run is {query: [article, best first]}.
"""

import math
import random
from operator import mul

PERMUTATIONS = 10_000
SEED = 20_250_521
SIGNIFICANT = 0.05


def ndcg(grades, ranked, depth=10):
    """Normalized discounted cumulative gain (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002): the gain is the grade, the
    discount log2(rank + 1), the ideal order that of all judged articles. 0 to 1."""
    def discounted(gains):
        return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:depth], 1))

    ideal = discounted(sorted((grade for grade in grades.values() if grade > 0), reverse=True))
    return discounted([max(grades.get(article, 0), 0) for article in ranked]) / ideal if ideal else 0.0


def _relevant(grades):
    return {article for article, grade in grades.items() if grade > 0}


def average_precision(grades, ranked):
    relevant = _relevant(grades)
    found, total = 0, 0.0
    for rank, article in enumerate(ranked, 1):
        if article in relevant:
            found += 1
            total += found / rank
    return total / len(relevant) if relevant else 0.0


def precision(grades, ranked, depth=5):
    return len(_relevant(grades).intersection(ranked[:depth])) / depth


def recall(grades, ranked, depth=100):
    relevant = _relevant(grades)
    return len(relevant.intersection(ranked[:depth])) / len(relevant) if relevant else 0.0


MEASURES = {"nDCG@10": ndcg, "MAP": average_precision, "P@5": precision, "recall@100": recall}


def judged_queries(judgements):
    """Those with an article that is right: the others cannot tell runs apart."""
    return sorted(query for query, grades in judgements.items() if _relevant(grades))


def by_query(judgements, run, measure=ndcg):
    """{query: value} over the judged queries; one that the run does not answer is worth 0."""
    return {query: measure(judgements[query], list(dict.fromkeys(run.get(query, []))))
            for query in judged_queries(judgements)}


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def randomization_test(first, second, permutations=PERMUTATIONS, seed=SEED):
    """The chance that paired values differ in the mean as much as these do, if it were a coin's toss which value of a pair
    belongs to which run: Fisher's paired randomization test, two-sided (M. D. Smucker, J. Allan, B. Carterette, CIKM 2007)."""
    differences = [a - b for a, b in zip(first, second, strict=True) if a != b]
    observed = abs(sum(differences))
    if not differences or observed == 0:
        return 1.0
    tosses = random.Random(seed)
    as_far = sum(abs(sum(map(mul, differences, tosses.choices((-1, 1), k=len(differences))))) >= observed - 1e-12
                 for _ in range(permutations))
    return (as_far + 1) / (permutations + 1)


def verdict(new, old, probability):
    """How the means of `new` and `old` compare, in a word."""
    if probability >= SIGNIFICANT or mean(new) == mean(old):
        return "noise"
    return "better" if mean(new) > mean(old) else "worse"


def pearson(first, second):
    """Correlation of paired values, -1 to 1; 0 where one side is constant."""
    a, b = mean(first), mean(second)
    covariance = sum((x - a) * (y - b) for x, y in zip(first, second, strict=True))
    spread = math.sqrt(sum((x - a) ** 2 for x in first) * sum((y - b) ** 2 for y in second))
    return covariance / spread if spread else 0.0
