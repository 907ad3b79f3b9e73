"""Tests of measures.py and of how queries are cut; run by ctest, or: python3 -m unittest discover -s tests/quality -p '*_test.py'"""

import math
import unittest

import measures
import test_sets


class Measures(unittest.TestCase):
    grades = {"a": 2, "b": 1, "c": 0, "d": 1}

    def test_ndcg_is_one_for_the_ideal_order(self):
        self.assertAlmostEqual(measures.ndcg(self.grades, ["a", "b", "d", "c"]), 1)
        self.assertAlmostEqual(measures.ndcg(self.grades, ["a", "d", "b"]), 1)

    def test_ndcg_by_hand(self):
        ideal = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
        found = 1 / math.log2(3) + 2 / math.log2(5)
        self.assertAlmostEqual(measures.ndcg(self.grades, ["c", "b", "x", "a"]), found / ideal)

    def test_ndcg_counts_ten_ranks(self):
        self.assertEqual(measures.ndcg(self.grades, list("0123456789") + ["a"]), 0)
        self.assertGreater(measures.ndcg(self.grades, list("012345678") + ["a"]), 0)

    def test_average_precision(self):
        self.assertAlmostEqual(measures.average_precision(self.grades, ["a", "x", "b"]), (1 / 1 + 2 / 3) / 3)

    def test_precision_counts_missing_ranks_as_wrong(self):
        self.assertAlmostEqual(measures.precision(self.grades, ["a", "b"]), 2 / 5)
        self.assertAlmostEqual(measures.precision(self.grades, ["x", "y", "z", "c", "a", "b"]), 1 / 5)

    def test_recall(self):
        self.assertAlmostEqual(measures.recall(self.grades, ["a", "c", "d"]), 2 / 3)
        self.assertAlmostEqual(measures.recall(self.grades, ["x"] * 100 + ["a"]), 0)

    def test_an_unanswered_query_is_worth_nothing_and_an_unjudged_one_is_left_out(self):
        judgements = {"1": {"a": 1}, "2": {"a": 1}, "3": {"a": 0}}
        self.assertEqual(measures.by_query(judgements, {"1": ["a"], "3": ["a"]}), {"1": 1, "2": 0})

    def test_an_article_counts_once(self):
        self.assertLess(measures.by_query({"1": {"a": 1, "b": 1}}, {"1": ["a", "a", "a"]})["1"], 1)

    def test_pearson(self):
        self.assertAlmostEqual(measures.pearson([1, 2, 3], [2, 4, 6]), 1)
        self.assertAlmostEqual(measures.pearson([1, 2, 3], [3, 2, 1]), -1)
        self.assertEqual(measures.pearson([1, 1, 1], [1, 2, 3]), 0)


class Randomization(unittest.TestCase):
    def test_equal_runs_do_not_differ(self):
        self.assertEqual(measures.randomization_test([.5, .2], [.5, .2]), 1)

    def test_it_comes_near_the_exact_chance(self):
        # Of the 2^5 ways to toss for five equal differences, two are as far from 0 as all on one side.
        chance = measures.randomization_test([.1] * 5, [0] * 5)
        self.assertAlmostEqual(chance, 2 / 2 ** 5, delta=.01)

    def test_it_does_not_matter_which_run_is_first(self):
        a, b = [.9, .1, .8, .3, .7], [.2, .3, .4, .2, .1]
        self.assertEqual(measures.randomization_test(a, b), measures.randomization_test(b, a))

    def test_a_seed_gives_one_answer(self):
        a, b = [.9, .1, .8, .3, .7, .6], [.2, .3, .4, .2, .1, .7]
        self.assertEqual(measures.randomization_test(a, b), measures.randomization_test(a, b))

    def test_many_small_gains_tell_and_mixed_ones_do_not(self):
        old = [.5] * 40
        gains = [.55] * 40
        mixed = [.6, .4] * 19 + [.6, .5]
        self.assertEqual(measures.verdict(gains, old, measures.randomization_test(gains, old)), "better")
        self.assertEqual(measures.verdict(old, gains, measures.randomization_test(old, gains)), "worse")
        self.assertEqual(measures.verdict(mixed, old, measures.randomization_test(mixed, old)), "noise")

    def test_pairs_must_be_pairs(self):
        with self.assertRaises(ValueError):
            measures.randomization_test([1, 2], [1])


class CutQueries(unittest.TestCase):
    frequency = {"the": 90, "oil": 40, "price": 30, "of": 95, "kuwait": 5, "tanker": 7, "typo": 1}

    def cut(self, query, words):
        return test_sets.cut(query, words, self.frequency)

    def test_the_rarest_words_stay_in_their_order(self):
        self.assertEqual(self.cut("The oil price of Kuwait", 2), "price Kuwait")
        self.assertEqual(self.cut("the tanker, the price: Kuwait!", 2), "tanker Kuwait")

    def test_words_of_one_article_or_none_are_passed_over(self):
        self.assertEqual(self.cut("typo nowhere oil of Kuwait", 2), "oil Kuwait")

    def test_a_word_counts_once_and_stop_words_not_at_all(self):
        self.assertEqual(self.cut("Kuwait kuwait the oil", 2), "Kuwait oil")

    def test_a_query_with_fewer_words_is_none(self):
        self.assertEqual(self.cut("oil of Kuwait", 2), "oil Kuwait")
        self.assertIsNone(self.cut("oil of typo", 2))


if __name__ == "__main__":
    unittest.main()
