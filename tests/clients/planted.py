"""A small finished deck and the same deck as a file, into which faults are planted to see the judges catch them.

The deck says in two boxes, a bulleted list and a table what the finished pages say; the lines are those that Gelasio
and Carlito give.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from sinopack.geometry import Insets, Rect, Size
from sinopack.page import (
    Cell,
    Colour,
    Deck,
    DeckTheme,
    Font,
    Line,
    Page,
    Paragraph,
    Properties,
    Role,
    Run,
    RunStyle,
    ShapedRun,
    Slide,
    Table,
    TextBox,
)

INK = Colour("ink", "16181D")
SERIF = Font("Gelasio", "Georgia", "Gelasio-Regular.ttf")
SANS = Font("Carlito", "Calibri", "Carlito-Regular.ttf")

TITLE = "Why did two communist allies end up shooting at each other?"
TITLE_LINES = ("Why did two communist allies end up", "shooting at each other?")
POINTS = ("Mao resented the loan.", "Khrushchev condemned Stalin without warning Beijing, and Mao never forgot it.")
POINT_LINES = (
    (POINTS[0],),
    ("Khrushchev condemned Stalin without", "warning Beijing, and Mao never forgot it."),
)
CELLS = (("Year", "Event"), ("1956", "The Secret Speech"))

TITLE_RECT = Rect(48, 64, 620, 120)
POINTS_RECT = Rect(48, 200, 500, 160)
TABLE_RECT = Rect(48, 380, 500, 80)


def _style(font: Font, size: float) -> RunStyle:
    return RunStyle(font, size, INK, "en")


def _line(text: str, style: RunStyle, paragraph: int) -> Line:
    run = ShapedRun(0, 0, text, style, (), (), (), ())
    return Line(0, 0, 0, 0, (run,), paragraph)


def _text(paragraphs: tuple[str, ...], lines: tuple[tuple[str, ...], ...], style: RunStyle) -> tuple[Any, Any]:
    values = tuple(Paragraph((Run(text, style),), style.size * 1.25) for text in paragraphs)
    measured = tuple(_line(text, style, index) for index, group in enumerate(lines) for text in group)
    return values, measured


def finished_deck() -> Deck:
    """The finished pages."""
    title = TextBox(TITLE_RECT, *_text((TITLE,), (TITLE_LINES,), _style(SERIF, 36)), Role.TITLE, "en", "title")
    points = TextBox(POINTS_RECT, *_text(POINTS, POINT_LINES, _style(SANS, 28)), Role.LIST, "en", "points")
    rows = tuple(tuple(Cell(*_text((text,), ((text,),), _style(SANS, 22)), Insets()) for text in row) for row in CELLS)
    table = Table(TABLE_RECT, (100, 400), (40, 40), rows, "en", "table")
    page = Page(Size(960, 540), (title, points, table), "page")
    theme = DeckTheme("planted", "Georgia", "Calibri", "", ())
    return Deck(Properties("Planted"), Size(960, 540), theme, (), (Slide(page, "", "Planted", ""),))


def presentation() -> Any:
    """The same deck as an open presentation: plant a fault in it, or none."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(960 * 12700), Emu(540 * 12700)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    _add_box(slide, TITLE_RECT, (TITLE,), "Georgia", 36)
    points = _add_box(slide, POINTS_RECT, POINTS, "Calibri", 28)
    for paragraph in points.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", str(Pt(32)))
        properties.set("indent", str(-Pt(32)))
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
        properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="\u25a0"/>'))
    _add_table(slide)
    return deck


def save(deck: Any, path: Path) -> Path:
    deck.save(str(path))
    return path


def _add_box(slide: Any, rect: Rect, paragraphs: tuple[str, ...], font: str, size: float) -> Any:
    box = slide.shapes.add_textbox(Pt(rect.x), Pt(rect.y), Pt(rect.width), Pt(rect.height))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for index, text in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if index else frame.paragraphs[0]
        _add_run(paragraph, text, font, size)
    return box


def _add_run(paragraph: Any, text: str, font: str, size: float) -> None:
    paragraph.line_spacing = Pt(size * 1.25)
    run = paragraph.add_run()
    run.text, run.font.name, run.font.size = text, font, Pt(size)


def _add_table(slide: Any) -> None:
    frame = slide.shapes.add_table(2, 2, *(Pt(length) for length in (48, 380, 500, 80)))
    frame.table.columns[0].width, frame.table.columns[1].width = Pt(100), Pt(400)
    for row, texts in enumerate(CELLS):
        for column, text in enumerate(texts):
            cell = frame.table.cell(row, column)
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
            _add_run(cell.text_frame.paragraphs[0], text, "Calibri", 22)
