"""An entry of the answer key: the number of a question, what is asked, its marks, and below that its answer.

In: its block. Out: frames, of which the first is never left alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.content.markup import Paragraph, ProseBlock, TableBlock
from sinopack.layout.frame import Frame, FrameItem, inset, within
from sinopack.layout.handout.desk import BETWEEN, Column, Desk
from sinopack.layout.handout.table import Labelled, table_frames_at
from sinopack.layout.handout.teacher import answer_frames
from sinopack.layout.inline import SENTENCE_ENDS, plain
from sinopack.layout.table import TableText
from sinopack.page import Alignment, Role
from sinopack.plan import blocks
from sinopack.plan.body import plan_markdown_table

_INDENT = 24.0
_MARKS = 64.0
_ABOVE = 14.0
_BELOW_STEM = 2.0
_ABOVE_TABLE = 8.0


def compose_key_entry(block: blocks.KeyEntry, desk: Desk) -> list[Frame]:
    indent = _indent(block, desk)
    stem = _stem(block, indent, desk)
    column = Column(indent, desk.sheet.width - indent - _MARKS, desk.styles.sans)
    answer = [
        replace(frame, keep_with_next=True, space_after=0.0) if _is_label(prose) else frame
        for number, prose in enumerate(block.answer, 1)
        for frame in _answer_frames(prose, column, desk, f"{block.key}-{number}")
    ]
    answer[0] = replace(answer[0], space_before=_ABOVE_TABLE if _is_table(block.answer[0]) else _BELOW_STEM)
    frames = [replace(stem, space_before=_ABOVE, keep_with_next=True), *answer]
    return [replace(frame, full=True, place=block.place) for frame in frames]


def _answer_frames(prose: ProseBlock, column: Column, desk: Desk, key: str) -> list[Frame]:
    """A block of the answer; a table stands under the question's words, as everything does."""
    if not isinstance(prose, TableBlock):
        return answer_frames(prose, column, desk, key)
    table = plan_markdown_table(prose, key)
    rows = tuple(tuple(desk.pieces(cell) for cell in row) for row in table.rows)
    text = TableText(rows, table.header_rows, table.header_column, table.alignments)
    return table_frames_at(column.x, text, Labelled(None, None, key, table.place), desk)


def _is_table(prose: ProseBlock) -> bool:
    return isinstance(prose, TableBlock)


def _is_label(prose: ProseBlock) -> bool:
    """Whether a paragraph begins in bold and ends without a full stop: it says what follows."""
    if not isinstance(prose, Paragraph) or not prose.text.spans:
        return False
    return prose.text.spans[0].bold and not prose.text.text.rstrip().endswith(tuple(SENTENCE_ENDS))


def _indent(block: blocks.KeyEntry, desk: Desk) -> float:
    """Where the answer begins: behind its number, or numbers."""
    return max(_INDENT, desk.one_line(plain(block.number), desk.styles.stem) + BETWEEN)


def _stem(block: blocks.KeyEntry, indent: float, desk: Desk) -> Frame:
    """Number, question and marks on one baseline."""
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.width - indent - _MARKS
    stem = composer.set(desk.pieces(block.text), styles.stem, width)
    baseline = stem.lines[0].baseline
    number = composer.set(plain(block.number), replace(styles.stem, colour=desk.colour("accent")), indent)
    marks = composer.set(
        plain(composer.labels.counted("marks", block.marks)), styles.marks, _MARKS, alignment=Alignment.RIGHT
    )
    number_box = composer.box(
        [number], (0.0, baseline - number.lines[0].baseline), indent, Role.LABEL, f"{block.key}-number"
    )
    marks_at = (desk.sheet.width - _MARKS, baseline - marks.lines[0].baseline)
    items: tuple[FrameItem, ...] = (
        within(number_box, Role.HEADING_2, block.key),
        composer.box([stem], (indent, 0.0), width, Role.HEADING_2, block.key),
        composer.box([marks], marks_at, _MARKS, Role.PARAGRAPH, f"{block.key}-marks"),
    )
    return inset(Frame(max(stem.height, number.height), items), 0.0)
