"""What differs between two prints of a file, and why.

In: the records of both. Out: a `FileDifference`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sinopack.changes.matching import Face, matched
from sinopack.changes.record import PageRecord, Record
from sinopack.difference import FileDifference, Moved, PageDifference, Reason, Since, Standing

Named = tuple[str, str]
"""What a print is compared by in words: the file's name, and what its pages are called."""


def compare(new: Record, old: Record, named: Named, since: Since) -> FileDifference:
    """What differs in a file whose record was `old` and is `new`."""
    if new.size != old.size:
        return everything(new, named, since, Standing.RESIZED, len(old.pages))
    was = matched([_face(page) for page in new.pages], [_face(page) for page in old.pages])
    same = [
        index is not None and old.pages[index].shown == page.shown for index, page in zip(was, new.pages, strict=True)
    ]
    reasons = _Reasons(new, old, was)
    return FileDifference(
        *named,
        since,
        Standing.COMPARED,
        len(new.pages),
        len(old.pages),
        tuple(
            PageDifference(
                index + 1, 0 if (before := was[index]) is None else before + 1, _titles(page, new), reasons.of(index)
            )
            for index, page in enumerate(new.pages)
            if not same[index]
        ),
        tuple(Moved(index + 1, before + 1) for index, before in _stayed(was, same) if before != index),
        tuple(index + 1 for index, before in _stayed(was, same) if new.pages[index].look != old.pages[before].look),
        tuple(_sheets([before if kept else None for before, kept in zip(was, same, strict=True)], len(old.pages))),
    )


def everything(new: Record, named: Named, since: Since, standing: Standing, was: int = 0) -> FileDifference:
    """A file of which no page can stay."""
    pages = tuple(PageDifference(number, 0, _titles(page, new)) for number, page in enumerate(new.pages, start=1))
    sheets = sheets_of(range(1, len(new.pages) + 1))
    return FileDifference(*named, since, standing, len(new.pages), was, pages, sheets=sheets)


def sheets_of(pages: Iterable[int]) -> tuple[int, ...]:
    """The sheets, printed on both sides, that pages stand on."""
    return tuple(sorted({(page + 1) // 2 for page in pages}))


def _face(page: PageRecord) -> Face:
    return Face(page.shown, _pieces(page))


def _pieces(page: PageRecord) -> Counter[int]:
    return Counter(each for passage in page.passages for each in passage.said)


def _stayed(was: Sequence[int | None], same: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The pages that show what they showed, each with where it was."""
    for index, (before, kept) in enumerate(zip(was, same, strict=True)):
        if kept and before is not None:
            yield index, before


def _sheets(stayed: Sequence[int | None], count: int) -> Iterator[int]:
    """The sheets that no sheet of the earlier print can stand in for: front and back must both be the same. `stayed`
    has for each page where it was, or None where it differs."""
    for front in range(0, len(stayed), 2):
        old_front = stayed[front]
        has_back, had_back = front + 1 < len(stayed), old_front is not None and old_front + 1 < count
        is_kept = old_front is not None and old_front % 2 == 0 and has_back == had_back
        if is_kept and has_back:
            is_kept = stayed[front + 1] == (old_front or 0) + 1
        if not is_kept:
            yield front // 2 + 1


def _titles(page: PageRecord, record: Record) -> tuple[str, ...]:
    """The titles of the parts that stand on a page."""
    keys = dict.fromkeys(passage.part for passage in page.passages)
    return tuple(title for key in keys if (title := record.titles.get(key)))


class _Reasons:
    """Why pages differ: of what is on a page and was not, what was on another has moved, and the rest is new; and the
    other way round."""

    def __init__(self, new: Record, old: Record, was: Sequence[int | None]):
        self._new, self._old, self._was = new, old, was
        pieces, before = [_pieces(page) for page in new.pages], [_pieces(page) for page in old.pages]
        added = [
            page - (before[index] if index is not None else Counter()) for page, index in zip(pieces, was, strict=True)
        ]
        place = {index: number for number, index in enumerate(was) if index is not None}
        removed = [page - (pieces[place[index]] if index in place else Counter()) for index, page in enumerate(before)]
        left, come = _sum(removed), _sum(added)
        self._added = _taken(added, come - left)
        self._removed = _taken(removed, left - come)

    def of(self, index: int) -> tuple[Reason, ...]:
        """The reasons why a page differs."""
        before = self._was[index]
        fresh = _counted(self._new.pages[index], self._added[index], self._new.titles)
        lost = _counted(self._old.pages[before], self._removed[before], self._old.titles) if before is not None else {}
        found = []
        lost = self._renamed(index, lost)
        for part, kind in dict.fromkeys((*fresh, *lost)):
            new, gone = fresh.get((part, kind), 0), lost.get((part, kind), 0)
            changed = min(new, gone)
            found.append(Reason(part, kind, changed, new - changed, gone - changed))
        return tuple(found)

    def _renamed(self, index: int, lost: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        """What is gone, that of a part which is no longer there under the title of a new one on this page, if there is
        one: a part that is given another title is another part, but not to a reader."""
        titles = _titles(self._new.pages[index], self._new)
        before, after = set(self._old.titles.values()), set(self._new.titles.values())
        instead = next((title for title in titles if title not in before), None)
        if instead is None:
            return lost
        found = Counter[tuple[str, str]]()
        for (part, kind), count in lost.items():
            found[part if part in after else instead, kind] += count
        return dict(found)


def _sum(pages: Iterable[Counter[int]]) -> Counter[int]:
    total: Counter[int] = Counter()
    for page in pages:
        total.update(page)
    return total


def _taken(pages: Sequence[Counter[int]], pool: Counter[int]) -> list[Counter[int]]:
    """Of each page's pieces those in the pool, each as often as that has it, the first pages first."""
    left, result = Counter(pool), []
    for page in pages:
        mine = page & left
        left -= mine
        result.append(mine)
    return result


def _counted(page: PageRecord, pieces: Counter[int], titles: dict[str, str]) -> dict[tuple[str, str], int]:
    """How many passages of each part and kind have some of these pieces."""
    left, found = Counter(pieces), Counter[tuple[str, str]]()
    for passage in page.passages:
        mine = Counter(passage.said) & left
        if mine:
            left -= mine
            found[titles.get(passage.part, ""), passage.kind] += 1
    return dict(found)
