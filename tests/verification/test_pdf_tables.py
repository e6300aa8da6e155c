"""Places of objects: from tables in text and in streams, of whatever program, and never anything but a fault."""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pytest

from sinopack.verification.pdf_objects import PdfFile
from sinopack.verification.pdf_tables import tables_of
from sinopack.verification.pdf_values import CannotRead, Reference

CATALOGUE = b"1 0 obj\n<</Type /Catalog /Lang (en)>>\nendobj\n"
HEAD = b"%PDF-1.7\n"


def ended(body: bytes, start: int) -> bytes:
    return body + b"\nstartxref\n%d\n%%%%EOF\n" % start


def stream(number: int, entries: bytes, data: bytes) -> bytes:
    return b"%d 0 obj\n<<%s /Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, entries, len(data), data)


def listed(rows: list[tuple[int, int, int]], entries: bytes) -> bytes:
    """A table in a stream, each row in four bytes."""
    data = b"".join(bytes((kind,)) + second.to_bytes(2, "big") + bytes((third,)) for kind, second, third in rows)
    return stream(9, b"/Type /XRef /W [1 2 1] /Root 1 0 R " + entries, data)


def test_a_table_in_a_stream_without_any_packing() -> None:
    body = HEAD + CATALOGUE
    rows = [(0, 0, 255), (1, len(HEAD), 0)]
    file = PdfFile(ended(body + listed(rows, b"/Size 2"), len(body)))
    assert file.catalogue[b"Lang"] == b"en"


def test_objects_of_a_stream_and_numbers_that_are_not_in_a_row() -> None:
    packed = stream(4, b"/Type /ObjStm /N 2 /First 9 ", b"1 0 20 26 <</Lang (fr) /Next 20 0 R>>  [1 2]".ljust(48))
    start = packed.index(b"<</Lang") - packed.index(b"1 0 20 26")
    packed = packed.replace(b"/First 9 ", b"/First %d" % start)
    second = packed.index(b"[1 2]") - packed.index(b"<</Lang")
    packed = packed.replace(b"1 0 20 26", b"1 0 20 %d" % second)
    body = HEAD + packed
    rows = [(2, 4, 0), (1, len(HEAD), 0), (2, 4, 1)]
    file = PdfFile(ended(body + listed(rows, b"/Size 21 /Index [1 1 4 1 20 1]"), len(body)))
    assert file.catalogue[b"Lang"] == b"fr"
    assert file.resolved(Reference(20)) == [1, 2]


def test_a_table_in_text_that_leads_to_one_in_a_stream() -> None:
    """For programs that know no streams (ISO 32000-1, 7.5.8.4)."""
    body = HEAD + CATALOGUE
    hidden = len(body)
    body += listed([(1, len(HEAD), 0)], b"/Size 2 /Index [1 1]")
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R /Size 2 /XRefStm %d>>" % hidden
    assert PdfFile(ended(body + table, len(body))).catalogue[b"Lang"] == b"en"


def test_the_newest_place_counts_and_tables_in_a_circle_end() -> None:
    newer = CATALOGUE.replace(b"(en)", b"(zh)")
    body = HEAD + CATALOGUE
    older = len(body)
    body += listed([(1, len(HEAD), 0)], b"/Size 2 /Index [1 1] /Prev %d" % older)
    place = len(body)
    body += newer
    last = len(body)
    places, _ = tables_of(ended(body + listed([(1, place, 0)], b"/Size 2 /Index [1 1] /Prev %d" % older), last))
    assert places[1] == place


@pytest.mark.parametrize(
    "table",
    [
        stream(9, b"/Type /XRef /W [0 0 0] /Size 2 /Root 1 0 R ", b"abcd"),
        stream(9, b"/Type /XRef /W [1 2] /Size 2 /Root 1 0 R ", b"abcd"),
        stream(9, b"/Type /XRef /Size 2 /Root 1 0 R ", b"abcd"),
        stream(9, b"/Type /Metadata /W [1 2 1] /Size 2 /Root 1 0 R ", b"abcd"),
        stream(9, b"/Type /XRef /W [1 2 1] /Size 2 /Root 1 0 R /DecodeParms <</Predictor 15 /Columns 4>>", b"\4abcd"),
        stream(9, b"/Type /XRef /W [1 2 1] /Size 2 /Root 1 0 R /DecodeParms <</Predictor 12 /Columns 99>>", b"\2abcd"),
        listed([(0, 0, 0)], b"/Size 2 /Index [0 99999999999]"),
        listed([(2, 4, 0)], b"/Size 2 /Index [1 1]"),
        listed([(2, 1, 0)], b"/Size 2 /Index [1 1]"),
    ],
    ids=[
        "no width",
        "two widths",
        "none",
        "no table",
        "another filter",
        "lines too long",
        "too few rows",
        "in no stream",
        "in itself",
    ],
)
def test_what_is_not_as_the_standard_says(table: bytes) -> None:
    body = HEAD + CATALOGUE
    with pytest.raises(CannotRead):
        PdfFile(ended(body + table, len(body)))


@pytest.mark.parametrize("packed", [True, False])
def test_damaged_bytes_never_end_in_anything_but_a_fault(packed: bool) -> None:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Lang = pikepdf.String("en")
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=packed)
    data, chance, read = target.getvalue(), random.Random(7), 0
    assert PdfFile(data).catalogue[b"Lang"] == b"en"
    for _ in range(400):
        damaged = bytearray(data)
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            file = PdfFile(bytes(damaged))
            for number in range(8):
                file.resolved(Reference(number))
            read += 1
        except CannotRead:
            continue
    assert 0 < read < 400
