"""How long it takes to lay out a timeline of 200 events, in a process that has laid one out before.

    .venv/bin/python benchmarks/timelines.py

In: the stress pack `long-timeline`. Out: the median processor seconds of its timeline alone, composed into frames. At
most 0.5 s is wanted.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from sinopack.content import load
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
BOUND = 0.5


def seconds() -> float:
    """Once, with a typesetter that remembers nothing."""
    pack, labels = load(PACK), load_labels("en-GB")
    plan = plan_handout(pack, labels)
    composer = Composer(Typesetter(FONT_SETS["textbook"], "en-GB"), load_theme("two-colour", Path()), labels, Setting())
    sheet = sheet_of("A4")
    axis = make_axis(plan.chronology, sheet.width)
    desk = Desk(composer, sheet, page_styles(composer.theme), plan, axis, {})
    block = next(block for part in plan.parts for block in part.blocks if isinstance(block, blocks.TimelineList))
    events = sum(len(era.events) for era in block.eras)
    start = time.process_time()
    frames = compose_timeline(block, desk)
    taken = time.process_time() - start
    print(f"{events} events on {len(frames)} pages: {taken:.3f} s")
    return taken


if __name__ == "__main__":
    taken = median(seconds() for _ in range(RUNS))
    print(f"median: {taken:.3f} s")
    raise SystemExit(taken > BOUND)
