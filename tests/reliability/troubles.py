"""Damaged indexes, hostile files and queries, corpora that vanish, edits in any order, clocks and locales."""

import errno
import json
import os
import shutil
import socket
import time

from desk import Desk, require, require_within

# They read every kind of file: stories group the results of all but --copies, wildcards and ~ look into vocabularies.
QUERIES = (["report"], ['"harbour bridge"'], ["har*", "--facets"], ["--related", "1/1.txt"], ["harbuor~"], ["report", "--copies"])


def is_of_xapian(name):
    """Whose tables have no checksums: what a search does with them damaged is not all ours to say."""
    return name.endswith(".glass") or os.path.basename(name) == "iamglass"


def damage(build, rounds):
    """Damages one file of the index; --verify must find it, and search must answer, refuse, or be counted."""
    with Desk(build, seed=11) as desk:
        desk.edit(60)
        desk.write("1/1.txt")
        desk.update()
        desk.edit(5)
        text = desk.text("1/1.txt")
        for name in ("1/1.txt", "1/copy.txt", "2/copy.txt"):
            desk.write(name, text)
        desk.update()  # two segments, tombstones and a story
        right = [desk.run("search", "--limit", "all", *query).stdout for query in QUERIES]
        names = []
        for folder, _, files in os.walk(desk.index):
            names += [os.path.join(folder, name) for name in files if name not in ("LOCK", "last-run")]
        names = sorted(name for name in names if os.path.getsize(name) > 0)
        kinds = {os.path.basename(name).split("-")[0].split(".")[0] for name in names}
        require(kinds == {"CURRENT", "generation", "files", "stories", "columns", "vocabulary", "docdata", "iamglass", "position",
                          "postlist", "termlist"}, f"other files than expected: {kinds}")
        desk.random.shuffle(names)
        refused = wrong = crashed = 0
        cases = []
        for number in range(rounds):
            name = names[number % len(names)]
            with open(name, "rb") as file:
                whole = file.read()
            kind = desk.random.choice(["flip", "truncate", "zero", "swap"])
            at = desk.random.randrange(len(whole))
            if kind == "flip":
                bad = whole[:at] + bytes([whole[at] ^ (1 << desk.random.randrange(8))]) + whole[at + 1:]
            elif kind == "truncate":
                bad = whole[:at]
            elif kind == "zero":
                block = at // 4096 * 4096
                bad = whole[:block] + bytes(len(whole[block:block + 4096])) + whole[block + 4096:]
            else:
                with open(desk.random.choice(names), "rb") as file:
                    bad = file.read()
            if bad == whole:
                continue
            with open(name, "wb") as file:
                file.write(bad)
            case = f"round {number}: {kind} of {os.path.relpath(name, desk.index)} at {at}"
            run = desk.run("indexer", "--verify", "--quiet", timeout=10)
            require(run.returncode == 1 and os.path.basename(name) in run.stderr.decode(),
                    f"{case}: --verify: exit {run.returncode}: {run.stderr.decode()}")
            for query, answer in zip(QUERIES, right):
                run = desk.run("search", "--limit", "all", *query, timeout=10)
                if run.returncode < 0:
                    require(is_of_xapian(name), f"{case}, search {' '.join(query)}: signal {-run.returncode}")
                    crashed += 1
                    cases.append(f"{case}, search {' '.join(query)}: signal {-run.returncode}")
                elif run.returncode == 2:
                    refused += 1
                elif run.stdout != answer:
                    wrong += 1
            with open(name, "wb") as file:
                file.write(whole)
        for case in cases:
            print(f"    crashed before a verify: {case}")
        return (f"{rounds} damages: --verify found all; {len(QUERIES)} searches each before it: {refused} refused, "
                f"{wrong} answered otherwise, {crashed} crashed")


def edits(build, scripts):
    for number in range(scripts):
        with Desk(build, seed=100 + number) as desk:
            desk.edit(20)
            for _ in range(desk.random.randint(1, 6)):
                desk.edit(desk.random.randint(1, 15))
                desk.update("--jobs", str(desk.random.randint(1, 4)))
            require(desk.dump() == desk.fresh_dump(desk.random.randint(1, 4)), f"script {number}: the dumps differ")
    return f"{scripts} scripts: incremental dump = fresh dump"


