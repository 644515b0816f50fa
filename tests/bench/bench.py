#!/usr/bin/env python3
"""Measures rolecall beside what it is compared with, in one run, and writes docs/BENCHMARKS.md.

    bench.py ROLECALL [FILE...] [--runs N] [--mb N] [--long] [--dry]

FILE: postings as JSONL, also .gz. Without one: those of ../shared/postings where that is, else made
ones (corpus.py). `./dev bench` installs the rivals and calls this.
"""
import argparse
import gzip
import json
import os
import pathlib
import shutil
import statistics
import sys
import time

import corpus
import measure
import packs
import page
from ratios import Bar, rate

SOURCE = pathlib.Path(__file__).resolve().parents[2]
WORK = SOURCE / "build" / "bench"
PAGE = SOURCE / "docs" / "BENCHMARKS.md"
MADE_POSTINGS = 12000
# Rivals too slow for the whole corpus read a stated part of it, some only once.
PARTS = {"grep -oF": 8e6, "pyahocorasick": 8e6, "rg -j1 -o -i -w -F": 5e4}
ONCE = {"rg -j1 -o -i -w -F"}
GROWTH_BYTES = 12e6  # of the corpus, for packs with many terms
FACTORS = (1, 4, 13)
STARTS = 60
READ_BACK = "rolecall, its file read back from disk"
WARM = "rolecall -r rules, warm cache"


def say(text):
    print(text, file=sys.stderr, flush=True)


def python3():
    """The interpreter itself: a wrapper on PATH would make us look fast."""
    return "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable


class Corpus:
    """JSONL at `path`, a copy in the working folder."""

    def __init__(self, files, terms, megabytes):
        shared = sorted((SOURCE.parent / "shared" / "postings").glob("*.jsonl.gz"))
        self.path = WORK / "corpus.jsonl"
        self.what = "postings of the files named" if files else "real postings"
        limit = megabytes * 1e6 if megabytes else float("inf")
        if not files and not shared:
            self.what = "made postings (tests/bench/corpus.py, seed 1)"
            lines = corpus.generate(terms, MADE_POSTINGS)
        else:
            lines = self.read(files or shared)
        self.size = self.count = 0
        with open(self.path, "wb") as out:
            for line in lines:
                if self.size + len(line) > limit and self.count:
                    break
                out.write(line)
                self.size += len(line)
                self.count += 1

    @staticmethod
    def read(files):
        for file in files:
            with (gzip.open if str(file).endswith(".gz") else open)(file, "rb") as stream:
                for line in stream:
                    if line.strip():
                        yield line if line.endswith(b"\n") else line + b"\n"

    def lines(self, size):
        """Whole lines of the beginning, about `size` bytes."""
        taken, lines = 0, []
        with open(self.path, "rb") as stream:
            for line in stream:
                if lines and taken + len(line) > size:
                    break
                lines.append(line)
                taken += len(line)
        return lines

    def part(self, size):
        """A file of the beginning; the whole where `size` is not smaller."""
        if size >= self.size:
            return self.path
        path = WORK / f"corpus-{int(size)}.jsonl"
        path.write_bytes(b"".join(self.lines(size)))
        return path


class Rival:
    """A program that scans a file, with the time that it takes for an empty one."""

    def __init__(self, name, argv, path, tells=False, statuses=(0,), once=False):
        self.name, self.argv, self.path, self.once = name, argv, path, once
        # GNU grep stops at the first hit when it writes to /dev/null.
        self.keep = tells or name.startswith("grep")
        self.tells = tells  # prints its own times: "setup" and "work"
        self.statuses = statuses
        self.size = path.stat().st_size
        self.setup = 0.0
        self.done = None

    def take(self):
        if self.once and self.done:
            return self.done
        self.done = measure.run([*self.argv, self.path], keep=self.keep, statuses=self.statuses)
        if self.tells:
            told = json.loads(self.done.stdout)
            self.done.cpu, self.setup = told["work"], told["setup"]
        return self.done

    def take_setup(self, empty):
        if not self.tells:
            self.setup = measure.median(
                [measure.run([*self.argv, empty], statuses=self.statuses) for _ in range(3)], "cpu")

    def cpu_rate(self, results):
        return rate(self.size, measure.median(results, "cpu"), 0 if self.tells else self.setup)


