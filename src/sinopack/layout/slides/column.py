"""A column of points or paragraphs: set in the one size in which every slide of its group fits.

In: groups of texts, one for each slide, and the column they stand in. Out: the groups, divided further where even the
smallest size is too large, and the column in the size of all.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.grid import CONTENT_BOTTOM, HANGING_LINE
from sinopack.layout.slides.split import CONTINUED, LIST_ITEM, Parts, halves
from sinopack.layout.styles import Step
from sinopack.layout.text import SetText, TextStyle
from sinopack.page import Bullet, BulletKind

INDENT = 32.0
SQUARE = 11.0
AFTER = 24.0
_FULL_SIZE, _FULL_LEADING = 28.0, 36.0
"""The size at which a list has the three figures above; they shrink with it."""


class Column(Struct, frozen=True):
    """Where texts stand, and how they are set: each with a `mark`, or with None as paragraphs (in which only what was
    an item of the author's list has a square or its number). Its first capitals hang from `line`, or the text begins at
    its top."""

    rect: Rect
    style: TextStyle
    mark: BulletKind | None = None
    line: float | None = HANGING_LINE

    @classmethod
    def hanging(
        cls, columns: tuple[int, int], style: TextStyle, desk: Desk, *, bottom: float = CONTENT_BOTTOM
    ) -> Column:
        """A column of paragraphs over (first, how many) columns of the grid, hanging from the line."""
        top = desk.composer.hang(style, HANGING_LINE)
        return cls(desk.grid.area(*columns, top, bottom), style)

    @classmethod
    def of_text(cls, style: TextStyle, desk: Desk) -> Column:
        """The column of a text that has its title beside it, or above it on a narrow slide."""
        line = desk.grid.text_line
        top = desk.composer.hang(style, line)
        return cls(desk.grid.area(*desk.grid.text_columns, top), style, line=line)

    def at(self, step: Step, desk: Desk) -> Column:
        """The same in another size, hanging from its line by its own capitals."""
        style = self.style.at(*step)
        if self.line is None:
            return replace(self, style=style)
        top = desk.composer.hang(style, self.line)
        return replace(self, style=style, rect=replace(self.rect, y=top, height=self.rect.bottom - top))


class Fitted(Struct, frozen=True):
    """Groups of texts, one for each slide, and the column in the one size in which all are set."""

    groups: list[list[Parts]]
    column: Column

    @property
    def size(self) -> float:
        return self.column.style.size


def fit(groups: list[list[Parts]], column: Column, steps: Sequence[Step], desk: Desk) -> Fitted:
    """The largest step at which every group fits with a line to spare; at the smallest, groups are divided further."""
    for step in steps:
        if all(
            _fits(group, column, step, desk) and _is_whole(group, column, step, steps[-1], desk) for group in groups
        ):
            return Fitted(groups, column.at(step, desk))
    divided = [part for group in groups for part in _divide(group, column, steps[-1], desk)]
    return Fitted(divided, column.at(steps[-1], desk))


def _fits(group: Sequence[Parts], column: Column, step: Step, desk: Desk) -> bool:
    texts = set_texts(group, replace(column, style=column.style.at(*step)), desk)
    return total_height(texts) <= column.rect.height - step[1]


def _is_whole(group: Sequence[Parts], column: Column, step: Step, floor: Step, desk: Desk) -> bool:
    """Whether no word is broken that the smallest size would keep whole."""
    width = column.rect.width - (INDENT if column.mark else 0.0)
    longest = (desk.longest_word(parts, column.style.at(*step)) for parts in group)
    return step == floor or all(
        each <= width or desk.longest_word(parts, column.style.at(*floor)) > width
        for parts, each in zip(group, longest, strict=True)
    )


def _divide(group: list[Parts], column: Column, step: Step, desk: Desk) -> list[list[Parts]]:
    if _fits(group, column, step, desk):
        return [group]
    if len(group) > 1:
        middle = (len(group) + 1) // 2
        halved = [group[:middle], group[middle:]]
    else:
        halved = [[half] for half in halves(group[0])]
    return [part for half in halved for part in _divide(half, column, step, desk)]


def set_texts(group: Sequence[Parts], column: Column, desk: Desk, start: int = 1) -> list[SetText]:
    """The texts of one slide, one under the other; marked ones as one native list that counts from `start`."""
    return [_set_text(parts, column, start + index, desk) for index, parts in enumerate(group)]


def _set_text(parts: Parts, column: Column, number: int, desk: Desk) -> SetText:
    style, accent = column.style, desk.composer.theme["accent"]
    gap = AFTER * style.leading / _FULL_LEADING
    mark = next((piece.mark for piece in parts if piece.mark.startswith(LIST_ITEM)), "")
    if column.mark is None and not mark:
        return desk.composer.set(parts, style, column.rect.width, space_after=gap)
    bullet: Bullet | None = Bullet(BulletKind.SQUARE, accent, SQUARE * style.size / _FULL_SIZE)
    own = mark.removeprefix(LIST_ITEM).strip()
    if column.mark is BulletKind.NUMBER or own.isdigit():
        bullet = Bullet(BulletKind.NUMBER, accent, style.size, int(own) if own.isdigit() else number)
    elif mark == CONTINUED:
        bullet = None
    hang = INDENT if bullet else 0.0
    return desk.composer.set(parts, style, column.rect.width, indent=INDENT, hang=hang, bullet=bullet, space_after=gap)
