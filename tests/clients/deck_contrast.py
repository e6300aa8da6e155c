"""Can every text of a deck be read on what is really behind it?

In: an open slide. Out: the texts whose contrast, in colour or in grey, is too low, each with its figures.

Behind a text is the topmost filled shape below it that covers its rectangle, else the slide's ground; a filled shape
that reaches into the rectangle without covering it is behind some of the text, so it counts as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

from sinopack.geometry import Rect
from tests.clients.deck_colours import Palette, worst_contrast
from tests.clients.deck_drawn import Area, DrawnSlide

TEXT, LARGE_TEXT = 4.5, 3.0
LARGE, LARGE_BOLD = 18.0, 14.0
TOLERANCE = 0.5
"""Points by which a ground may fall short of a text's rectangle, or reach into it."""
SPARE = 2.5
"""Points at the foot of a text box in which nothing is set: what the layout keeps free for other programs' fonts."""
_LINK_COLOUR = ".//{http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor}hlinkClr"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is shown."""

    colour: str
    size: float
    bold: bool


def hard_to_read(slide: Any) -> Iterator[tuple[str, str]]:
    """The name of the shape and what is wrong with it, for each run that is hard to read."""
    drawn = DrawnSlide(slide)
    for index in range(drawn.first, len(drawn.areas)):
        area = drawn.areas[index]
        if area.body is None:
            continue
        grounds = list(_behind(area, drawn.areas[:index], drawn.ground))
        for run in _runs(area.body):
            yield from ((area.name, fault) for fault in _faults(run, look_of(run, area, drawn.palette), grounds))


def _runs(body: Any) -> Iterator[Any]:
    for run in body.iter(qn("a:r"), qn("a:fld")):
        if (run.findtext(qn("a:t")) or "").strip():
            yield run


def _faults(run: Any, look: Look, grounds: Sequence[tuple[str, ...]]) -> Iterator[str]:
    text = repr(run.findtext(qn("a:t"))[:40])
    is_large = look.size >= LARGE or (look.bold and look.size >= LARGE_BOLD)
    needed = LARGE_TEXT if is_large else TEXT
    for ground in grounds:
        if not ground:
            yield f"{text} stands on a picture"
        for colour in ground:
            found = worst_contrast(look.colour, colour)
            if found < needed:
                yield f"{text}: {look.colour} on {colour} is {found:.2f}:1, not {needed}:1"


def _behind(area: Area, below: Sequence[Area], ground: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The fills behind an area's text, from the top down to the first that covers it."""
    text = Rect(area.rect.x, area.rect.y, area.rect.width, max(area.rect.height - SPARE, 0.0))
    for other in (area, *reversed(below)):
        if other.fill is None or not _meet(other.rect, text):
            continue
        yield other.fill
        if _covers(other.rect, text):
            return
    yield ground


def _meet(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(across, down) > TOLERANCE


def _covers(ground: Rect, text: Rect) -> bool:
    left, top = text.x - ground.x, text.y - ground.y
    right, bottom = ground.right - text.right, ground.bottom - text.bottom
    return min(left, top, right, bottom) >= -TOLERANCE


def look_of(run: Any, area: Area, palette: Palette) -> Look:
    """How a run is shown: what it says itself, or else what it inherits."""
    properties = list(_properties(run, area.styles))
    fills = (palette.fill(each) for each in properties)
    colour = next(fill[0] for fill in fills if fill)
    link = run.find(f"{qn('a:rPr')}/{qn('a:hlinkClick')}")
    if link is not None:
        keeps = link.find(_LINK_COLOUR)
        colour = colour if keeps is not None and keeps.get("val") == "tx" else palette.named("hlink")
    size = next(int(each.get("sz")) / 100 for each in properties if each.get("sz"))
    bold = next((each.get("b") in ("1", "true") for each in properties if each.get("b")), False)
    return Look(colour, size, bold)


def _properties(run: Any, styles: Sequence[Any]) -> Iterator[Any]:
    own = run.find(qn("a:rPr"))
    if own is not None:
        yield own
    paragraph = run.getparent().find(qn("a:pPr"))
    level = int(paragraph.get("lvl", "0")) + 1 if paragraph is not None else 1
    for style in styles:
        found = style.find(f"{qn(f'a:lvl{level}pPr')}/{qn('a:defRPr')}")
        if found is not None:
            yield found
