#!/usr/bin/env python3
"""The SARIF of `rolecall rules check` against the published schema of SARIF 2.1.0.

    sarif_test.py ROLECALL
"""
import json
import pathlib
import sys
import tempfile

from common import faults, run
from published import published

rolecall = sys.argv[1]
(sarif,) = published("Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema")

PACK = """\
schema: 1
pack: {name: bad ü, version: 1.0.0}
groups: [{id: tea, name: Tea}]
rules:
  - {id: Oolong, knd: domain, terms: [x]}
  - {id: mate, name: Mate, kind: domain, group: tee, terms: [mate, Mate, mate]}
  - id: chai
    name: Chai
    kind: domain
    group: tea
    terms: [chai]
    regex: [{pattern: '(ch'}]
"""


def check(text, name="pack.yaml"):
    with tempfile.TemporaryDirectory(prefix="rules ä ") as scratch:
        folder = pathlib.Path(scratch) / "my rules"
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
        out = run(rolecall, "rules", "check", "-r", folder, "-f", "sarif", "--level", "info", status=(0, 1)).stdout
    log = json.loads(out)
    wrong = faults(sarif, log)
    assert not wrong, "\n".join(wrong[:5])
    return log


def results(log):
    return log["runs"][0]["results"]


bad = check(PACK)
assert len(results(bad)) > 3
assert any("fixes" in result for result in results(bad)), "no fix is among what was validated"
# A file as a whole, without a place in it.
check("")
check("schema: 1\nrules: []\n")
check(PACK.replace("schema: 1\n", ""), "a b%c.yaml")
good = check(PACK[: PACK.index("rules:")])
assert good["version"] == "2.1.0"
assert not [r for r in results(good) if r["level"] == "error"]

# The judge is awake.
bad["runs"][0]["results"][0]["level"] = "fatal"
assert faults(sarif, bad)
print(f"{len(results(bad))} findings and four smaller logs are SARIF 2.1.0")
