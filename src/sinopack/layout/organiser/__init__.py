"""The knowledge organiser: a lesson on exactly one page, its text as large as the page lets it be.

In: the plan and a sheet. Out: a finished page, its bookmark and its fingerprint. Where the smallest
text does not fit, a problem that says what to leave out, in which order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from sinopack.layout.compose import Composer
from sinopack.layout.frame import FrameItem, moved, within
from sinopack.layout.handout.fingerprint import digest, fingerprint
from sinopack.layout.handout.furniture import FinishedPages
from sinopack.layout.organiser.columns import is_divided
from sinopack.layout.organiser.entries import BODY, Bit, again
from sinopack.layout.organiser.head import KEY, compose_line, line_height
from sinopack.layout.organiser.sheet import GUTTER, OrganiserSheet
from sinopack.layout.organiser.shortening import say_too_long
from sinopack.layout.organiser.solving import AFTER_HEAD, BEFORE_BAND, Solved, Solver
from sinopack.layout.scaling import scaled
from sinopack.layout.styles import PageStyles
from sinopack.page import Bookmark, Destination, Item, Page, Role
from sinopack.plan.organiser import OrganiserPlan
from sinopack.problems import Place

_MOST_STRETCH = 5.0
_MOST_STRETCH_OF_PARTS = 16.0
"""How much a gap between entries, and one between parts, may grow so that a column reaches its foot."""


def lay_out_page(
    plan: OrganiserPlan, sheet: OrganiserSheet, composer: Composer, styles: PageStyles, place: Place | None = None
) -> FinishedPages:
    """The finished page. `place` is where the pack says what it is to be like."""
    styles = smallest_styles(styles)
    solved = Solver(plan, sheet, composer, styles).largest()
    if solved is None:
        say_too_long(plan, sheet, composer, styles, place)
        return FinishedPages((), (), "")
    return _finished(plan, solved, sheet)


def smallest_styles(styles: PageStyles) -> PageStyles:
    """The handout's styles, none of them smaller than the body."""
    return replace(
        styles,
        caption=styles.caption.at(BODY, 12.0),
        note=styles.note.at(BODY, 12.0),
        person=styles.person.at(11.0, 14.0),
        subheading=styles.subheading.at(13.0, 15.0),
        minor_heading=styles.minor_heading.at(11.0, 15.0),
    )


def _finished(plan: OrganiserPlan, solved: Solved, sheet: OrganiserSheet) -> FinishedPages:
    """Everything in its place, at the size that was found."""
    desk = solved.desk
    left, top = desk.sheet.left, desk.sheet.top
    line_at = desk.sheet.size.height - desk.sheet.foot - line_height(desk)
    band_at = line_at - BEFORE_BAND - solved.band.height
    placed: list[FrameItem] = [moved(item, 0.0, top) for item in solved.head.items]
    placed += _columns(solved, top + solved.head.height + AFTER_HEAD)
    placed += [moved(item, 0.0, band_at) for item in solved.band.items]
    said = [item for item in placed if isinstance(item, Item)]
    mark = digest(fingerprint(said))
    items = [*said, *(moved(item, 0.0, line_at) for item in compose_line(plan, desk, mark))]
    page = Page(
        desk.sheet.size,
        tuple(within(moved(item, left, 0.0), Role.SECTION, KEY) for item in items),
        f"page-{KEY}",
        destinations=(Destination(KEY, top),),
    )
    labels = desk.composer.labels
    bookmark = Bookmark(labels.between("number-of").join((plan.running, labels("organiser"))), 0, 0, top)
    page, bookmark = scaled((page, bookmark), solved.scale)
    return FinishedPages((replace(page, size=sheet.size),), (bookmark,), mark)


def _columns(solved: Solved, top: float) -> Iterator[FrameItem]:
    """The columns, each stretched to its foot; a part that goes on in another says so at its top."""
    bits, ends = solved.bits, (*solved.starts, len(solved.bits))
    pieces = _pieces(bits, solved.starts)
    tallest = max(_height(bits, start, stop) for start, stop in pairwise(ends))
    foot = solved.room if tallest > 0.8 * solved.room else tallest
    for number, (start, stop) in enumerate(pairwise(ends)):
        x, y = number * (solved.width + GUTTER), top
        if is_divided([bit.stacked for bit in bits], start):
            title = solved.desk.composer.labels("part", title=bits[start].title, **pieces[start])
            frame = again(title, f"{KEY}-again-{number}", solved.desk, solved.width)
            yield from (moved(item, x, y) for item in frame.items)
            y += frame.height
        stretch = _stretched(bits[start:stop], foot - _height(bits, start, stop))
        for index, bit in enumerate(bits[start:stop]):
            y += (bit.stacked.gap + stretch[index]) if index else 0.0
            yield from (moved(item, x, y) for item in bit.frame.items)
            y += bit.stacked.height


def _height(bits: Sequence[Bit], start: int, stop: int) -> float:
    stack = [bit.stacked for bit in bits]
    height = stack[start].again if is_divided(stack, start) else 0.0
    return height + sum(item.height for item in stack[start:stop]) + sum(item.gap for item in stack[start + 1 : stop])


def _stretched(bits: Sequence[Bit], spare: float) -> list[float]:
    """How much each gap of a column grows: those between parts first and most, so that the column ends at its foot."""
    stacked = [bit.stacked for bit in bits]
    wishes = [0.0] * len(bits)
    for index in range(1, len(bits)):
        if stacked[index].part != stacked[index - 1].part:
            wishes[index] = _MOST_STRETCH_OF_PARTS
        elif not stacked[index - 1].heads:
            wishes[index] = _MOST_STRETCH * (2.0 if stacked[index].heads else 1.0)
    total = sum(wishes)
    share = min(max(spare, 0.0) / total, 1.0) if total else 0.0
    return [wish * share for wish in wishes]


def _pieces(bits: Sequence[Bit], starts: Sequence[int]) -> dict[int, dict[str, int]]:
    """For each column that begins in the middle of a part: which piece of how many of it the column begins with."""
    stack = [bit.stacked for bit in bits]
    dividing = [start for start in starts if is_divided(stack, start)]
    found = {}
    for start in dividing:
        same = [each for each in dividing if stack[each].part == stack[start].part]
        found[start] = {"n": same.index(start) + 2, "total": len(same) + 1}
    return found
