"""Runs that are killed, that end at any call, and that meet errors of the system; and many indexers at once."""

import errno
import json
import os
import shutil
import signal
import subprocess
import threading
import time

from desk import Desk, require, require_within


class Searchers:
    """Threads that search all the time; each answer must be of the state before the run or after it."""

    def __init__(self, desk, states, count=4):
        self.desk, self.states, self.answers, self.errors = desk, states, 0, []
        self.done = threading.Event()
        self.threads = [threading.Thread(target=self.loop) for _ in range(count)]

    def loop(self):
        while not self.done.is_set():
            run = self.desk.run("search", "--format", "json", "--limit", "all", "--also-read", "0", "--copies", "report")
            self.answers += 1
            try:
                require(run.returncode in (0, 1), f"exit {run.returncode}: {run.stderr.decode()}")
                found = json.loads(run.stdout)["results"]
                require(frozenset((each["id"], each["title"]) for each in found) in self.states,
                        "an answer that is of neither state")
            except Exception as error:  # told by the test, in its own thread
                self.errors.append(str(error))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        for thread in self.threads:
            thread.join()


def articles(dump):
    lines = [json.loads(line) for line in dump.splitlines()]
    return frozenset((line["id"], line["title"]) for line in lines)


def found(desk, index):
    """What searches find that read the vocabularies and the stories."""
    answers = []
    for query in (["harbuor~"], ["brid*"], ["report"], ["report", "--copies"]):
        run = desk.run("search", "--index", index, "--format", "json", "--limit", "all", *query)
        require(run.returncode in (0, 1), f"search {query}: exit {run.returncode}: {run.stderr.decode()}")
        answer = json.loads(run.stdout)
        answers.append((answer["total"], sorted(each["id"] for each in answer["results"])))
    return answers


def kills(build, rounds):
    with Desk(build, seed=1) as desk:
        desk.edit(40)
        text = desk.text("copy")
        for name in ("0/copy.txt", "1/copy.txt"):
            desk.write(name, text)
        desk.update()
        committed = answers = 0
        for number in range(rounds):
            before = desk.dump()
            desk.edit(desk.random.randint(1, 12))
            after = desk.fresh_dump()
            with Searchers(desk, {articles(before), articles(after)}) as searchers:
                options = ["--rebuild"] if number % 5 == 4 else []
                run = desk.start("indexer", "--allow-removals", *options, desk.news)
                time.sleep(desk.random.uniform(0, 0.5))
                run.kill()
                run.communicate()
            require(not searchers.errors, f"round {number}: {searchers.errors[:1]}")
            answers += searchers.answers
            now = desk.dump()
            require(now in (before, after), f"round {number}: after the kill neither the old state nor the new")
            committed += now == after
            desk.update()
            require(desk.dump() == after, f"round {number}: the next run does not end as a clean build")
            verified = desk.run("indexer", "--verify", "--quiet")
            require(verified.returncode == 0, f"round {number}: --verify: {verified.stderr.decode()}")
            require(found(desk, desk.index) == found(desk, desk.path("fresh")), f"round {number}: other answers than of a clean build")
            leftovers = [name for name in os.listdir(desk.index) if name.endswith(".work") or ".tmp-" in name]
            require(not leftovers, f"round {number}: left behind: {leftovers}")
        return f"{rounds} rounds, {answers} answers, {committed} killed after the commit: 0 errors"


