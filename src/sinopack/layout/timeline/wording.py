"""What is printed about a timeline's scale, in the words of the pack's language.

In: a scale. Out: “To scale: 10 years = 42 mm”, the same for each piece of a broken one, or that it is not to scale.
"""

from __future__ import annotations

from math import ceil, log10

from sinopack.content.dates import HistoricDate, Moment
from sinopack.geometry import millimetres
from sinopack.layout.timeline.scale import Mode, ScalePiece, TimeScale
from sinopack.plan.chronology import JUST_BEFORE, year_label
from sinopack.plan.dates import written
from sinopack.theme import Labels

_LEAST = 10.0
"""The least length in millimetres that is told, so that whole millimetres are exact enough."""


def scale_in_words(scale: TimeScale, labels: Labels, enlarged: float = 1.0) -> str:
    """How distances stand for years; the finished page is `enlarged` so many times."""
    if scale.mode is Mode.EVEN:
        return labels("not-to-scale")
    if len(scale.pieces) == 1:
        return labels("to-scale", rate=rate_in_words(scale.pieces[0].rate * enlarged, labels))
    parts = [
        labels("scale-part", span=years_of(piece, labels), rate=rate_in_words(piece.rate * enlarged, labels))
        for piece in scale.pieces
    ]
    return labels("broken-scale", parts=labels("between-parts").join(parts))


def rate_in_words(rate: float, labels: Labels) -> str:
    """How long a day, a month, a year, or ten, a hundred, a thousand of them are. `rate` is in points a year."""
    year = rate / millimetres(1)
    if year / 365.2425 >= _LEAST:
        return labels("scale-day", length=round(year / 365.2425))
    if year / 12 >= _LEAST:
        return labels("scale-month", length=round(year / 12))
    if year >= _LEAST:
        return labels("scale-year", length=round(year))
    years = 10 ** ceil(log10(_LEAST / year))
    return labels("scale-years", years=years, length=round(year * years))


def years_of(piece: ScalePiece, labels: Labels) -> str:
    """The years of a piece: the first and the last, or the only one."""
    first, last = int(piece.start // 1), int((piece.end - JUST_BEFORE) // 1)
    if first >= last:
        return year_label(piece.start, labels)
    return written(HistoricDate(Moment(first), Moment(last)), labels)
