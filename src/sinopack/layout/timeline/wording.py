"""What is printed about a timeline's scale, in the words of the pack's language, and the bars that go with it.

In: a scale. Out: “To scale: 10 years” and the length of a bar as long as that; the same for each piece of a broken
scale; or that it is not to scale. A bar stays true when a page is enlarged, or copied two to a sheet, or shown on a
wall; “1 cm = 5 years” would not.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.dates import HistoricDate, Moment
from sinopack.layout.timeline.scale import Mode, ScalePiece, TimeScale
from sinopack.plan.chronology import JUST_BEFORE, year_label
from sinopack.plan.dates import written
from sinopack.theme import Labels

_DAYS, _MONTHS = (1, 2, 5, 10), (1, 2, 3, 6)
_TO_TEN = (1, 2, 5)
_HIGHEST_POWER = 9
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
    shorter = (("days", _DAYS, 365.2425), ("months", _MONTHS, 12.0)) if rate > _LONG_YEAR * least else ()
    for unit, counts, in_a_year in shorter:
        for count in counts:
            if count * rate / in_a_year >= least:
                return labels.counted(unit, count), count * rate / in_a_year
    years = [count * 10**power for power in range(_HIGHEST_POWER + 1) for count in _TO_TEN]
    count = next((count for count in years if count * rate >= least), years[-1])
    return labels.counted("years", count), count * rate


def years_of(piece: ScalePiece, labels: Labels) -> str:
    """The years of a piece: the first and the last, or the only one."""
    first, last = int(piece.start // 1), int((piece.end - JUST_BEFORE) // 1)
    if first >= last:
        return year_label(piece.start, labels)
    return written(HistoricDate(Moment(first), Moment(last)), labels)
