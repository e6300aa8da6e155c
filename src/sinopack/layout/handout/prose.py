"""The argument: paragraphs, subheadings, lists and quoted lines of a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sinopack.content.markup import Inline, ListBlock, Paragraph, Prose, ProseBlock, QuotedProse, Subheading
from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.text import TextStyle
from sinopack.page import Bullet, BulletKind, Role
from sinopack.plan import blocks
from sinopack.values import replace

PARAGRAPH_GAP = 8.0
LIST_GAP = 4.0
INDENT = 14.0
NUMBER_INDENT = 18.0
SQUARE = 5.0


@dataclass(frozen=True, slots=True)
class Column:
    """Where prose is set and how: x and width in points, the style of its text, and whether terms get margin notes."""

    x: float
    width: float
    style: TextStyle
    notes: bool = False


def compose_text(block: blocks.Text, desk: Desk) -> list[Frame]:
    column = Column(0.0, desk.sheet.main, desk.styles.body, notes=True)
    return prose_frames(block.prose, column, desk, block.key)


def whole_prose(prose: Prose, column: Column, desk: Desk, key: str) -> list[Frame]:
    """Every block of a prose (a callout, a summary, an answer) as frames."""
    return [
        frame
        for index, block in enumerate(prose.blocks, 1)
        for frame in prose_frames(block, column, desk, f"{key}-{index}")
    ]


def prose_frames(prose: ProseBlock, column: Column, desk: Desk, key: str) -> list[Frame]:
    match prose:
        case Paragraph(text):
            frame = _set(text, column, desk, key)
            return [replace(frame, space_after=PARAGRAPH_GAP)]
        case Subheading(text, level):
            style = desk.styles.subheading if level == 1 else desk.styles.minor_heading
            role = Role.HEADING_2 if level == 1 else Role.HEADING_3
            frame = desk.paragraph(desk.pieces(text), style, role, key, x=column.x, width=column.width)
            return [replace(frame, space_before=16.0, space_after=2.0, keep_with_next=True, breaks=())]
        case ListBlock():
            frames = list(_list(prose, column, desk, key, 0))
            frames[-1] = replace(frames[-1], space_after=PARAGRAPH_GAP + LIST_GAP)
            return frames
        case QuotedProse(paragraphs):
            quoted = Column(column.x + NUMBER_INDENT, column.width - NUMBER_INDENT, desk.styles.source, column.notes)
            return [
                replace(_set(text, quoted, desk, f"{key}-{index}", Role.QUOTE), space_before=8.0, space_after=8.0)
                for index, text in enumerate(paragraphs, 1)
            ]
        case _:
            raise AssertionError(f"a table inside {key} is a block of its own")


def _set(text: Inline, column: Column, desk: Desk, key: str, role: Role = Role.PARAGRAPH) -> Frame:
    parts = desk.first_mentions(text) if column.notes else desk.pieces(text)
    return desk.paragraph(parts, column.style, role, key, x=column.x, width=column.width)


def _list(block: ListBlock, column: Column, desk: Desk, key: str, depth: int) -> Iterator[Frame]:
    style = replace(desk.styles.sans, colour=column.style.colour)
    for index, item in enumerate(block.items):
        bullet = square(desk) if not block.ordered else numeral(desk, block.start + index)
        step = NUMBER_INDENT if block.ordered else INDENT
        inner = replace(column, style=style)
        parts = desk.first_mentions(item.text) if inner.notes else desk.pieces(item.text)
        name = f"{key}-{index + 1}"
        yield replace(
            desk.paragraph(
                parts, style, Role.LIST, name, x=column.x, width=column.width, indent=step * (depth + 1), hang=step,
                bullet=bullet,
            ),
            space_before=LIST_GAP,
            space_after=LIST_GAP,
        )  # fmt: skip
        for number, child in enumerate(item.children, 1):
            yield from _list(child, column, desk, f"{name}-{number}", depth + 1)


def square(desk: Desk) -> Bullet:
    return Bullet(BulletKind.SQUARE, desk.colour("accent"), SQUARE)


def numeral(desk: Desk, number: int) -> Bullet:
    return Bullet(BulletKind.NUMBER, desk.colour("accent"), desk.styles.sans.size, number)


def bulleted(
    texts: Sequence[Inline], desk: Desk, key: str, x: float, width: float, *, numbered: bool = False
) -> list[Frame]:
    """A list of one level: key points, objectives, takeaways, sources."""
    step = NUMBER_INDENT if numbered else INDENT
    return [
        replace(
            desk.paragraph(
                desk.pieces(text), desk.styles.sans, Role.LIST, f"{key}-{index}", x=x, width=width, indent=step,
                hang=step, bullet=numeral(desk, index) if numbered else square(desk),
            ),
            space_before=LIST_GAP,
            space_after=LIST_GAP,
        )
        for index, text in enumerate(texts, 1)
    ]  # fmt: skip
