#!/usr/bin/env python3
"""The GitHub action: its script is run as a runner would, on small packs.

    action_test.py ROLECALL
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from common import SOURCE, load

rolecall = sys.argv[1]
action = load((SOURCE / "action.yml").read_text(encoding="utf-8"))
assert action["runs"]["using"] == "composite"
(step,) = action["runs"]["steps"]
inputs = action["inputs"]
assert "${{" not in step["run"], "an input in the text of the script is a hole"

# The workflow to copy names inputs that there are.
workflow = load((SOURCE / "docs/workflow-rules.yml").read_text(encoding="utf-8"))
(use,) = (step for step in workflow["jobs"]["rules"]["steps"] if "/rolecall@" in step["uses"])
assert set(use["with"]) <= set(inputs), use

PACK = """\
schema: 1
pack: {name: tea, version: 1.0.0}
groups: [{id: green, name: Green}]
rules:
  - {id: oolong, name: Oolong, kind: domain, group: green, terms: [oolong], tests: {match: ['You brew [[oolong]]']}}
"""


def value_of(expression, given):
    """What the runner puts in place of `${{ inputs.x }}`."""
    name = expression.removeprefix("${{ ").removesuffix(" }}")
    if name == "github.action_path":
        return given["action"]
    context, _, key = name.partition(".")
    assert context == "inputs" and key in inputs, f"{expression} is no input of the action"
    return given.get(key, inputs[key]["default"])


def run_action(pack, on_path=True, **given):
    """Status, standard output, summary, outputs and the SARIF file, if any."""
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        folder = work / given.get("rules", "rules")
        folder.mkdir()
        (folder / "pack.yaml").write_text(pack, encoding="utf-8")
        # An action from source builds its own: here, a stand-in that names the binary.
        (work / "dev").write_text(f"#!/bin/sh\necho built >&2\necho '{rolecall}'\n", encoding="utf-8")
        (work / "dev").chmod(0o755)
        binaries = f"{pathlib.Path(rolecall).parent}:" if on_path else ""
        env = {"PATH": f"{binaries}/usr/bin:/bin", "HOME": scratch, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": "true",
               "GITHUB_STEP_SUMMARY": f"{work}/summary", "GITHUB_OUTPUT": f"{work}/output"}
        env.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
        given = {key.replace("_", "-"): value for key, value in given.items()}
        for name, expression in step["env"].items():
            env[name] = value_of(expression, {"action": scratch, **given})
        (work / "step.sh").write_text(step["run"], encoding="utf-8")
        done = subprocess.run(["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "step.sh"], cwd=work, env=env,
                              capture_output=True, text=True, encoding="utf-8")
        read = {name: (work / name).read_text(encoding="utf-8") if (work / name).exists() else ""
                for name in ("summary", "output", "out.sarif")}
        return done.returncode, done.stdout, read["summary"], read["output"], read["out.sarif"]


status, stdout, summary, output, sarif = run_action(PACK, sarif="out.sarif", min_mutation_score="0.5")
assert status == 0, stdout
assert output == "result=passed\n", output
assert summary.count("passed\n") == 3, summary
assert json.loads(sarif)["version"] == "2.1.0"

# An error is an annotation on its line, and the tests are run all the same.
status, stdout, summary, output, _ = run_action(PACK.replace("kind:", "knd:"))
assert status == 1 and output == "result=failed\n", (status, output)
assert "::error file=rules/pack.yaml,line=5,col=" in stdout, stdout
assert "### Rules are sound: failed" in summary and "### Rules pass their tests: failed" in summary, summary

# A test that fails; what it says is no command to the runner.
noisy = PACK.replace("tests: {", "tests: {no_match: ['::add-mask::oolong'], ")
status, stdout, summary, output, _ = run_action(noisy, rules="my rules")
assert status == 1 and output == "result=failed\n"
assert "### Rules pass their tests: failed" in summary, summary
said = stdout[stdout.index("::stop-commands::"):]
token = said.split("\n", 1)[0].removeprefix("::stop-commands::")
assert len(token) == 32 and said.rstrip().endswith(f"::{token}::"), said

# Warnings fail where the inputs say so.
warning = PACK.replace("terms: [oolong]", "terms: [oolong, oolong]")
assert run_action(warning)[0] == 0
assert run_action(warning, max_warnings="0")[0] == 1
assert run_action(warning, strict="true")[0] == 1

# Built from the action's own source where there is none.
status, stdout, _, _, _ = run_action(PACK, on_path=False)
assert status == 0 and stdout.startswith("rolecall "), stdout
assert run_action(PACK, on_path=False, rolecall=rolecall)[0] == 0
print("the action's script passes, fails and reports as it should")
