"""How long a timeline of 200 events takes to lay out, on the handout's pages and on its poster, every text set anew.

    python benchmarks/timeline.py

Prints the least of five layouts in processor seconds, for each. Exit code 1 where one takes more than half a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sinopack.content import load
from sinopack.layout import lay_out_timeline
from sinopack.layout.axis import make_axis
from sinopack.layout.compose import Composer
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.sheet import sheet_of
from sinopack.layout.handout.timeline import compose_timeline
from sinopack.layout.styles import page_styles
from sinopack.layout.text import Setting, Typesetter
from sinopack.plan import blocks, plan_handout
from sinopack.theme import load_labels, load_theme
from sinopack.theme.fonts.registry import FONT_SETS

PACK = Path(__file__).resolve().parents[1] / "tests" / "packs" / "long-timeline" / "content.yaml"
RUNS = 5
LIMIT = 0.5


def pages() -> Callable[[], object]:
    """The timeline's part of the handout, on a desk whose typesetter remembers nothing."""
    labels = load_labels("en-GB")
    plan = plan_handout(load(PACK), labels)
    composer = Composer(Typesetter(FONT_SETS["textbook"], "en-GB"), load_theme("two-colour", Path()), labels, Setting())
    sheet = sheet_of("A4")
    axis = make_axis(plan.chronology, sheet.width)
    desk = Desk(composer, sheet, page_styles(composer.theme), plan, axis, {})
    timeline = next(block for part in plan.parts for block in part.blocks if isinstance(block, blocks.TimelineList))
    return lambda: compose_timeline(timeline, desk)


def poster() -> Callable[[], object]:
    pack = load(PACK)
    return lambda: lay_out_timeline(pack, PACK.parent)


def seconds(prepare: Callable[[], Callable[[], object]]) -> float:
    lay_out = prepare()
    start = time.process_time()
    lay_out()
    return time.process_time() - start


def main() -> int:
    least = {prepare.__name__: min(seconds(prepare) for _ in range(RUNS)) for prepare in (pages, poster)}
    for name, taken in least.items():
        print(f"{name:8}{taken:.3f} s, limit {LIMIT} s")
    return int(max(least.values()) > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
