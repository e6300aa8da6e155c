"""What stands on a slide whatever it says: this section's mark on the era strip, the footer, the slide's number."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sinopack.layout.inline import plain
from sinopack.layout.ornament import Strip, section_mark
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import FOOTER_GAP, FOOTER_Y, MARGIN, NUMBER_WIDTH, STRIP_Y
from sinopack.layout.text import TextStyle
from sinopack.page import Alignment, Item, PlaceholderKind, PlaceholderRef, Role
from sinopack.plan.plans import SlidePlan

FOOTER = PlaceholderRef(PlaceholderKind.FOOTER)
SLIDE_NUMBER = PlaceholderRef(PlaceholderKind.SLIDE_NUMBER)
_SAFE_SHARE = 0.97
"""The share of its width that a footer may take: the presenting program must not break its one line."""


def furniture(planned: SlidePlan, draft: Draft, number: int, desk: Desk) -> Iterator[Item]:
    """The furniture of the slide that is the `number`-th of the deck."""
    if draft.strip and planned.section:
        strip = Strip(MARGIN, STRIP_Y, desk.grid.width)
        yield from section_mark(strip, planned.section, desk.chronology, desk.axis, desk.composer.theme)
    if not planned.footer:
        return
    composer, grid, style = desk.composer, desk.grid, _style(draft, desk)
    width = grid.width - NUMBER_WIDTH - FOOTER_GAP
    text = composer.set(plain(_one_line(planned.footer, width, style, desk)), style, width)
    yield composer.box([text], (MARGIN, FOOTER_Y), width, Role.FOOTER, f"{draft.key}-footer", FOOTER)
    figure = composer.set(plain(str(number)), style, NUMBER_WIDTH, alignment=Alignment.RIGHT)
    at = (grid.right - NUMBER_WIDTH, FOOTER_Y)
    yield composer.box([figure], at, NUMBER_WIDTH, Role.FOOTER, f"{draft.key}-number", SLIDE_NUMBER)


def _style(draft: Draft, desk: Desk) -> TextStyle:
    if draft.surface == "paper":
        return desk.styles.footer
    return replace(desk.styles.footer, colour=desk.surface(draft.surface).quiet)


def _one_line(text: str, width: float, style: TextStyle, desk: Desk) -> str:
    """A footer on one line; the slide itself has the words whole."""

    def fits(words: str) -> bool:
        extent = desk.composer.typesetter.measure(plain(words), style, desk.composer.base)
        return extent.maximum <= width * _SAFE_SHARE

    if fits(text):
        return text
    kept = text[:-1].rstrip()
    while kept and not fits(f"{kept}…"):
        kept = kept[:-1].rstrip()
    return f"{kept}…"
