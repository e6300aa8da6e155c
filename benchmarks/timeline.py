"""How long the poster of a timeline of 200 events takes to lay out, with every text set anew.

    python benchmarks/timeline.py

Prints the seconds of processor time of each of five layouts, and the least; the bar is 0.5 s.
"""

from __future__ import annotations

import time
from pathlib import Path

from sinopack import content
from sinopack.layout import lay_out_timeline

PACK = Path(__file__).parents[1] / "tests" / "packs" / "long-timeline" / "content.yaml"


def main() -> None:
    pack = content.load(PACK)
    taken = []
    for _ in range(5):
        start = time.process_time()
        lay_out_timeline(pack, PACK.parent)
        taken.append(time.process_time() - start)
    print(" ".join(f"{seconds:.3f}" for seconds in taken), f"least: {min(taken):.3f} s")


if __name__ == "__main__":
    main()
