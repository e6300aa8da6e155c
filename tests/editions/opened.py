"""Everything that is in a file, however it is packed: what a curious student could find in it.

In: the bytes of a PDF, of a deck or of any archive. Out: its texts, without white space, which only says where lines
end.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

from tests.tagged.reading import TaggedFile


def texts_in(data: bytes) -> str:
    """All of it in one text."""
    found = _in_archive(data) if data[:2] == b"PK" else _in_pdf(data)
    return re.sub(r"[\s\u00ad\u200b-]+", "", "\n".join(found))


def _in_archive(data: bytes) -> Iterator[str]:
    """The names and the contents of its parts, and of archives within it (a chart's workbook)."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            yield name
            if part[:2] == b"PK":
                yield from _in_archive(part)
            else:
                text = part.decode("utf-8", "replace")
                yield from (text, re.sub("<[^>]*>", "", text), *_in_other_letters(part))


def _in_pdf(data: bytes) -> Iterator[str]:
    """Every string and every stream, decoded; the text of each page as it is drawn; the text of the tree of tags."""
    opened = TaggedFile(data)
    for each in opened.pdf.objects:
        yield from _in_object(each)
        if isinstance(each, pikepdf.Stream):
            decoded = each.read_bytes() if _is_decodable(each) else each.read_raw_bytes()
            yield from (decoded.decode("latin-1"), decoded.decode("utf-8", "replace"), *_in_other_letters(decoded))
    if "/StructTreeRoot" in opened.pdf.Root:  # what is only to print from has none
        yield opened.text(opened.document)
    document = pypdfium2.PdfDocument(data)
    yield from (page.get_textpage().get_text_range() for page in document)


def _is_decodable(stream: pikepdf.Stream) -> bool:
    return str(stream.get("/Filter", "")) not in ("/DCTDecode", "/JPXDecode")


def _in_object(value: object) -> Iterator[str]:
    match value:
        case pikepdf.String():
            yield str(value)
        case pikepdf.Name():
            yield str(value)
        case pikepdf.Array():
            for each in value:
                yield from _in_object(each)
        case pikepdf.Dictionary():
            for name, each in value.items():
                yield name
                if not getattr(each, "is_indirect", False):
                    yield from _in_object(each)


def _in_other_letters(data: bytes) -> Iterator[str]:
    """The same bytes as texts of two bytes a letter."""
    yield data.decode("utf-16-le", "ignore")
    yield data.decode("utf-16-be", "ignore")
