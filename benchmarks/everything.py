"""How long everything takes beside the everyday two: `sinopack build --all` and `sinopack build` of the sample, cold,
in turn.

Prints the files of each. Exit code 1 if the median of everything is 6 times that of the other or more.

    python benchmarks/everything.py [--runs 5] [--content content.yaml]
"""

from __future__ import annotations

import argparse
from itertools import count
from pathlib import Path

from cold import SAMPLE, Run, build_arguments, interleaved, median_seconds, run_cold, scratch_folder

LIMIT = 6.0


def main() -> int:
    parser = argparse.ArgumentParser(description="Time a build of everything beside a build of the everyday two.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--content", type=Path, default=SAMPLE)
    options = parser.parse_args()
    content = options.content.resolve()
    with scratch_folder() as scratch:
        folders = (scratch / f"build-{number}" for number in count())

        def everyday(folder: Path | None = None) -> Run:
            return run_cold(build_arguments(content, folder or next(folders)), scratch)

        def everything(folder: Path | None = None) -> Run:
            return run_cold([*build_arguments(content, folder or next(folders)), "--all"], scratch)

        for name, job in (("everyday", everyday), ("everything", everything)):  # compiles the modules, too
            job(scratch / name)
            files = sorted(path.name for path in (scratch / name).glob("*.p*"))
            print(f"{name:<12}{len(files)} files: {', '.join(files)}")
        first, second = interleaved([everyday, everything], options.runs)
    ratio = median_seconds(second) / median_seconds(first)
    print(f"{'everyday':<12}{median_seconds(first):8.2f} s")
    print(f"{'everything':<12}{median_seconds(second):8.2f} s")
    print(f"{'ratio':<12}{ratio:8.2f}    limit {LIMIT:.0f}")
    return int(ratio >= LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
