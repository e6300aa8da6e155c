"""Prints made up page by page: for each page, parts of kinds that say something.

a_record("alliance/key point/Mao goes home | alliance/key point/The treaty", "after-stalin/paragraph/…")
"""

from __future__ import annotations

from sinopack.changes.passages import Passage, hashed
from sinopack.changes.record import VERSION, PageRecord, Record

A4 = (5953, 8419)


def a_page(text: str, look: int = 0) -> PageRecord:
    """A page from a line such as "part/kind/words; more words | part/kind/words"."""
    passages = []
    for passage in filter(None, (each.strip() for each in text.split("|"))):
        part, kind, words = passage.split("/", 2)
        passages.append(Passage(part, kind, tuple(hashed(each.strip()) for each in words.split(";"))))
    return PageRecord(hashed(text, 8), look, tuple(passages))


def a_record(*pages: str | PageRecord, size: tuple[int, int] = A4) -> Record:
    """A print. The title of a part is its key, with a capital."""
    made = tuple(page if isinstance(page, PageRecord) else a_page(page) for page in pages)
    parts = {passage.part for page in made for passage in page.passages}
    return Record(VERSION, size, {part: part.capitalize() for part in sorted(parts)}, made)
