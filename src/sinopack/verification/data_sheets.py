"""The data sheets of charts (ECMA-376 part 1, 18.3), cell by cell: what a chart itself does not show of them as well.

In: a deck that another program has saved, and today's. Out: the slides whose chart is as it was generated, while the
sheet behind it is not. The programs write sheets down differently, so that only cells can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from sinopack.revise.archive import Archive
from sinopack.revise.embedded import Embedded
from sinopack.verification.parts import DAMAGE, parts_of

Cells = frozenset[tuple[str, str, object]]
"""The sheet that a cell is on, by its number; its address; its text, number or formula."""

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORKSHEETS = "xl/worksheets/"
_STRINGS = "xl/sharedStrings.xml"


def changed_sheets(deck: Archive, expected: Archive) -> list[int]:
    """The numbers of slides with a chart of today's and another data sheet. A sheet that a program has dropped says
    nothing else."""
    todays: dict[str, set[Cells | None]] = {}
    for _, shown, data in _charts(expected):
        todays.setdefault(shown, set()).add(_cells(data))
    found = ((number, todays.get(shown), data) for number, shown, data in _charts(deck))
    return sorted({number for number, sheets, data in found if sheets and _cells(data) not in sheets})


def _charts(archive: Archive) -> Iterator[tuple[int, str, bytes]]:
    """Each chart that has a data sheet: the number of its slide, what it shows, and the workbook."""
    embedded = Embedded(archive)
    for number, (slide, _) in enumerate(archive.slides(), 1):
        for each in archive.relations(slide).values():
            workbook = archive.related(each.target, "package") if each.kind == "chart" else ""
            if workbook in archive.parts:
                yield number, repr(embedded.chart(slide, each.identity)), archive.parts[workbook]


def _cells(workbook: bytes) -> Cells | None:
    """What is in the cells of a workbook; None where it cannot be read."""
    try:
        parts = parts_of(workbook)
        texts = _shared(parts[_STRINGS]) if _STRINGS in parts else []
        names = sorted(name for name in parts if name.startswith(_WORKSHEETS) and name.endswith(".xml"))
        return frozenset(cell for number, name in enumerate(names) for cell in _of_sheet(number, parts[name], texts))
    except (*DAMAGE, IndexError, ElementTree.ParseError):
        return None


def _shared(part: bytes) -> list[str]:
    """The texts that cells refer to by number."""
    return [_text(each) for each in ElementTree.fromstring(part).iter(f"{_SHEET}si")]


def _text(holder: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in holder.iter(f"{_SHEET}t"))


def _of_sheet(number: int, part: bytes, texts: list[str]) -> Iterator[tuple[str, str, object]]:
    """The cells of a sheet that hold anything."""
    for cell in ElementTree.fromstring(part).iter(f"{_SHEET}c"):
        value = _value(cell, texts)
        formula = cell.findtext(f"{_SHEET}f")
        if formula or value != "":
            yield str(number), cell.get("r", ""), (formula, value) if formula else value


def _value(cell: ElementTree.Element, texts: list[str]) -> object:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_SHEET}v") or ""
    if kind == "inlineStr":
        return _text(cell)
    if kind == "s":
        return texts[int(value)]
    return float(value) if kind == "n" and value else value