def clocks(build):
    with Desk(build, seed=12) as desk:
        desk.edit(40)
        desk.update()
        expected = desk.dump()
        answer = desk.run("search", "--format", "json", "report").stdout
        tried = 0
        for env in ({"TZ": "Pacific/Kiritimati"}, {"TZ": "America/St_Johns"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C"}):
            require(desk.fresh_dump() == expected, "another dump")
            shutil.rmtree(desk.index)
            desk.update(env=env)
            require(desk.dump() == expected, f"{env}: another dump")
            other = json.loads(desk.run("search", "--format", "json", "report", env=env).stdout)
            require(other["results"] == json.loads(answer)["results"], f"{env}: other results")
            tried += 1
        now = time.time()
        for shift in (-4000 * 86400, -86400, 3600, 400 * 86400):  # also across the hours of daylight saving time
            for name in desk.files():
                os.utime(os.path.join(desk.news, name), (now + shift, now + shift))
            desk.update()
            run = json.loads(desk.update("--json").stdout)
            require(run["bytes_read"] == 0, f"mtimes of {shift} s: read again though nothing changed")
            desk.write(desk.files()[0])
            desk.update()
            require(desk.dump() == desk.fresh_dump(), f"mtimes of {shift} s: another dump")
            tried += 1
        return f"{tried} zones, locales and clocks: same results"


def vanished(build):
    with Desk(build, seed=13) as desk:
        for number in range(300):
            desk.write(f"{'large' if number < 120 else number % 9}/{number}.txt")
        other = desk.path("other")
        os.mkdir(other)
        shutil.copy(os.path.join(desk.news, "large/1.txt"), other)
        require(desk.run("indexer", desk.news, other).returncode == 0, "the first run failed")
        all_told = len(desk.dump().splitlines())
        hidden = desk.path("hidden")
        cases = {"a folder is gone": "large", "a folder is empty": "large", "the corpus is gone": "", "the corpus is empty": ""}
        for number, (case, folder) in enumerate(cases.items()):
            place = os.path.join(desk.news, folder).rstrip("/")
            os.rename(place, hidden)
            if "empty" in case:
                os.mkdir(place)
            shutil.copy(os.path.join(other, "1.txt"), os.path.join(other, f"new{number}.txt"))
            run = desk.run("indexer")
            require(run.returncode == 1 and "--allow-removals" in run.stderr.decode(), f"{case}: exit {run.returncode}")
            require(len(desk.dump().splitlines()) == all_told + 1 + number, f"{case}: the other corpus did not gain one")
            if "empty" in case:
                os.rmdir(place)
            os.rename(hidden, place)
            run = desk.run("indexer")
            require(run.returncode == 0, f"{case}: exit {run.returncode} when it is back: {run.stderr.decode()}")
        for folder in ("large", ""):
            case = f"{folder or 'the corpus'} cannot be listed"
            place = os.path.join(desk.news, folder).rstrip("/")
            env = {"LD_PRELOAD": os.path.join(build, "tests", "reliability", "libfaults.so"), "FAULT_CALLS": "openat",
                   "FAULT_UNDER": place, "FAULT_AT": "1", "FAULT_DO": str(errno.EACCES), "FAULT_ON": "all"}
            for time_told in ("first", "second"):
                shutil.copy(os.path.join(other, "1.txt"), os.path.join(other, f"{folder}{time_told}.txt"))
                before = len(desk.dump().splitlines())
                run = desk.run("indexer", env=env)
                require(run.returncode == 1 and run.stderr.count(b"cannot be read") == 1 == run.stderr.count(b"\n"),
                        f"{case}, {time_told} time: exit {run.returncode}: {run.stderr.decode()}")
                require(len(desk.dump().splitlines()) == before + 1, f"{case}: the other corpus did not gain one")
            run = desk.run("indexer")
            require(run.returncode == 0, f"{case}: exit {run.returncode} when it can be: {run.stderr.decode()}")
        return f"{len(cases) + 2} cases: refused, nothing removed, the other corpus brought up to date"


def hostile_files(build, megabytes):
    with Desk(build, seed=14) as desk:
        good = [f"good/{number}.txt" for number in range(50)]
        for name in good:
            desk.write(name)
        place = lambda name: os.path.join(desk.news, name)
        raw = {"nul.txt": b" date 2025-01-01 Nul \0 inside\nBody\0.\n", "utf16.txt": " date 2025-01-01 Wide\nBody.\n".encode("utf-16"),
               "bom.txt": b"\xef\xbb\xbf date 2025-01-01 Mark\nBody.\n", "bytes.txt": b" date 2025-01-01 \xff\xfe\xfd\nBody \xc3.\n",
               "date.txt": b" date 2025-99-99 Impossible\nBody.\n", "tags.txt": b" date 2025-01-01 Tags\nBody.\n- READ MORE ON:\n"
               + b"".join(b"- tag%d\n" % number for number in range(1_000_000)),
               "line.txt": b" date 2025-01-01 Long\n" + b"harbour bridge " * (megabytes * 70_000) + b"\n",
               "line.jsonl": b'{"title":"Long","body":"' + b"harbour bridge " * (megabytes * 70_000) + b'"}\n',
               "line2.jsonl": b'{"title":"As long","body":"' + b"bridge harbour " * (megabytes * 70_000) + b'"}\n',
               "deep.jsonl": b'{"title":' + b"[" * 100_000 + b"\n" + b'{"title":"After the deep one","body":"b"}\n',
               b"n\xff\nx.txt": b" date 2025-01-01 Name\nBody.\n"}
        for name, text in raw.items():
            with open(place(name) if isinstance(name, str) else os.path.join(os.fsencode(desk.news), name), "wb") as file:
                file.write(text)
        desk.write("empty.txt", "")
        os.mkfifo(place("fifo.txt"))
        socket.socket(socket.AF_UNIX).bind(place("s.txt"))
        os.symlink("/etc/passwd", place("out.txt"))
        os.symlink("nowhere", place("dangling.txt"))
        os.symlink("circle.txt", place("circle.txt"))
        run, peak = desk.run_measured("indexer", "--jobs", "2", desk.news)  # two of the lines are read at once
        told = run.stderr.decode(errors="replace")
        require(run.returncode == 1, f"exit {run.returncode}: {told}")
        for name in ("empty.txt", "fifo.txt", "s.txt", "out.txt", "dangling.txt", "circle.txt", "deep.jsonl"):
            lines = [line for line in told.splitlines() if "/" + name in line]
            require(len(lines) == 1, f"{name}: {len(lines)} lines: {told[:2000]}")
        ids = {json.loads(line)["id"] for line in desk.dump().splitlines()}
        require(ids >= set(good), "a good file is missing")
        require(len(ids) == len(good) + 11, f"{len(ids)} articles: {sorted(ids)[:20]}")
        require(peak < 512, f"{peak:.0f} MB")
        require(desk.run("indexer").stderr == b"", "known problems are told again")
        return f"16 kinds at once, three lines of {megabytes} MB: each told in one line, the rest indexed, at most {peak:.0f} MB"


def hostile_queries(build, step):
    with Desk(build, seed=15) as desk:
        desk.edit(60)
        desk.update()
        slowest = 0.0
        queries = {"1 MB": "harbour " * 131_072, "10,000 words": "word " * 10_000, "depth 10^6": "(" * 1_000_000,
                   "depth 30": "(" * 30 + "a" + ")" * 30, "a*": "a*", "a NOT chain": "NOT " * 3_000 + "a", "quotes": '"' * 9_999}
        for name, query in queries.items():
            with open(desk.path("batch"), "w", encoding="utf-8") as file:
                file.write(f"1\t{query}\n")
            start = time.time()
            run = desk.run("search", "--batch", desk.path("batch"), "--format", "jsonl", timeout=20)
            took = time.time() - start
            slowest = max(slowest, took)
            require(run.returncode in (0, 1, 2), f"{name}: exit {run.returncode}")
            require_within(took, 0.2, name)
            require(run.returncode != 2 or run.stderr, f"{name}: refused without a word")
        pairs = [bytes([a, b]) for a in range(1, 256) for b in range(1, 256) if 10 not in (a, b)][::step]
        with open(desk.path("batch"), "wb") as file:
            file.write(b"".join(b"%d\t%s\n" % (number, pair) for number, pair in enumerate(pairs)))
        start = time.time()
        run = desk.run("search", "--batch", desk.path("batch"), "--format", "jsonl", timeout=600)
        require(run.returncode in (0, 1, 2), f"2-byte strings: exit {run.returncode}")
        mean = (time.time() - start) * 1000 / len(pairs)
        return f"{len(queries)} queries at most {slowest * 1000:.0f} ms; {len(pairs)} 2-byte strings, {mean:.1f} ms each"
