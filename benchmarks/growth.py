"""How the time of a build grows with the content: 1, 10 and 100 times the sample (see `multiply.py` for what is said
again).

Prints the median wall times of cold processes. Exit code 1 if the hundredfold pack takes more than 11.5 times as much
longer than the tenfold one as that does than the single one: (t100 - t10) / (t10 - t1), which is 10 where a build is
linear; start-up cancels out.

    python benchmarks/growth.py [--runs 5] [--content content.yaml]
"""

from __future__ import annotations

import argparse
from itertools import count
from pathlib import Path

from cold import SAMPLE, Run, build_arguments, median_seconds, run_cold, scratch_folder
from multiply import write_multiplied

LIMIT = 11.5
TIMES = (1, 10, 100)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time builds of 1, 10 and 100 times the content.")
    parser.add_argument("--runs", type=int, default=5, help="runs of the small ones; a third as many of the largest")
    parser.add_argument("--content", type=Path, default=SAMPLE)
    options = parser.parse_args()
    with scratch_folder() as scratch:
        return measure(options.content.resolve(), options.runs, scratch)


def measure(content: Path, runs: int, scratch: Path) -> int:
    folders = (scratch / f"build-{number}" for number in count())
    packs = {times: write_multiplied(content, times, scratch / f"times-{times}.yaml") for times in TIMES}
    run_cold(build_arguments(packs[1], next(folders)), scratch)  # compiles the modules
    seconds = {}
    for times, pack in packs.items():
        counted = runs if times < TIMES[-1] else max(1, runs // 3)
        measured = [run_cold(build_arguments(pack, next(folders)), scratch) for _ in range(counted)]
        seconds[times] = median_seconds(measured)
        _print_runs(times, seconds[times], measured)
    t1, t10, t100 = (seconds[times] for times in TIMES)
    ratio = (t100 - t10) / (t10 - t1)
    print(f"(t100 - t10) / (t10 - t1) = {ratio:.2f}    limit {LIMIT}")
    return int(ratio > LIMIT)


def _print_runs(times: int, seconds: float, runs: list[Run]) -> None:
    peak = max(run.peak for run in runs) / 1e6
    print(f"{times:>4} times {seconds:8.3f} s    peak {peak:6.0f} MB    {len(runs)} runs")


if __name__ == "__main__":
    raise SystemExit(main())
