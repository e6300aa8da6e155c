"""Large print and dyslexia-friendly handouts, read back from the PDF by PDFium: what was drawn, not what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from sinopack.geometry import Rect
from sinopack.layout.profile import PROFILES
from sinopack.page import TextBox
from sinopack.render import pdf
from tests.clients.drawing import Drawing, Glyph, read_drawing
from tests.layout.handout.laid import PACKS, LaidOut, laid
from tests.layout.handout.reading import cells, charts_of, tables, text_boxes
from tests.layout.handout.test_profiles import LEAST_PITCH, LEAST_SIZE

TOLERANCE = 0.05
COPIER = 39.0
"""Copiers crop less than this, in points."""
SANS = ("LiberationSans", "DejaVuSans", "SinopackHan")


@pytest.fixture(params=[(name, profile) for name in PACKS for profile in PROFILES], ids=" ".join, scope="module")
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, LaidOut, Path]:
    """A profile, a pack laid out in it, and its PDF."""
    name, profile = request.param
    handout, path = laid(name, "A4", profile), tmp_path_factory.mktemp("drawn") / "handout.pdf"
    with path.open("wb") as file:
        pdf.draw(handout.document, file)
    return profile, handout, path


@cache
def read(path: Path) -> Drawing:
    return read_drawing(path)


def glyphs(path: Path) -> Iterator[Glyph]:
    for page in read(path).pages:
        yield from page.glyphs


def test_no_glyph_is_too_small(drawn: tuple[str, LaidOut, Path]) -> None:
    profile, _, path = drawn
    smallest = min(glyphs(path), key=lambda glyph: glyph.size)
    assert smallest.size >= LEAST_SIZE[profile] - TOLERANCE, smallest


def test_the_faces_are_upright_and_sans(drawn: tuple[str, LaidOut, Path]) -> None:
    """Only those that are embedded can be drawn with; other scripts come from the fallbacks, upright too."""
    names = {name.partition("+")[2] or name for name in read(drawn[2]).fonts}
    assert names
    for name in names:
        assert not any(slope in name for slope in ("Italic", "Oblique")), names
        assert not any(serif in name for serif in ("Gelasio", "Carlito")), names
    assert any(name.replace(" ", "").startswith(SANS) for name in names), names


def test_the_lines_drawn_are_as_far_apart_as_measured(drawn: tuple[str, LaidOut, Path]) -> None:
    """The baselines of the lines of a text, found in the drawing, and from each to the next."""
    profile, handout, path = drawn
    for page, seen in zip(handout.document.pages, read(path).pages, strict=True):
        baselines = {round(glyph.baseline, 1) for glyph in seen.glyphs}
        texts = [(box.key, box.rect.y + box.padding.top, box.lines) for box in text_boxes(page)]
        texts += [(table.key, rect.y, lines) for table in tables(page) for rect, lines in cells(table)]
        for key, top, lines in texts:
            found = [top + line.baseline for line in lines if line.text.strip()]
            for baseline in found:
                assert any(abs(baseline - each) <= 0.11 for each in baselines), (key, baseline)
            for line, (first, second) in zip(lines, pairwise(found), strict=False):
                size = min(run.style.size for run in line.runs) if line.runs else 0.0
                least = LEAST_PITCH[profile] if size <= 14.0 else 1.25
                assert second - first >= least * size - TOLERANCE, key


def test_nothing_is_drawn_where_copiers_crop(drawn: tuple[str, LaidOut, Path]) -> None:
    for page in read(drawn[2]).pages:
        for glyph in page.glyphs:
            assert glyph.ink.x >= COPIER, glyph
            assert glyph.ink.right <= page.size.width - COPIER, glyph
            assert glyph.ink.y >= COPIER, glyph
            assert glyph.ink.bottom <= page.size.height - COPIER, glyph


def test_nothing_is_underlined(drawn: tuple[str, LaidOut, Path]) -> None:
    """No rule runs below letters, closer than a descender. (Numbers in charts stand on plates over the lines of the
    scale, and have a test of their own.)"""
    document = pdfium.PdfDocument(drawn[2])
    try:
        for number, seen in enumerate(read(drawn[2]).pages):
            page, charts = document[number], charts_of(drawn[1].document.pages[number])
            rules = [rect for rect in paths(page, seen.size.height) if rect[3] - rect[1] < 3.0]
            rules = [rule for rule in rules if not any(_holds(chart.rect, rule) for chart in charts)]
            for glyph in seen.glyphs:
                if not glyph.ink.height:  # a space: of blanks, whose rule is to write on
                    continue
                for left, top, right, bottom in rules:
                    covers = left <= glyph.ink.x + 0.5 and right >= glyph.ink.right - 0.5
                    below = -0.02 * glyph.size < top - glyph.baseline < 0.22 * glyph.size
                    assert not (covers and below), (glyph.text, bottom)
    finally:
        document.close()


def _holds(rect: Rect, rule: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = rule
    return rect.x - 1.0 <= left and right <= rect.right + 1.0 and rect.y - 1.0 <= top and bottom <= rect.bottom + 1.0


def paths(page: pdfium.PdfPage, height: float) -> Iterator[tuple[float, float, float, float]]:
    """The left, top, right and bottom of everything drawn that is no text."""
    for item in page.get_objects([pdfium.raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_bounds()
        yield left, height - top, right, height - bottom


@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_drawn_is_what_was_laid_out(profile: str, tmp_path: Path) -> None:
    handout, path = laid("sample", "A4", profile), tmp_path / "handout.pdf"
    with path.open("wb") as file:
        pdf.draw(handout.document, file)
    for page, seen in zip(handout.document.pages, read_drawing(path).pages, strict=True):
        wanted = sum(
            len("".join(line.text.split())) for item in page.items if isinstance(item, TextBox) for line in item.lines
        )
        assert len(seen.glyphs) >= 0.98 * wanted, page.key
