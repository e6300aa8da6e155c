"""What the tags of a PDF cost: the handout and the slides drawn with tags and without, by turns, in one process.

Prints the median times. Exit code 1 if drawing either with its tags (the tree, the standards' metadata, everything that
makes it PDF/UA-1 and PDF/A-2a) takes more than twice as long as without.

    python benchmarks/tagging.py [--runs 21] [--content content.yaml]
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median

from cold import ROOT, SAMPLE

sys.path.insert(0, str(ROOT / "src"))

LIMIT = 2.0


def main() -> int:
    parser = argparse.ArgumentParser(description="Time drawing with tags and without.")
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--content", type=Path, default=SAMPLE)
    options = parser.parse_args()
    gc.disable()  # as the command line does
    ratios = [compare(name, draw, options.runs) for name, draw in drawings(options.content)]
    return int(max(ratios) > LIMIT)


def drawings(content: Path) -> list[tuple[str, Callable[[bool], bytes]]]:
    """For each product a way to draw it, with tags or without, from pages laid out beforehand."""
    from sinopack.content import load
    from sinopack.layout import lay_out_deck, lay_out_handout
    from sinopack.render import pdf

    pack = load(content)
    handout, deck = lay_out_handout(pack, content.parent).result, lay_out_deck(pack, content.parent).result

    def draw_handout(tagged: bool) -> bytes:
        target = BytesIO()
        pdf.draw(handout, target, tagged=tagged)
        return target.getvalue()

    def draw_slides(tagged: bool) -> bytes:
        target = BytesIO()
        pdf.draw_deck(deck, target, tagged=tagged)
        return target.getvalue()

    return [("handout", draw_handout), ("slides", draw_slides)]


def compare(name: str, draw: Callable[[bool], bytes], runs: int) -> float:
    """The ratio of the medians; both have run once before, so that caches are warm for both."""
    sizes = {tagged: len(draw(tagged)) for tagged in (False, True)}
    seconds: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(runs):
        for tagged, times in seconds.items():
            start = time.perf_counter()
            draw(tagged)
            times.append(time.perf_counter() - start)
    without, with_tags = median(seconds[False]), median(seconds[True])
    ratio = with_tags / without
    print(
        f"{name:<10}{without * 1000:8.1f} ms without{with_tags * 1000:8.1f} ms with tags    "
        f"ratio {ratio:.2f}    limit {LIMIT:g}    {sizes[False]:,} and {sizes[True]:,} bytes"
    )
    return ratio


if __name__ == "__main__":
    raise SystemExit(main())
