"""Questions that are answered by filling in: gaps in a text, cells of a table, names on a picture."""

from __future__ import annotations

from itertools import chain
from math import ceil

from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.geometry import Rect, millimetres
from sinopack.layout.frame import Frame, FrameItem, enclosed, overlaid, shifted, stack, whole
from sinopack.layout.handout.answer_space import INDENT, LINE_PITCH, Stem, answer_style
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.figure import caption_frame, picture_of, pinned_picture
from sinopack.layout.handout.prose import whole_prose
from sinopack.layout.handout.table import Labelled, table_frames
from sinopack.layout.inline import plain
from sinopack.layout.table import TableText
from sinopack.layout.text import Piece
from sinopack.page import Outline, Role, Shape
from sinopack.plan import question_blocks as tasks

_BEFORE = 8.0
_NUMBER_WIDTH = 22.0
_COLUMN_GAP = 24.0
_LETTER = millimetres(4.0)
"""What a written letter takes across."""
_MOST_LINES = 4
_PANORAMA = 1.5
"""From this ratio of width to height a picture to label runs across both columns."""


def compose_gaps(task: tasks.GapTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The text over the whole width; its first lines stay with the stem."""
    column = Column(INDENT, desk.sheet.width - INDENT, desk.styles.sans)
    frames = whole_prose(task.text, column, desk, f"{stem.key}-gaps")
    frames[0] = replace(frames[0], space_before=_BEFORE)
    together = stack([stem.frame, *frames])
    return [whole(together) if together.height < 0.5 * desk.sheet.room else together]


def compose_table_task(task: tasks.TableTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The table, in whose empty cells are as many lines as the longest answer needs."""
    table = task.table
    lines = _lines(task, desk)
    rows = tuple(tuple(_cell(desk.pieces(cell), lines) for cell in row) for row in table.rows)
    text = TableText(rows, table.header_rows, table.header_column, table.alignments)
    frames = table_frames(text, Labelled(None, None, table.key, table.place), desk)
    return [stem.frame, replace(frames[0], space_before=_BEFORE), *frames[1:]]


def _lines(task: tasks.TableTask, desk: Desk) -> int:
    """The lines in an empty cell: the same in all, so that none tells how long its answer is."""
    columns = max(len(row) for row in task.table.rows)
    width = 0.7 * desk.sheet.width / columns
    return min(max(ceil(task.longest * _LETTER / width), 1), _MOST_LINES)


def _cell(parts: tuple[Piece, ...], lines: int) -> tuple[Piece, ...]:
    """The pieces of a cell; one that is empty has so many lines."""
    blank = parts[0].blank if len(parts) == 1 else None
    if blank is None:
        return parts
    (piece,) = parts
    again = replace(piece, blank=replace(blank, said=" "))
    return (piece, *chain.from_iterable((Piece("\n"), again) for _ in range(lines - 1)))


def compose_labels(task: tasks.LabelTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The picture with its numbers, and below it a line for each name."""
    figure = task.figure
    across = figure.ratio >= _PANORAMA
    picture = picture_of(figure, (desk.sheet.width if across else desk.sheet.main) - INDENT, desk)
    drawn = pinned_picture(figure, picture, desk)
    shown = shifted(Frame(picture.rect.height, (drawn,)), INDENT, 0.0)
    frames = [stem.frame, replace(shown, space_before=_BEFORE)]
    caption = caption_frame(figure, desk)
    if caption:
        frames.append(replace(shifted(caption, INDENT, 0.0), space_before=6.0))
    frames.append(_names(task, stem.key, desk))
    return [whole(stack(frames))]


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
    rule = Rect(_NUMBER_WIDTH, LINE_PITCH - 0.5, width - _NUMBER_WIDTH, max(0.5, desk.styles.least_rule))
    line = Shape(rule, Outline.RECTANGLE, f"{key}-line-{number}", fill=desk.colour("rule"))
    if name is None:
        said = composer.labels("blank")
        entry.append(replace(line, role=Role.FIGURE, alternative=said))
    else:
        text = composer.set(desk.pieces(name), style, width - _NUMBER_WIDTH)
        box = composer.box([text], (_NUMBER_WIDTH, top), width - _NUMBER_WIDTH, Role.PARAGRAPH, f"{key}-name-{number}")
        entry += [line, box]
    return enclosed(Frame(LINE_PITCH, tuple(entry)), Role.LIST_ITEM, f"{key}-entry-{number}")
