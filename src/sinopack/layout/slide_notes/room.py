"""The room beside a slide: ruled lines to write on, or what the speaker reads.

In: a rectangle, or a slide's notes. Out: lines or text, which stand relative to the top left of the room.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.compose import Composer
from sinopack.layout.cutting import all_breaks, cut
from sinopack.layout.frame import Frame, PageNumberOf, stack
from sinopack.layout.handout.desk import line_breaks
from sinopack.layout.slide_notes.grid import Grid
from sinopack.layout.styles import PageStyles
from sinopack.layout.text import Piece, TextStyle
from sinopack.page import BulletKind, Connector, Item, Paragraph, Role, Run, Stroke

LINE_PITCH = 24.0
"""From one ruled line to the next, in points: room for handwriting."""
_RULE = 0.5
_PRESENTED = 12.0
"""The size in which notes are written for a presenting program."""
_SHARES = {BulletKind.SQUARE: 0.45, BulletKind.NUMBER: 1.0}
"""The size of a mark in times that of its text: presenting programs make a square of a character of their own."""
_WIDE = 300.0
"""Room wider than this has its notes in a size to read standing; narrower room in that of notes in the margin."""
_LONGEST_LINE = 38.0
"""The longest line, in times the size of its type: about 80 letters."""


def ruled_lines(room: Rect, key: str, composer: Composer) -> tuple[Connector, ...]:
    """As many lines to write on as there is room for; the last stands at the foot of the room."""
    count = int(room.height // LINE_PITCH)
    stroke = Stroke(composer.theme["rule"], _RULE)
    first = room.height - (count - 1) * LINE_PITCH
    heights = (first + index * LINE_PITCH for index in range(count))
    return tuple(Connector(0.0, y, room.width, y, stroke, f"{key}-{n}") for n, y in enumerate(heights, 1))


def written_notes(
    notes: Sequence[Paragraph], key: str, grid: Grid, composer: Composer, styles: PageStyles
) -> list[tuple[Item, ...]]:
    """The notes in the room of their slide, and in as much room after it as they need."""
    if not notes:
        return [()]
    parts: list[tuple[Item, ...]] = []
    style = styles.sans if grid.room.width > _WIDE else styles.note
    width = min(grid.room.width, _LONGEST_LINE * style.size)
    rest: Frame | None = _frame(notes, key, width, composer, style)
    height = grid.room.height
    while rest is not None:
        part, rest = _split(rest, height - styles.caption.leading)
        parts.append(tuple(item for item in part.items if not isinstance(item, PageNumberOf)))
        height = grid.more.height
    return parts


def _split(frame: Frame, height: float) -> tuple[Frame, Frame | None]:
    """What fits into a height, and the rest. A single line is never higher than any room."""
    if frame.height <= height:
        return frame, None
    fitting = [y for y in frame.breaks if y <= height] or [y for y in all_breaks(frame) if y <= height]
    return cut(frame, max(fitting))


def _frame(notes: Sequence[Paragraph], key: str, width: float, composer: Composer, style: TextStyle) -> Frame:
    return stack([_paragraph(note, f"{key}-{n}", width, composer, style) for n, note in enumerate(notes, 1)], 3.0)


def _paragraph(note: Paragraph, key: str, width: float, composer: Composer, style: TextStyle) -> Frame:
    factor = style.size / _PRESENTED
    bullet = note.bullet and replace(note.bullet, size=note.bullet.size * factor * _SHARES[note.bullet.kind])
    text = composer.set(
        tuple(_piece(run, style) for run in note.runs),
        style,
        width,
        indent=note.indent * factor,
        hang=note.hang * factor,
        bullet=bullet,
    )
    box = composer.box([text], (0.0, 0.0), width, Role.PARAGRAPH, key)
    is_heading = all(run.style.font.bold for run in note.runs)
    return Frame(text.height, (box,), line_breaks(text), keep_with_next=is_heading)


def _piece(run: Run, style: TextStyle) -> Piece:
    """The text of a presenting program's notes, in the words of the page's styles."""
    font = run.style.font
    return Piece(
        run.text,
        bold=font.bold or None,
        italic=font.italic or None,
        link="" if run.style.link.startswith("#") else run.style.link,
        underline=run.style.underline,
        language=run.style.language,
        code=run.style.code,
    )
