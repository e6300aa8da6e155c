"""Bytes of sinopack's own that travel with a PDF."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from sinopack.geometry import Size
from sinopack.page import Document, Page, Properties
from sinopack.render import pdf

DATA = bytes(range(256)) + b"endstream stream /Length 5 /SinopackRecord >> stream\n" + b"\r\n\x00"


def a_file(data: bytes = DATA, date: str = "") -> bytes:
    file = BytesIO()
    pdf.draw(Document(Properties("A title", date=date), (Page(Size(100, 100), (), "page"),)), file, private=data)
    return file.getvalue()


def test_what_goes_in_comes_out() -> None:
    assert pdf.private_in(a_file()) == DATA
    assert pdf.private_in(a_file(b"x")) == b"x"


@pytest.mark.parametrize("other", [b"", b"%PDF-1.7 /SinopackRecord", b"PK\x03\x04", a_file(b"")])
def test_a_file_without_any_has_none(other: bytes) -> None:
    assert pdf.private_in(other) == b""


def test_they_are_where_the_standard_puts_them_with_the_date_of_the_file() -> None:
    with pikepdf.open(BytesIO(a_file(date="1969-03-02"))) as file:
        own = file.Root.PieceInfo.sinopack
        assert own.Private.read_bytes() == DATA
        assert str(own.LastModified) == str(file.docinfo.CreationDate) == "D:19690302000000Z"


@pytest.mark.parametrize("streams", list(pikepdf.ObjectStreamMode))
@pytest.mark.parametrize("level", list(pikepdf.StreamDecodeLevel)[:2])
def test_they_are_found_in_a_file_that_another_program_has_saved(
    streams: pikepdf.ObjectStreamMode, level: pikepdf.StreamDecodeLevel
) -> None:
    saved = BytesIO()
    with pikepdf.open(BytesIO(a_file())) as file:
        file.save(saved, object_stream_mode=streams, stream_decode_level=level, compress_streams=False)
    assert pdf.private_in(saved.getvalue()) == DATA


def test_data_that_are_damaged_are_none() -> None:
    file = a_file(bytes(1000))
    place = file.index(b"/SinopackRecord")
    start = file.index(b"stream\n", place) + 7
    assert pdf.private_in(file[:start] + b"\0\0\0\0" + file[start + 4 :]) == b""
