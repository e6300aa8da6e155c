"""Breaking a paragraph as a whole: ragged right, with the least total squared raggedness.

In: segments and a width. Out: for each line, the index after its last segment. Dynamic programming over all feasible
breaks, after Knuth and Plass, "Breaking Paragraphs into Lines" (1981), without stretch: a line's cost is the square of
the room left at its end. The last line is free, unless it is a single short word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from math import inf

from sinopack.layout.text.segments import Segments

SHORT_LAST_LINE = 0.2
"""A last line of one segment shorter than this share of the width is avoided."""
SHORT_LAST_LINE_COST = 0.25
HYPHEN_COST = 0.04
BOUND_COST = 0.03
"""Costs in squared widths: of a short last line (as half a line's room), of a broken word (as a fifth), and of parting
what belongs together (as a sixth)."""


def line_cost(segments: Segments, first: int, last: int, width: float) -> float:
    """The cost of a line of the segments `first` to `last` (inclusive), in squared points; inf if it does not fit. A
    single segment always fits."""
    hyphen = segments.hyphens.get(last, 0.0)
    ends_paragraph = last == len(segments) - 1
    room = width - (segments.rights[last] - segments.lefts[first])
    if not ends_paragraph:
        room -= hyphen
    if room < 0:
        return 0.0 if first == last else inf
    if ends_paragraph:
        is_short = first == last > 0 and width - room < SHORT_LAST_LINE * width
        return SHORT_LAST_LINE_COST * width * width if is_short else 0.0
    return room * room + (HYPHEN_COST * width * width if last in segments.hyphens else 0.0)


def break_optimally(segments: Segments, width: float, bound: Collection[int] = ()) -> list[int]:
    """The index after the last segment of each line, for the least total cost; of equals, the fullest first lines. A
    line that ends in one of the `bound` segments costs extra."""
    count = len(segments)
    if count and segments.rights[-1] <= width:
        return [count]
    lefts, rights = segments.lefts, segments.rights
    least = [inf] * count + [0.0]
    following = [count] * (count + 1)
    for first in range(count - 1, -1, -1):
        limit = lefts[first] + width
        after = max(bisect_right(rights, limit, first), first + 1)
        if segments.hyphens or rights[first] > limit:
            costs = [line_cost(segments, first, last, width) + least[last + 1] for last in range(first, after)]
        else:
            rooms = zip(rights[first:after], least[first + 1 : after + 1], strict=True)
            costs = [(limit - right) * (limit - right) + rest for right, rest in rooms]
            if after == count:
                costs[-1] = line_cost(segments, first, count - 1, width)
        best = min(costs)
        least[first] = best + (BOUND_COST * width * width if first - 1 in bound else 0.0)
        following[first] = after - costs[::-1].index(best)
    breaks: list[int] = []
    position = 0
    while position < count:
        position = following[position]
        breaks.append(position)
    return breaks
