"""The head of a sheet that stands by itself: what it is, of which lesson, whose, and the marks to add up.

In: its block. Out: one frame, from the heavy rule of a first page to a rule in the accent.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading, shifted
from sinopack.layout.handout.desk import BETWEEN, Desk
from sinopack.layout.handout.masthead import edition_box, name_lines
from sinopack.layout.handout.part import TOTAL_ROOM, total_to_fill_in
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.page import Alignment, Role
from sinopack.plan import blocks

_TOP = 10.0
_NAMES_ABOVE = 4.0
_TITLE_ABOVE = 14.0
_BELOW = 10.0
_AFTER = 20.0


def compose_sheet_head(block: blocks.SheetHead, desk: Desk) -> list[Frame]:
    """What it is and whose, then the title of the lesson with room for the total."""
    sheet = desk.sheet
    items, y = _kind(block, desk)
    if block.names:
        names = shifted(name_lines(desk), 0.0, y + _NAMES_ABOVE)
        items += names.items
        y += _NAMES_ABOVE + names.height
    titles, y = _title(block, desk, y + _TITLE_ABOVE)
    items += titles
    items.append(desk.bar(Rect(0.0, y + _BELOW, sheet.width, 2.0), "accent", f"{block.key}-end"))
    heading = Heading("masthead", block.title.text, 0)
    height = y + _BELOW + 2.0
    return [
        Frame(height, tuple(items), space_after=_AFTER, full=True, hangs=True, headings=(heading,), place=block.place)
    ]


def _kind(block: blocks.SheetHead, desk: Desk) -> tuple[list[FrameItem], float]:
    """What the sheet is, on the left, and for whom, on the right; one under the other where they do not fit beside each
    other. Below, the print on the right, and a note on the left."""
    composer, styles, width = desk.composer, desk.styles, desk.sheet.width
    kind = tuple(
        Piece(("   " if index else "") + part, colour=desk.colour("accent" if index == 0 else "ink"))
        for index, part in enumerate(block.kind)
    )
    said = plain("  |  ".join(part for part in (block.course, block.level) if part))
    bold = replace(styles.label, size=styles.label.size * 1.15)
    fits = desk.one_line(kind, bold) + BETWEEN + desk.one_line(said, styles.level) <= width
    left = composer.set(kind, bold, width if not fits else desk.one_line(kind, bold))
    items: list[FrameItem] = [
        desk.bar(Rect(0.0, 0.0, width, 4.0), "ink", f"{block.key}-rule"),
        composer.box([left], (0.0, _TOP), width if not fits else left.width, Role.LABEL, f"{block.key}-kind"),
    ]
    y = _TOP + left.height
    if said[0].text:
        room = width if not fits else width - left.width - BETWEEN
        alignment = Alignment.LEFT if not fits else Alignment.RIGHT
        right = composer.set(said, styles.level, room, alignment=alignment)
        top = y if not fits else _TOP + left.lines[0].baseline - right.lines[0].baseline
        items.append(composer.box([right], (width - room, top), room, Role.LABEL, f"{block.key}-course"))
        y = max(y, top + right.height)
    line = styles.caption.leading
    items.append(edition_box(Rect(0.0, y, width, line), "", desk))
    return items, y + line


def _title(block: blocks.SheetHead, desk: Desk, y: float) -> tuple[list[FrameItem], float]:
    """The title of the lesson with its dates, beside it the total; below it the note."""
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    room = sheet.width - (TOTAL_ROOM if block.total and block.names else 0.0)
    parts = desk.pieces(block.title)
    if block.dates:
        parts = (*parts, Piece(f"  {block.dates}", bold=False, colour=desk.colour("accent")))
    title = desk.stepped(parts, styles.page_heading, styles.page_heading_steps, 2, room)
    items: list[FrameItem] = [composer.box([title], (0.0, y), room, Role.TITLE, f"{block.key}-title")]
    if block.total and block.names:
        items += total_to_fill_in(block.total, block.key, desk, y + title.lines[0].baseline)
    y += title.height
    worth = composer.labels.counted("marks", block.total) if block.total and not block.names else ""
    said = "  |  ".join(part for part in (block.note, worth) if part)
    if said:
        note = composer.set(plain(said), styles.level, sheet.width)
        items.append(composer.box([note], (0.0, y + 2.0), sheet.width, Role.PARAGRAPH, f"{block.key}-note"))
        y += note.height + 2.0
    return items, y