def at_every_call(build, calls, action, sticky, step, articles_count=200):
    """The run is made to fail at its k-th call, for every step-th k; returns how many ks and how many exits of 2."""
    with Desk(build, seed=2) as desk:
        library = os.path.join(build, "tests", "reliability", "libfaults.so")
        for number in range(articles_count):
            desk.write(f"{number % 7}/{number}.txt")
        desk.update()
        for number in range(0, articles_count, 2):
            desk.write(f"{number % 7}/{number}.txt")
        before = desk.dump()
        after = desk.fresh_dump()
        desk.save()
        log = desk.path("fault")
        tried = failed = 0
        k = 1
        while True:
            desk.restore()
            if os.path.exists(log):
                os.remove(log)
            env = {"LD_PRELOAD": library, "FAULT_CALLS": calls, "FAULT_UNDER": desk.index, "FAULT_AT": str(k),
                   "FAULT_DO": action, "FAULT_ON": "all" if sticky else "one", "FAULT_LOG": log}
            run = desk.run("indexer", "--jobs", "1", "--allow-removals", desk.news, env=env)
            if not os.path.exists(log):
                break  # the run has fewer calls
            tried += 1
            told = run.stderr.decode()
            name = f"{calls} {k} ({action})"
            if action == "exit":
                require(run.returncode == 99, f"{name}: exit {run.returncode}: {told}")
            else:
                require(run.returncode in (0, 2), f"{name}: exit {run.returncode}: {told}")
                failed += run.returncode == 2
                causes = (os.strerror(int(action)), "a write failed")  # Xapian does not always know
                require(run.returncode == 0 or (desk.index in told and any(cause.lower() in told.lower() for cause in causes)),
                        f"{name}: the message names no path and cause: {told}")
            now = desk.dump()
            require(now in (before, after), f"{name}: neither the old state nor the new")
            require(now == after if action != "exit" and run.returncode == 0 else True, f"{name}: exit 0, old state")
            desk.update()
            require(desk.dump() == after, f"{name}: the next run does not end as a clean build")
            k += step
        require(tried > 0, f"{calls}: no call was met")
        return tried, failed


def exits(build, step):
    told = [f"{calls} {at_every_call(build, calls, 'exit', False, step)[0]}"
            for calls in ("write", "fsync", "rename", "unlink")]
    return f"ended at {', '.join(told)} places: each recovered"


def errors(build, step):
    told = []
    for name, calls, sticky in (("ENOSPC", "write", True), ("EDQUOT", "write", True), ("EIO", "write,fsync", False),
                                ("EIO", "rename", False), ("EMFILE", "open", True)):
        tried, failed = at_every_call(build, calls, str(getattr(errno, name)), sticky, step)
        told.append(f"{name} at {tried} calls of {calls} (exit 2: {failed})")
    few_threads(build)
    return "; ".join(told)


def few_threads(build):
    """Where the system gives fewer threads than asked for, those that there are do the work."""
    with Desk(build, seed=6) as desk:
        desk.edit(40)
        for given in ("1", "2", "4"):
            shutil.rmtree(desk.index, ignore_errors=True)
            env = {"LD_PRELOAD": os.path.join(build, "tests", "reliability", "libfaults.so"), "FAULT_CALLS": "thread",
                   "FAULT_AT": given, "FAULT_DO": str(errno.EAGAIN), "FAULT_ON": "all", "FAULT_LOG": desk.path("fault")}
            desk.update("--jobs", "4", "--progress", "always", env=env)
            require(os.path.exists(desk.path("fault")), f"no thread was refused from the {given}. on")
            require(desk.dump() == desk.fresh_dump(), f"threads refused from the {given}. on: another dump")


def small_disks(build, sizes):
    """A disk of so many MB that fills while an index is made, then while it is brought up to date."""
    if os.geteuid() != 0:
        return "skipped: mounting needs root"
    full = 0
    with Desk(build, seed=3) as desk:
        for number in range(3000):
            desk.write(f"{number % 7}/{number}.txt")
        os.mkdir(desk.index)
        for size in sizes:
            mount = ["mount", "-t", "tmpfs", "-o", f"size={size}m,mode=700", "none", desk.index]
            if subprocess.run(mount, capture_output=True).returncode != 0:
                return "skipped: mounting is not allowed"
            try:
                run = desk.run("indexer", desk.news)
                require(run.returncode in (0, 2), f"{size} MB: exit {run.returncode}: {run.stderr.decode()}")
                if run.returncode == 2:
                    full += 1
                    told = run.stderr.decode()
                    require(os.strerror(errno.ENOSPC) in told and desk.index in told, f"{size} MB: {told}")
                    require(not os.path.exists(desk.index + "/CURRENT"), f"{size} MB: half an index")
                    left = sum(os.path.getsize(os.path.join(f, n)) for f, _, ns in os.walk(desk.index) for n in ns)
                    require(left < 4096, f"{size} MB: {left} bytes left behind")
            finally:
                subprocess.run(["umount", desk.index], check=True)
    return f"disks of {sizes[0]} to {sizes[-1]} MB: {full} of {len(sizes)} full, each told and nothing left behind"


