#!/usr/bin/env python3
"""Runs one command-line case and compares what it did with what stands in its folder.

    run_case.py ROLECALL CASE_FOLDER

A case is a folder:
    cmd      bash; `rolecall` is on PATH, $SAMPLES is corpora/samples, the current folder is fresh
    files/   copied into the current folder (optional)
    stdin    standard input (optional; empty otherwise)
    stdout, stderr, status   what must come out; a missing file stands for nothing, and for 0

ROLECALL_UPDATE=1 rewrites the last three: read the diff.
"""
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def run(binary, case):
    with tempfile.TemporaryDirectory(prefix="rolecall-cli-") as folder:
        home = pathlib.Path(folder)
        work = home / "work"
        if (case / "files").is_dir():
            shutil.copytree(case / "files", work)
        else:
            work.mkdir()
        environment = {
            "PATH": f"{binary.parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": folder,
            "TMPDIR": folder,
            "XDG_CACHE_HOME": f"{folder}/cache",
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "SAMPLES": str(SOURCE / "corpora" / "samples"),
            "SOURCE": str(SOURCE),
        }
        # The sanitizers' own settings must reach the program.
        environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
        given = case / "stdin"
        stdin = given.read_bytes() if given.exists() else b""
        done = subprocess.run(["bash", str(case / "cmd")], cwd=work, env=environment, input=stdin,
                              capture_output=True, timeout=240)

        def stable(output):
            return output.replace(str(SOURCE).encode(), b"SOURCE").replace(folder.encode(), b"TEMP")

        return {"stdout": stable(done.stdout), "stderr": stable(done.stderr),
                "status": b"%d\n" % done.returncode}


def expected(case, name):
    file = case / name
    if file.exists():
        return file.read_bytes()
    return b"0\n" if name == "status" else b""


def update(case, outcome):
    for name, output in outcome.items():
        if output == (b"0\n" if name == "status" else b""):
            (case / name).unlink(missing_ok=True)
        else:
            (case / name).write_bytes(output)


def main():
    binary, case = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    outcome = run(binary, case)
    if os.environ.get("ROLECALL_UPDATE") == "1":
        update(case, outcome)
        return 0
    wrong = False
    for name, output in outcome.items():
        want = expected(case, name)
        if want == output:
            continue
        wrong = True
        print(f"{case.name}: {name} differs")
        lines = [x.decode("utf-8", "backslashreplace").splitlines() for x in (want, output)]
        print("\n".join(difflib.unified_diff(*lines, "expected", "actual", lineterm="")))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
