"""The data of a chart: rows such as a table's, the first of them headings, the first cell of each a name.

In: rows as the author typed them. Out: `ChartData`; what is wrong with a cell is said at the cell.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from pydantic_core import PydanticKnownError

from sinopack.content.fields import plain_text
from sinopack.content.findings import current, fault, note
from sinopack.content.numerals import Numeral, NumeralFault, read_numeral
from sinopack.problems import Place, Problem

MOST_SERIES = 6
"""As many can be told apart without colour."""
MOST_CATEGORIES = 200
_UNREAD = Numeral(1.0)
"""In place of a number that was found fault with already."""
_SCALED = re.compile(r"(?i)^(?:thousand|million|billion|trillion|mio|mrd|mln|bn|k)\b")
"""Words that make a number another one, so that it matters whether they are meant."""
_YEAR = re.compile(r"[12]\d{3}")


class Series(Struct, frozen=True):
    """A row of numbers under one name; None is a gap."""

    name: str
    values: tuple[float | None, ...]


class ChartData(Struct, frozen=True):
    """What a chart shows: what its categories are (`corner`), their names, and a number for each in every series.

    `before` and `after` are what stands with every number ("$", "%"), `decimals` the most that one was typed with.
    """

    corner: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    before: str = ""
    after: str = ""
    decimals: int = 0


def read_data(value: Any) -> ChartData:
    """The data in a chart's rows. Raises a fault where there are none to speak of; notes all else."""
    from sinopack.content.tables import rows_of

    if isinstance(value, ChartData):
        return value
    rows = rows_of(value)
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list | tuple) for row in rows):
        raise PydanticKnownError("list_type")
    if len(rows) < 2 or len(rows[0]) < 2:
        advice = (
            "The first row says what the columns hold (`Year | Steel`), each further row has a name and its numbers."
        )
        raise fault("A chart needs a row of headings and at least one row of numbers.", advice=advice)
    if len(rows) - 1 > MOST_CATEGORIES:
        raise fault(
            f"This chart has {len(rows) - 1} rows of numbers; {MOST_CATEGORIES} can be drawn.",
            advice="Leave some out, for example all but every tenth year.",
        )
    _mind_headings(rows[0])
    numerals = [list(_numerals(row, len(rows[0]), number)) for number, row in enumerate(rows[1:], 2)]
    known = [numeral for row in numerals for numeral in row if numeral]
    if not known:  # and neither is there one that could not be read
        note(Problem("This chart has no numbers.", _place(rows[1]) or _place(rows)))
    names = [_name(cell) for cell in rows[0]]
    series = tuple(
        Series(name, tuple(row[column].value if row[column] else None for row in numerals))  # type: ignore[union-attr]
        for column, name in enumerate(names[1:])
    )
    return ChartData(
        names[0],
        tuple(_name(row[0]) if row else "" for row in rows[1:]),
        series,
        next((numeral.before for numeral in known if numeral.before), ""),
        next((numeral.after for numeral in known if numeral.after), ""),
        max((numeral.decimals for numeral in known), default=0),
    )


def place_of_cell(value: Any, category: int, series: int) -> Place | None:
    """Where the number of a category and a series was typed, both counted from 0."""
    from sinopack.content.tables import rows_of

    try:
        row = rows_of(value)[category + 1]
        return getattr(row[series + 1], "place", None) or _place(row)
    except (IndexError, TypeError, KeyError):
        return getattr(value, "place", None)


def _mind_headings(heads: Any) -> None:
    """Says what is wrong with the first row: numbers in place of names, no names, one name twice, too many columns."""
    if len(heads) - 1 > MOST_SERIES:
        note(
            Problem(
                f"This chart has {len(heads) - 1} columns of numbers; {MOST_SERIES} can be told apart.",
                _place(heads),
                advice="Make two charts of it, or leave columns out.",
            )
        )
    taken: set[str] = set()
    for cell in heads[1:]:
        name = _name(cell)
        if name and not _YEAR.fullmatch(name) and _is_number(name):
            note(
                Problem(
                    f"“{name}” stands where a heading should: the first row says what the columns hold.",
                    _place(cell) or _place(heads),
                    advice="Put a row above it, such as `Year | Steel`.",
                )
            )
        elif not name and len(heads) > 2:
            note(
                Problem(
                    "This column of numbers has no heading.",
                    _place(cell) or _place(heads),
                    advice="Say what its numbers are; the chart is labelled with it.",
                )
            )
        elif name and name in taken:
            note(
                Problem(
                    f"Two columns are called “{name}”, so nothing could tell them apart.", _place(cell) or _place(heads)
                )
            )
        taken.add(name)


def _numerals(row: Any, columns: int, number: int) -> Iterator[Numeral | None]:
    """The numbers of a row; gaps where it is too short."""
    if len(row) != columns:
        note(
            Problem(
                f"Row {number} of this chart has {len(row)} {'cell' if len(row) == 1 else 'cells'}, and the first row "
                f"has {columns}.",
                _place(row),
                advice="Give every row the same number of cells; type – where there is no number.",
            )
        )
    if not row or not _name(row[0]):
        note(
            Problem(
                f"Row {number} of this chart has no name.",
                _place(row),
                advice="Its first cell says what the numbers belong to.",
            )
        )
    for index in range(1, columns):
        yield _numeral(row[index]) if index < len(row) else None


def _numeral(cell: Any) -> Numeral | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = repr(cell)
        return Numeral(float(cell), decimals=len(text.partition(".")[2]) if "e" not in text else 0)
    if cell is None or not isinstance(cell, str):
        return None
    findings = current()
    try:
        numeral = read_numeral(cell, findings.language if findings else "en")
    except NumeralFault as error:
        note(Problem(str(error), getattr(cell, "place", None), advice=error.advice))
        return _UNREAD
    return numeral


def units_at_odds(value: Any) -> Iterator[Problem]:
    """A problem for each cell whose number stands with another sign or word than the first that has one."""
    from sinopack.content.tables import rows_of

    first: tuple[str, str] | None = None
    bare: list[tuple[str, Place | None]] = []
    language = getattr(current(), "language", "en")
    for row in rows_of(value)[1:]:
        for cell in row[1:]:
            try:
                numeral = read_numeral(cell, language) if isinstance(cell, str) else None
            except NumeralFault:
                continue
            unit = (numeral.before, numeral.after) if numeral else ("", "")
            if unit == ("", ""):
                bare += [(cell.strip(), getattr(cell, "place", None))] if numeral and numeral.value else []
                continue
            first = first or unit
            if unit != first:
                said = " … ".join(part for part in unit if part), " … ".join(part for part in first if part)
                yield Problem(
                    f"“{cell.strip()}” is in {said[0]}, and other numbers of this chart are in {said[1]}.",
                    getattr(cell, "place", None),
                    advice="One chart has one unit; type the numbers alone, and name it in `unit`.",
                )
    if first and _SCALED.search(first[1]):
        for text, place in bare:
            yield Problem(
                f"“{text}” has no “{first[1]}” behind it, as other numbers of this chart have: which is meant?",
                place,
                advice=f"Type `{text} {first[1]}`; or type all numbers in full, without a word.",
            )


def _is_number(name: str) -> bool:
    try:
        return read_numeral(name) is not None
    except NumeralFault:
        return False


def _name(cell: Any) -> str:
    if isinstance(cell, str):
        return plain_text(cell) if cell.strip() else ""
    return "" if cell is None else str(cell)


def _place(value: Any) -> Place | None:
    place = getattr(value, "place", None)
    if place is None and isinstance(value, list | tuple) and value:
        place = getattr(value[0], "place", None)
    return place