def stopped_after_lock(desk):
    """An indexer that holds the lock and is stopped in the middle of its run."""
    for _ in range(50):
        holder = desk.start("indexer", "--rebuild", desk.news)
        deadline = time.time() + 5
        while time.time() < deadline and holder.poll() is None:
            with open(os.path.join(desk.index, "LOCK"), encoding="ascii") as file:
                if file.read().strip() == str(holder.pid):
                    holder.send_signal(signal.SIGSTOP)
                    return holder
        holder.communicate()
    raise AssertionError("the holder was always done too soon")


def writers(build, rounds):
    with Desk(build, seed=4) as desk:
        for number in range(200):
            desk.write(f"{number}.txt")
        desk.update()
        slowest = 0.0
        for number in range(rounds):
            holder = stopped_after_lock(desk)
            waiter = desk.start("indexer", "--wait", "60", desk.news)
            for _ in range(1 + number % 7):
                start = time.time()
                run = desk.run("indexer", desk.news)
                slowest = max(slowest, time.time() - start)
                require(run.returncode == 75, f"exit {run.returncode}, not 75")
                require(f"process {holder.pid}" in run.stderr.decode(), f"no process id: {run.stderr.decode()}")
            holder.send_signal(signal.SIGCONT)
            holder.communicate()
            waiter.communicate()
            require(holder.returncode == 0 and waiter.returncode == 0, "the holder or the waiter failed")
        require_within(slowest, 1, "gave way too late")
        return f"{rounds} rounds: one works, the others exit 75 within {slowest:.2f} s or wait"


def stops(build, rounds):
    """SIGTERM and SIGINT: an end within 2 s, by the signal or as a run that was done, and an index that is whole."""
    with Desk(build, seed=5) as desk:
        for number in range(1500):
            desk.write(f"{number % 9}/{number}.txt")
        desk.update()
        done = 0
        slowest = 0.0
        for number in range(rounds):
            before = desk.dump()
            desk.edit(40, limit=2000)
            run = desk.start("indexer", "--rebuild", "--allow-removals", desk.news)
            time.sleep(desk.random.uniform(0.05, 1.5))
            which = signal.SIGTERM if number % 2 == 0 else signal.SIGINT
            start = time.time()
            run.send_signal(which)
            run.communicate()
            slowest = max(slowest, time.time() - start)
            require(run.returncode in (0, -which), f"exit {run.returncode}")
            done += run.returncode == 0
            if run.returncode != 0:
                now = desk.dump()
                require(now in (before, desk.fresh_dump()), "neither the old state nor the new")
        require_within(slowest, 2, "an end too late")
        stopped_after_commit(desk)
        return f"{rounds} rounds, {rounds - done} stopped, all within {slowest:.2f} s; one after the commit"


def stopped_after_commit(desk):
    """What is told of a run that hangs after its commit and is stopped there must be true."""
    desk.edit(40, limit=2000)
    after = desk.fresh_dump()
    log = desk.path("fault")
    env = {"LD_PRELOAD": os.path.join(desk.build, "tests", "reliability", "libfaults.so"), "FAULT_CALLS": "rename",
           "FAULT_UNDER": desk.index, "FAULT_AT": "2", "FAULT_DO": "pause", "FAULT_LOG": log}  # 1 is CURRENT, 2 last-run
    run = desk.start("indexer", "--allow-removals", desk.news, env=env)
    while not os.path.exists(log) and run.poll() is None:
        time.sleep(0.01)
    run.send_signal(signal.SIGTERM)
    told = run.communicate()[1].decode()
    require(run.returncode == -signal.SIGTERM, f"exit {run.returncode}: {told}")
    require(desk.dump() == after, "it was stopped before the commit")
    require("the index is as it was, and" not in told and "or as it is after it" in told, f"told what is not so: {told}")
