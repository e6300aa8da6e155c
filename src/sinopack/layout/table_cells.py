"""The cells of a table: text or points, measured and set; figures with their decimal points under one another.

In: what each cell says, its style and its column's alignment. Out: how narrow and how wide each may be; set cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from sinopack.geometry import Insets
from sinopack.layout.compose import Composer, lowered
from sinopack.layout.text import Extent, Piece, SetText, TextStyle
from sinopack.page import Alignment, Bullet, BulletKind, Cell, Line

_ALIGNMENTS = {"left": Alignment.LEFT, "centre": Alignment.CENTRE, "right": Alignment.RIGHT, "decimal": Alignment.RIGHT}
_INDENT, _SQUARE, _BETWEEN = 12 / 11, 5 / 11, 3 / 11
"""The indent of a point, the side of its square and the white between two, as shares of the size of type."""
_TAIL = re.compile(r"\D*$")
_WITH_COMMA = frozenset({
    "be", "bg", "bs", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it", "lt", "lv", "mk",
    "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
})  # fmt: skip
"""Languages that write a comma before decimals (Unicode CLDR, numbers/symbols/decimal)."""


class Listed(Struct, frozen=True):
    """A cell of points, one under the other."""

    points: tuple[tuple[Piece, ...], ...]


CellText = tuple[Piece, ...] | Listed


class Place(Struct, frozen=True):
    """Where a cell's text stands: the room across, what of it is kept free on the right, and the padding around."""

    room: float
    free: float
    alignment: str
    gap: float
    padding: float


class Measured(Struct, frozen=True):
    """The cells of a table as measured: `columns` are the extents of each column's text, `maxima` each cell's width on
    one line, by row; `tails` what of a figure stands behind its last whole digit, in columns set by that, and
    `longest` the longest of each column."""

    columns: tuple[Extent, ...]
    maxima: tuple[tuple[float, ...], ...]
    tails: tuple[tuple[float, ...], ...]
    longest: tuple[float, ...]


def paragraphs_of(cell: CellText) -> tuple[tuple[Piece, ...], ...]:
    """What a cell says, point by point."""
    return cell.points if isinstance(cell, Listed) else (cell,)


def has_words(cell: CellText) -> bool:
    return any(piece.text.strip() for parts in paragraphs_of(cell) for piece in parts)


def words_of(cell: CellText) -> str:
    return "\n".join("".join(piece.text for piece in parts) for parts in paragraphs_of(cell))


def measured(
    rows: Sequence[Sequence[CellText]],
    styles: Sequence[Sequence[TextStyle]],
    alignments: Sequence[str],
    header_rows: int,
    composer: Composer,
) -> Measured:
    """Measure every cell. Figures that stand under one another by their points are never broken."""
    count = max((len(row) for row in rows), default=0)
    extents = [
        [_extent(row[at], styles[number][at], composer) if at < len(row) else Extent(0.0, 0.0) for at in range(count)]
        for number, row in enumerate(rows)
    ]
    tails = [[0.0] * count for _ in rows]
    columns = []
    for at in range(count):
        column = [row[at] for row in extents]
        least = max((each.minimum for each in column), default=0.0)
        most = max((each.maximum for each in column), default=0.0)
        if at < len(alignments) and alignments[at] == "decimal":
            figures = range(header_rows, len(rows))
            mark = _decimal_mark([words_of(row[at]) for row in rows[header_rows:] if at < len(row)], composer.language)
            for number in figures:
                tails[number][at] = _tail(rows[number], at, styles[number][at], mark, composer)
            widest = max((tails[number][at] for number in figures), default=0.0)
            whole = max((extents[number][at].maximum - tails[number][at] for number in figures), default=0.0)
            least = max([least, whole + widest])
            most = max(most, least)
        columns.append(Extent(least, most))
    maxima = tuple(tuple(each.maximum for each in row) for row in extents)
    longest = tuple(max(column, default=0.0) for column in zip(*tails, strict=True))
    return Measured(tuple(columns), maxima, tuple(map(tuple, tails)), longest)


def _extent(cell: CellText, style: TextStyle, composer: Composer) -> Extent:
    measure = composer.typesetter.measure
    found = [measure(parts, style, composer.base) for parts in paragraphs_of(cell)]
    indent = _INDENT * style.size if isinstance(cell, Listed) else 0.0
    least = max((each.minimum for each in found), default=0.0)
    most = max((each.maximum for each in found), default=0.0)
    return Extent(indent + least, indent + most)


def _decimal_mark(figures: Sequence[str], language: str) -> str:
    """The sign before the decimals of a column: that of the pack's language, unless the figures show that it is the
    other, since other than three digits stand behind it, which part no thousands."""
    usual, other = (",", ".") if language.partition("-")[0].lower() in _WITH_COMMA else (".", ",")

    def is_shown(mark: str) -> bool:
        return any(re.search(rf"\{mark}(?:\d{{1,2}}|\d{{4,}})(?!\d)", figure) for figure in figures)

    return other if is_shown(other) and not is_shown(usual) else usual


def _tail(row: Sequence[CellText], at: int, style: TextStyle, mark: str, composer: Composer) -> float:
    """The width of what stands from the decimal point on, or behind the last digit, of a figure."""
    cell = row[at] if at < len(row) else ()
    if isinstance(cell, Listed) or not cell:
        return 0.0
    text = words_of(cell)
    point = re.search(rf"\{mark}\d+\D*$", text)
    ending = point or _TAIL.search(text)
    start = ending.start() if ending else len(text)
    parts: list[Piece] = []
    offset = 0
    for piece in cell:
        begin = max(start - offset, 0)
        if begin < len(piece.text):
            parts.append(Piece(piece.text[begin:], piece.bold, piece.italic, family=piece.family))
        offset += len(piece.text)
    return composer.typesetter.measure(parts, style, composer.base).maximum if parts else 0.0


def set_cell(cell: CellText, style: TextStyle, place: Place, composer: Composer) -> Cell:
    """The cell with its text set, its padding around it, and no rules yet."""
    texts = _set(cell, style, place.room - place.free, place.alignment, composer)
    lines: list[Line] = []
    y = 0.0
    for index, text in enumerate(texts):
        y += text.paragraph.space_before if index else 0.0
        lines += [lowered(line, y, index) for line in text.lines]
        y += text.height
    padding = Insets(0.0, place.padding, place.gap + place.free, place.padding)
    return Cell(tuple(text.paragraph for text in texts), tuple(lines), padding)


def _set(cell: CellText, style: TextStyle, room: float, alignment: str, composer: Composer) -> list[SetText]:
    if not isinstance(cell, Listed):
        return [composer.set(cell or (Piece(""),), style, room, alignment=_ALIGNMENTS[alignment])]
    indent = _INDENT * style.size
    bullet = Bullet(BulletKind.SQUARE, composer.theme["accent"], _SQUARE * style.size)
    between = _BETWEEN * style.size
    return [
        composer.set(parts, style, room, indent=indent, hang=indent, bullet=bullet, space_before=number and between)
        for number, parts in enumerate(cell.points or ((Piece(""),),))
    ]
