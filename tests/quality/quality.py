#!/usr/bin/env python3
"""The quality bench: runs every program of this folder (NAME.py, executable, but this one) over a folder of collections.

usage: scripts/quality [--data DIR] [--save DIR] [--against DIR] [--no-others] [NAME]...

  NAME            a program (ranking, …) or a test set of ranking (time, cacm-2-words, …); all programs without any
  --data DIR      the folder of the collections; else $DATELINE_DATA
  --save DIR      ranking keeps its runs there
  --against DIR   ranking tells which runs differ from those by more than chance
  --no-others     ranking leaves the other engines out

A program is called as: PROGRAM --search BIN --indexer BIN DATA, and prints its own table.
"""

import argparse
import glob
import os
import subprocess
import sys

import test_sets

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "..", "..", "build")


def programs():
    """{name: path} of what this folder can measure; ranking first."""
    found = {os.path.basename(path)[:-len(".py")]: path for path in sorted(glob.glob(os.path.join(HERE, "*.py")))
             if os.access(path, os.X_OK) and not os.path.samefile(path, __file__)}
    return dict(sorted(found.items(), key=lambda item: item[0] != "ranking"))


def run(name, path, arguments, options):
    print(f"==== {name}", flush=True)
    command = [sys.executable, path, "--search", os.path.join(BUILD, "search"), "--indexer", os.path.join(BUILD, "indexer")]
    status = subprocess.run([*command, *options, arguments.data], check=False).returncode
    print(flush=True)
    return status == 0


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ", 1)[1], allow_abbrev=False)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--data", default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--save")
    parser.add_argument("--against")
    parser.add_argument("--no-others", action="store_true")
    arguments = parser.parse_args()
    known = programs()
    for name in arguments.names:
        if name not in known and name not in test_sets.SETS:
            parser.error(f"unknown name {name}; there are {', '.join([*known, *test_sets.SETS])}")
    if not arguments.data or not os.path.isdir(arguments.data):
        parser.error("a folder of collections is needed: --data DIR or $DATELINE_DATA")

    sets = [name for name in arguments.names if name in test_sets.SETS]
    of_ranking = [word for name in sets for word in ("--only", name)]
    for option in ("save", "against"):
        if getattr(arguments, option):
            of_ranking += [f"--{option}", getattr(arguments, option)]
    if arguments.no_others:
        of_ranking.append("--no-others")
    good = True
    for name, path in known.items():
        if not arguments.names or name in arguments.names or (name == "ranking" and sets):
            good = run(name, path, arguments, of_ranking if name == "ranking" else []) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
