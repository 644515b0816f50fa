#!/usr/bin/env python3
"""Makes a corpus of postings in the shape of real ones, about 4 KB each, from the lines of
corpora/samples and the terms of a pack. The same arguments give the same bytes everywhere.

    corpus.py TERMS_FILE POSTINGS [SEED] >corpus.jsonl
"""
import json
import pathlib
import random
import sys

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "corpora" / "samples"
BYTES = 4000  # of a posting's text
OPENINGS = ["Experience with", "Good knowledge of", "You will work on", "Hands-on with",
            "A plus:", "We use"]
OPENINGS_ZH = ["熟悉", "精通", "负责", "有相关经验:", "加分项:"]


def is_chinese(text):
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def sample_lines():
    """({language: titles}, {language: lines}) of the samples that are plain text."""
    titles, lines = {"en": [], "zh": []}, {"en": [], "zh": []}
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix not in (".txt", ".md"):
            continue
        own = [x for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
        language = "zh" if is_chinese(own[0] + own[-1]) else "en"
        titles[language].append(own[0].lstrip("# "))
        lines[language] += own[1:]
    return titles, lines


class Maker:
    def __init__(self, terms, seed):
        self.random = random.Random(seed)
        self.titles, self.lines = sample_lines()
        self.terms = {"en": [t for t in terms if not is_chinese(t)],
                      "zh": [t for t in terms if is_chinese(t)]}

    def pick(self, things):
        # random() is the one method whose sequence no version of Python may change.
        return things[int(self.random.random() * len(things))]

    def term_line(self, language):
        count = 1 + int(self.random.random() * 4)
        picked = [self.pick(self.terms[language] or self.terms["en"]) for _ in range(count)]
        if language == "zh":
            return "- " + self.pick(OPENINGS_ZH) + "、".join(picked)
        return "- " + self.pick(OPENINGS) + " " + ", ".join(picked)

    def posting(self, number):
        language = "zh" if self.random.random() < 0.08 else "en"
        title, lines, size = self.pick(self.titles[language]), [], 0
        while size < BYTES:
            # Most of a posting names no skill at all.
            line = (self.term_line(language) if self.random.random() < 0.2
                    else self.pick(self.lines[language]))
            lines.append(line)
            size += len(line.encode()) + 1
        return {"id": f"made-{number}", "title": title, "text": "\n".join(lines)}


def generate(terms, count, seed=1):
    """Yields `count` JSONL lines as bytes."""
    maker = Maker(terms, seed)
    for number in range(count):
        yield (json.dumps(maker.posting(number), ensure_ascii=False) + "\n").encode()


def renumbered(lines, count):
    """A function that writes `count` records to a file descriptor: the given ones over and over,
    each with an id of its own, a million without a file of 4 GB."""
    bodies = []
    for line in lines:
        record = json.loads(line)
        record.pop("id", None)
        bodies.append(json.dumps(record, ensure_ascii=False).encode()[1:] + b"\n")

    def feed(descriptor):
        with open(descriptor, "wb", buffering=1 << 20, closefd=False) as out:
            for number in range(count):
                out.write(b'{"id": "r%d", ' % number)
                out.write(bodies[number % len(bodies)])
    return feed


def main():
    if not 3 <= len(sys.argv) <= 4:
        raise SystemExit(__doc__)
    terms = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")[:-1]
    seed = int(sys.argv[3]) if len(sys.argv) == 4 else 1
    sys.stdout.buffer.writelines(generate(terms, int(sys.argv[2]), seed))


if __name__ == "__main__":
    main()
