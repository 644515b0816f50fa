#!/usr/bin/env python3
"""Holds the example of README.md against what the program says of it.

    readme_example.py ROLECALL

The first fenced block is the posting, the second the answer. ROLECALL_UPDATE=1 rewrites the second.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    page = README.read_text()
    posting, answer = list(re.finditer(r"^```text\n(.*?)^```$", page, re.M | re.S))[:2]
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "posting.txt").write_text(posting.group(1))
        output = subprocess.run([binary, "posting.txt", "-f", "human"], cwd=folder, text=True, check=True,
                                env={"COLUMNS": "78", "LC_ALL": "C.UTF-8", "HOME": folder},
                                capture_output=True).stdout
    if output == answer.group(1):
        return 0
    if os.environ.get("ROLECALL_UPDATE") == "1":
        README.write_text(page[:answer.start(1)] + output + page[answer.end(1):])
        return 0
    print("\n".join(difflib.unified_diff(answer.group(1).splitlines(), output.splitlines(),
                                         "README.md", "rolecall", lineterm="")))
    return 1


if __name__ == "__main__":
    sys.exit(main())
