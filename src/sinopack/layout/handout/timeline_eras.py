"""The names of the eras left of a timeline's axis, each hanging from a rule where it begins.

In: a page. Out: names with their rules; None where they find no place. A name that had to give way is joined to its
beginning by a slanting line. On a page where an era only goes on its name comes again, not read.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.frame import FrameItem
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.timeline_rows import NAMES_GAP, Columns, era_style
from sinopack.layout.inline import plain
from sinopack.layout.text import Hyphenation, SetText, TextStyle
from sinopack.layout.timeline.placement import place
from sinopack.page import Connector, Item, Role
from sinopack.plan import blocks

if TYPE_CHECKING:
    from sinopack.layout.handout.timeline_draw import TimePage

_ABOVE, _BELOW = 4.0, 6.0
_LEVEL = 0.5


class EraName(Struct, frozen=True):
    """The name of era `number` (from 1): its rule, and its texts."""

    number: int
    drawing: tuple[Item, ...]
    texts: tuple[FrameItem, ...]


def era_names(page: TimePage, block: blocks.TimelineList, columns: Columns, desk: Desk) -> list[EraName] | None:
    """The eras that the page shows, in order."""
    scale, width = page.scale, columns.names
    eras = [
        (number, era)
        for number, era in enumerate(desk.chronology.eras, 1)
        if scale.stretches(era.start, era.end) or (era.start == scale.start and page.number == 0)
    ]
    if not eras:
        return []
    dates = {era.number: era.dates for era in block.eras}
    tops = [page.edge(era.start) for _, era in eras]
    for style in (era_style(desk), replace(desk.styles.note, bold=True)):
        texts = [_texts(era.name, dates.get(number, ""), style, width, desk) for number, era in eras]
        sizes = [_ABOVE + sum(text.height for text in each) + _BELOW for each in texts]
        places = place(tops, sizes, 0.0, page.length + _BELOW)
        if places is not None:
            break
    else:
        return None
    return [
        _name(Begun(number, era.start >= scale.start, top, at), text, columns, desk)
        for (number, era), text, top, at in zip(eras, texts, tops, places, strict=True)
    ]


class Begun(Struct, frozen=True):
    """An era on a page: its number, whether it begins there, from which height on it runs, and where its name is."""

    number: int
    begins: bool
    top: float
    at: float


def _texts(name: str, dates: str, style: TextStyle, width: float, desk: Desk) -> list[SetText]:
    """The name, and the dates below it."""
    styles, narrow = desk.styles, Hyphenation.NARROW
    texts = [desk.composer.set(plain(name), style, width, hyphenation=narrow)]
    if dates:
        quiet = replace(styles.note, colour=desk.colour("quiet"))
        texts.append(desk.composer.set(plain(dates), quiet, width, hyphenation=narrow))
    return texts


def _name(era: Begun, texts: list[SetText], columns: Columns, desk: Desk) -> EraName:
    """A name below its rule. The rule runs on to the axis band; from a name that gave way it slants there."""
    composer, key = desk.composer, f"era-{era.number}"
    stroke, width = desk.stroke("ink", 0.75), columns.names
    corners = [(0.0, era.at), (columns.band, era.top)]
    if abs(era.at - era.top) > _LEVEL:
        corners[1:1] = [(width, era.at), (width + NAMES_GAP, era.top)]
    drawing: list[Item] = [
        Connector(x1, y1, x2, y2, stroke, f"{key}-rule-{number}")
        for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(corners), 1)
    ]
    roles = (Role.HEADING_2, Role.PARAGRAPH) if era.begins else (Role.ARTIFACT, Role.ARTIFACT)
    boxes: list[FrameItem] = []
    y = era.at + _ABOVE
    for text, role, end in zip(texts, roles, ("name", "dates"), strict=False):
        boxes.append(composer.box([text], (0.0, y), width, role, f"{key}-{end}"))
        y += text.height
    return EraName(era.number, tuple(drawing), tuple(boxes))
