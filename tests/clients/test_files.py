"""Both files are whole and valid: the Open XML validator, qpdf and poppler find nothing wrong (figure 4)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from reportlab.pdfgen.canvas import Canvas

from tests.clients import planted
from tests.clients.packs import DECKS, Workshop
from tests.clients.poppler import listed_fonts
from tests.tools import require

every_pack = pytest.mark.parametrize("name", DECKS)


@every_pack
def test_the_deck_has_no_error_and_no_warning(workshop: Workshop, name: str) -> None:
    result = validate_pptx(workshop.built(name).pptx)

    assert [str(error) for error in result.errors] == []
    assert result.is_valid


@every_pack
def test_the_pdf_is_whole(workshop: Workshop, name: str) -> None:
    assert complaints(workshop.built(name).pdf) == ""


@every_pack
def test_every_font_is_embedded_and_subset(workshop: Workshop, name: str) -> None:
    fonts = listed_fonts(workshop.built(name).pdf)

    assert fonts
    assert [font.name for font in fonts if not (font.embedded and font.subset and font.unicode)] == []


def test_a_broken_deck_is_caught(tmp_path: Path) -> None:
    deck = planted.presentation()
    first, second, _ = deck.slides[0].shapes
    second._element.nvSpPr.cNvPr.set("id", str(first.shape_id))
    first._element.nvSpPr.cNvPr.attrib.pop("name")

    assert validate_pptx(planted.save(deck, tmp_path / "broken.pptx")).error_count > 0


def test_a_damaged_pdf_is_caught(tmp_path: Path) -> None:
    whole = _two_pages(tmp_path / "whole.pdf")
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(whole.read_bytes().replace(b"endobj", b"endxxx", 2))

    assert complaints(whole) == ""
    assert complaints(damaged) != ""


def test_a_font_that_is_not_embedded_is_caught(tmp_path: Path) -> None:
    fonts = listed_fonts(_two_pages(tmp_path / "plain.pdf"))

    assert [(font.name, font.embedded, font.subset) for font in fonts] == [("Helvetica", False, False)]


def complaints(pdf: Path) -> str:
    """What qpdf has to say against a PDF."""
    command = [require("qpdf"), "--check", str(pdf)]
    result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    return result.stderr.decode("utf-8", "replace") or ("" if result.returncode == 0 else f"exit {result.returncode}")


def _two_pages(path: Path) -> Path:
    canvas = Canvas(str(path))
    for text in ("one", "two"):
        canvas.drawString(72, 72, text)
        canvas.showPage()
    canvas.save()
    return path
