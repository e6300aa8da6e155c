"""The heading of a part that is not a section: a rule, the title, and for questions the total to fill in."""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading
from sinopack.layout.handout.desk import Desk
from sinopack.layout.inline import plain
from sinopack.page import Alignment, Role
from sinopack.plan import blocks

_TITLE_Y = 12.0
TOTAL_ROOM = 140.0
_TOTAL_WIDTH = 60.0
_TOTAL_LINE = 38.0
_BELOW = 24.0
_AFTER = 16.0
_AFTER_MINOR = 8.0
_UNDER = 7.0
"""The height of a line for the total below its heading, and what of it is under the baseline."""


def compose_part(block: blocks.PartOpening, desk: Desk) -> list[Frame]:
    """The heading hangs from its own rule. On a linear sheet a long one has the total below it."""
    if block.minor:
        return [_minor(block, desk)]
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.width - (TOTAL_ROOM if block.total else 0.0)
    below = desk.sheet.is_linear and desk.one_line(plain(block.title), styles.page_heading) > width
    width = desk.sheet.width if below else width
    title = desk.stepped(plain(block.title), styles.page_heading, styles.page_heading_steps, 2, width)
    height = _TITLE_Y + title.height + 4.0
    items: list[FrameItem] = [
        desk.bar(Rect(0.0, 0.0, desk.sheet.width, 2.0), "ink", f"{block.key}-rule"),
        composer.box([title], (0.0, _TITLE_Y), width, Role.HEADING_1, f"{block.key}-title"),
    ]
    if block.total:
        height += _BELOW if below else 0.0
        items += total_to_fill_in(
            block.total, block.key, desk, height - _UNDER if below else _TITLE_Y + title.lines[0].baseline
        )
    return [
        Frame(
            height,
            tuple(items),
            space_after=_AFTER,
            keep_with_next=True,
            full=True,
            hangs=True,
            headings=(Heading(block.key, block.title, 0),),
        )
    ]


def _minor(block: blocks.PartOpening, desk: Desk) -> Frame:
    """A heading in the size of a component's."""
    width, title_y = desk.sheet.width, _TITLE_Y - 4.0
    title = desk.composer.set(plain(block.title), desk.styles.component_heading, width)
    rule = desk.bar(Rect(0.0, 0.0, width, 2.0), "ink", f"{block.key}-rule")
    heading = desk.composer.box([title], (0.0, title_y), width, Role.HEADING_1, f"{block.key}-title")
    return Frame(
        title_y + title.height,
        (rule, heading),
        space_after=_AFTER_MINOR,
        keep_with_next=True,
        full=True,
        hangs=True,
        headings=(Heading(block.key, block.title, 0),),
    )


def heading_height(title: str, desk: Desk) -> float:
    """The height of a heading without a total, and of the space below it."""
    steps = desk.styles.page_heading_steps
    text = desk.stepped(plain(title), desk.styles.page_heading, steps, 2, desk.sheet.width)
    return _TITLE_Y + text.height + 4.0 + _AFTER


def total_to_fill_in(total: int, key: str, desk: Desk, baseline: float) -> list[FrameItem]:
    """“Total ____ / 40”, on a baseline such as the title's."""
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    out_of = composer.set(plain(f"/ {total}"), styles.sans, _TOTAL_WIDTH, alignment=Alignment.RIGHT)
    label = composer.set(plain(composer.labels("total")), styles.stem, _TOTAL_WIDTH, alignment=Alignment.RIGHT)
    top = baseline - out_of.lines[0].baseline
    left = sheet.width - out_of.width - 6.0 - _TOTAL_LINE
    label_at, out_of_at = (left - 6.0 - _TOTAL_WIDTH, top), (sheet.width - _TOTAL_WIDTH, top)
    return [
        composer.box([label], label_at, _TOTAL_WIDTH, Role.LABEL, f"{key}-total"),
        desk.rule(left, baseline + 1.0, _TOTAL_LINE, desk.stroke("ink", 0.75), f"{key}-total-line"),
        composer.box([out_of], out_of_at, _TOTAL_WIDTH, Role.LABEL, f"{key}-out-of"),
    ]
