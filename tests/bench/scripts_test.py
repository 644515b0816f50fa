#!/usr/bin/env python3
"""What the measuring scripts reckon: made corpora and packs, rates, bars, tables, verdicts."""
import json
import os
import pathlib
import tempfile
import unittest

import corpus
import instructions
import measure
import packs
from ratios import Bar, figure, rate, table

TERMS = ["Spark", "feature store", "机器学习", "node.js", "C++"]


class Corpus(unittest.TestCase):
    def test_same_seed_same_bytes(self):
        self.assertEqual(list(corpus.generate(TERMS, 20, 7)), list(corpus.generate(TERMS, 20, 7)))
        self.assertNotEqual(list(corpus.generate(TERMS, 20, 7)), list(corpus.generate(TERMS, 20, 8)))

    def test_postings_are_as_long_as_real_ones_and_name_terms(self):
        records = [json.loads(line) for line in corpus.generate(TERMS, 100)]
        self.assertEqual(len({r["id"] for r in records}), 100)
        for record in records:
            self.assertTrue(record["title"])
            self.assertTrue(3900 < len(record["text"].encode()) < 6000)
        text = "\n".join(r["text"] for r in records)
        for term in TERMS:
            self.assertIn(term, text)

    def test_renumbered_goes_round_with_new_ids(self):
        lines = [b'{"id":"a","text":"one"}\n', b'{"text":"two"}\n']
        with tempfile.TemporaryFile() as file:
            corpus.renumbered(lines, 3)(file.fileno())
            file.seek(0)
            records = [json.loads(line) for line in file]
        self.assertEqual(records, [{"id": "r0", "text": "one"}, {"id": "r1", "text": "two"},
                                   {"id": "r2", "text": "one"}])


class Packs(unittest.TestCase):
    # Two hundred words of letters alone.
    WORDS = [a + b + c for a in "bdfgk" for b in "aeiou" for c in "lmnprstv"]

    def test_combinations_are_new_and_the_same_each_time(self):
        terms = [w.capitalize() for w in self.WORDS]
        made = packs.combinations(terms, 500)
        self.assertEqual(len({t.lower() for t in made} - {t.lower() for t in terms}), 500)
        self.assertEqual(made, packs.combinations(terms, 500))

    def test_factor_one_is_the_default_pack(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "rules"
            packs.enlarge(copy, self.WORDS, 1)
            files = [sorted(p.relative_to(r) for p in r.rglob("*.yaml")) for r in (copy, packs.RULES)]
            self.assertEqual(files[0], files[1])
            packs.enlarge(copy, self.WORDS, 3)
            made = (copy / "skills" / "made-0.yaml").read_text()
            self.assertEqual(made.count(" - id: made-0-"), 2 * len(self.WORDS) // packs.TERMS_PER_RULE)


class Ratios(unittest.TestCase):
    def test_rate_takes_the_set_up_off(self):
        self.assertAlmostEqual(rate(10_000_000, 2.5, 0.5), 5)

    def test_bars(self):
        self.assertTrue(Bar("a", 5.0, 5).holds())
        self.assertFalse(Bar("a", 4.99, 5).holds())
        self.assertTrue(Bar("a", 0.2, 0.2, at_least=False).holds())
        self.assertFalse(Bar("a", 0.21, 0.2, at_least=False).holds())
        self.assertEqual(Bar("a", 160, 150, at_least=False, unit=" MB").row(),
                         ["a", "**160 MB**", "≤ 150 MB", "**no**", ""])

    def test_figures(self):
        self.assertEqual([figure(x) for x in (1234.5, 12.34, 1.234, 0.0123)],
                         ["1234", "12.3", "1.23", "0.012"])

    def test_table_puts_figures_to_the_right(self):
        self.assertEqual(table(["a", "b"], [["x", "1.5"], ["y", ""]]),
                         "| a | b |\n| --- | --: |\n| x | 1.5 |\n| y |  |\n")


class Measure(unittest.TestCase):
    def test_a_process(self):
        took = measure.run(["cat"], feed=lambda fd: os.write(fd, b"abc"), keep=True)
        self.assertEqual(took.stdout, b"abc")
        self.assertGreater(took.wall, 0)

    @unittest.skipUnless(os.path.exists("/usr/bin/time"), "GNU time is not there")
    def test_peak_is_the_programs_own(self):
        ballast = bytearray(64 << 20)
        _, peak = measure.peak(["true"])
        self.assertTrue(0 < peak < len(ballast))

    def test_another_status_is_a_failure(self):
        with self.assertRaisesRegex(measure.Failed, "ended with 3: no"):
            measure.run(["sh", "-c", "echo no >&2; exit 3"])
        measure.run(["false"], statuses=(0, 1))

    def test_jobs_take_turns(self):
        order = []
        jobs = {name: lambda name=name: order.append(name) or name for name in "abc"}
        self.assertEqual(measure.interleaved(jobs, 9), {name: [name] * 9 for name in "abc"})
        rounds = ["".join(order[i:i + 3]) for i in range(0, 27, 3)]
        self.assertEqual({"".join(sorted(r)) for r in rounds}, {"abc"})
        self.assertGreater(len(set(rounds)), 1)


class Instructions(unittest.TestCase):
    KEPT = {"instructions-per-posting": "1000", "start-up": "5", "compiler": "GCC: 12",
            "processor": "x86-64 with AVX2", "pack": "aa"}

    def verdict(self, count, **other):
        now = {**self.KEPT, "instructions-per-posting": str(count), **other}
        return instructions.verdict(self.KEPT, now)

    def test_kept_as_written(self):
        self.assertEqual(instructions.parse(instructions.render(self.KEPT)), self.KEPT)

    def test_only_a_rise_fails(self):
        self.assertEqual(self.verdict(1050)[0], 0)
        status, sentence = self.verdict(1051)
        self.assertEqual(status, 1)
        self.assertIn("--update-instructions", sentence)
        self.assertNotIn("rules changed", sentence)
        self.assertIn("rules changed", self.verdict(1051, pack="bb")[1])
        status, sentence = self.verdict(900)
        self.assertEqual(status, 0)
        self.assertIn("--update-instructions", sentence)

    def test_another_compiler_or_processor_is_not_compared(self):
        for other in ({"compiler": "GCC: 13"}, {"processor": "without AVX2"}):
            status, sentence = self.verdict(9999, **other)
            self.assertEqual(status, 0)
            self.assertIn("skipped", sentence)


if __name__ == "__main__":
    unittest.main()
