"""Questions that are answered by filling in: gaps in a text, cells of a table, names on a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest
from math import ceil, floor

from msgspec.structs import replace

from sinopack.content.cloze import STEP
from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, natural_height, overlaid, shifted, stack, whole
from sinopack.layout.handout.answer_space import INDENT, LINE_PITCH, Stem, answer_style
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.figure import caption_frame, picture_of, pinned_picture
from sinopack.layout.handout.prose import whole_prose
from sinopack.layout.handout.table import Labelled, table_frames_at
from sinopack.layout.inline import plain
from sinopack.layout.table import TableText
from sinopack.layout.text import OBJECT, Blank, Piece
from sinopack.layout.text.blanks import LETTER, WIDEST_SHARE
from sinopack.page import Connector, Picture, Role
from sinopack.plan.blocks import tasks

Parts = tuple[Piece, ...]
_BEFORE = 8.0
_NUMBER_WIDTH = 22.0
_COLUMN_GAP = 24.0
_CELL_GAP = 14.0
_SHARE = 0.95
_LEAST_LETTERS = 6
_MOST_LINES = 3
_WHOLE_BELOW = 0.6
"""What is lower than this share of a page is never divided."""
_LEAST_PICTURE = 0.3
"""The share of a page below which a picture to label is not made smaller to leave room for the lines below it."""
_SMALLER = (0.85, 0.7, 0.55, 0.5)
"""How much narrower a picture to label may be on a page that would stay half empty otherwise, the best first."""
_PANORAMA = 1.5
"""From this ratio of width to height a picture to label runs across both columns."""


def compose_gaps(task: tasks.GapTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The text over the whole width; its first lines stay with the stem."""
    column = Column(INDENT, desk.sheet.width - INDENT, desk.styles.sans)
    frames = whole_prose(task.text, column, desk, f"{stem.key}-gaps")
    frames[0] = replace(frames[0], space_before=_BEFORE)
    together = stack([stem.frame, *frames])
    return [whole(together) if together.height < _WHOLE_BELOW * desk.sheet.room else together]


