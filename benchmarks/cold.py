"""Cold runs: a command in a process of its own, as a teacher starts it, measured from outside.

In: the arguments of a Python program. Out: its wall time in seconds and its peak memory in bytes.

The checkout's own source is run, and compiled files are kept in a scratch folder, so that a run finds its modules
compiled, as an installed program does, wherever the interpreter was told to keep none.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "content.yaml"
KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What a run cost: `seconds` of wall time, `peak` bytes of resident memory (0 where the system does not say)."""

    seconds: float
    peak: int


@contextmanager
def scratch_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sinopack-benchmark-") as name:
        yield Path(name)


def environment(scratch: Path) -> dict[str, str]:
    """The environment of a run: this checkout's sources, and a place of its own for compiled files."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))
    return {**inherited, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(scratch / "compiled")}


def run_cold(arguments: Sequence[str], scratch: Path) -> Run:
    """Run Python with `arguments`; a run that fails ends the benchmark with what it printed."""
    with (scratch / "printed.txt").open("w+", encoding="utf-8") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], env=environment(scratch), stdout=printed, stderr=subprocess.STDOUT, cwd=ROOT
        )
        code, peak = _wait(process)
        seconds = time.perf_counter() - start
        if code:
            printed.seek(0)
            raise SystemExit(f"{' '.join(arguments)} ended with {code}:\n{printed.read()}")
    return Run(seconds, peak)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """The exit code and peak memory of a process, once it has ended."""
    if not hasattr(os, "wait4"):
        return process.wait(), 0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else KIBIBYTE  # getrusage(2): ru_maxrss is in bytes there, in KiB elsewhere
    return process.returncode, usage.ru_maxrss * unit


def build_arguments(content: Path, output: Path) -> list[str]:
    """The arguments of `python` that build both files of a pack."""
    return ["-m", "sinopack", "build", str(content), "--output", str(output)]


def interleaved(jobs: Sequence[Callable[[], Run]], times: int) -> list[list[Run]]:
    """The runs of each job, in turn, so that whatever else the machine does falls on all of them alike."""
    rounds = [[job() for job in jobs] for _ in range(times)]
    return [list(runs) for runs in zip(*rounds, strict=True)]


def median_seconds(runs: Sequence[Run]) -> float:
    return median(run.seconds for run in runs)
