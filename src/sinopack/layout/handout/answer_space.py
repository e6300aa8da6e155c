"""Room for answers in handwriting: ruled lines, boxes to tick and boxes to write in.

In: a desk and where they stand. Out: items, or the frame of a stem with its lines. Lines are 8.5 mm apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, shifted
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.squeezing import HALF
from sinopack.layout.inline import plain
from sinopack.layout.text import TextStyle
from sinopack.page import Alignment, Outline, Role, Shape, Stroke

INDENT = 24.0
"""Where the text of a question begins; its number hangs to the left of it."""
LINE_PITCH = 24.0
TICK_BOX = 11.0
WRITING_BOX = 18.0
BOX_GAP = 10.0
"""Between a box to write in and the text beside it."""
_TICK = 9.0
_KEPT_LINES = 3
_LINEAR_KEPT_LINES = 2
"""Answer lines that never leave the stem, and that are never left alone; fewer on a linear sheet, which holds fewer."""


class Stem(Struct, frozen=True):
    """What is asked, as a frame that stays with what follows; the question's key, and whether its answer is set."""

    frame: Frame
    key: str
    answered: bool = False


def ruled(y: float, count: int, key: str, desk: Desk) -> Iterator[FrameItem]:
    """So many lines to write on, over the whole width, the first a pitch below `y`."""
    width, stroke = desk.sheet.width - INDENT, desk.stroke("rule", 0.5)
    for number in range(1, count + 1):
        yield desk.rule(INDENT, y + number * LINE_PITCH, width, stroke, f"{key}-line-{number}")


def with_lines(stem: Frame, count: int, key: str, desk: Desk) -> Frame:
    """A stem and its ruled lines, which never part from the stem. Only what is higher than half a page goes on over the
    page; what is lower does so where half of a page would stay empty otherwise (see `squeezing`)."""
    kept = _LINEAR_KEPT_LINES if desk.sheet.is_linear else _KEPT_LINES
    breaks = tuple(stem.height + number * LINE_PITCH + 2.0 for number in range(kept, count - kept + 1))
    items = (*stem.items, *ruled(stem.height, count, key, desk))
    height = stem.height + count * LINE_PITCH + 1.0
    divided = {"breaks": breaks} if height > HALF * desk.sheet.room else {"breaks": (), "poor_breaks": breaks}
    return replace(stem, height=height, items=items, keep_with_next=False, **divided)


def tick_box(at: tuple[float, float], key: str, desk: Desk, *, ticked: bool = False) -> Iterator[FrameItem]:
    """A box to tick; where it is the right one and that is told, with its tick, which says so."""
    x, y = at
    yield Shape(Rect(x, y, TICK_BOX, TICK_BOX), Outline.RECTANGLE, key, stroke=desk.stroke("ink", 0.75))
    if ticked:
        rect = Rect(x + (TICK_BOX - _TICK) / 2, y + 1.0, _TICK + 2.0, _TICK)
        said = desk.composer.labels("right-answer")
        stroke = Stroke(desk.colour("accent"), 2.0)
        yield Shape(rect, Outline.TICK, f"{key}-tick", stroke=stroke, role=Role.FIGURE, alternative=said)


def writing_box(at: tuple[float, float], key: str, desk: Desk, answer: str = "") -> Iterator[FrameItem]:
    """A box for a number or a letter; with the answer in it, if there is one."""
    x, y = at
    box = Rect(x, y, WRITING_BOX, WRITING_BOX)
    yield Shape(box, Outline.RECTANGLE, key, stroke=desk.stroke("ink", 0.75))
    if answer:
        style = answer_style(desk)
        text = desk.composer.set(plain(answer), style, WRITING_BOX, alignment=Alignment.CENTRE)
        metrics = desk.composer.typesetter.metrics(style)
        top = y + WRITING_BOX / 2 + metrics.cap_height / 2 - text.lines[0].baseline
        yield desk.composer.box([text], (x, top), WRITING_BOX, Role.LABEL, f"{key}-answer")


def answer_style(desk: Desk) -> TextStyle:
    """How an answer looks that stands where students write theirs."""
    return replace(desk.styles.stem, colour=desk.colour("accent"))


def boxed_item(number: int, text: Inline, place: Rect, box: str, key: str, desk: Desk) -> Frame:
    """An item of a list with a box to write in before it: at `place.x`, so wide. `box` is what is written there."""
    room = place.width - WRITING_BOX - BOX_GAP
    style = desk.styles.sans
    said = desk.composer.set(desk.pieces(text), style, room)
    drop = max((WRITING_BOX - style.leading) / 2, 0.0)
    y = max((style.leading - WRITING_BOX) / 2, 0.0)
    words = desk.composer.box([said], (WRITING_BOX + BOX_GAP, drop), room, Role.PARAGRAPH, f"{key}-item-{number}")
    items = (*writing_box((0.0, y), f"{key}-box-{number}", desk, box), words)
    frame = Frame(max(WRITING_BOX + y, drop + said.height), items)
    return enclosed(shifted(frame, place.x, 0.0), Role.LIST_ITEM, f"{key}-entry-{number}")
