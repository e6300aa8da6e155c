"""Breaking as presenting programs do: each line takes what fits.

In: segments and a width. Out: for each line, the index after its last segment.
"""

from __future__ import annotations

from sinopack.layout.text.segments import Segments


def break_greedily(segments: Segments, width: float, more: float = 0.0) -> list[int]:
    """The index after the last segment of each line; a segment wider than `width` has a line of its own. The first
    line has so much `more` room."""
    lefts, rights, fresh = segments.lefts, segments.rights, segments.fresh
    room = segments.hyphens | segments.spare
    breaks: list[int] = []
    first, final = 0, len(segments) - 1
    while first <= final:
        limit = lefts[first] + width + (0.0 if first else more)
        last = first
        fitting = first
        while last <= final and rights[last] <= limit and (last == first or last not in fresh):
            if last == final or rights[last] + room.get(last, 0.0) <= limit:
                fitting = last
            last += 1
        first = fitting + 1
        breaks.append(first)
    return breaks
