"""How narrow a column can be in which a text takes so many lines.

In: the measured stretches of a text. Out: widths, found by halving: the narrower a column, the more lines it takes.
"""

from __future__ import annotations

from collections.abc import Sequence

from sinopack.layout.text.greedy import break_greedily
from sinopack.layout.text.segments import Segments

_CLOSE = 0.002
"""How much wider than it need be a column may be, as a share of it."""


def narrowest_columns(stretches: Sequence[Sequence[Segments]], most: int) -> tuple[float, ...]:
    """The widths of the narrowest columns in which a text takes at most 1, 2, … `most` lines, as long as each is
    narrower than the one before. `stretches` are the parts between forced breaks, each measured in the ways in which
    programs may break it. No word is broken, so with forced breaks the first width may take more lines than one."""
    least = max((right - left for ways in stretches for way in ways for left, right in _bounds(way)), default=0.0)
    widest = max((way.rights[-1] for ways in stretches for way in ways if way.rights), default=0.0)
    widths = [widest]
    for lines in range(2, most + 1):
        if widths[-1] <= least * (1 + _CLOSE):
            break
        narrower = _narrowest(stretches, lines, max(least, widest / lines), widths[-1])
        if narrower < widths[-1]:
            widths.append(narrower)
    return tuple(widths)


def _bounds(segments: Segments) -> zip[tuple[float, float]]:
    return zip(segments.lefts, segments.rights, strict=True)


def _narrowest(stretches: Sequence[Sequence[Segments]], lines: int, low: float, high: float) -> float:
    if _fits(stretches, lines, low):
        return low
    while high - low > _CLOSE * high:
        middle = (low + high) / 2
        if _fits(stretches, lines, middle):
            high = middle
        else:
            low = middle
    return high


def _fits(stretches: Sequence[Sequence[Segments]], lines: int, width: float) -> bool:
    needed = sum(max(len(break_greedily(way, width)) for way in ways) for ways in stretches)
    return needed <= max(lines, len(stretches))
