#!/usr/bin/env python3
"""How well search ranks, on every test set whose collection is there, beside other engines on the same files.

usage: ranking.py --search BIN --indexer BIN [--only SET]... [--save DIR] [--against DIR] [--no-others] [--option OPTION]... DATA

  --only SET      this test set; see test_sets.py
  --save DIR      keep the runs there (TREC files), to compare a later one with
  --against DIR   tell which of them differ from these by more than chance, query by query
  --no-others     Dateline alone
  --option WORD   a further option for every search, to try it (--option=--recency=1y)
"""

import argparse
import os
import sys
import tempfile

import engines
import measures
import test_sets


def row(name, values):
    return f"  {name:<26}" + "".join(f"{value:>11}" for value in values)


def figures(test_set, run):
    return [f"{measures.mean(measures.by_query(test_set.judgements, run, measure).values()):.4f}".lstrip("0")
            for measure in measures.MEASURES.values()]


def compared(test_set, run, old_path):
    if not os.path.exists(old_path):
        return "no run to compare with"
    with open(old_path, encoding="utf-8") as file:
        old = measures.by_query(test_set.judgements, engines.read_run(file.read()))
    new = measures.by_query(test_set.judgements, run)
    pairs = [(new[query], old[query]) for query in new]
    after, before = ([pair[side] for pair in pairs] for side in (0, 1))
    probability = measures.randomization_test(after, before)
    better, worse = sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)
    return (f"{measures.verdict(after, before, probability)}: {measures.mean(after) - measures.mean(before):+.4f}, "
            f"p = {probability:.4f} ({better} queries up, {worse} down)")


def measure_set(name, arguments):
    test_set = test_sets.load(name, arguments.data)
    if test_set is None:
        print(f"\n{name}: {test_sets.SETS[name][0]}/ is not in the data folder")
        return
    print(f"\n{name}: {len(test_set.articles)} articles, {len(measures.judged_queries(test_set.judgements))} queries")
    print(row("", measures.MEASURES))
    with tempfile.TemporaryDirectory(prefix="dateline-quality-") as folder:
        engines.write_set(test_set, folder)
        dateline = engines.Dateline(arguments.search, arguments.indexer)
        dateline.index(folder)
        for options in test_set.options:
            try:
                run = dateline.run(folder, options + arguments.option)
            except engines.Failed as error:
                print(f"  {error}")
                continue
            print(row("Dateline " + " ".join(options), figures(test_set, run)))
            saved = f"{name}{''.join('.' + option.lstrip('-') for option in options)}.run"
            if arguments.against:
                print(f"    {compared(test_set, run, os.path.join(arguments.against, saved))}")
            if arguments.save:
                engines.write_run(run, os.path.join(arguments.save, saved))
        for other, run_other in engines.OTHERS.items() if arguments.others else ():
            try:
                print(row(other, figures(test_set, run_other(folder))))
            except (engines.Failed, OSError) as error:
                print(f"  {other}: {error}")
            sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ", 1)[1], allow_abbrev=False)
    parser.add_argument("data")
    parser.add_argument("--search", required=True)
    parser.add_argument("--indexer", required=True)
    parser.add_argument("--only", action="append", choices=test_sets.SETS)
    parser.add_argument("--save")
    parser.add_argument("--against")
    parser.add_argument("--no-others", dest="others", action="store_false")
    parser.add_argument("--option", action="append", default=[])
    arguments = parser.parse_args()
    if arguments.save:
        os.makedirs(arguments.save, exist_ok=True)
    for name in arguments.only or test_sets.SETS:
        measure_set(name, arguments)


if __name__ == "__main__":
    main()
