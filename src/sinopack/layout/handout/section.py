"""A section's opening: the era strip with this section's span, the numeral, the title, the dates, the lead."""

from __future__ import annotations

from math import floor

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading
from sinopack.layout.handout.desk import Desk
from sinopack.layout.inline import plain
from sinopack.layout.ornament import Strip, era_strip, section_mark, section_span
from sinopack.layout.styles import HEADING_STEPS, PAGE_HEADING_STEPS
from sinopack.layout.text import SetText
from sinopack.page import Alignment, Role
from sinopack.plan import blocks
from sinopack.values import replace

_STRIP_Y = 4.0
_YEARS_Y = 12.0
_HEADING_X = 52.0
_HEADING_CAPS = 50.2


def compose_opening(block: blocks.SectionOpening, desk: Desk) -> list[Frame]:
    """The opening hangs from the strip; its origin is the page's top rule."""
    styles, composer = desk.styles, desk.composer
    strip = Strip(0.0, _STRIP_Y, desk.sheet.width)
    items: list[FrameItem] = [
        *era_strip(strip, desk.chronology, desk.axis, composer.theme),
        *section_mark(strip, block.number, desk.chronology, desk.axis, composer.theme),
        *_years(block, desk),
    ]
    numeral = composer.set(plain(str(block.number)), styles.numeral, 110.0)
    x = max(_HEADING_X, numeral.width + 14.0)
    title = desk.stepped(desk.pieces(block.title), styles.section_heading, HEADING_STEPS, 2, desk.sheet.width - x)
    style = styles.section_heading.at(title.paragraph.runs[0].style.size, title.paragraph.leading)
    top = desk.caps_at(style, _HEADING_CAPS)
    numeral_at = (0.0, desk.caps_at(styles.numeral, _HEADING_CAPS))
    items.append(composer.box([numeral], numeral_at, 110.0, Role.LABEL, f"{block.key}-numeral"))
    items.append(composer.box([title], (x, top), desk.sheet.width - x, Role.HEADING_1, f"{block.key}-title"))
    y = top + title.height
    if block.dates:
        dates = composer.set(plain(block.dates), styles.dates, desk.sheet.width - x)
        items.append(composer.box([dates], (x, y), desk.sheet.width - x, Role.PARAGRAPH, f"{block.key}-dates"))
        y += dates.height
    y = max(y, 100.0)
    if block.lead is not None:
        lead = composer.set(desk.first_mentions(block.lead), styles.lead, desk.sheet.main)
        items.append(composer.box([lead], (0.0, y + 20.0), desk.sheet.main, Role.PARAGRAPH, f"{block.key}-lead"))
        y += 20.0 + lead.height
    heading = Heading(block.key, f"{block.number}  {block.title.text}", 0)
    return [
        Frame(
            y, tuple(items), space_after=20.0, keep_with_next=True, headings=(heading,), place=block.place,
            name="opening",
        )
    ]  # fmt: skip


def _years(block: blocks.SectionOpening, desk: Desk) -> list[FrameItem]:
    """The years under the strip: its ends, and this section's span in bold; an end that would touch the span is left out."""
    composer, axis = desk.composer, desk.axis
    if axis is None:
        return []
    style = desk.styles.caption
    span = section_span(block.number, desk.chronology, axis, desk.sheet.width)
    taken: tuple[float, float] | None = None
    items: list[FrameItem] = []

    def place(text: SetText, x: float, key: str) -> None:
        items.append(composer.box([text], (x, _YEARS_Y), text.width + 1.0, Role.ARTIFACT, key))

    if span is not None and block.dates:
        text = composer.set(plain(block.dates), replace(style, bold=True, colour=desk.colour("ink")), desk.sheet.width)
        x = min(span[0], desk.sheet.width - text.width)
        taken = (x - 8.0, x + text.width + 8.0)
        place(text, x, f"{block.key}-span")
    for name, year, right in (("start", axis.start, False), ("end", axis.end - 0.001, True)):
        text = composer.set(plain(year_label(year, desk)), style, 120.0)
        x = desk.sheet.width - text.width if right else 0.0
        if taken is None or x + text.width < taken[0] or x > taken[1]:
            place(text, x, f"{block.key}-{name}")
    return items


def year_label(year: float, desk: Desk) -> str:
    """A year as figures: 1956, or 44 BC for the astronomical year -43."""
    whole = floor(year)
    if whole > 0:
        return str(whole)
    return desk.composer.labels.dates["before-christ"].format(year=1 - whole)


def compose_part(block: blocks.PartOpening, desk: Desk) -> list[Frame]:
    """The heading of a part: a rule, the title, and for questions the total to fill in."""
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.width - (140.0 if block.total else 0.0)
    title = desk.stepped(plain(block.title), styles.page_heading, PAGE_HEADING_STEPS, 2, width)
    items: list[FrameItem] = [
        desk.bar(Rect(0.0, 0.0, desk.sheet.width, 2.0), "ink", f"{block.key}-rule"),
        composer.box([title], (0.0, 12.0), width, Role.HEADING_1, f"{block.key}-title"),
    ]
    if block.total:
        items += _total(block, desk, 12.0 + title.lines[0].baseline)
    heading = Heading(block.key, block.title, 0)
    height = 12.0 + title.height + 4.0
    return [
        Frame(height, tuple(items), space_after=16.0, keep_with_next=True, full=True, headings=(heading,), name="part")
    ]


def _total(block: blocks.PartOpening, desk: Desk, baseline: float) -> list[FrameItem]:
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    out_of = composer.set(plain(f"/ {block.total}"), styles.sans, 60.0, alignment=Alignment.RIGHT)
    label = composer.set(plain(composer.labels("total")), styles.stem, 60.0, alignment=Alignment.RIGHT)
    top = baseline - out_of.lines[0].baseline
    line_right = sheet.width - out_of.width - 6.0
    line_left = line_right - 38.0
    return [
        composer.box([label], (line_left - 66.0, top), 60.0, Role.LABEL, f"{block.key}-total"),
        desk.rule(line_left, baseline + 1.0, 38.0, desk.stroke("ink", 0.75), f"{block.key}-total-line"),
        composer.box([out_of], (sheet.width - 60.0, top), 60.0, Role.LABEL, f"{block.key}-out-of"),
    ]
