"""Which files a build may replace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

import sinopack
from sinopack.cli.new import make_pack
from sinopack.previous import word_to_keep_it_by
from sinopack.render.pdf.seal import seal
from sinopack.report import Product

IDENTIFIER = b"0" * 64
OURS = seal(
    b"%PDF-1.7\n1 0 obj << /Producer (sinopack 0.1.0) >> endobj\ntrailer\n<< /ID \n[<"
    + IDENTIFIER
    + b"><"
    + IDENTIFIER
    + b">]\n>>\nstartxref\n9\n%%EOF\n"
)


@pytest.mark.parametrize("product", Product)
def test_no_file_need_be_kept(tmp_path: Path, product: Product) -> None:
    assert word_to_keep_it_by(product, tmp_path / product.file_name) == ""


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (OURS, ""),
        (b"%PDF-1.4\n<< /Producer (Skia/PDF m120) >>\n%%EOF\n", "kept"),
        (OURS + b"9 0 obj << /Subtype /Text >> endobj\nstartxref\n99\n%%EOF\n", "kept"),
        (OURS.replace(b"0.1.0", b"0.1.1"), "kept"),
        (OURS.replace(b"startxref", b"startxref "), "kept"),
        (b"", "kept"),
    ],
    ids=["ours", "another program's", "with a note added", "a byte changed", "a byte behind the seal added", "empty"],
)
@pytest.mark.parametrize("product", [Product.HANDOUT, Product.SLIDES_PDF])
def test_only_our_own_pdf_may_be_replaced(tmp_path: Path, product: Product, data: bytes, word: str) -> None:
    path = tmp_path / product.file_name
    path.write_bytes(data)
    assert word_to_keep_it_by(product, path) == word


def with_a_note(pdf: pikepdf.Pdf) -> None:
    """A sticky note on the first page, as a reader writes it."""
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[50, 50, 70, 70], Contents="Photocopied on Monday"
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(note)])


@pytest.mark.parametrize(
    "saving",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
        {"static_id": True},
    ],
    ids=["whole", "with object streams", "for the web", "with another identifier"],
)
def test_notes_in_a_file_that_another_program_saved_anew_are_never_lost(tmp_path: Path, saving: dict[str, Any]) -> None:
    content = make_pack(tmp_path / "lesson")
    (handout,) = (file.path for file in sinopack.build(content, only=["handout"]).files)
    ours = handout.read_bytes()
    with pikepdf.open(handout, allow_overwriting_input=True) as pdf:
        with_a_note(pdf)
        pdf.save(handout, **saving)
    noted = handout.read_bytes()
    report = sinopack.build(content, only=["handout"])
    assert handout.read_bytes() == ours
    (moved,) = report.moved
    assert (moved.now.name, moved.now.read_bytes(), moved.is_backup) == ("handout (kept 1).pdf", noted, False)
    assert moved.is_changed
    assert sinopack.build(content, only=["handout"]).moved == (), "it is as sinopack left it again"


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
