"""How long `sinopack build` takes beside the floor: cold processes, both files of the sample, interleaved runs.

Prints a table. Exit code 1 if the median build takes more than 1.5 times the median floor, or if the floor does not
write as much (`is_fair`).

    python benchmarks/speed.py [--runs 15] [--content content.yaml]
"""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from functools import partial
from itertools import count
from pathlib import Path

from cold import SAMPLE, Run, build_arguments, interleaved, median_seconds, run_cold, scratch_folder
from held import Amount, amount, save

LIMIT = 1.5
WITHIN = 0.1
FLOOR = Path(__file__).with_name("floor.py")


def main() -> int:
    parser = argparse.ArgumentParser(description="Time sinopack build beside the floor.")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--content", type=Path, default=SAMPLE)
    options = parser.parse_args()
    with scratch_folder() as scratch:
        return compare(options.content.resolve(), options.runs, scratch)


def compare(content: Path, times: int, scratch: Path) -> int:
    folders = (scratch / f"build-{number}" for number in count())
    first = next(folders)
    run_cold(build_arguments(content, first), scratch)  # also compiles the modules
    save(first / "handout.pdf", first / "slides.pptx", scratch / "held.json")
    floor = partial(run_cold, [str(FLOOR), str(scratch / "held.json"), str(scratch)], scratch)
    floor()
    ours = amount(first / "handout.pdf", first / "slides.pptx")
    theirs = amount(scratch / "floor.pdf", scratch / "floor.pptx")
    _print_amounts(theirs, ours)

    floor_runs, build_runs = interleaved(
        [floor, lambda: run_cold(build_arguments(content, next(folders)), scratch)], times
    )
    ratio = median_seconds(build_runs) / median_seconds(floor_runs)
    _print_runs("floor", floor_runs)
    _print_runs("sinopack build", build_runs)
    print(f"{'ratio of medians':<18}{ratio:8.2f}    limit {LIMIT}")
    return int(ratio > LIMIT or not is_fair(theirs, ours))


def is_fair(floor: Amount, ours: Amount) -> bool:
    """As many of everything; of words, which each file may divide otherwise, within 10 %."""
    words = ((floor.page_words, ours.page_words), (floor.slide_words, ours.slide_words))
    alike = all(abs(theirs - mine) <= WITHIN * mine for theirs, mine in words)
    return alike and replace(floor, page_words=0, slide_words=0) == replace(ours, page_words=0, slide_words=0)


def _print_amounts(floor: Amount, ours: Amount) -> None:
    names = [field.name for field in fields(Amount)]
    print(f"{'':<18}" + "".join(f"{name.replace('_', ' '):>13}" for name in names))
    for name, held in (("floor", floor), ("sinopack build", ours)):
        print(f"{name:<18}" + "".join(f"{getattr(held, each):>13}" for each in names))
    print("" if is_fair(floor, ours) else "The floor does not write as much: no fair comparison.")


def _print_runs(name: str, runs: list[Run]) -> None:
    seconds = sorted(run.seconds for run in runs)
    print(f"{name:<18}{median_seconds(runs):8.3f} s  ({seconds[0]:.3f} to {seconds[-1]:.3f}, {len(runs)} runs)")


if __name__ == "__main__":
    raise SystemExit(main())
