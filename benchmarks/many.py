"""Many packs: how much more two processes build than one, and how little a second run costs when nothing has changed.

The packs are small, like the one that `sinopack new` makes, each in a folder of its own. Every run is a command in a
process of its own. Exit code 1 where two processes do less than 1.8 times the work of one in the same time (on a
machine with two processors to spare), or where a second run takes 2 % of the time of the first or more.

    python benchmarks/many.py [--packs 60] [--jobs 2] [--whole]

`--whole` takes the whole sample for each pack, with its pictures. Beside wall time, which other work on the machine
falsifies, the processor time of all processes is printed: if two spend no more of it than one, they lose nothing to one
another.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from cold import ROOT, SAMPLE, environment, scratch_folder

LEAST_GAIN, MOST_SECOND = 1.8, 0.02
SMALL = ROOT / "src" / "sinopack" / "cli" / "starter" / "content.yaml"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: `wall` as a clock has it, `busy` of the processor, of all processes together."""

    wall: float
    busy: float


def write_packs(count: int, folder: Path, whole: bool) -> None:
    """So many packs, each with a title of its own."""
    text = (SAMPLE if whole else SMALL).read_text(encoding="utf-8")
    for number in range(count):
        pack = folder / f"{number:04}"
        pack.mkdir(parents=True)
        own = text.replace("{title}", f"Lesson {number}") + f"\n# pack {number}\n"
        (pack / "content.yaml").write_text(own, encoding="utf-8")
        if whole:
            shutil.copytree(ROOT / "pictures", pack / "pictures")


def run(packs: Path, scratch: Path, *options: str) -> Cost:
    """Build the packs with the command line; a run that fails ends the benchmark with what it printed."""
    command = [sys.executable, "-m", "sinopack", "build", str(packs / "*" / "content.yaml"), *options]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment(scratch), cwd=ROOT, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure building many packs.")
    parser.add_argument("--packs", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--whole", action="store_true")
    arguments = parser.parse_args()
    with scratch_folder() as scratch:
        write_packs(2, scratch / "warm", arguments.whole)
        run(scratch / "warm", scratch)  # compiles the modules
        write_packs(arguments.packs, scratch / "packs", arguments.whole)
        one = run(scratch / "packs", scratch, "--jobs", "1")
        second = run(scratch / "packs", scratch, "--jobs", "1")
        for output in (scratch / "packs").glob("*/output"):
            shutil.rmtree(output)
        several = run(scratch / "packs", scratch, "--jobs", str(arguments.jobs))
    gain, again = one.wall / several.wall, second.wall / one.wall
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{arguments.packs} packs, {arguments.jobs} processes, load {load:.1f}")
    for name, cost, result in (
        ("one process", one, f"{arguments.packs / one.wall:.2f} packs a second"),
        (f"{arguments.jobs} processes", several, f"{gain:.2f} times as many, limit {LEAST_GAIN}"),
        ("nothing changed", second, f"{again:.2%} of the first, limit {MOST_SECOND:.0%}"),
    ):
        print(f"{name:16}{cost.wall:8.2f} s, processors busy{cost.busy:8.2f} s: {result}")
    return int(gain < LEAST_GAIN or again >= MOST_SECOND)


if __name__ == "__main__":
    raise SystemExit(main())
