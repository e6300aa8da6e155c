"""PDFs against what would be written: packed otherwise they are the same, and every real change is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from sinopack.verification import FileState
from sinopack.verification.papers import judge_paper

FILES = ("handout.pdf", "handout-large-print.pdf", "slides.pdf", "timeline.pdf", "slide-notes.pdf", "booklet.pdf")
PACKINGS: dict[str, dict[str, Any]] = {
    "another level": {"recompress_flate": True},
    "unpacked": {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
    "linearised": {"linearize": True},
    "with streams of objects": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "linearised with streams of objects": {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "linearize": True},
}


def saved(data: bytes, change: Callable[[pikepdf.Pdf], None] | None = None, **options: Any) -> bytes:
    """The file as another program saves it, with a change made."""
    file = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        if change:
            change(pdf)
        pdf.save(file, **options)
    return file.getvalue()


@pytest.fixture
def handout(made: Path) -> bytes:
    return (made / "output" / "handout.pdf").read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_are_as_built(made: Path, name: str) -> None:
    data = (made / "output" / name).read_bytes()
    assert judge_paper(data, data, "page").state is FileState.AS_BUILT


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", FILES)
def test_packed_otherwise_it_is_the_same(made: Path, name: str, packing: str) -> None:
    data = (made / "output" / name).read_bytes()
    pikepdf.settings.set_flate_compression_level(1)
    try:
        other = saved(data, **PACKINGS[packing])
    finally:
        pikepdf.settings.set_flate_compression_level(-1)
    assert other != data
    found = judge_paper(other, data, "page")
    assert (found.state, found.differences) == (FileState.REPACKED, ())
    assert found.made_by
    assert judge_paper(data, other, "page").state is FileState.REPACKED, "it does not matter which of them is found"


def _glyph(pdf: pikepdf.Pdf) -> None:
    """One glyph of the second page is another."""
    contents = pdf.pages[1].Contents
    data = contents.read_bytes()
    found = re.search(rb"\[<([0-9A-F]{4})", data)
    assert found is not None
    other = b"%04X" % (int(found[1], 16) ^ 1)
    contents.write(data[: found.start(1)] + other + data[found.end(1) :])


def _moved(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].Contents
    contents.write(b"1 0 0 1 0.5 0 cm\n" + contents.read_bytes())


def _description(pdf: pikepdf.Pdf) -> None:
    element = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each)
    element.Alt = pikepdf.String("Something else")


def _note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 20, 20], Contents="Hm")
    pdf.pages[1].Annots = pikepdf.Array([*pdf.pages[1].get("/Annots", []), pdf.make_indirect(note)])


def _page_gone(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def _pages_swapped(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


def _bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = pikepdf.String("Another chapter")


def _title(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Title = pikepdf.String("Another title")


def _language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("fr")


def _font(pdf: pikepdf.Pdf) -> None:
    font = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each)
    font.FontFile2.write(font.FontFile2.read_bytes()[:-1] + b"\x7f")


def _pixel(pdf: pikepdf.Pdf) -> None:
    picture = next(
        each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
    )
    data = bytearray(picture.read_bytes())
    data[1000] ^= 1
    picture.write(bytes(data))


@pytest.mark.parametrize("packing", ["another level", "with streams of objects"])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_glyph, ["page 2"]),
        (_moved, ["page 1"]),
        (_description, [r"what is read aloud of page \d"]),
        (_note, ["page 2"]),
        (_page_gone, [r"(\d) pages? instead of \d", ".*"]),
        (_pages_swapped, ["pages? .*"]),
        (_bookmark, ["the bookmarks"]),
        (_title, ["the title or other properties of the document"]),
        (_language, ["the title or other properties of the document"]),
        (_font, [r"the font [\w-]+"]),
        (_pixel, [r"page \d"]),
    ],
)
def test_a_change_is_told(handout: bytes, change: Callable[[pikepdf.Pdf], None], told: list[str], packing: str) -> None:
    found = judge_paper(saved(handout, change, **PACKINGS[packing]), handout, "page")
    assert found.state is FileState.DIFFERENT
    assert re.fullmatch("; ".join(told), "; ".join(found.differences)), found.differences


def test_another_version_is_named(handout: bytes) -> None:
    def older(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.Info.Producer = pikepdf.String("sinopack 0.0.9")

    found = judge_paper(saved(handout, older), handout, "page")
    assert found.state is FileState.DIFFERENT
    assert found.differences == ("made by sinopack 0.0.9; its pages are the same",)
    assert found.made_by == "0.0.9"


def test_notes_written_into_it_are_told(handout: bytes) -> None:
    """As a reader saves them: behind the end of the file (ISO 32000-1, 7.5.6)."""
    page = re.search(rb"\n(\d+) 0 obj\n(<</Type /Page /.*?)>>\nendobj", handout, re.DOTALL)
    assert page is not None
    root = re.search(rb"/Root (\d+ 0 R)", handout)
    assert root is not None
    start = len(handout)
    number = page[1]
    added = number + b" 0 obj\n" + page[2].replace(b"/Tabs /S", b"/Tabs /S /Rotate 90") + b">>\nendobj\n"
    trailer = b"<</Root %s /Info %s /Size 9999 /Prev %s>>" % (root[1], _info(handout), _previous(handout))
    table = b"xref\n%s 1\n%010d 00000 n \ntrailer\n%s\n" % (number, start, trailer)
    table += b"startxref\n%d\n%%%%EOF\n" % (start + len(added))
    found = judge_paper(handout + added + table, handout, "page")
    assert found.state is FileState.DIFFERENT
    assert found.differences == ("page 1", "written into by another program since it was made")


def _info(data: bytes) -> bytes:
    found = re.search(rb"/Info (\d+ 0 R)", data)
    assert found is not None
    return found[1]


def _previous(data: bytes) -> bytes:
    return data[data.rindex(b"startxref") + 9 :].split()[0]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_breaks_off_is_damaged(handout: bytes, share: float) -> None:
    assert judge_paper(handout[: int(len(handout) * share)], handout, "page").state is FileState.DAMAGED


def test_a_file_with_a_hole_is_damaged(handout: bytes) -> None:
    middle = len(handout) // 2
    holed = handout[:middle] + bytes(2000) + handout[middle + 2000 :]
    found = judge_paper(holed, handout, "page")
    assert found.state in (FileState.DAMAGED, FileState.DIFFERENT)


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_pdf_of_ours_is_foreign(handout: bytes, data: bytes) -> None:
    assert judge_paper(data, handout, "page").state is FileState.FOREIGN


def test_another_program_s_pdf_is_foreign(handout: bytes) -> None:
    file = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    assert judge_paper(file.getvalue(), handout, "page").state is FileState.FOREIGN
