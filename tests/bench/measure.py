"""Runs programs and tells what they took: wall time, CPU time (user + sys), peak memory."""
import dataclasses
import os
import pathlib
import random
import statistics
import tempfile
import time


@dataclasses.dataclass
class Took:
    wall: float  # seconds
    cpu: float   # seconds, user + sys
    stdout: bytes = b""


class Failed(Exception):
    """A program ended with another status than 0."""


def run(argv, stdin="/dev/null", keep=False, environment=None, feed=None, statuses=(0,)):
    """Runs `argv` as one process. Its standard output goes to /dev/null, or is kept.

    `feed`, a function of a file descriptor, writes its standard input; else it is the file `stdin`.
    posix_spawn and wait4 add the same fraction of a millisecond to every program.
    """
    argv = [os.fspath(a) for a in argv]
    with tempfile.TemporaryFile() as kept, tempfile.TemporaryFile() as errors:
        reading, writing = os.pipe() if feed else (None, None)
        actions = [
            (os.POSIX_SPAWN_DUP2, reading, 0) if feed
            else (os.POSIX_SPAWN_OPEN, 0, os.fspath(stdin), os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, kept.fileno(), 1) if keep
            else (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
        ]
        start = time.perf_counter()
        pid = os.posix_spawnp(argv[0], argv, environment or os.environ, file_actions=actions)
        if feed:
            os.close(reading)
            try:
                feed(writing)
            finally:
                os.close(writing)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code not in statuses:
            errors.seek(0)
            raise Failed(f"{argv[0]} ended with {code}: "
                         f"{errors.read(2000).decode('utf-8', 'replace').strip()}")
        kept.seek(0)
        return Took(wall, usage.ru_utime + usage.ru_stime, kept.read() if keep else b"")


def peak(argv, **how):
    """(Took, peak memory in bytes). GNU time starts the program: what wait4 tells of a child that
    Python started is never less than Python's own memory."""
    with tempfile.NamedTemporaryFile() as told:
        took = run(["/usr/bin/time", "-f", "%M", "-o", told.name, *argv], **how)
        return took, 1024 * int(told.read().split()[-1])


def written_anew(program, copy):
    """`copy`, made of the program in one go, as a build leaves it: in large folios of the page cache.
    How dear a start is depends on how its file came there, and on how much of it has left since."""
    copy.unlink(missing_ok=True)
    copy.write_bytes(pathlib.Path(program).read_bytes())
    copy.chmod(0o755)
    return copy


def read_back(program, copy):
    """`copy`, made of the program, and out of the page cache: what is read back lies in small folios,
    each of which has to be mapped."""
    written_anew(program, copy)
    with open(copy, "rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return copy


def interleaved(jobs, rounds):
    """{name: [result]} of calling every job of {name: function} once a round, so that all of them
    see the machine in the same states. Each round has an order of its own, the same in every run: a
    program finds its files and the processor's caches as the one before it left them."""
    shuffle = random.Random(0).shuffle
    results = {name: [] for name in jobs}
    for _ in range(rounds):
        order = list(jobs)
        shuffle(order)
        for name in order:
            results[name].append(jobs[name]())
    return results


def median(results, what):
    return statistics.median(getattr(r, what) for r in results)