def compose_table_task(task: tasks.TableTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The table, in whose empty cells are as many lines as the longest answer needs."""
    table = task.table
    cells = [[desk.pieces(cell) for cell in row] for row in table.rows]
    room = _room(cells, desk)
    rows = tuple(tuple(_with_room(cell, room, task.longest) for cell in row) for row in cells)
    text = TableText(rows, table.header_rows, table.header_column, table.alignments)
    frames = table_frames_at(INDENT, text, Labelled(None, None, table.key, table.place), desk)
    frames[0] = replace(frames[0], space_before=_BEFORE)
    together = stack([stem.frame, *frames])
    if together.height < _WHOLE_BELOW * desk.sheet.room:
        return [whole(together)]
    return [stem.frame, *frames]


def _room(rows: Sequence[Sequence[Parts]], desk: Desk) -> int:
    """How many letters a line of an empty cell holds: what the columns without such cells leave is shared by those with
    them."""
    columns, width = max(map(len, rows)), desk.sheet.width - INDENT
    empty, taken = 0, 0.0
    for column in zip_longest(*rows, fillvalue=()):
        if any(_is_empty(cell) for cell in column):
            empty += 1
        else:
            widest = max(desk.one_line(cell, desk.styles.stem) for cell in column)
            taken += min(widest, width / columns)
    gaps = (columns - 1) * _CELL_GAP
    return max(floor(_SHARE * (width - taken - gaps) / max(empty, 1) / LETTER) - 1, _LEAST_LETTERS)


def _is_empty(cell: Parts) -> bool:
    """Whether all of a cell is to be filled in."""
    return len(cell) == 1 and cell[0].blank is not None


def _with_room(cell: Parts, letters: int, longest: int) -> Parts:
    """The cell, an empty one with room for the longest answer: the same in all, so that none tells how long its own
    is."""
    blank = cell[0].blank if _is_empty(cell) else None
    if blank is None:
        return cell
    lines = min(ceil(longest / letters), _MOST_LINES)
    first = replace(cell[0], blank=replace(blank, letters=min(letters, ceil(longest / STEP) * STEP)))
    again = replace(cell[0], blank=replace(blank, letters=letters))
    return (first, *chain.from_iterable((Piece("\n"), again) for _ in range(lines - 1)))


def compose_labels(task: tasks.LabelTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The picture with its numbers, and below it a line for each name, on the same page if the picture leaves room."""
    figure = task.figure
    across = figure.ratio >= _PANORAMA
    below = [_names(task, stem.key, desk)]
    caption = caption_frame(figure, desk.sheet.main - INDENT, desk)
    if caption:
        below.insert(0, replace(shifted(caption, INDENT, 0.0), space_before=6.0))
    around = natural_height([stem.frame, Frame(0.0, space_before=_BEFORE), *below])
    widest = max(desk.sheet.bare_room - around, _LEAST_PICTURE * desk.sheet.room) * figure.ratio
    column = (desk.sheet.width if across else desk.sheet.main) - INDENT

    width = min(column, widest)
    picture = picture_of(figure, width, desk)
    smaller = [replace(picture, rect=_scaled(picture.rect, share)) for share in _SMALLER]
    whole, *lower = (_with_picture(each, task, (stem.frame, below), desk) for each in (picture, *smaller))
    return [replace(whole, lower=tuple(lower))]


def _scaled(rect: Rect, share: float) -> Rect:
    return Rect(rect.x, rect.y, share * rect.width, share * rect.height)


def _with_picture(picture: Picture, task: tasks.LabelTask, around: tuple[Frame, Sequence[Frame]], desk: Desk) -> Frame:
    """The picture with its numbers between the stem and what stands below, never parted."""
    stem, below = around
    shown = Frame(picture.rect.height, (pinned_picture(task.figure, picture, desk),), space_before=_BEFORE)
    return replace(stack([stem, shifted(shown, INDENT, 0.0), *below]), breaks=(), poor_breaks=())


def _names(task: tasks.LabelTask, key: str, desk: Desk) -> Frame:
    """A numbered line for each place, in two columns; the numbers run down the first, then down the second."""
    count = len(task.figure.pins)
    columns = 1 if desk.sheet.is_linear else 2
    width = (desk.sheet.width - INDENT - (columns - 1) * _COLUMN_GAP) / columns
    names: tuple[Inline | None, ...] = task.names or (None,) * count
    rows = ceil(count / columns)
    entries = [
        shifted(
            _name(number + 1, name, width, key, desk),
            INDENT + number // rows * (width + _COLUMN_GAP),
            number % rows * LINE_PITCH,
        )
        for number, name in enumerate(names)
    ]
    names_frame = enclosed(overlaid(entries), Role.LIST, f"{key}-names")
    return replace(names_frame, height=rows * LINE_PITCH + 4.0, space_before=4.0)


def _name(number: int, name: Inline | None, width: float, key: str, desk: Desk) -> Frame:
    """A number and a line to write on; or the name above the line."""
    composer, style = desk.composer, answer_style(desk)
    figure = composer.set(plain(str(number)), style, _NUMBER_WIDTH)
    top = LINE_PITCH - figure.lines[0].baseline - 2.0
    entry: list[FrameItem] = [desk.snug(figure, (0.0, top), Role.LABEL, f"{key}-number-{number}")]
    room, at = width - _NUMBER_WIDTH, LINE_PITCH - 2.0
    if name is None:
        blank = Piece(OBJECT, blank=Blank(floor(room / LETTER), composer.labels("blank")))
        # Set in so much wider a column, a blank takes the whole of this one.
        line = composer.set((blank,), desk.styles.sans, room / WIDEST_SHARE)
        y = at - line.lines[0].baseline
        entry.append(composer.box([line], (_NUMBER_WIDTH, y), room, Role.PARAGRAPH, f"{key}-line-{number}"))
    else:
        text = composer.set(desk.pieces(name), style, room)
        stroke = desk.stroke("rule", 0.5)
        rule = Connector(_NUMBER_WIDTH, LINE_PITCH, width, LINE_PITCH, stroke, f"{key}-line-{number}")
        entry += [rule, composer.box([text], (_NUMBER_WIDTH, top), room, Role.PARAGRAPH, f"{key}-name-{number}")]
    return enclosed(Frame(LINE_PITCH, tuple(entry)), Role.LIST_ITEM, f"{key}-entry-{number}")
