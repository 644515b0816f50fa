#!/usr/bin/env python3
"""Progress and totals of work that lasts: on a terminal, not on a pipe, not with --quiet.

    progress_test.py ROLECALL

The work lasts because its input does: a record, a pause, another record.
"""
import os
import pty
import re
import subprocess
import sys
import time

ROLECALL = sys.argv[1]
RECORD = b'{"id":"%d","text":"Requirements\\n- Python and SQL"}\n'
DRAWN = re.compile(rb"\r\x1b\[K2 records \xc2\xb7 \d+/s, \d+\.\d MB/s")
TOTALS = re.compile(rb"2 records, 0 errors, 0\.0 MB in \d+(\.\d)? s: \d+ records/s, \d+\.\d MB/s")
WIPED = b"\r\x1b[K"


def read_all(fd):
    """What is written to a terminal until its other side is closed."""
    chunks = []
    try:
        while chunk := os.read(fd, 4096):
            chunks.append(chunk)
    except OSError:  # how Linux says so
        pass
    os.close(fd)
    return b"".join(chunks)


def run(*args, stderr_is_terminal=True, stdout_is_terminal=False):
    """Standard output, unless that is the terminal, and standard error."""
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [ROLECALL, *args], stdin=subprocess.PIPE,
        stdout=terminal if stdout_is_terminal else subprocess.PIPE,
        stderr=terminal if stderr_is_terminal else subprocess.PIPE,
        env={"LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"})
    os.close(terminal)
    out = b""

    def give(number):
        nonlocal out
        process.stdin.write(RECORD % number)
        process.stdin.flush()
        # The answer says that the record has been through.
        out += os.read(master, 4096) if stdout_is_terminal else process.stdout.readline()

    give(1)
    time.sleep(1.3)
    give(2)
    process.stdin.close()
    if not stdout_is_terminal:
        out += process.stdout.read()
    said = read_all(master) if stderr_is_terminal else process.stderr.read()
    assert process.wait() == 0, said
    assert out.count(b'"id":') == 2 or stdout_is_terminal, out
    return out + said if stdout_is_terminal else said


said = run("classify", "-j", "1", "--input", "jsonl", "-f", "jsonl", "--fields", "role")
assert DRAWN.search(said), said
before, totals = said.rsplit(WIPED, 1)
assert DRAWN.search(before), said
assert TOTALS.fullmatch(totals.rstrip()), totals

for args, options in [((), {"stderr_is_terminal": False}), (("-q",), {}), (("--quiet",), {})]:
    said = run("classify", "-j", "1", "--input", "jsonl", "-f", "jsonl", "--fields", "role", *args, **options)
    assert said == b"", (args, options, said)

# On the terminal that the answers go to there are the totals alone.
said = run("classify", "-j", "1", "--input", "jsonl", "-f", "jsonl", "--fields", "role", stdout_is_terminal=True)
assert WIPED not in said, said
assert TOTALS.search(said), said
print("progress shows where someone waits for it")