def throughput(rolecall, terms_file, corpus_, runs):
    """{name: (Rival, [Took])} of rolecall and the rivals."""
    empty = WORK / "empty"
    empty.write_bytes(b"")
    ours = [rolecall, "classify", "-f", "jsonl"]

    def rival(name, argv, statuses=(0,), tells=False):
        part = corpus_.part(PARTS.get(name, float("inf")))
        return Rival(name, argv, part, tells=tells, statuses=statuses, once=name in ONCE)

    search = ["-f", terms_file]
    bin_folder = rolecall.parent
    rivals = [
        rival("rolecall -j1", [*ours, "-j1"]),
        rival("rolecall -j2", [*ours, "-j2"]),
        rival("rg -j1 -o -F", ["rg", "-j1", "-o", "-F", *search], (0, 1)),
        rival("Vectorscan", [bin_folder / "vectorscan_scan", terms_file], tells=True),
        rival("simdjson", [bin_folder / "simdjson_parse"], tells=True),
        rival("grep -oF", ["grep", "-oF", *search], (0, 1)),
        rival("rg -j1 -o -i -w -F", ["rg", "-j1", "-o", "-i", "-w", "-F", *search], (0, 1)),
    ]
    venv = WORK / "venv" / "bin" / "python"
    if venv.exists():
        script = pathlib.Path(__file__).with_name("aho_corasick.py")
        rivals.append(rival("pyahocorasick", [venv, script, terms_file], tells=True))
    else:
        say("pyahocorasick is not there: left out")
    for r in rivals:
        if not r.name.startswith("rolecall"):
            r.take_setup(empty)
    results = measure.interleaved({r.name: r.take for r in rivals}, runs)
    return {r.name: (r, results[r.name]) for r in rivals}


SETTLED = 2.5  # seconds after which a pack that was checked is known by its times alone (pack_stamp.cpp)


