#!/usr/bin/env python3
"""The reliability battery: what Dateline promises, while everything around it fails.

usage: battery.py BUILD [--full] [--rounds N] [TEST]...    all tests, or those named; --list names them

Each test prints what it did, or what did not hold. At small size (as ctest runs it) the whole takes a minute or two, in
full hours; --rounds sets the number of rounds of the long ones. Exit 1 when anything did not hold.
"""

import argparse
import os
import sys
import time

import desk
import interruptions
import troubles
from desk import Failure

# name: (small, full, what); a size is what the test takes as its arguments.
TESTS = {
    "kills": (interruptions.kills, (6,), lambda rounds: (rounds or 1000,)),
    "exits": (interruptions.exits, (9,), lambda rounds: (1,)),
    "errors": (interruptions.errors, (23,), lambda rounds: (1,)),
    "small-disks": (interruptions.small_disks, ([2, 12],), lambda rounds: (list(range(1, 21)),)),
    "writers": (interruptions.writers, (2,), lambda rounds: (min(rounds or 100, 100),)),
    "stops": (interruptions.stops, (4,), lambda rounds: (min(rounds or 100, 100),)),
    "damage": (troubles.damage, (60,), lambda rounds: ((rounds or 1000) * 10,)),
    "hostile-files": (troubles.hostile_files, (4,), lambda rounds: (100,)),
    "vanished": (troubles.vanished, (), lambda rounds: ()),
    "edits": (troubles.edits, (4,), lambda rounds: (rounds or 1000,)),
    "clocks": (troubles.clocks, (), lambda rounds: ()),
    "hostile-queries": (troubles.hostile_queries, (97,), lambda rounds: (1,)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("tests", nargs="*", metavar="TEST")
    options = parser.parse_intermixed_args()
    unknown = set(options.tests) - set(TESTS)
    if unknown:
        parser.error(f"no such test: {', '.join(sorted(unknown))}; there are {', '.join(TESTS)}")
    if options.full:
        desk.patience = 1
    failed = 0
    for name in options.tests or TESTS:
        test, small, full = TESTS[name]
        start = time.time()
        try:
            told = test(os.path.abspath(options.build), *(full(options.rounds) if options.full else small))
        except Failure as failure:
            told = f"FAILED: {failure}"
            failed += 1
        print(f"{name:16} {time.time() - start:7.1f} s  {told}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
