"""The argument: paragraphs, subheadings, lists and quoted lines of a body.

In: prose and the column it is set in. Out: frames that may be cut between lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.content.markup import (
    CodeBlock,
    Inline,
    ListBlock,
    Paragraph,
    Prose,
    ProseBlock,
    QuotedProse,
    Subheading,
    TableBlock,
)
from sinopack.layout.frame import Frame, enclosed, whole
from sinopack.layout.handout.code import code_frame
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.formula import formula_frame
from sinopack.layout.text import Piece
from sinopack.page import Bullet, BulletKind, Role
from sinopack.plan import blocks
from sinopack.plan.body import plan_markdown_code

_INDENT = 14.0
_NUMBER_INDENT = 18.0
_SQUARE = 5.0
_MANY_ITEMS = 3
_SHORT_ITEM = 3
"""The lines of an item that is kept with its neighbour."""


def compose_text(block: blocks.Text, desk: Desk) -> list[Frame]:
    column = replace(desk.main_column(desk.styles.body), notes=True)
    return prose_frames(block.prose, column, desk, block.key)


def whole_prose(prose: Prose, column: Column, desk: Desk, key: str) -> list[Frame]:
    """Every block of a prose (a callout, a summary, a quotation) as frames."""
    return [
        frame
        for index, block in enumerate(prose.blocks, 1)
        for frame in prose_frames(block, column, desk, f"{key}-{index}")
    ]


def prose_frames(prose: ProseBlock, column: Column, desk: Desk, key: str) -> list[Frame]:
    """One block of prose."""
    match prose:
        case Paragraph(text) if prose.is_formula:
            return [formula_frame(text, column, desk, key)]
        case Paragraph(text):
            frame = desk.paragraph(desk.prose_pieces(text, column), column, Role.PARAGRAPH, key)
            introduces = text.text.rstrip().endswith((":", "："))
            return [replace(frame, space_after=desk.styles.paragraph_gap, keep_with_next=introduces)]
        case Subheading():
            return [_subheading(prose, column, desk, key)]
        case ListBlock():
            frames = _none_alone(list(_list(prose, column, desk, key, 0)), desk)
            frames[-1] = replace(frames[-1], space_after=desk.styles.paragraph_gap + desk.styles.list_gap)
            return frames
        case QuotedProse(paragraphs):
            frames = [_quoted(text, column, desk, f"{key}-{index}") for index, text in enumerate(paragraphs, 1)]
            return [enclosed(frame, Role.QUOTE, key) for frame in frames]
        case CodeBlock():
            frame, _ = code_frame(plan_markdown_code(prose, key), desk, column)
            return [frame]
        case TableBlock():
            raise AssertionError(f"a table inside {key} is a block of its own")


def _subheading(prose: Subheading, column: Column, desk: Desk, key: str) -> Frame:
    style, role = desk.styles.subheading, Role.HEADING_2
    if prose.level > 1:
        style, role = desk.styles.minor_heading, Role.HEADING_3
    frame = desk.paragraph(desk.pieces(prose.text), replace(column, style=style), role, key)
    return replace(whole(frame), space_before=16.0, space_after=2.0, keep_with_next=True)


def _quoted(text: Inline, column: Column, desk: Desk, key: str) -> Frame:
    """Lines quoted within the text, indented."""
    inner = Column(column.x + _NUMBER_INDENT, column.width - _NUMBER_INDENT, desk.styles.source, column.notes)
    frame = desk.paragraph(desk.prose_pieces(text, inner), inner, Role.PARAGRAPH, key)
    return replace(frame, space_before=desk.styles.paragraph_gap, space_after=desk.styles.paragraph_gap)


def _list(block: ListBlock, column: Column, desk: Desk, key: str, depth: int) -> Iterator[Frame]:
    style = replace(desk.styles.sans, colour=column.style.colour)
    inner = replace(column, style=style)
    for index, item in enumerate(block.items):
        bullet = _numeral(desk, block.start + index) if block.ordered else _square(desk)
        name = f"{key}-{index + 1}"
        yield enclosed(_item(desk.prose_pieces(item.text, inner), inner, bullet, desk, name, depth), Role.LIST, key)
        for number, child in enumerate(item.children, 1):
            for frame in _list(child, column, desk, f"{name}-{number}", depth + 1):
                yield enclosed(enclosed(frame, Role.LIST_ITEM, name), Role.LIST, key)


def bulleted(texts: Sequence[Inline], column: Column, desk: Desk, key: str, *, numbered: bool = False) -> list[Frame]:
    """A list of one level: key points, objectives, takeaways, sources."""
    return bulleted_pieces([desk.pieces(text) for text in texts], column, desk, key, numbered=numbered)


def bulleted_pieces(
    texts: Sequence[Sequence[Piece]], column: Column, desk: Desk, key: str, *, numbered: bool = False
) -> list[Frame]:
    """The same of texts in pieces."""
    items = [
        _item(text, column, _numeral(desk, index) if numbered else _square(desk), desk, f"{key}-{index}")
        for index, text in enumerate(texts, 1)
    ]
    return _none_alone([enclosed(item, Role.LIST, key) for item in items], desk)


def _none_alone(items: list[Frame], desk: Desk) -> list[Frame]:
    """The items of a list, of which neither the first is left alone on a page nor the last, if there are three or more;
    long items may be, for room is worth more than company."""
    short = _SHORT_ITEM * desk.styles.sans.leading + 0.01
    if len(items) < _MANY_ITEMS:
        return items
    bound = [pair for pair in (0, len(items) - 2) if max(items[pair].height, items[pair + 1].height) <= short]
    return [replace(item, keep_with_next=True) if number in bound else item for number, item in enumerate(items)]


def _item(parts: Sequence[Piece], column: Column, bullet: Bullet, desk: Desk, key: str, depth: int = 0) -> Frame:
    step = _NUMBER_INDENT if bullet.kind is BulletKind.NUMBER else _INDENT
    frame = desk.paragraph(parts, column, Role.LIST_ITEM, key, indent=step * (depth + 1), hang=step, bullet=bullet)
    return replace(frame, space_before=desk.styles.list_gap, space_after=desk.styles.list_gap)


def _square(desk: Desk) -> Bullet:
    return Bullet(BulletKind.SQUARE, desk.colour("accent"), _SQUARE)


def _numeral(desk: Desk, number: int) -> Bullet:
    return Bullet(BulletKind.NUMBER, desk.colour("accent"), desk.styles.sans.size, number)
