#!/usr/bin/env python3
"""Every feature that lib/pack/feature_names.h spells stands in docs/ROLES.md, and no other.

    check_feature_names.py HEADER PAGE
"""
import pathlib
import re
import sys


def main():
    header, page = (pathlib.Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
    spelled = set(re.findall(r'FeatureSource::\w+, "([a-z-]+)"', header))
    # Rows of the tables of features: names in the first cell, a subject or argument in capitals.
    tables = page[page.index("## Features of a clause"):page.index("## What a record says")]
    cells = [line.split("|")[1] for line in tables.splitlines() if line.startswith("| `")]
    told = {name.split(":")[0] for cell in cells for name in re.findall(r"`([^`]+)`", cell)}
    told.discard("")  # "`:5`" goes on with the name before it
    for name in sorted(spelled - told):
        print(f"not in the page: {name}")
    for name in sorted(told - spelled):
        print(f"no such feature: {name}")
    return 1 if spelled != told or not spelled else 0


if __name__ == "__main__":
    sys.exit(main())
