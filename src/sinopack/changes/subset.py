"""Some pages of a document as a document of their own, to print only those.

In: a finished document and the numbers of pages. Out: a document whose pages are what they are in the whole, numbers
and footers included. What is on other pages is not there: bookmarks to them are left out, and links become plain text.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from sinopack.difference import FileDifference, Standing
from sinopack.page import Deck, Document
from sinopack.report import Pages, Sides, Target


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
    documents: Mapping[Target, Document | Deck], changes: Sequence[FileDifference], pages: Pages
) -> dict[Target, Document | Deck]:
    """Of each file that is printed for every student the pages to print again; nothing of one of which none differs, or
    that was never printed."""
    found: dict[Target, Document | Deck] = {}
    by_file = {change.file: change for change in changes}
    for target, document in documents.items():
        change = by_file.get(target.file_name)
        if isinstance(document, Document) and _is_printed(target) and change and change.standing is not Standing.NEW:
            numbers = _numbers(change, _WHOLE.get((target.product.sides, pages), pages))
            if numbers:
                found[replace(target, only_changed=True)] = subset(document, numbers)
    return found


def _is_printed(target: Target) -> bool:
    return target.product.is_paged and not target.product.is_master


_WHOLE = {(Sides.BOTH, Pages.CHANGED): Pages.SHEETS, (Sides.ONE, Pages.SHEETS): Pages.CHANGED}
"""What is chosen in place of what was asked for, where a product can be printed in one way only: a back needs the front
that it is the back of."""


def _numbers(change: FileDifference, pages: Pages) -> tuple[int, ...]:
    match pages:
        case Pages.ALL:
            return ()
        case Pages.CHANGED:
            return change.numbers
        case Pages.SHEETS:
            sides = (side for sheet in change.sheets for side in (2 * sheet - 1, 2 * sheet))
            return tuple(side for side in sides if side <= change.count)


def delete_stale(folder: Path, made: Iterable[Target], changed: Container[Target]) -> tuple[Path, ...]:
    """Delete the files of changed pages of what was `made`, where none has `changed` any more, unless somebody has
    written in them. Returns what was deleted."""
    from sinopack.previous import word_to_keep_it_by

    deleted = []
    for target in made:
        stale = replace(target, only_changed=True)
        path = folder / stale.file_name
        if stale in changed or not _is_printed(target) or not path.is_file():
            continue
        if not word_to_keep_it_by(target.product, path):
            with suppress(OSError):
                path.unlink()
                deleted.append(path)
    return tuple(deleted)
