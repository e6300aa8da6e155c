"""What is done before half of a page stays empty: a picture is set smaller, a table or a list is divided after all.

In: frames that must stand together and do not fit under what is on a page. Out: the same, to stand there.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.layout.frame import Frame

HALF = 0.5
"""A page of which less than this share is filled is not closed if there is another way."""
LONG = 0.22
"""From this share of a page a source that a question is about may stand on the page before it; a shorter one is set
with the question (see `continued`)."""


def squeezed_into(left: Sequence[float], chain: Sequence[Frame]) -> list[Frame] | None:
    """The chain with its last frame made lower, or free to be divided where it is only in need; `left` is the height
    that each frame has on its page. None where that is not enough."""
    *others, last = chain
    *rooms, room = left
    if any(frame.height > height for frame, height in zip(others, rooms, strict=True)):
        return None
    for lower in last.lower:
        if lower.height <= room:
            return [*others, lower]
    if last.repeated is None or not any(each <= room for each in last.poor_breaks):
        return None
    breaks = tuple(sorted({*last.breaks, *last.poor_breaks}))
    return [*others, replace(last, breaks=breaks, poor_breaks=())]
