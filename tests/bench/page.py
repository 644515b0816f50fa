"""docs/BENCHMARKS.md: the ratios first, then the figures behind them, the machine and the versions."""
import datetime
import os
import pathlib
import re
import subprocess

import measure
from ratios import figure, rate, table

SOURCE = pathlib.Path(__file__).resolve().parents[2]

NAMES = {
    "rolecall -j1": "`rolecall -j1`: JSONL to JSONL, default pack",
    "rolecall -j2": "`rolecall -j2`: the same on two threads",
    "rg -j1 -o -F": "`rg -j1 -o -F`: terms as written, no boundaries, case-sensitive",
    "rg -j1 -o -i -w -F": "`rg -j1 -o -i -w -F`: what comes nearest in meaning",
    "Vectorscan": "Vectorscan: literals, case-sensitive, hits only counted",
    "simdjson": "simdjson: parse, unescape id, title and text, nothing else",
    "grep -oF": "`grep -oF`",
    "pyahocorasick": "pyahocorasick: lower case, hits only counted",
}


def first_line(*argv):
    try:
        out = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return out.strip().splitlines()[0] if out.strip() else "unknown"


class Machine:
    """What the figures were taken on; made before the measuring, for the load."""

    def __init__(self, rolecall):
        cpu = pathlib.Path("/proc/cpuinfo").read_text()
        self.processor = (re.search(r"model name\s*: (.+)", cpu) or ["", "unknown"])[1]
        self.cores = os.cpu_count()
        self.load = os.getloadavg()[0]
        self.date = datetime.date.today().isoformat()
        release = pathlib.Path("/etc/os-release")
        name = re.search(r'PRETTY_NAME="(.+)"', release.read_text() if release.exists() else "")
        self.system = f"{name[1] if name else os.uname().sysname}, Linux {os.uname().release}"
        commit = first_line("git", "-C", SOURCE, "rev-parse", "--short", "HEAD")
        changed = first_line("git", "-C", SOURCE, "status", "--porcelain", "--untracked-files=no")
        cache = (SOURCE / "build" / "release" / "CMakeCache.txt").read_text()
        compiler = re.search(r"CMAKE_CXX_COMPILER:\w+=(.+)", cache)[1]
        venv = SOURCE / "build" / "bench" / "venv" / "bin" / "python"
        self.versions = [
            ("rolecall", f"{first_line(rolecall, '--version').split()[-1]}, commit {commit}"
                         + ("" if changed == "unknown" else " with changes")),
            ("compiler", first_line(compiler, "--version")),
            ("ripgrep", first_line("rg", "--version")),
            ("Vectorscan", first_line("pkg-config", "--modversion", "libhs")),
            ("simdjson", first_line("pkg-config", "--modversion", "simdjson")),
            ("grep", first_line("grep", "--version")),
            ("pyahocorasick", first_line(venv, "-c",
             "import importlib.metadata as m; print(m.version('pyahocorasick'))")),
            ("python3", first_line("/usr/bin/python3", "--version")),
        ]


def ratio_table(bars):
    return table(["what", "measured", "bar", "holds", ""], [bar.row() for bar in bars])


def throughput_table(results):
    ours = results["rolecall -j1"][0].cpu_rate(results["rolecall -j1"][1])
    rows = []
    for name, (rival, took) in results.items():
        cpu = rival.cpu_rate(took)
        wall = "" if rival.tells else figure(rate(rival.size, measure.median(took, "wall")))
        rows.append([NAMES[name], figure(cpu), wall, figure(ours / cpu), figure(rival.size / 1e6),
                     "" if name.startswith("rolecall") else f"{1000 * rival.setup:.0f}"])
    return table(["program", "MB/s of CPU time", "MB/s of wall time", "rolecall -j1 is x times it",
                  "MB read", "set-up, ms of CPU"], rows)


def render(machine, corpus, terms, runs, bars, results, starts, by_terms, by_postings):
    python = starts["python3 -c pass"][0]
    start_rows = [[f"`{name}`" if name.startswith(("/", "python", "rolecall --")) else name,
                   f"{1000 * wall:.2f}", f"{1000 * cpu:.2f}", figure(wall / python)]
                  for name, (wall, cpu) in starts.items()]
    term_rows = [[f"{factor} x", f"{count:,}", figure(speed), figure(by_terms[0][2] / speed),
                  f"{1000 * start:.1f}", f"{peak / 1e6:.0f}"]
                 for factor, count, speed, start, peak in by_terms]
    posting_rows = [[f"{count:,}", f"{size / 1e6:,.0f}", f"{wall:.1f}",
                     f"{count / wall:,.0f}", f"{peak / 1e6:.0f}"]
                    for count, size, wall, peak in by_postings]
    versions = "\n".join(f"- {name}: {version}" for name, version in machine.versions)
    return f"""# Benchmarks

Written by `./dev bench` on {machine.date}; every figure is of that one run, so it is the ratios that count. The bars are what
the project holds itself to.

{ratio_table(bars)}
## Throughput

{corpus.count:,} {corpus.what}, {corpus.size / 1e6:.1f} MB of JSONL, {terms:,} terms. The programs take turns, medians of {runs} rounds. CPU time is
user and system, of the whole process for rolecall; for the others what an empty file costs them is taken off (set-up). Rivals
that are too slow for all of it read the beginning, as the table says.

{throughput_table(results)}
## Start-up

One posting of about 4 KB through standard input, as a whole process; wall time, median.

{table(["process", "wall ms", "CPU ms", "of `python3 -c pass`"], start_rows)}
## More terms

The default pack with rules added whose terms are combinations of its words, `-j1`, packs compiled and cached before; the
start is one posting, start to exit.

{table(["terms", "number", "MB/s of CPU time", "slower by", "start ms", "peak MB"], term_rows)}
## More postings

The beginning of the same postings over and over, each with an id of its own, streamed into standard input, one thread a
core. The stream comes from a Python program on the same cores.

{table(["postings", "MB", "wall s", "postings/s", "peak MB"], posting_rows)}
## Machine and versions

{machine.processor}, {machine.cores} cores, {machine.system}; load before the run {machine.load:.2f}.

{versions}

## Measuring again

    ./dev bench                         # on ../shared/postings where that is, else on made postings
    ./dev bench postings.jsonl.gz --runs 9
    ./dev bench --long                  # a million postings as well
    ./dev bench --dry --mb 5 --runs 1   # a quick look, nothing written
    ./dev bench --instructions          # instructions a posting against tests/bench/instructions.txt
    ./dev bench --update-instructions   # keep what it takes now
    build/release/bin/stages_bench      # micro-benchmarks of inner stages, after ./dev bench
    rolecall bench postings/            # stage by stage, for users

A busy machine spoils wall times first, so the ratio of two threads to one; CPU times suffer less. Instructions a posting are
counted by valgrind and hold for one compiler; `.ci/run` fails when they rise by more than 5 %.
"""
