"""The peak memory of `sinopack build` for the sample: resident memory of a process of its own.

Exit code 1 at 120 MB (of 1,000,000 bytes) or more.

    python benchmarks/memory.py [--content content.yaml]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cold import SAMPLE, build_arguments, run_cold, scratch_folder

LIMIT = 120e6


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the peak memory of a build.")
    parser.add_argument("--content", type=Path, default=SAMPLE)
    content = parser.parse_args().content.resolve()
    with scratch_folder() as scratch:
        run_cold(build_arguments(content, scratch / "first"), scratch)  # compiles the modules, which takes memory too
        peak = run_cold(build_arguments(content, scratch / "second"), scratch).peak
    if not peak:
        print("This system does not say how much memory a process took.")
        return 0
    print(f"peak {peak / 1e6:.1f} MB    limit {LIMIT / 1e6:.0f} MB")
    return int(peak >= LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
