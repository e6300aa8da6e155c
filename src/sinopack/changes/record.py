"""The record of a file's pages, which travels inside the PDF: what each says, as hashes.

In: a finished document, or a deck to be drawn as a PDF. Out: bytes, and back to a `Record`. It depends on the content
alone. All that it tells of is on the pages of the same file; of no other text is there even a hash.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from sinopack.changes.passages import Passage, look, passages, shown
from sinopack.geometry import Size
from sinopack.memory import Memory, Same
from sinopack.page import Deck, Document, Page

VERSION = 1
"""To be counted up whenever pages are read otherwise than before: an older record is then not compared."""


class PageRecord(Struct, frozen=True, array_like=True):
    """A page: its passages, and digests of what it shows and of how it looks."""

    shown: int
    look: int
    passages: tuple[Passage, ...]


class Record(Struct, frozen=True, array_like=True):
    """A file: the size of its pages in tenths of a point, the titles of its parts by their keys, its pages."""

    version: int
    size: tuple[int, int]
    titles: dict[str, str]
    pages: tuple[PageRecord, ...]


def record_of_document(document: Document, memory: Memory | None = None) -> Record:
    """The record of a paged document. `memory` is that of earlier builds."""
    titles: dict[str, str] = {}
    headed = {(mark.page, mark.y): mark.title for mark in document.bookmarks}
    for number, page in enumerate(document.pages):
        for destination in page.destinations:
            title = headed.get((number, destination.y))
            if title is not None:
                titles.setdefault(destination.name, title)
    pages = tuple(_page(page, memory) for page in document.pages)
    used = {passage.part for page in pages for passage in page.passages}
    return _record(document.pages, {key: title for key, title in titles.items() if key in used}, pages)


def record_of_deck(deck: Deck, memory: Memory | None = None) -> Record:
    """The record of a deck as pages: each slide is a part by itself. `memory` as above."""
    pages = tuple(
        msgspec.structs.replace(
            page,
            passages=tuple(msgspec.structs.replace(each, part=slide.page.key) for each in page.passages),
        )
        for slide in deck.slides
        for page in (_page(slide.page, memory),)
    )
    return _record([slide.page for slide in deck.slides], {each.page.key: each.title for each in deck.slides}, pages)


def _record(pages: Iterable[Page], titles: dict[str, str], recorded: tuple[PageRecord, ...]) -> Record:
    first = next(iter(pages), None)
    size = first.size if first else Size(0.0, 0.0)
    return Record(VERSION, (round(size.width * 10), round(size.height * 10)), titles, recorded)


def _page(page: Page, memory: Memory | None) -> PageRecord:
    key = ("page record", Same(page))
    known: PageRecord | None = memory.recall(key) if memory else None
    if known is None:
        found = passages(page.items)
        known = PageRecord(shown(page, found), look(page), found)
        if memory:
            memory.keep(key, known)
    return known


def packed_record(document: Document | Deck, memory: Memory | None = None) -> bytes:
    """The record of a document, as bytes. `memory` is that of earlier builds."""
    return packed(
        record_of_deck(document, memory) if isinstance(document, Deck) else record_of_document(document, memory)
    )


def packed(record: Record) -> bytes:
    """A record as bytes."""
    return msgspec.msgpack.encode(record)


def unpacked(data: bytes) -> Record | None:
    """A record from bytes; None where they are none, or one of another version."""
    try:
        record = msgspec.msgpack.decode(data, type=Record)
    except msgspec.DecodeError:
        return None
    return record if record.version == VERSION else None
