"""What the tests of schemas share. A test that cannot run says why and ends with 77."""
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing.name} is missing; install python3-jsonschema and python3-yaml")
    sys.exit(77)

SOURCE = pathlib.Path(__file__).resolve().parents[2]


class CoreLoader(yaml.SafeLoader):
    """YAML as editors read it: 1.2, where `yes` and 2024-01-01 are words."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", yaml.resolver.re.compile(pattern), list(first))


def load(text):
    return yaml.load(text, CoreLoader)


def run(rolecall, *args, status=(0,), **options):
    with tempfile.TemporaryDirectory() as cache:
        env = {**os.environ, "XDG_CACHE_HOME": cache}
        done = subprocess.run([rolecall, *map(str, args)], capture_output=True, text=True, encoding="utf-8", env=env, **options)
    assert done.returncode in status, f"{args}: status {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def faults(validator, value):
    """Each fault as one line: the deepest one that tells what is wrong."""
    lines = []
    for error in validator.iter_errors(value):
        best = jsonschema.exceptions.best_match([error])
        lines.append(f"{'/'.join(map(str, best.absolute_path))}: {best.message[:200]}")
    return lines
