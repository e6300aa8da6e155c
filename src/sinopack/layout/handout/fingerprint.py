"""Fingerprints: a short digest of what a page says, its furniture excepted, so that a teacher sees which print is
current.

In: the items of a page. Out: six hexadecimal digits, which change exactly when what the page says changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from sinopack.page import UNREAD, Chart, Connector, Group, Item, Picture, Role, Shape, Table, TextBox, uncompressed

_DIGITS = 6


def fingerprint(items: Iterable[Item]) -> str:
    """The digest of what items say and show, wherever they stand."""
    return digest("\n".join(said for item in items for said in _said(item)))


def digest(text: str) -> str:
    """The first digits of a text's SHA-256."""
    return sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]


def _said(item: Item) -> Iterator[str]:
    match item:
        case Connector() | Shape():
            return
        case TextBox() | Table() if item.role in UNREAD or _is_contents(item):
            return
        case TextBox():
            yield "".join(line.text for line in item.lines)
        case Table():
            yield from (cell.text for row in item.rows for cell in row)
        case Picture():
            yield sha256(item.drawing.svg if item.drawing else uncompressed(item.data)).hexdigest()
            yield item.alternative
        case Chart():
            yield item.alternative
            yield from (cell for row in _data(item) for cell in row)
        case Group():
            for each in item.items:
                yield from _said(each)


def _data(chart: Chart) -> Iterator[tuple[str, ...]]:
    yield (chart.kind.value, chart.corner, *chart.categories)
    for series in chart.series:
        yield (series.name, *map(str, series.values))


def _is_contents(item: TextBox | Table) -> bool:
    """Page numbers change with other pages."""
    return any(enclosure.role is Role.CONTENTS for enclosure in item.within)
