#!/usr/bin/env python3
"""What `rolecall rules graph` writes for Graphviz and Mermaid is what they read.

    graph_test.py ROLECALL

Where Graphviz is installed, `dot` draws it; Mermaid's flowcharts are held against the part of its grammar that is used.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

rolecall = sys.argv[1]
hostile = pathlib.Path(__file__).parent / "cases/rules-graph/files/garden"


def graph(*args):
    done = subprocess.run([rolecall, "rules", "graph", *args], capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


# A quoted text holds no quote; "#34;" stands for one.
TEXT = r'"(?:[^"#<>&`\\;]|#\d+;|<br>)+"'
MERMAID = re.compile(rf"n\d+\[{TEXT}\]|n\d+\(\[{TEXT}\]\)|subgraph n\d+\[{TEXT}\]|end|n\d+ (?:-->|-\.->)\|\d+\| n\d+")

drawn = 0
for pack in ([], ["-r", str(hostile)]):
    for view in ("taxonomies", "groups", "roles", None):
        of = ["--of", view] if view else []
        header, *lines = graph(*pack, *of, "--format", "mermaid").splitlines()
        assert header == "flowchart LR"
        depth, nodes = 0, set()
        for line in map(str.strip, lines):
            assert MERMAID.fullmatch(line), line
            depth += line.startswith("subgraph ") - (line == "end")
            assert depth >= 0, line
            ids = re.findall(r"\bn\d+", re.sub(TEXT, "", line))
            assert ("->" not in line) or set(ids) <= nodes, f"{line}: an end is no node"
            nodes.update(ids)
        assert depth == 0 and nodes

        dot = graph(*pack, *of, "--format", "dot")
        names = set(re.findall(r"^ *(n\d+) \[", dot, re.M))
        for start, end in re.findall(r"^  (n\d+) -> (n\d+) ", dot, re.M):
            assert {start, end} <= names
        assert dot.count("{") == dot.count("}")
        if shutil.which("dot"):
            svg = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True, text=True, encoding="utf-8")
            assert svg.returncode == 0 and not svg.stderr, svg.stderr
            xml.etree.ElementTree.fromstring(svg.stdout)
            drawn += 1
print(f"8 flowcharts are sound; {drawn} graphs drawn" + ("" if drawn else ": Graphviz is not installed"))
