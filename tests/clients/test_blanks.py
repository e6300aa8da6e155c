"""Gaps to write in on students' slides: LibreOffice sets them as they were measured, and what stands behind each goes
on where the layout has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from sinopack import pipeline
from sinopack.page import GAP, Deck, Group, Item, Line, Table, TextBox, cell_rects
from sinopack.report import Edition, Product, Target
from tests.clients.drawing import read_drawing
from tests.clients.fonts import font_environment
from tests.clients.judge import judge_boxes, judge_layout
from tests.clients.libreoffice import Rendered, convert, render_all
from tests.clients.packs import PACKS
from tests.tools import require

LEVEL, NEAR, OWN_WAY = 2.0, 2.5, 0.015
"""How far, in points, a letter may stand from where it was measured, up or down and across; and as a share of what
stands before it in its line, if that is more: a program spaces a long text its own way by up to 1.5 %."""


@dataclass(frozen=True)
class StudentDeck:
    deck: Deck
    pptx: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> StudentDeck:
    target = Target(Product.SLIDES, edition=Edition.STUDENT)
    finished = pipeline.lay_out(pipeline.read(PACKS["cloze"]), [target], PACKS["cloze"].parent)
    deck = finished.documents[target]
    assert isinstance(deck, Deck)
    pptx = tmp_path_factory.mktemp("cloze") / target.file_name
    pptx.write_bytes(pipeline.draw(finished)[target])
    return StudentDeck(deck, pptx)


@pytest.fixture(scope="module")
def drawn(built: StudentDeck) -> Rendered:
    require("soffice")
    return render_all({"cloze": built.pptx}, built.pptx.parent / "drawn")["cloze"]


def test_every_word_is_in_its_own_shape(drawn: Rendered) -> None:
    assert not judge_boxes(drawn)


def test_the_deck_is_set_as_it_was_measured(built: StudentDeck, drawn: Rendered) -> None:
    judged = judge_layout(built.deck, drawn)

    assert not judged.faults
    assert judged.breaks.paragraphs > 10


def test_a_blank_is_text_to_type_over(built: StudentDeck) -> None:
    """Underlined no-break spaces of the text's own width, and nothing else."""
    found = 0
    for slide in Presentation(str(built.pptx)).slides:
        for run in slide.shapes._spTree.iter(qn("a:r")):
            text = run.findtext(qn("a:t")) or ""
            if GAP * 3 in text:
                found += 1
                assert set(text) == {GAP}
                assert run.find(qn("a:rPr")).get("u") == "sng"
                assert run.find(qn("a:rPr")).get("spc") is None
    assert found > 20


def test_libreoffice_goes_on_where_the_blank_ends(built: StudentDeck, tmp_path: Path) -> None:
    require("soffice")
    convert([built.pptx], tmp_path, font_environment(tmp_path / "fonts"))
    pages = read_drawing(tmp_path / f"{built.pptx.stem}.pdf").pages
    count = 0
    for slide, page in zip(built.deck.slides, pages, strict=True):
        for letter, x, baseline, before in _after_blanks(slide.page.items):
            near = [
                glyph
                for glyph in page.glyphs
                if glyph.text == letter
                and abs(glyph.baseline - baseline) < LEVEL
                and abs(glyph.x - x) < max(NEAR, before * OWN_WAY)
            ]
            assert near, f"slide {slide.title}: no “{letter}” at {x:.1f}, {baseline:.1f}"
            count += 1
    assert count >= 10


def _after_blanks(items: tuple[Item, ...]) -> Iterator[tuple[str, float, float, float]]:
    """The first letter behind each blank, in paragraphs of one line, which no program breaks otherwise: the letter, its
    x and its baseline on the page, and how long the line is before it."""
    for item in items:
        if isinstance(item, Group):
            yield from _after_blanks(item.items)
        elif isinstance(item, TextBox):
            yield from _letters(item.lines, item.rect.x + item.padding.left, item.rect.y + item.padding.top)
        elif isinstance(item, Table):
            for cell, rect in cell_rects(item):
                yield from _letters(cell.lines, rect.x + cell.padding.left, rect.y + cell.padding.top)


def _letters(lines: tuple[Line, ...], left: float, top: float) -> Iterator[tuple[str, float, float, float]]:
    counts = Counter(line.paragraph for line in lines)
    for line in lines:
        for blank, after in zip(line.runs, line.runs[1:], strict=False):
            at = len(after.text) - len(after.text.lstrip())
            is_followed = blank.style.blank and not after.style.blank and at < len(after.text)
            if is_followed and counts[line.paragraph] == 1:
                before = after.x + sum(after.advances[:at])
                yield after.text[at], left + before, top + line.baseline, before
