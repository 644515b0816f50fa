#!/usr/bin/env python3
"""Loads the ```yaml examples of docs/RULES.md as one pack, which they are meant to be, and tests them.

    check_rule_examples.py ROLECALL PAGE

A block is a file of the pack. A first line `# name.yaml` names it; `schema: 1` is put on top where the
block leaves it out.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from blocks import blocks


def write_pack(page, folder):
    """Writes the examples; returns how many, and prints where each came from."""
    count = 0
    for block in blocks(page):
        if block.language != "yaml":
            continue
        count += 1
        named = re.match(r"# ([a-z/-]+\.yaml)\b", block.lines[0])
        path = folder / (named.group(1) if named else f"line-{block.line}.yaml")
        if path.exists():
            raise SystemExit(f"{block.place()}: there is a {path.name} already")
        path.parent.mkdir(parents=True, exist_ok=True)
        has_schema = any(line.startswith("schema:") for line in block.lines)
        path.write_text("\n".join(([] if has_schema else ["schema: 1"]) + block.lines) + "\n",
                        encoding="utf-8")
        print(f"{path.relative_to(folder)} is {block.place()}")
    return count


def main():
    binary, page = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory(prefix="rolecall-rules-") as name:
        folder = pathlib.Path(name)
        if write_pack(page, folder) == 0:
            print("no examples")
            return 1
        failed = 0
        # In so small a pack two core groups hang on one rule each, and two leaves have none.
        for command in (["check", "--max-warnings", "4"], ["test"]):
            done = subprocess.run([binary, "rules", *command, "-r", folder], timeout=240,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            print(done.stdout.decode("utf-8", "backslashreplace"), end="")
            failed |= done.returncode != 0
        return int(failed)


if __name__ == "__main__":
    sys.exit(main())
