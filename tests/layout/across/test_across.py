"""The timeline across: 500 made up ones keep every promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.geometry import Rect
from sinopack.layout.across.band import named_eras
from sinopack.layout.across.dividing import one_row, rows_of, span_of
from sinopack.layout.across.drawing import Stage, draw_row
from sinopack.layout.across.labels import Label, labels_of
from sinopack.layout.across.look import look_at
from sinopack.layout.across.rows import Frame, Row
from sinopack.layout.compose import Composer
from sinopack.layout.text import Baseline, Breaking, Setting
from sinopack.plan.blocks import Chronology, TimelineList
from sinopack.theme import load_labels, load_theme
from tests.layout.across.checks import check_drawn, check_order
from tests.layout.text.conftest import make_typesetter
from tests.layout.timeline.generated import timeline

SEEDS, CHUNK = 500, 25
FLOOR = 18.0
WIDTH, HEIGHT = 864.0, 330.0
COMPOSER = Composer(
    make_typesetter(),
    load_theme("two-colour", Path()),
    load_labels("en"),
    Setting(breaking=Breaking.GREEDY, baseline=Baseline.LOW),
    slack=0.08,
)
LOOK = look_at(20.0, 24.0, COMPOSER.theme, FLOOR, safe=0.97, slack=COMPOSER.slack)


def laid_out(block: TimelineList, chronology: Chronology) -> tuple[list[Label], Frame, list[Row] | None]:
    labels = labels_of([event for era in block.eras for event in era.events], LOOK, COMPOSER)
    frame = Frame(WIDTH, HEIGHT, named_eras(chronology.eras, LOOK, COMPOSER), block.scale)
    return labels, frame, rows_of(labels, span_of(labels, eras_of(chronology)), frame, LOOK)


def eras_of(chronology: Chronology) -> list[tuple[float, float]]:
    return [(era.start, era.end) for era in chronology.eras]


def check(seed: int) -> None:
    block, chronology = timeline(seed)
    labels, frame, rows = laid_out(block, chronology)
    if rows is None:  # because of texts that are too long for any slide: all others are drawn without them
        labels = [label for label in labels if one_row([label], span_of([label], eras_of(chronology)), frame, LOOK)]
        rows = rows_of(labels, span_of(labels, eras_of(chronology)), frame, LOOK) if labels else []
        assert rows is not None
    assert [each.label for row in rows for each in row.placed] == labels
    for number, row in enumerate(rows):
        assert row.height(LOOK) <= HEIGHT + 0.02
        check_order(row, WIDTH, LOOK)
        stage = Stage(0.0, HEIGHT, WIDTH, chronology.eras, block.categories, f"row-{number}")
        items = list(draw_row(row, stage, LOOK, COMPOSER))
        check_drawn(items, row, Rect(0.0, 0.0, WIDTH, 2 * HEIGHT + LOOK.band), FLOOR)


@pytest.mark.parametrize("first", range(0, SEEDS, CHUNK))
def test_every_timeline_keeps_its_promises(first: int) -> None:
    for seed in range(first, first + CHUNK):
        check(seed)


@pytest.mark.parametrize("seed", [3, 77, 401])
def test_the_same_events_are_drawn_the_same(seed: int) -> None:
    def drawn() -> object:
        block, chronology = timeline(seed)
        _, _, rows = laid_out(block, chronology)
        stage = Stage(0.0, HEIGHT, WIDTH, chronology.eras, block.categories, "row")
        return [list(draw_row(row, stage, LOOK, COMPOSER)) for row in rows or ()]

    assert drawn() == drawn()