def start_up(rolecall, corpus_, runs):
    """{what: (wall, CPU) seconds, medians} of whole processes that read one posting of about 4 KB."""
    texts = [json.loads(line).get("text", "") for line in corpus_.lines(2e6)]
    posting = WORK / "posting.txt"
    posting.write_text(min(texts, key=lambda t: abs(len(t.encode()) - 4000)), encoding="utf-8")
    cache = WORK / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    cached = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    rules = ["-r", SOURCE / "rules"]
    built = measure.written_anew(rolecall, WORK / "rolecall")
    again = measure.read_back(rolecall, WORK / "read-back")

    def cold():
        shutil.rmtree(cache, ignore_errors=True)
        return measure.run([built, "classify", *rules], stdin=posting, environment=cached)

    def warm():
        return measure.run([built, "classify", *rules], stdin=posting, environment=cached)

    cold()
    time.sleep(SETTLED)
    warm()
    results = measure.interleaved({
        "/bin/true": lambda: measure.run(["/bin/true"]),
        "rolecall --version": lambda: measure.run([rolecall, "--version"]),
        "rolecall": lambda: measure.run([built], stdin=posting),
        READ_BACK: lambda: measure.run([again], stdin=posting),
        WARM: warm,
        "python3 -c pass": lambda: measure.run([python3(), "-c", "pass"]),
    }, runs)
    results |= measure.interleaved({"rolecall -r rules, cold cache": cold}, max(3, runs // 10))
    return {name: (measure.median(took, "wall"), measure.median(took, "cpu"))
            for name, took in results.items()}


def more_terms(rolecall, terms, corpus_, runs):
    """[(factor, terms, MB/s, start in seconds, peak in bytes)] of packs with more terms."""
    part = corpus_.part(GROWTH_BYTES)
    environment = {**os.environ, "XDG_CACHE_HOME": str(WORK / "cache")}
    jobs, starts, peaks = {}, {}, {}
    for factor in FACTORS:
        folder = WORK / f"rules-{factor}x"
        packs.enlarge(folder, terms, factor)
        argv = [rolecall, "classify", "-j1", "-f", "jsonl", "-r", folder]
        # The first run compiles the pack into the cache.
        measure.run([*argv, WORK / "empty"], environment=environment)
        peaks[factor] = measure.peak([*argv, part], environment=environment)[1]
        jobs[factor] = lambda argv=argv: measure.run([*argv, part], environment=environment)
        starts[factor] = lambda argv=argv: measure.run([*argv, WORK / "posting.txt"],
                                                       environment=environment)
    results = measure.interleaved(jobs, runs)
    opened = measure.interleaved(starts, 10)
    return [(factor, factor * len(terms),
             rate(part.stat().st_size, measure.median(results[factor], "cpu")),
             measure.median(opened[factor], "wall"), peaks[factor])
            for factor in FACTORS]


def more_postings(rolecall, corpus_, counts):
    """[(postings, bytes, wall seconds, peak bytes)]: the corpus over and over, streamed to stdin."""
    lines = corpus_.lines(20e6)
    mean = statistics.mean(len(line) for line in lines)
    rows = []
    for count in counts:
        took, peak = measure.peak([rolecall, "classify", "-f", "jsonl"],
                                  feed=corpus.renumbered(lines, count))
        rows.append((count, mean * count, took.wall, peak))
    return rows


def bars(results, starts, terms, postings):
    def cpu(name):
        rival, took = results[name]
        return rival.cpu_rate(took)

    def wall(name, best=min):
        return best(r.wall for r in results[name][1])

    ours, median = cpu("rolecall -j1"), statistics.median
    most = postings[-1]
    return [
        Bar("whole job, one thread, against `rg -j1 -o -F`", ours / cpu("rg -j1 -o -F"), 5),
        Bar("against a bare Vectorscan literal scan", ours / cpu("Vectorscan"), 3),
        Bar("against simdjson that only parses", ours / cpu("simdjson"), 0.10),
        Bar("two threads against one, wall time",
            wall("rolecall -j1", median) / wall("rolecall -j2", median), 1.8,
            note=f"{wall('rolecall -j1') / wall('rolecall -j2'):.2f} x for the best of each"),
        Bar("one posting, start to exit, against `python3 -c pass`",
            starts["rolecall"][0] / starts["python3 -c pass"][0], 0.2, at_least=False,
            note=f"{starts[READ_BACK][0] / starts['python3 -c pass'][0]:.2f} x read back from disk"),
        Bar("the same with `-r` and a warm cache",
            starts[WARM][0] / starts["python3 -c pass"][0], 0.2, at_least=False),
        Bar(f"what {FACTORS[-1]} times the terms cost", terms[0][2] / terms[-1][2], 2.5,
            at_least=False),
        Bar(f"memory for {most[0]:,} postings", most[3] / 1e6, 150, at_least=False, unit=" MB",
            note=f"{most[3] / postings[0][3]:.2f} x that of {postings[0][0]:,}"),
    ]


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__.splitlines()[0])
    parser.add_argument("rolecall", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", metavar="FILE", help="postings as JSONL, also .gz")
    parser.add_argument("--runs", type=int, default=5, metavar="N",
                        help="rounds; medians are told (5)")
    parser.add_argument("--mb", type=float, metavar="N", help="only the first N MB of the postings")
    parser.add_argument("--long", action="store_true", help="stream a million postings as well")
    parser.add_argument("--dry", action="store_true",
                        help="print the page, do not write docs/BENCHMARKS.md")
    args = parser.parse_args()
    if args.runs < 1:
        parser.error("--runs must be at least 1")
    for file in args.files:
        if not os.path.isfile(file):
            parser.error(f"'{file}' is not a file")
    rolecall = args.rolecall.resolve()
    WORK.mkdir(parents=True, exist_ok=True)
    listed = measure.run([rolecall, "rules", "list", "--terms"], keep=True).stdout
    terms_file = WORK / "terms.txt"
    terms_file.write_bytes(listed)
    terms = listed.decode().split("\n")[:-1]
    corpus_ = Corpus(args.files, terms, args.mb)
    machine = page.Machine(rolecall)
    say(f"{corpus_.count:,} {corpus_.what}, {corpus_.size / 1e6:.1f} MB, {len(terms):,} terms")
    say("throughput ...")
    results = throughput(rolecall, terms_file, corpus_, args.runs)
    say("start-up ...")
    starts = start_up(rolecall, corpus_, STARTS)
    say("more terms ...")
    by_terms = more_terms(rolecall, terms, corpus_, min(args.runs, 3))
    say("more postings ...")
    by_postings = more_postings(rolecall, corpus_,
                                [1000, 100_000] + ([1_000_000] if args.long else []))
    held = bars(results, starts, by_terms, by_postings)
    text = page.render(machine, corpus_, len(terms), args.runs, held, results, starts, by_terms,
                       by_postings)
    print(page.ratio_table(held))
    if args.dry:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
        say(f"written: {PAGE.relative_to(SOURCE)}")
    return 0 if all(bar.holds() for bar in held) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except measure.Failed as failure:
        sys.exit(f"bench: {failure}")
