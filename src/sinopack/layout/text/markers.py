"""The mark of a list item beside its first line.

In: a bullet and where the text stands. Out: a `Marker`.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.text.faces import Metrics
from sinopack.layout.text.lines import shape
from sinopack.layout.text.spans import Span
from sinopack.page import Bullet, Marker


def square(bullet: Bullet, x: float, baseline: float, metrics: Metrics) -> Marker:
    """A square at `x`, centred between the middles of the capitals and of the small letters of the text (in points)."""
    middle = (metrics.cap_height + metrics.x_height) / 4
    return Marker(x, baseline - middle - bullet.size / 2, bullet.size, bullet.colour)


def number(bullet: Bullet, x: float, span: Span) -> Marker:
    """The bullet's number at `x` on the baseline, in the span's style."""
    return Marker(colour=bullet.colour, runs=(replace(shape(span, str(bullet.number)), x=x),))
