"""Which files a build may replace."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.previous import PDF_MARK, word_to_keep_it_by
from sinopack.report import Product

OURS = b"%PDF-1.7\n1 0 obj << " + PDF_MARK + b" 0.1.0) >> endobj\nstartxref\n9\n%%EOF\n"


@pytest.mark.parametrize("product", Product)
def test_no_file_need_be_kept(tmp_path: Path, product: Product) -> None:
    assert word_to_keep_it_by(product, tmp_path / product.file_name) == ""


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (OURS, ""),
        (b"%PDF-1.4\n<< /Producer (Skia/PDF m120) >>\n%%EOF\n", "kept"),
        (OURS + b"9 0 obj << /Subtype /Text >> endobj\nstartxref\n99\n%%EOF\n", "kept"),
        (b"", "kept"),
    ],
    ids=["ours", "another program's", "ours with a note added", "empty"],
)
@pytest.mark.parametrize("product", [Product.HANDOUT, Product.SLIDES_PDF])
def test_only_our_own_pdf_may_be_replaced(tmp_path: Path, product: Product, data: bytes, word: str) -> None:
    path = tmp_path / product.file_name
    path.write_bytes(data)
    assert word_to_keep_it_by(product, path) == word


def test_a_deck_that_is_no_deck_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    path.write_bytes(b"not even a zip")
    assert word_to_keep_it_by(Product.SLIDES, path) == "kept"


def test_what_may_not_be_read_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(OURS)

    def held(path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", held)
    assert word_to_keep_it_by(Product.HANDOUT, path) == "kept"
