"""Frames made by hand, so that pagination is arithmetic: every line is ten points high and says a word of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sinopack.geometry import Insets, Rect
from sinopack.layout.frame import Frame, FrameItem
from sinopack.page import (
    Alignment,
    Cell,
    Colour,
    Font,
    Line,
    Marker,
    Paragraph,
    Role,
    Run,
    RunStyle,
    ShapedRun,
    Table,
    TextBox,
)

PITCH = 10.0
WIDTH = 100.0
INK = Colour("ink", "000000")
STYLE = RunStyle(Font("Test", "Test", "test.ttf"), 8.0, INK, "en")


def lines_of(words: Sequence[str], paragraph: int = 0, top: float = 0.0, *, marked: bool = False) -> list[Line]:
    """A line for each word, one under the other."""
    lines = []
    for index, word in enumerate(words):
        y = top + index * PITCH
        marker = Marker(0.0, y + 2.0, 4.0, INK) if marked and index == 0 else None
        run = ShapedRun(0.0, WIDTH, word, STYLE, (), (), (), ())
        lines.append(Line(y, PITCH, y + 8.0, WIDTH, (run,), paragraph, marker))
    return lines


def text_box(paragraphs: Sequence[Sequence[str]], key: str = "text", y: float = 0.0) -> TextBox:
    """A box of paragraphs, each of which is a list of words, one a line."""
    lines: list[Line] = []
    for number, words in enumerate(paragraphs):
        lines += lines_of(words, number, len(lines) * PITCH, marked=True)
    texts = tuple(Paragraph((Run(" ".join(words), STYLE),), PITCH, Alignment.LEFT) for words in paragraphs)
    return TextBox(Rect(0.0, y, WIDTH, len(lines) * PITCH), texts, tuple(lines), Role.PARAGRAPH, "en", key)


def text_frame(words: Sequence[str], key: str = "text", *, widow: int = 2) -> Frame:
    """A paragraph, cut only so that at least `widow` lines stay together."""
    breaks = tuple(index * PITCH for index in range(widow, len(words) - widow + 1))
    return Frame(len(words) * PITCH, (text_box([words], key),), breaks)


def block(height: float, key: str = "block") -> Frame:
    """A frame that is never cut, with one word in it."""
    return Frame(height, (text_box([[key]], key),))


def numbered(total: int, prefix: str = "w") -> list[str]:
    """So many words, all different."""
    return [f"{prefix}{index}" for index in range(total)]


def table(rows: Sequence[str], key: str = "table", *, header_rows: int = 0, height: float = PITCH) -> Table:
    """A table of one column."""
    cells = tuple((Cell((Paragraph((Run(row, STYLE),), PITCH),), tuple(lines_of([row])), Insets()),) for row in rows)
    rect = Rect(0.0, 0.0, WIDTH, height * len(rows))
    return Table(rect, (WIDTH,), (height,) * len(rows), cells, "en", key, header_rows)


def said(items: Iterable[FrameItem]) -> list[str]:
    """The words of the items' lines and cells, in order."""
    words: list[str] = []
    for item in items:
        if isinstance(item, TextBox):
            words += [line.text for line in item.lines]
        elif isinstance(item, Table):
            words += [cell.text for row in item.rows for cell in row]
    return words
