#!/usr/bin/env python3
"""Every hook of .pre-commit-hooks.yaml runs as it stands, on the default pack.

    hooks_test.py ROLECALL
"""
import pathlib
import re
import subprocess
import sys

source = pathlib.Path(__file__).resolve().parents[2]
rolecall = sys.argv[1]
text = (source / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
hooks = re.findall(r"^  entry: rolecall (.+)\n(?:  args: \[(.+)\]\n)?", text, re.M)
assert len(hooks) == len(re.findall(r"^- id: ", text, re.M)) == 3
for entry, args in hooks:
    # A hook without args gets the names of files.
    command = [rolecall, *entry.split(), *(args.split(", ") if args else ["rules/pack.yaml"])]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
