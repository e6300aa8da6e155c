"""Formulas in the files: said by their sources, and standing in their gaps, in LibreOffice's drawing too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from sinopack import content
from sinopack.content.markup import Inline
from sinopack.page import GAP, Group, Item, Line, Table, TextBox, cell_rects, formulas_of
from tests.clients.drawing import read_drawing
from tests.clients.fonts import font_environment
from tests.clients.libreoffice import convert
from tests.clients.packs import PACKS, Workshop
from tests.tagged.products import tagged
from tests.tools import require

PACK = "mathematics"
NEAR = 1.0
"""Points between where the layout has a letter and where LibreOffice draws it: kerning and rounding add up."""
LEVEL = 0.2
"""Points between its baselines."""
OVER_A_GAP = re.compile(r"Formula (.*)-formula-\d+")


@cache
def sources() -> frozenset[str]:
    """Every formula of the pack, and the words that its author has for one."""
    pack = content.load(PACKS[PACK])
    found = {span.text for inline in _inlines(pack) for span in inline.spans if span.formula}
    said = {block.alt: block.formula.text for section in pack.sections for block in section.body if _is_said(block)}
    return frozenset(found - set(said.values()) | set(said))


def _is_said(block: object) -> bool:
    return bool(getattr(block, "formula", None) and getattr(block, "alt", None))


def _inlines(value: object) -> Iterator[Inline]:
    """Every marked-up text in a value of the content, however deep."""
    if isinstance(value, Inline):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _inlines(each)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _inlines(getattr(value, name))
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from _inlines(getattr(value, name))


def test_the_pdf_says_each_formula_by_its_source() -> None:
    said = {str(each.source.Alt) for each in tagged(PACK, "handout.pdf").document if each.tag == "Formula"}

    assert said <= sources()
    assert len(said) >= 30


def test_a_formula_is_read_in_the_middle_of_its_sentence() -> None:
    file = tagged(PACK, "handout.pdf")
    (paragraph,) = [
        each
        for each in file.document
        if each.tag == "P" and file.text(each).startswith("An equation of the form") and "Formula" in _tags(each)
    ]

    said = " ".join(file.text(paragraph).split())
    assert "An equation of the form ax^2 + bx + c = 0 with a \\neq 0 is quadratic. Its roots are x = \\frac" in said


def _tags(element: object) -> list[str]:
    return [each.tag for each in element]  # type: ignore[attr-defined]


def test_the_deck_says_each_formula_by_its_source(workshop: Workshop) -> None:
    slides = Presentation(str(workshop.built(PACK).pptx)).slides
    pictures = [each for slide in slides for each in slide._element.iter(qn("p:pic"))]
    said = [next(each.iter(qn("p:cNvPr"))).get("descr") for each in pictures]

    wanted = [item.alternative for slide in workshop.built(PACK).deck.slides for item in _formulas(slide.page.items)]
    assert said == wanted
    assert set(said) <= sources()
    assert all("svgBlip" in _xml(each) for each in pictures)


def _xml(element: object) -> str:
    from lxml import etree

    return etree.tostring(element).decode()


def _formulas(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from _formulas(item.items)
        elif isinstance(item, TextBox | Table):
            yield from formulas_of(item)
        elif getattr(item, "drawing", None):
            yield item


def test_a_text_with_gaps_says_itself_whole_and_each_gap_is_as_wide_as_its_picture(workshop: Workshop) -> None:
    """The tracking in the file, and the width of a space, make the width of the picture over it."""
    count = 0
    for slide in Presentation(str(workshop.built(PACK).pptx)).slides:
        pictures: dict[str, list[float]] = {}
        for shape in slide.shapes:
            of = OVER_A_GAP.fullmatch(shape.name)
            if of:
                pictures.setdefault(of[1], []).append(Emu(shape.width).pt)
        for shape in slide.shapes:
            widths = pictures.get(shape.name.partition(" ")[2], [])
            if widths and shape.has_text_frame:
                described = next(shape._element.iter(qn("p:cNvPr"))).get("descr")
                assert described
                assert GAP not in described
                gaps = [run for run in shape._element.iter(qn("a:r")) if run.findtext(qn("a:t")) == GAP]
                for run, width in zip(gaps, widths, strict=True):
                    tracking = int(run.find(qn("a:rPr")).get("spc")) / 100
                    assert 0.0 < width - tracking < 16.0  # a space is up to 0.28 em
                    count += 1
    assert count >= 15


def test_libreoffice_goes_on_where_the_formula_ends(workshop: Workshop, tmp_path: Path) -> None:
    """The letter after a gap is where the layout has it: right of the formula's picture, on its baseline. The deck is
    drawn as it is, for LibreOffice lowers the first line of a copy without autofit."""
    require("soffice")
    built = workshop.built(PACK)
    convert([built.pptx], tmp_path, font_environment(tmp_path / "fonts"))
    pages = read_drawing(tmp_path / f"{built.pptx.stem}.pdf").pages
    count = 0
    for slide, page in zip(built.deck.slides, pages, strict=True):
        for letter, x, baseline in _after_gaps(slide.page.items):
            near = [
                glyph
                for glyph in page.glyphs
                if glyph.text == letter and abs(glyph.baseline - baseline) < LEVEL and abs(glyph.x - x) < NEAR
            ]
            assert near, f"slide {slide.title}: no “{letter}” at {x:.1f}, {baseline:.1f}"
            count += 1
    assert count >= 15


def _after_gaps(items: tuple[Item, ...]) -> Iterator[tuple[str, float, float]]:
    """The first letter behind each formula on its line: the letter, its x and its baseline on the page."""
    for item in items:
        if isinstance(item, Group):
            yield from _after_gaps(item.items)
        elif isinstance(item, TextBox):
            yield from _letters(item.lines, item.rect.x + item.padding.left, item.rect.y + item.padding.top)
        elif isinstance(item, Table):
            for cell, rect in cell_rects(item):
                yield from _letters(cell.lines, rect.x + cell.padding.left, rect.y + cell.padding.top)


def _letters(lines: tuple[Line, ...], left: float, top: float) -> Iterator[tuple[str, float, float]]:
    for line in lines:
        for gap, after in zip(line.runs, line.runs[1:], strict=False):
            at = len(after.text) - len(after.text.lstrip())
            if gap.style.formula and not after.style.formula and at < len(after.text):
                yield after.text[at], left + after.x + sum(after.advances[:at]), top + line.baseline
