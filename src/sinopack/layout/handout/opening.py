"""A section's opening: the era strip with this section's span, the numeral, the title, the dates, the lead."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.frame import Anchor, Frame, FrameItem, Heading, shifted, within
from sinopack.layout.handout.desk import Desk
from sinopack.layout.inline import plain
from sinopack.layout.ornament import Strip, era_strip, section_mark, section_span
from sinopack.page import Role
from sinopack.plan import blocks
from sinopack.plan.chronology import JUST_BEFORE, year_label

_STRIP_Y = 4.0
_YEARS_Y = 12.0
_HEADING_X = 52.0
_HEADING_CAPS = 50.2
_LEAST_HEIGHT = 100.0
"""The height of strip and heading together, so that leads begin at one height."""
_LEAD_GAP = 20.0


def compose_opening(block: blocks.SectionOpening, desk: Desk) -> list[Frame]:
    """The opening hangs from the strip; its origin is the page's top rule."""
    items, y = _heading(block, desk)
    anchors: tuple[Anchor, ...] = ()
    if block.lead is not None:
        column = replace(desk.main_column(desk.styles.lead), notes=True)
        lead = desk.paragraph(desk.prose_pieces(block.lead, column), column, Role.PARAGRAPH, f"{block.key}-lead")
        lead = shifted(lead, 0.0, y + _LEAD_GAP)
        items, anchors = [*items, *lead.items], lead.anchors
        y += _LEAD_GAP + lead.height
    y = max(y, *(item.rect.bottom for item in items))
    heading = Heading(block.key, f"{block.number} {block.title.text}", 0)
    return [
        Frame(
            y,
            (*_strip(block, desk), *items),
            space_after=20.0,
            keep_with_next=True,
            hangs=True,
            anchors=anchors,
            headings=(heading,),
            place=block.place,
        )
    ]


def _heading(block: blocks.SectionOpening, desk: Desk) -> tuple[list[FrameItem], float]:
    """Numeral, title and dates, and where they end."""
    styles, composer = desk.styles, desk.composer
    numeral = composer.set(plain(str(block.number)), styles.numeral, desk.sheet.main)
    x = max(0.0 if desk.sheet.is_linear else _HEADING_X, numeral.width + 14.0)
    room = desk.sheet.width - x
    title = desk.stepped(desk.pieces(block.title), styles.section_heading, styles.heading_steps, 2, room)
    style = styles.section_heading.at(title.paragraph.runs[0].style.size, title.paragraph.leading)
    top = desk.caps_at(style, _HEADING_CAPS)
    bearing = composer.typesetter.side_bearing(str(block.number)[0], styles.numeral)
    numeral_at = (-bearing, desk.caps_at(styles.numeral, _HEADING_CAPS))
    figure = desk.snug(numeral, numeral_at, Role.LABEL, f"{block.key}-numeral")
    items: list[FrameItem] = [
        within(figure, Role.HEADING_1, f"{block.key}-title"),
        composer.box([title], (x, top), room, Role.HEADING_1, f"{block.key}-title"),
    ]
    y = top + title.height
    if block.dates:
        dates = composer.set(plain(block.dates), styles.dates, room)
        items.append(composer.box([dates], (x, y), room, Role.PARAGRAPH, f"{block.key}-dates"))
        y += dates.height
    foot = _HEADING_CAPS + composer.typesetter.metrics(styles.numeral).cap_height
    return items, max(y, foot if desk.sheet.is_linear else _LEAST_HEIGHT)


def _strip(block: blocks.SectionOpening, desk: Desk) -> list[FrameItem]:
    """The era strip with the section's mark, and the years under it."""
    strip, theme = Strip(0.0, _STRIP_Y, desk.sheet.width), desk.composer.theme
    shapes = (
        *era_strip(strip, desk.chronology, desk.axis, theme),
        *section_mark(strip, block.number, desk.chronology, desk.axis, theme),
    )
    return [*(replace(shape, key=f"{block.key}-{shape.key}") for shape in shapes), *_years(block, desk)]


def _years(block: blocks.SectionOpening, desk: Desk) -> list[FrameItem]:
    """The strip's first and last year, and this section's span in bold; an end that would touch the span is left
    out."""
    composer, axis, width = desk.composer, desk.axis, desk.sheet.width
    if axis is None:
        return []
    style = desk.styles.caption
    items: list[FrameItem] = []
    taken: tuple[float, float] | None = None
    span = section_span(block.number, desk.chronology, axis, width)
    if span is not None and block.dates:
        text = composer.set(plain(block.dates), replace(style, bold=True, colour=desk.colour("ink")), width)
        x = min(span[0], width - text.width)
        taken = (x - 8.0, x + text.width + 8.0)
        items.append(desk.snug(text, (x, _YEARS_Y), Role.ARTIFACT, f"{block.key}-span"))
    first, last = (
        composer.set(plain(year_label(year, composer.labels)), style, width)
        for year in (axis.start, axis.end - JUST_BEFORE)
    )
    for text, x, end in ((first, 0.0, "start"), (last, width - last.width, "end")):
        if taken is None or x + text.width < taken[0] or x > taken[1]:
            items.append(desk.snug(text, (x, _YEARS_Y), Role.ARTIFACT, f"{block.key}-{end}"))
    return items
