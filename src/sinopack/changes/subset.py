"""Some pages of a document as a document of their own, to print only those.

In: a finished document and the numbers of pages. Out: a document whose pages are what they are in the whole, numbers
and footers included. What is on other pages is not there: bookmarks to them are left out, and links become plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from sinopack.difference import FileDifference, Standing
from sinopack.page import Document
from sinopack.previous import word_to_keep_it_by
from sinopack.report import Pages, Product, Profile, Target


def subset(document: Document, numbers: Sequence[int]) -> Document:
    """The pages with these numbers, from 1 on, in the document's order."""
    kept = sorted(set(numbers) & set(range(1, len(document.pages) + 1)))
    place = {number - 1: index for index, number in enumerate(kept)}
    return replace(
        document,
        pages=tuple(document.pages[number - 1] for number in kept),
        bookmarks=tuple(replace(mark, page=place[mark.page]) for mark in document.bookmarks if mark.page in place),
        numbers=tuple(kept),
    )


def changed_pages(
    handouts: Mapping[Profile, Document], changes: Sequence[FileDifference], pages: Pages
) -> dict[Profile, Document]:
    """Of each handout the pages to print again; nothing of one of which none differs, or that was never printed."""
    found: dict[Profile, Document] = {}
    by_file = {change.file: change for change in changes}
    for profile, document in handouts.items():
        change = by_file.get(Target(Product.HANDOUT, profile).file_name)
        if change and change.standing is not Standing.NEW and (numbers := _numbers(change, pages)):
            found[profile] = subset(document, numbers)
    return found


def _numbers(change: FileDifference, pages: Pages) -> tuple[int, ...]:
    match pages:
        case Pages.ALL:
            return ()
        case Pages.CHANGED:
            return change.numbers
        case Pages.SHEETS:
            sides = (side for sheet in change.sheets for side in (2 * sheet - 1, 2 * sheet))
            return tuple(side for side in sides if side <= change.count)


def delete_stale(folder: Path, profiles: Iterable[Profile]) -> tuple[Path, ...]:
    """Delete the files of changed pages for these profiles, if there are any and nobody has written in them. Returns
    what was deleted."""
    deleted = []
    for profile in profiles:
        path = folder / Target(Product.HANDOUT, profile, only_changed=True).file_name
        if path.is_file() and not word_to_keep_it_by(Product.HANDOUT, path):
            with suppress(OSError):
                path.unlink()
                deleted.append(path)
    return tuple(deleted)
