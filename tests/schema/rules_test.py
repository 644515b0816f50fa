#!/usr/bin/env python3
"""Rule files against the schema of `rolecall rules schema`.

    rules_test.py ROLECALL

Every file of the default pack and of the test pack is good. Of a small pack, files with one fault
each are refused by the schema, and by the loader too.
"""
import json
import pathlib
import sys
import tempfile

from common import SOURCE, faults, jsonschema, load, run

rolecall = sys.argv[1]


def validator(*args):
    schema = json.loads(run(rolecall, "rules", "schema", *args).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def check_pack(folder):
    """Each file by the schema of all files; where it holds one kind of thing, by that one's too."""
    any_file = validator("-r", folder)
    narrow = {}
    files = sorted(folder.rglob("*.yaml"))
    assert files, folder
    for path in files:
        content = load(path.read_text(encoding="utf-8"))
        wrong = faults(any_file, content)
        kinds = set(content) - {"schema", "defaults"}
        if len(kinds) == 1 and ("defaults" not in content or kinds == {"rules"}):
            kind = kinds.pop()
            if kind not in narrow:
                narrow[kind] = validator("-r", folder, "--file-kind", kind)
            wrong += faults(narrow[kind], content)
            other = "pack" if kind != "pack" else "roles"
            if other not in narrow:
                narrow[other] = validator("-r", folder, "--file-kind", other)
            assert faults(narrow[other], content), f"{path} passes for {other}"
        assert not wrong, "\n".join([str(path), *wrong[:5]])
    return len(files)


PACK = """\
schema: 1
pack: {name: tea, version: 1.0.0, numbers: {five: 5}, languages: [{id: en, words: [the, and]}]}
taxonomy: {id: plants, name: Plants, combine: levels, leaves: [{id: leaf, name: Leaf}, {id: root, name: Root}]}
groups: [{id: green, name: Green, taxonomies: {plants: leaf}}]
lists: {peers: [matcha, sencha]}
sections: [{id: other, name: Other}, {id: wants, name: Wants, ask: required}]
fields: [{id: min_years, low: 0, high: 20}, {id: grade, scale: [low, high]}, {id: visa, flag: true}]
roles: [{id: brewer, name: Brewer, core: {tea: green}, entry_bar: 1}]
models: [{id: role, classes: [brewer, none], bias: [0.1, 0.2], weights: {'requires:green': [1, 2.5]}}]
"""
RULE = {
    "id": "oolong", "name": "Oolong", "kind": "domain", "group": "green", "terms": ["oolong"],
    "tests": {"match": ["You brew [[oolong]]"]},
}


def rule(**changes):
    return {key: value for key, value in {**RULE, **changes}.items() if value is not None}


def fact(**effect):
    return {"id": "years", "kind": "fact", "fact": effect, "regex": [{"pattern": "([0-9]) years"}]}


def ambiguous(**clauses):
    return rule(terms=None, ambiguous=[{"term": "Go", **clauses}])


GOOD = [
    rule(),
    rule(id="7zip", terms=[7, "true"], taxonomies={"plants": ["leaf", "root"]}),
    ambiguous(case="exact", list="$peers", near={"any": ["$peers", "cup"], "within": 3, "side": "after"}),
    fact(field="min_years", value="$1"),
    fact(field="min_years", value=5),
    fact(field="grade", value="high"),
    fact(field="visa"),
    {"id": "head", "kind": "section", "section": "wants", "terms": ["Wants"]},
    {"id": "plus", "kind": "cue", "cue": {"ask": "preferred", "reach": "line", "within": 4, "strong": True}, "terms": ["a plus"]},
    rule(status="deprecated", scope={"not": ["wants"]}, overlap="keep", unless_posting=["coffee"], notes="why"),
]
BAD = {
    "unknown key": rule(termz=["x"]),
    "no id": rule(id=None),
    "id": rule(id="Oolong Tea"),
    "kind": rule(kind="skill"),
    "group": rule(group="grean"),
    "leaf": rule(taxonomies={"plants": "stem"}),
    "taxonomy": rule(taxonomies={"plantz": "leaf"}),
    "nothing to find": rule(terms=None),
    "skill without a name": rule(name=None),
    "status": rule(status="old"),
    "overlap": rule(overlap="yes"),
    "section": rule(scope={"only": "wantz"}),
    "scope of both": rule(scope={"only": "wants", "not": "other"}),
    "replaced_by": rule(replaced_by="lapsang"),
    "terms that are no list": rule(terms="oolong"),
    "a term that is a mapping": rule(terms=[{"oolong": "tea"}]),
    "no evidence": ambiguous(),
    "case": ambiguous(case="small"),
    "list": ambiguous(list="$peerz"),
    "list inside": ambiguous(near={"any": ["cup", "$peerz"]}),
    "near without any": ambiguous(near={"within": 3}),
    "within": ambiguous(near={"any": ["cup"], "within": 0}),
    "side": ambiguous(near={"any": ["cup"], "side": "left"}),
    "match without marks": rule(tests={"match": ["You brew oolong"]}),
    "todo without text": rule(tests={"no_match": [{"todo": "later"}]}),
    "field": fact(field="years", value="$1"),
    "value off the scale": fact(field="grade", value="middling"),
    "value out of bounds": fact(field="min_years", value=21),
    "value of a flag": fact(field="visa", value="no"),
    "no value": fact(field="grade"),
    "cue of a skill": rule(cue={"ask": "required"}),
    "fact without fact": {"id": "years", "kind": "fact", "terms": ["years"]},
    "ask": {"id": "plus", "kind": "cue", "cue": {"ask": "wanted"}, "terms": ["a plus"]},
    "reach": {"id": "plus", "kind": "cue", "cue": {"ask": "required", "reach": "word"}, "terms": ["a plus"]},
}
BAD_PACKS = {
    "combine": ("combine: levels", "combine: sum"),
    "leaf without a name": ("{id: root, name: Root}", "{id: root}"),
    "pairs_with": ("name: Green,", "name: Green, pairs_with: blue,"),
    "ask of a section": ("ask: required", "ask: wanted"),
    "two sorts of field": ("scale: [low, high]", "scale: [low, high], flag: true"),
    "group of a role": ("core: {tea: green}", "core: {tea: grean}"),
    "weights": ("[1, 2.5]", "[1, many]"),
    "feature": ("requires:green", "likes:green"),
    "number word": ("five: 5", "five: V"),
    "no version": (", version: 1.0.0", ""),
    "schema": ("schema: 1", "schema: 2"),
    "top-level key": ("roles:", "rolls:"),
}


def refuses(folder, text):
    """Whether the pack cannot be used where `text` stands as its one file."""
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return run(rolecall, "rules", "list", "-r", folder, status=(0, 2)).returncode == 2


def with_rule(one):
    return PACK + "rules:\n  - " + json.dumps(one, ensure_ascii=False) + "\n"


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    (folder / "pack.yaml").write_text(with_rule(RULE), encoding="utf-8")
    small = validator("-r", folder)
    for one in GOOD:
        wrong = faults(small, load(with_rule(one)))
        assert not wrong, f"{one}: {wrong}"
        assert not refuses(folder, with_rule(one)), f"the loader refuses {one}"
    for what, one in BAD.items():
        assert faults(small, load(with_rule(one))), f"the schema takes: {what}"
        assert refuses(folder, with_rule(one)), f"the loader takes: {what}"
    for what, (old, new) in BAD_PACKS.items():
        assert PACK.count(old) == 1, what
        text = with_rule(RULE).replace(old, new)
        assert faults(small, load(text)), f"the schema takes: {what}"
        assert refuses(folder, text), f"the loader takes: {what}"
    # The kind that a file's defaults give asks the same of its rules.
    nameless = PACK + "defaults: {kind: domain, group: green}\nrules:\n  - {id: tea, terms: [tea]}\n"
    assert faults(small, load(nameless)) and refuses(folder, nameless)

count = check_pack(SOURCE / "rules") + check_pack(SOURCE / "tests/packs/kitchen/pack")
print(f"{count} files pass, {len(BAD) + len(BAD_PACKS) + 1} faults are found")
