"""A timeline in as few rows as it needs, each a stretch of the axis that goes on in the next.

In: labels in order, the years to cover, and the room of a row. Out: rows, cut where an era begins or little happens if
that costs no row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, inf, isfinite

from sinopack.layout.across.labels import MOST_LINES, Label
from sinopack.layout.across.look import Look
from sinopack.layout.across.rows import Frame, Row, Span, make_row
from sinopack.layout.timeline.paging import PageRoom, cut_between, divide

_FILLED = (1.0, 0.93, 0.85, 0.75, 0.62, 0.45, 0.25, 0.1)
"""The share of the width of a row's two sides that labels may take: less, until every row succeeds."""
_MID_ERA = 0.35
"""How bad it is to cut where no era begins; 1.0 is as bad as an empty row."""
_MID_GAP = 0.15
"""The same where at least this many times the usual time lies between two events."""
_LONG = 2.5


def span_of(labels: Sequence[Label], eras: Sequence[Span]) -> Span:
    """The years that a timeline covers: its eras, and its events with their doubts, in whole years at least."""
    ends = [*eras, *((label.mark.start, label.mark.end) for label in labels)]
    ats = [label.at for label in labels]
    finite = [year for year in (*(year for span in ends for year in span), *ats) if isfinite(year)]
    start, end = min(finite), max(finite)
    if end - start < 1.0:
        return float(floor(start)), float(max(ceil(end), floor(start) + 1))
    return start, end


def one_row(labels: Sequence[Label], span: Span, frame: Frame, look: Look) -> list[Row] | None:
    """All in one row, or None."""
    row = make_row(labels, span, frame, look)
    return [row] if row else None


def rows_of(labels: Sequence[Label], span: Span, frame: Frame, look: Look, most: float = inf) -> list[Row] | None:
    """At most `most` rows; None where more are needed, or a label fits in no row."""
    lines = max(MOST_LINES - 1, 1)
    sizes = [label.width(lines, look) / 2 for label in labels]
    badness = _badness(labels, [era[0] for era in frame.eras])
    tried: set[tuple[int, ...]] = set()
    total = sum(sizes) + look.gap / 2 * len(sizes)
    for filled in _FILLED:
        if total > most * (frame.width * filled + look.gap / 2):
            return None
        room = PageRoom(frame.width * filled, frame.width * filled, look.gap / 2)
        starts = divide(sizes, badness, room)
        if starts is None:
            starts = tuple(range(len(labels)))
        if starts in tried:
            continue
        tried.add(starts)
        if len(starts) > most:
            return None
        rows = _made(labels, starts, span, frame, look)
        if rows:
            return rows
    return None


def _badness(labels: Sequence[Label], eras: Sequence[float]) -> list[float]:
    """How bad it is to begin a row with each label."""
    found = [0.0]
    usual = (labels[-1].at - labels[0].at) / max(len(labels) - 1, 1)
    for one, two in pairwise(labels):
        if any(one.at < era <= two.at for era in eras):
            found.append(0.0)
        else:
            found.append(_MID_GAP if isfinite(usual) and two.at - one.at > _LONG * usual else _MID_ERA)
    return found


def _made(labels: Sequence[Label], starts: Sequence[int], span: Span, frame: Frame, look: Look) -> list[Row] | None:
    """The rows that begin with these labels; None where one does not fit."""
    ats = [max(label.at, span[0]) for label in labels]  # an open beginning has no date
    eras = [era[0] for era in frame.eras]
    cuts = [span[0], *(cut_between(ats[at - 1], ats[at], eras) for at in starts[1:]), span[1]]
    rows: list[Row] = []
    for (first, last), (start, end) in zip(pairwise([*starts, len(labels)]), pairwise(cuts), strict=True):
        row = make_row(labels[first:last], (start, max(end, start + 1 / 365)), frame, look)
        if row is None:
            return None
        rows.append(row)
    return rows
