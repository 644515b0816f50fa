"""Packs with many times the terms: the default one and rules whose terms are combinations of the
words of its own, so that the text meets their beginnings everywhere."""
import json
import pathlib
import random
import re
import shutil

RULES = pathlib.Path(__file__).resolve().parents[2] / "rules"
TERMS_PER_RULE = 20
TERMS_PER_FILE = 20_000  # rolecall takes no rule file of more than 5 MB


def combinations(terms, count, seed=1):
    """`count` terms of two or three words that are not among `terms`."""
    words = sorted({w for t in terms for w in t.split() if re.fullmatch(r"[A-Za-z][a-z]+", w)})
    if len(words) < 100:
        raise ValueError("too few words to combine")
    picks = random.Random(seed)
    known, made = {t.lower() for t in terms}, []
    while len(made) < count:
        length = 2 if picks.random() < 0.7 else 3
        term = " ".join(words[int(picks.random() * len(words))] for _ in range(length))
        if term.lower() not in known:
            known.add(term.lower())
            made.append(term)
    return made


def enlarge(folder, terms, factor):
    """Writes the default pack with `factor` times its `terms` to `folder`, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(RULES, folder)
    group = re.search(r"^  - \{id: ([a-z-]+)", (RULES / "groups.yaml").read_text(), re.M).group(1)
    extra = combinations(terms, (factor - 1) * len(terms))
    for number, first in enumerate(range(0, len(extra), TERMS_PER_FILE)):
        write_rules(folder / "skills" / f"made-{number}.yaml", f"made-{number}", group,
                    extra[first:first + TERMS_PER_FILE])


def write_rules(path, prefix, group, terms):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"schema: 1\ndefaults: {{kind: tool, group: {group}}}\nrules:\n")
        for first in range(0, len(terms), TERMS_PER_RULE):
            out.write(f"  - id: {prefix}-{first}\n    name: Made {prefix}-{first}\n    terms: "
                      f"{json.dumps(terms[first:first + TERMS_PER_RULE])}\n")
