"""Decks against what would be written: packed otherwise they are the same, what was changed by hand is known as that,
and every other change is told.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData

import sinopack
from sinopack.render.powerpoint.package import digest_of_parts
from sinopack.revise import Words
from sinopack.theme import load_labels
from sinopack.verification import FileState
from sinopack.verification.decks import judge_deck
from sinopack.verification.papers import Judgement
from tests.revise.histories import saved_by_libreoffice
from tests.verification.conftest import CONTENT

Parts = dict[str, bytes]
SHEET = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"


def words() -> Words:
    return Words("en-GB", load_labels("en-GB"))


@pytest.fixture
def deck(made: Path) -> Path:
    return made / "output" / "slides.pptx"


def judged(path: Path, deck: Path) -> Judgement:
    return judge_deck(path, deck.read_bytes(), words)


def parts_of(data: bytes) -> Parts:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts, kind: int = ZIP_DEFLATED, level: int | None = None) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", kind, compresslevel=level) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def rewritten(deck: Path, target: Path, change: Callable[[Parts], None], *, signed: bool = False) -> Path:
    """The deck with its parts changed; `signed`, with the digest that another build would have given it."""
    parts = parts_of(deck.read_bytes())
    change(parts)
    if signed:
        name = "docProps/custom.xml"
        digest = digest_of_parts(parts).encode("ascii")
        parts[name] = re.sub(rb"(?<=<vt:lpwstr>)[0-9a-f]{64}(?=</vt:lpwstr>)", digest, parts[name])
    target.write_bytes(zipped(parts))
    return target


def test_the_same_bytes_are_as_built(deck: Path) -> None:
    assert judged(deck, deck) == Judgement(FileState.AS_BUILT, made_by=sinopack.__version__)


@pytest.mark.parametrize(("kind", "level"), [(ZIP_STORED, None), (ZIP_DEFLATED, 1), (ZIP_DEFLATED, 9)])
def test_zipped_otherwise_it_is_the_same(deck: Path, tmp_path: Path, kind: int, level: int | None) -> None:
    path = tmp_path / "slides.pptx"
    path.write_bytes(zipped(dict(reversed(parts_of(deck.read_bytes()).items())), kind, level))
    assert judged(path, deck).state is FileState.REPACKED


def _packed_otherwise(parts: Parts) -> None:
    """Pictures and data sheets as another zlib gives them."""
    changed = 0
    for name, data in parts.items():
        if name.endswith(".png"):
            parts[name] = _deflated_anew(data)
            changed += 1
        elif name.endswith(".xlsx"):
            parts[name] = zipped(parts_of(data), level=1)
            changed += 1
    assert changed > 1


def _deflated_anew(png: bytes) -> bytes:
    """A PNG file with its lines compressed at another level."""
    position, kept, packed = 8, [png[:8]], b""
    while position < len(png):
        length = int.from_bytes(png[position : position + 4], "big")
        kind, content = png[position + 4 : position + 8], png[position + 8 : position + 8 + length]
        if kind == b"IDAT":
            packed += content
        if kind == b"IEND":
            data = zlib.compress(zlib.decompress(packed), 0)
            kept.append(len(data).to_bytes(4, "big") + b"IDAT" + data + zlib.crc32(b"IDAT" + data).to_bytes(4, "big"))
        if kind != b"IDAT":
            kept.append(png[position : position + 12 + length])
        position += 12 + length
    return b"".join(kept)


@pytest.mark.parametrize("signed", [True, False])
def test_pictures_and_sheets_packed_otherwise_are_the_same(deck: Path, tmp_path: Path, signed: bool) -> None:
    path = rewritten(deck, tmp_path / "slides.pptx", _packed_otherwise, signed=signed)
    assert judged(path, deck).state is FileState.REPACKED
    found = judge_deck(deck, path.read_bytes(), words)
    assert found.state is FileState.REPACKED, "it does not matter which of them is found"


def _sheet(parts: Parts) -> None:
    """A number in the data sheet of the chart."""
    inner = parts_of(parts[SHEET])
    name = "xl/worksheets/sheet1.xml"
    assert inner[name].count(b"<v>12</v>") == 1
    inner[name] = inner[name].replace(b"<v>12</v>", b"<v>13</v>")
    parts[SHEET] = zipped(inner)


@pytest.mark.parametrize("signed", [True, False])
def test_a_number_in_a_data_sheet_is_told(deck: Path, tmp_path: Path, signed: bool) -> None:
    found = judged(rewritten(deck, tmp_path / "slides.pptx", _sheet, signed=signed), deck)
    assert found.state is FileState.DIFFERENT
    assert len(found.differences) == 1
    assert re.fullmatch(r"the data sheet of the chart of slide \d", found.differences[0])


def _hidden_cell(parts: Parts) -> None:
    """A number beside those of the chart, where the chart does not look."""
    inner = parts_of(parts[SHEET])
    name = "xl/worksheets/sheet1.xml"
    row = re.compile(rb"(<row r=\"2\"[^>]*>.*?)(</row>)", re.DOTALL)
    inner[name], count = row.subn(rb'\1<c r="H2"><v>99</v></c>\2', inner[name])
    assert count == 1
    parts[SHEET] = zipped(inner)


def _formula(parts: Parts) -> None:
    """A formula in place of a number that it gives."""
    inner = parts_of(parts[SHEET])
    name = "xl/worksheets/sheet1.xml"
    assert inner[name].count(b"<v>12</v>") == 1
    inner[name] = inner[name].replace(b"<v>12</v>", b"<f>6*2</f><v>12</v>")
    parts[SHEET] = zipped(inner)


def _name(parts: Parts) -> None:
    """What a category is called."""
    inner = parts_of(parts[SHEET])
    assert inner["xl/sharedStrings.xml"].count(b"Fifth") == 1
    inner["xl/sharedStrings.xml"] = inner["xl/sharedStrings.xml"].replace(b"Fifth", b"Sixth")
    parts[SHEET] = zipped(inner)


def _broken(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET][:200]


EVERY_SHEET = pytest.mark.parametrize("change", [_sheet, _hidden_cell, _formula, _name, _broken])


@EVERY_SHEET
def test_a_data_sheet_is_told_in_a_deck_that_another_program_saved(
    deck: Path, tmp_path: Path, change: Callable[[Parts], None]
) -> None:
    """Of such a deck no part is as it was generated, so that only what the sheets hold can tell."""
    saved = _as_another_program(deck, tmp_path)
    assert judged(saved, deck).state is FileState.BY_HAND
    found = judged(rewritten(saved, saved, change), deck)
    assert (found.state, found.slides) == (FileState.DIFFERENT, ())
    assert len(found.differences) == 1
    assert re.fullmatch(r"the data sheet of the chart of slide \d", found.differences[0])


@EVERY_SHEET
def test_a_data_sheet_is_told_beside_a_slide_that_was_changed_by_hand(
    deck: Path, tmp_path: Path, change: Callable[[Parts], None]
) -> None:
    edited = _saved(deck, tmp_path / "slides.pptx", _retitle)
    found = judged(rewritten(edited, edited, change), deck)
    assert (found.state, [slide.title for slide in found.slides]) == (FileState.DIFFERENT, ["Mine"])
    assert re.fullmatch(r"the data sheet of the chart of slide \d", found.differences[0])


def _as_another_program(deck: Path, folder: Path) -> Path:
    """The deck as one that writes every part anew, and signs it."""

    def spelled_otherwise(parts: Parts) -> None:
        for name, data in parts.items():
            if name.endswith(".xml") and name != "[Content_Types].xml":
                parts[name] = data.replace(b"?>", b"?>\n<!-- saved -->", 1)
        application = parts["docProps/app.xml"]
        parts["docProps/app.xml"] = re.sub(rb"(?<=<Application>)[^<]*", b"Another program", application)
        assert b"Another program" in parts["docProps/app.xml"]
        parts[SHEET] = zipped(dict(reversed(parts_of(parts[SHEET]).items())), level=1)

    return rewritten(deck, folder / "saved.pptx", spelled_otherwise)


def _pixel(parts: Parts) -> None:
    name = next(name for name in parts if name.endswith(".png"))
    with Image.open(BytesIO(parts[name])) as image:
        image.putpixel((0, 0), tuple(255 - value for value in image.getpixel((0, 0))))  # type: ignore[arg-type, union-attr]
        file = BytesIO()
        image.save(file, "PNG")
    parts[name] = file.getvalue()


def test_a_pixel_of_a_picture_is_told(deck: Path, tmp_path: Path) -> None:
    found = judged(rewritten(deck, tmp_path / "slides.pptx", _pixel, signed=True), deck)
    assert found.state is FileState.DIFFERENT
    assert re.fullmatch(r"a picture of slide \d", found.differences[0])


def _description(parts: Parts) -> None:
    name = next(name for name, data in parts.items() if b"Green hills" in data)
    parts[name] = parts[name].replace(b"Green hills", b"Brown hills")


def _word(parts: Parts) -> None:
    name = next(name for name, data in parts.items() if b"Six thousand" in data and "slides/slide" in name)
    parts[name] = parts[name].replace(b"Six thousand", b"Ten thousand")


def _notes(parts: Parts) -> None:
    name = next(name for name, data in parts.items() if b"stayed behind" in data and "notesSlide" in name)
    parts[name] = parts[name].replace(b"stayed behind", b"went ahead")


@pytest.mark.parametrize(("change", "what"), [(_description, ""), (_word, ""), (_notes, "the notes of ")])
def test_what_a_slide_says_is_told_by_its_number(
    deck: Path, tmp_path: Path, change: Callable[[Parts], None], what: str
) -> None:
    found = judged(rewritten(deck, tmp_path / "slides.pptx", change, signed=True), deck)
    assert found.state is FileState.DIFFERENT
    assert len(found.differences) == 1
    assert re.fullmatch(rf"{what}slide \d+", found.differences[0])


@pytest.mark.parametrize("change", [_description, _word, _notes])
def test_the_same_without_a_build_is_a_change_by_hand(
    deck: Path, tmp_path: Path, change: Callable[[Parts], None]
) -> None:
    found = judged(rewritten(deck, tmp_path / "slides.pptx", change), deck)
    assert found.state is FileState.BY_HAND
    assert len(found.slides) == 1


def test_another_version_is_named(deck: Path, tmp_path: Path) -> None:
    def older(parts: Parts) -> None:
        custom = parts["docProps/custom.xml"]
        version = f"<vt:lpwstr>{sinopack.__version__}<".encode()
        assert custom.count(version) == 1
        parts["docProps/custom.xml"] = custom.replace(version, b"<vt:lpwstr>0.0.9<")

    found = judged(rewritten(deck, tmp_path / "slides.pptx", older), deck)
    assert found.state is FileState.DIFFERENT
    assert found.differences == ("made by sinopack 0.0.9; its slides are the same",)
    assert found.made_by == "0.0.9"


def test_other_content_is_told_by_the_slides_that_it_would_change(deck: Path, tmp_path: Path, pack: Path) -> None:
    new = CONTENT.replace("They crossed twenty-four rivers]", "They crossed thirty rivers]")
    (pack / "content.yaml").write_text(new, encoding="utf-8")
    sinopack.build(pack / "content.yaml", only=["slides"])
    found = judge_deck(deck, (pack / "output" / "slides.pptx").read_bytes(), words)
    assert found.state is FileState.DIFFERENT
    assert re.fullmatch(r"made from other content: slide \d would say something else", found.differences[0])


def _saved(deck: Path, target: Path, edit: Callable[[object], None] = lambda presentation: None) -> Path:
    presentation = Presentation(str(deck))
    edit(presentation)
    presentation.save(str(target))
    return target


def test_saved_without_a_change_it_is_the_same(deck: Path, tmp_path: Path) -> None:
    path = _saved(deck, tmp_path / "slides.pptx")
    assert path.read_bytes() != deck.read_bytes()
    assert judged(path, deck).state is FileState.REPACKED


def test_a_chart_edited_by_hand(deck: Path, tmp_path: Path) -> None:
    def edit(presentation: object) -> None:
        chart = next(
            shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart  # type: ignore[attr-defined]
        )  # fmt: skip
        data = CategoryChartData()
        data.categories = ["Fourth", "Fifth"]
        data.add_series("Months", (3, 99))
        chart.replace_data(data)

    found = judged(_saved(deck, tmp_path / "slides.pptx", edit), deck)
    assert (found.state, len(found.slides)) == (FileState.BY_HAND, 1)


def _retitle(presentation: object) -> None:
    presentation.slides[1].shapes.title.text_frame.text = "Mine"  # type: ignore[attr-defined]


def test_through_libreoffice(deck: Path, tmp_path: Path) -> None:
    edited = _saved(deck, tmp_path / "edited.pptx", _retitle)
    plain = tmp_path / "plain.pptx"
    plain.write_bytes(deck.read_bytes())
    saved = saved_by_libreoffice([plain, edited], tmp_path / "saved")
    found = judged(saved["plain"], deck)
    assert (found.state, found.slides) == (FileState.BY_HAND, ())
    assert found.saved_by.startswith("LibreOffice")
    found = judged(saved["edited"], deck)
    assert (found.state, [slide.number for slide in found.slides]) == (FileState.BY_HAND, [2])


def test_changed_by_hand_and_built_again(pack: Path, deck: Path) -> None:
    path = pack / "output" / "slides.pptx"
    _saved(path, path, _retitle)
    sinopack.build(pack / "content.yaml", only=["slides"])
    found = judged(path, deck)
    assert (found.state, [slide.title for slide in found.slides]) == (FileState.BY_HAND, ["Mine"])


def test_changed_by_hand_and_then_other_content(pack: Path, deck: Path) -> None:
    path = pack / "output" / "slides.pptx"
    _saved(path, path, _retitle)
    new = CONTENT.replace("Six thousand miles", "Seven thousand miles")
    (pack / "content.yaml").write_text(new, encoding="utf-8")
    other = sinopack.build(pack / "content.yaml", pack / "other", only=["slides"]).files[0].path
    found = judge_deck(path, other.read_bytes(), words)
    assert found.state is FileState.DIFFERENT
    assert "would say something else" in found.differences[0]


@pytest.mark.parametrize("share", [0.2, 0.9, 0.999])
def test_a_deck_that_breaks_off_is_damaged(deck: Path, tmp_path: Path, share: float) -> None:
    data = deck.read_bytes()
    path = tmp_path / "slides.pptx"
    path.write_bytes(data[: int(len(data) * share)])
    assert judged(path, deck).state is FileState.DAMAGED


def test_another_s_deck_is_foreign(deck: Path, made: Path, tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    Presentation().save(str(path))
    assert judged(path, deck).state is FileState.FOREIGN
    path.write_bytes((made / "output" / "handout.pdf").read_bytes())
    assert judged(path, deck).state is FileState.FOREIGN
