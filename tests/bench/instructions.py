#!/usr/bin/env python3
"""Instructions a posting takes, counted by valgrind: no clock, so a busy machine does not matter.

    instructions.py ROLECALL            compares with instructions.txt; status 1 if it rose by more than 5 %
    instructions.py ROLECALL --update   writes instructions.txt

The samples are read as JSONL, on one thread, 40 times over and 80 times over; the difference
leaves out start-up and the compiling of regexes, which comes late (16 searches are walked before). The figure holds for one compiler and
for AVX2, which valgrind has wherever the processor has it: elsewhere nothing is compared.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
KEPT = pathlib.Path(__file__).with_name("instructions.txt")
SLACK = 5  # per cent
FEW, MANY = 40, 80  # times that the samples are read
UPDATE = "./dev bench --update-instructions"


def compiler(binary):
    """What the compiler left in the program: "GCC: (Debian 12.2.0-14) 12.2.0"."""
    out = subprocess.run(["readelf", "-p", ".comment", binary], capture_output=True, text=True,
                         check=True).stdout
    found = re.findall(r"GCC: .+|.*clang version.+", out)
    return found[0].strip() if found else "unknown"


def instruction_set():
    try:
        flags = pathlib.Path("/proc/cpuinfo").read_text().split()
    except OSError:
        return "unknown"
    return "x86-64 with AVX2" if "avx2" in flags else "without AVX2"


def count(binary, path):
    """Instructions of one run, all of the process."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary, "classify", "-j",
         "1", "-f", "jsonl", path],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=600)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        raise SystemExit(f"instructions: valgrind ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return int(found.group(1))


def sample_records():
    """The samples as JSONL lines."""
    lines = []
    for path in sorted((SOURCE / "corpora" / "samples").iterdir()):
        if path.suffix == ".json":
            lines.append(json.dumps(json.loads(path.read_text(encoding="utf-8")),
                                    ensure_ascii=False))
        else:
            text = path.read_text(encoding="utf-8")
            lines.append(json.dumps({"id": path.stem, "text": text}, ensure_ascii=False))
    return lines


def measure(binary):
    """{name: text} as it is kept."""
    lines = sample_records()
    with tempfile.TemporaryDirectory(prefix="rolecall-bench-") as folder:
        counts = []
        for times in (FEW, MANY):
            path = pathlib.Path(folder) / f"{times}.jsonl"
            path.write_text("\n".join(lines * times) + "\n", encoding="utf-8")
            counts.append(count(binary, path))
    run = subprocess.run([binary, "classify", "-f", "jsonl"], input="", capture_output=True, text=True,
                         check=True)
    summary = json.loads(run.stdout.splitlines()[-1])
    once = (counts[1] - counts[0]) // (MANY - FEW)  # all samples
    return {"instructions-per-posting": str(once // len(lines)),
            "start-up": str(counts[0] - FEW * once),
            "compiler": compiler(binary),
            "processor": instruction_set(),
            "pack": summary["pack"]["hash"]}


def parse(text):
    lines = [x for x in text.splitlines() if x and not x.startswith("#")]
    return dict(x.split(": ", 1) for x in lines)


def render(values):
    return (f"# Written by {UPDATE}: instructions that a sample takes from JSONL to JSONL.\n"
            + "".join(f"{name}: {value}\n" for name, value in values.items()))


def verdict(kept, now):
    """(status, sentence) of the figures of a measurement against those kept."""
    for name in ("compiler", "processor"):
        if kept[name] != now[name]:
            return 0, f"skipped: kept for {name} {kept[name]!r}, this is {now[name]!r}"
    before, after = (int(x["instructions-per-posting"]) for x in (kept, now))
    change = 100 * (after - before) / before
    told = f"{after:,} instructions a posting, {before:,} kept ({change:+.1f} %)"
    if change > SLACK:
        why = " (the rules changed too)" if kept["pack"] != now["pack"] else ""
        return 1, f"{told}: slower by more than {SLACK} %{why}; if it must be: {UPDATE}"
    if change < -SLACK:
        return 0, f"{told}: faster; keep it with {UPDATE}"
    return 0, told


def main():
    if not 2 <= len(sys.argv) <= 3 or (len(sys.argv) == 3 and sys.argv[2] != "--update"):
        raise SystemExit(__doc__)
    binary = pathlib.Path(sys.argv[1]).resolve()
    if len(sys.argv) == 2 and not KEPT.exists():
        raise SystemExit(f"instructions: nothing kept yet; {UPDATE}")
    if len(sys.argv) == 2:
        # Before the slow part: nothing to compare with.
        kept = parse(KEPT.read_text(encoding="utf-8"))
        here = {"compiler": compiler(binary), "processor": instruction_set()}
        if any(kept[name] != value for name, value in here.items()):
            print("instructions:", verdict(kept, {**kept, **here})[1])
            return 0
    now = measure(binary)
    if len(sys.argv) == 3:
        KEPT.write_text(render(now), encoding="utf-8")
        print(f"instructions: {KEPT.relative_to(SOURCE)} holds "
              f"{int(now['instructions-per-posting']):,} a posting")
        return 0
    status, sentence = verdict(kept, now)
    print("instructions:", sentence)
    return status


if __name__ == "__main__":
    sys.exit(main())
