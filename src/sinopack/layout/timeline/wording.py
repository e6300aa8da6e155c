"""What is printed about a timeline's scale, in the words of the pack's language, and the bars that go with it.

In: a scale. Out: “To scale: 10 years” and the length of a bar as long as that; the same for each piece of a broken
scale; or that it is not to scale. A bar stays true when a page is enlarged, or copied two to a sheet, or shown on a
wall; “1 cm = 5 years” would not.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.dates import HistoricDate, Moment, Precision, month_lengths
from sinopack.layout.timeline.scale import Mode, ScalePiece, TimeScale
from sinopack.plan.chronology import JUST_BEFORE, year_label
from sinopack.plan.dates import written
from sinopack.theme import Labels

_SHORTER = (("hours", (1, 2, 3, 6, 12), 8765.82), ("days", (1, 2, 5, 10), 365.2425), ("months", (1, 2, 3, 6), 12.0))
"""The round times shorter than a year, each with how many of them a year has."""
_TO_TEN = (1, 2, 5)
_HIGHEST_POWER = 9
_SHORT, _SHORTEST = 2.0, 0.25
"""Pieces of fewer years than these are told by their months, and by their days."""
_LONG_YEAR = 7
"""A year is told in months or days only where its bar would be so many times the least."""


class ScaleNote(Struct, frozen=True):
    """Words, and the length in points of the bar behind them; 0 where there is none."""

    words: str
    bar: float = 0.0


def scale_notes(scale: TimeScale, labels: Labels, least: float) -> tuple[ScaleNote, ...]:
    """How distances stand for years. A bar is as long as the shortest round time that takes `least` points."""
    if scale.mode is Mode.EVEN:
        return (ScaleNote(labels("not-to-scale")),)
    if len(scale.pieces) == 1:
        time, bar = _bar(scale.pieces[0].rate, labels, least)
        return (ScaleNote(labels("to-scale", length=time), bar),)
    notes = [ScaleNote(labels("broken-scale"))]
    for piece in scale.pieces:
        time, bar = _bar(piece.rate, labels, least)
        notes.append(ScaleNote(labels("scale-part", span=years_of(piece, labels), length=time), bar))
    return tuple(notes)


def _bar(rate: float, labels: Labels, least: float) -> tuple[str, float]:
    """A round time and its length, at so many points a year."""
    for unit, counts, in_a_year in _SHORTER if rate > _LONG_YEAR * least else ():
        for count in counts:
            if count * rate / in_a_year >= least:
                return labels.counted(unit, count), count * rate / in_a_year
    years = [count * 10**power for power in range(_HIGHEST_POWER + 1) for count in _TO_TEN]
    count = next((count for count in years if count * rate >= least), years[-1])
    return labels.counted("years", count), count * rate


def years_of(piece: ScalePiece, labels: Labels) -> str:
    """The time of a piece: its first and last year, or the only one; its months or days, if it has few of them."""
    start, end = piece.start, piece.end - JUST_BEFORE
    if piece.end - piece.start < _SHORT:
        precision = Precision.DAY if piece.end - piece.start < _SHORTEST else Precision.MONTH
        end = max(start, piece.end - 0.5 / 366)
        return written(HistoricDate(_moment(start, precision), _moment(end, precision)), labels, short=True)
    first, last = int(start // 1), int(end // 1)
    if first >= last:
        return year_label(start, labels)
    return written(HistoricDate(Moment(first), Moment(last)), labels)


def _moment(at: float, precision: Precision) -> Moment:
    """The month or the day in which a decimal year falls."""
    year = int(at // 1)
    lengths = month_lengths(year)
    day, month = int((at - year) * sum(lengths) + 0.01), 0
    while month < 11 and day >= lengths[month]:
        day, month = day - lengths[month], month + 1
    if precision is Precision.MONTH:
        return Moment(year, month + 1, precision=precision)
    return Moment(year, month + 1, min(day, lengths[month] - 1) + 1, precision)
