"""Whose deck is it, and has anyone changed it?"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pptx import Presentation

from sinopack.render.powerpoint import State, inspect
from tests.render.powerpoint import specimens as s
from tests.render.powerpoint.reading import drawn, parts_of

CUSTOM = "docProps/custom.xml"


@pytest.fixture(scope="module")
def ours() -> bytes:
    return drawn(s.everything())


def write(path: Path, contents: dict[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return path


def test_untouched(tmp_path: Path, ours: bytes) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(ours)
    assert inspect(path) is State.OURS_UNTOUCHED
    assert inspect(str(path)) is State.OURS_UNTOUCHED


def test_packing_it_anew_is_no_edit(tmp_path: Path, ours: bytes) -> None:
    contents = parts_of(ours)
    path = write(tmp_path / "deck.pptx", dict(reversed(contents.items())))
    assert inspect(path) is State.OURS_UNTOUCHED


@pytest.mark.parametrize(
    "name", ["ppt/slides/slide2.xml", "ppt/media/image1.png", "[Content_Types].xml", "docProps/core.xml"]
)
def test_one_changed_byte_is_an_edit(tmp_path: Path, ours: bytes, name: str) -> None:
    contents = parts_of(ours)
    data = bytearray(contents[name])
    data[len(data) // 2] ^= 1
    assert inspect(write(tmp_path / "deck.pptx", contents | {name: bytes(data)})) is State.OURS_EDITED


def test_a_part_more_or_less_or_elsewhere_is_an_edit(tmp_path: Path, ours: bytes) -> None:
    contents = parts_of(ours)
    more = contents | {"ppt/extra.xml": b""}
    less = {name: data for name, data in contents.items() if name != "ppt/slides/slide5.xml"}
    swapped = contents | {
        "ppt/slides/slide1.xml": contents["ppt/slides/slide2.xml"],
        "ppt/slides/slide2.xml": contents["ppt/slides/slide1.xml"],
    }
    for edited in (more, less, swapped):
        assert inspect(write(tmp_path / "deck.pptx", edited)) is State.OURS_EDITED


def test_saved_by_another_program(tmp_path: Path, ours: bytes) -> None:
    presentation = Presentation(BytesIO(ours))
    presentation.slides[1].shapes.title.text = "My own words"
    path = tmp_path / "deck.pptx"
    presentation.save(str(path))
    assert inspect(path) is State.OURS_EDITED


def test_our_property_as_other_programs_write_it(tmp_path: Path, ours: bytes) -> None:
    contents = parts_of(ours)
    custom = contents[CUSTOM].replace(b'name="sinopack-digest"><vt:', b"name='sinopack-digest' linkTarget='x'>\n <ns0:")
    custom = custom.replace(b"</vt:lpwstr></property>", b"</ns0:lpwstr></property>", 1)
    assert custom != contents[CUSTOM]
    assert inspect(write(tmp_path / "deck.pptx", contents | {CUSTOM: custom})) is State.OURS_UNTOUCHED


def test_foreign(tmp_path: Path, ours: bytes) -> None:
    path = tmp_path / "deck.pptx"
    Presentation().save(str(path))
    assert inspect(path) is State.FOREIGN
    contents = parts_of(ours)
    assert inspect(write(path, contents | {CUSTOM: b"<Properties/>"})) is State.FOREIGN
    assert inspect(write(path, {})) is State.FOREIGN


def test_unreadable(tmp_path: Path, ours: bytes) -> None:
    path = tmp_path / "deck.pptx"
    for data in (b"", b"\xd0\xcf\x11\xe0 a deck with a password", ours[:-200]):
        path.write_bytes(data)
        assert inspect(path) is State.UNREADABLE


def test_damaged_inside(tmp_path: Path, ours: bytes) -> None:
    path = tmp_path / "deck.pptx"
    with ZipFile(BytesIO(ours)) as archive:
        entry = archive.getinfo("ppt/slides/slide1.xml")
    data = bytearray(ours)
    middle = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    data[middle : middle + 8] = b"\xff" * 8
    path.write_bytes(data)
    assert inspect(path) is State.UNREADABLE


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        inspect(tmp_path / "deck.pptx")
