"""The scan in pyahocorasick: case-folded, every hit, no boundaries.

    aho_corasick.py TERMS FILE     prints {"setup":S,"work":S,"bytes":N,"hits":N}, CPU seconds
"""
import json
import sys
import time

import ahocorasick


def main():
    start = time.process_time()
    automaton = ahocorasick.Automaton()
    for term in open(sys.argv[1], encoding="utf-8"):
        automaton.add_word(term.rstrip("\n").lower(), 1)
    automaton.make_automaton()
    data = open(sys.argv[2], "rb").read()
    ready = time.process_time()
    hits = sum(1 for line in data.decode("utf-8", "replace").splitlines()
               for _ in automaton.iter(line.lower()))
    json.dump({"setup": ready - start, "work": time.process_time() - ready, "bytes": len(data),
               "hits": hits}, sys.stdout)


if __name__ == "__main__":
    main()
