"""A folder of articles, an index of it, and both programs: what every test of the battery works on."""

import os
import random
import shutil
import subprocess
import tempfile

WORDS = ("harbour bridge tunnel ferry storm harvest election budget strike border treaty drought rail port grain court "
         "minister mayor union museum stadium reactor vaccine satellite glacier orchard").split()


class Failure(Exception):
    """What must hold did not."""


def require(holds, message):
    if not holds:
        raise Failure(message)


# How many times longer things may take than promised. The full battery has a machine for itself; a test must not fail on a slow day
# or under a sanitizer, only where something hangs.
patience = 20


def require_within(seconds, promised, message):
    require(seconds < promised * patience, f"{message}: {seconds:.2f} s")


class Desk:
    def __init__(self, build, seed):
        self.build = build
        self.folder = tempfile.mkdtemp(prefix="dateline-reliability-")
        self.news = self.path("news")
        self.index = self.path("index")
        self.random = random.Random(seed)
        os.mkdir(self.news)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    # -- articles

    def text(self, number):
        pick = lambda count: " ".join(self.random.choice(WORDS) for _ in range(count))
        day = f"2025-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        return (f" date {day} Report {number}: {pick(4)}\n- Country:\n- {self.random.choice(['China', 'France', 'Kenya'])}\n"
                f"{pick(60)}.\n{pick(80)}.\n- READ MORE ON:\n- {pick(1)}\n")

    def write(self, name, text=None):
        path = os.path.join(self.news, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.text(name) if text is None else text)

    def files(self):
        found = []
        for folder, _, names in os.walk(self.news):
            found += [os.path.relpath(os.path.join(folder, name), self.news) for name in names]
        return sorted(found)

    def edit(self, edits, limit=80):
        """So many random edits: articles come, change, move and go."""
        for _ in range(edits):
            there = self.files()
            kind = self.random.choice(["add", "add", "change", "change", "move", "remove"])
            name = f"{self.random.randint(0, 4)}/{self.random.randint(0, limit)}.txt"
            if kind == "add" or len(there) < 10:
                self.write(name)
            elif kind == "change":
                self.write(self.random.choice(there))
            elif kind == "remove":
                os.remove(os.path.join(self.news, self.random.choice(there)))
            else:
                os.makedirs(os.path.dirname(os.path.join(self.news, name)), exist_ok=True)
                os.replace(os.path.join(self.news, self.random.choice(there)), os.path.join(self.news, name))

    # -- programs

    def environment(self, more=None):
        # Xapian gives back little of what it holds when a write fails: under a sanitizer, leaks are not told here.
        return {**os.environ, "LSAN_OPTIONS": "detect_leaks=0", "DATELINE_INDEX": self.index, **(more or {})}

    def start(self, program, *arguments, env=None, **options):
        return subprocess.Popen([os.path.join(self.build, program), *arguments], env=self.environment(env),
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def run(self, program, *arguments, env=None, timeout=120, **options):
        return subprocess.run([os.path.join(self.build, program), *arguments], env=self.environment(env),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, **options)

    def run_measured(self, program, *arguments):
        """As run(), and the most memory that it held, in MiB; what it prints on standard output is not kept."""
        with open(self.path("told"), "w+b") as told:
            run = subprocess.Popen([os.path.join(self.build, program), *arguments], env=self.environment(),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told)
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
            told.seek(0)
            done = subprocess.CompletedProcess(run.args, run.returncode, b"", told.read())
        return done, usage.ru_maxrss / 1024

    def update(self, *arguments, expect=0, env=None):
        """A run of the indexer over the news."""
        run = self.run("indexer", "--allow-removals", *arguments, self.news, env=env)
        require(run.returncode == expect, f"indexer: exit {run.returncode}, not {expect}: {run.stderr.decode()}")
        return run

    def dump(self, index=None):
        run = self.run("indexer", "--index", index or self.index, "--dump")
        require(run.returncode == 0, f"--dump: exit {run.returncode}: {run.stderr.decode()}")
        return run.stdout

    def fresh_dump(self, jobs=2):
        """What an index says that was made of the news at once."""
        index = self.path("fresh")
        shutil.rmtree(index, ignore_errors=True)
        run = self.run("indexer", "--index", index, "--jobs", str(jobs), self.news)
        require(run.returncode == 0, f"fresh index: exit {run.returncode}: {run.stderr.decode()}")
        return self.dump(index)

    # -- states of the index

    def save(self):
        shutil.rmtree(self.path("saved"), ignore_errors=True)
        shutil.copytree(self.index, self.path("saved"), copy_function=shutil.copy2)

    def restore(self):
        shutil.rmtree(self.index, ignore_errors=True)
        shutil.copytree(self.path("saved"), self.index, copy_function=shutil.copy2)
