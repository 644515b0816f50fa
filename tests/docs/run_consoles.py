#!/usr/bin/env python3
"""Runs the ```console blocks of the pages and compares what comes out with what the pages say.

    run_consoles.py ROLECALL PAGE...

In a block, `$ ` begins a command, `> ` goes on with it, and what it prints (stdout and stderr) stands
below. A line `...` stands for any lines. A block is one bash, which starts in the source folder with
`rolecall` on PATH and $TMPDIR empty; every command must succeed, so one that is meant to fail says
`|| echo "status $?"`.
"""
import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

from blocks import SOURCE, blocks

MARK = "\x1e"  # in no output of ours


def commands(block):
    """[(command, expected lines)] of a block."""
    found = []
    for line in block.lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif not found:
            raise SystemExit(f"{block.place()}: output before the first command")
        elif line.startswith("> ") and not found[-1][1]:
            found[-1] = (found[-1][0] + "\n" + line[2:], [])
        else:
            found[-1][1].append(line)
    return found


def matches(expected, actual):
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(expected[1:], actual[i:]) for i in range(len(actual) + 1))
    return bool(actual) and expected[0] == actual[0] and matches(expected[1:], actual[1:])


def run(binary, script):
    """What bash prints, stdout and stderr in one."""
    with tempfile.TemporaryDirectory(prefix="rolecall-docs-") as folder:
        environment = {
            "PATH": f"{binary.parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": folder,
            "TMPDIR": folder,
            "XDG_CACHE_HOME": f"{folder}/.cache",
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
        }
        # The sanitizers' own settings must reach the program.
        environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
        done = subprocess.run(["bash", "-c", script], cwd=SOURCE, env=environment, timeout=240,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        return done.stdout.decode("utf-8", "backslashreplace").replace(folder, "TMPDIR")


def check(binary, block):
    """Runs a block; returns how many of its commands came out otherwise."""
    wanted = commands(block)
    script = "".join(f"{command}\nprintf '{MARK}%d{MARK}' $?\n" for command, _ in wanted)
    pieces = run(binary, script).split(MARK)
    wrong = 0
    for i, (command, expected) in enumerate(wanted):
        output = pieces[2 * i].splitlines() if 2 * i < len(pieces) else ["(never ran)"]
        status = pieces[2 * i + 1] if 2 * i + 1 < len(pieces) else "unknown"
        if status == "0" and matches(expected, output):
            continue
        wrong += 1
        print(f"{block.place()}: $ {command}")
        if status != "0":
            print(f"status {status}")
        print("\n".join(difflib.unified_diff(expected, output, "page", "actual", lineterm="")))
    return wrong


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    ran = wrong = 0
    for name in sys.argv[2:]:
        for block in blocks(pathlib.Path(name).resolve()):
            if block.language == "console":
                ran += 1
                wrong += check(binary, block)
    print(f"{ran} console blocks, {wrong} commands otherwise than the pages say")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
