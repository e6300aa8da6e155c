"""Nice scales: from the smallest and the largest number to the ticks of an axis.

The method is Heckbert's (“Nice numbers for graph labels”, Graphics Gems, 1990): the step is 1, 2 or 5 times a power of
ten, the smallest of those that need no more intervals than there is room for, and the axis begins and ends on a tick.
Ticks are whole multiples of the step, written out in decimals, so that no error adds up: 0.3 is 0.3.
"""

from __future__ import annotations

from math import ceil, floor, log10

from msgspec import Struct

_MANTISSAS = (1, 2, 5)
_NEARLY = 1e-9
"""The share of a step by which a number may pass a tick and still count as on it."""
_FROM_ZERO = 0.4
"""A line whose numbers differ by this share of the largest or more begins at zero."""


class Scale(Struct, frozen=True):
    """An axis from `first` to `last` times its step, which is `mantissa` times ten to the `exponent`."""

    first: int
    last: int
    mantissa: int
    exponent: int

    def _number(self, count: int) -> float:
        return float(f"{count * self.mantissa}e{self.exponent}")

    @property
    def minimum(self) -> float:
        return self._number(self.first)

    @property
    def maximum(self) -> float:
        return self._number(self.last)

    @property
    def major(self) -> float:
        return self._number(1)

    @property
    def ticks(self) -> tuple[float, ...]:
        return tuple(self._number(count) for count in range(self.first, self.last + 1))

    @property
    def decimals(self) -> int:
        """How many decimals tell the ticks apart."""
        return max(-self.exponent, 0)

    def share(self, value: float) -> float:
        """Where a number lies between the ends of the axis, from 0 to 1; also beyond them."""
        step = self._number(1)
        return (value / step - self.first) / (self.last - self.first)

    def with_room_below(self, low: float, room: float) -> Scale:
        """The scale a step longer at its beginning where that is nearer to `low`, which is below zero, than `room` (a
        share of the whole): what is labelled there must not run into the names of the axis."""
        if low >= 0.0 or self.share(low) >= room:
            return self
        return Scale(self.first - 1, self.last, self.mantissa, self.exponent)


def nice_scale(low: float, high: float, most: int, *, whole: bool = False) -> Scale:
    """The scale for numbers from `low` to `high` in at most `most` intervals (2 or more); with `whole`, of steps that
    are whole numbers."""
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 1.0
    exponent = floor(log10(high / most - low / most))
    mantissa = 1
    while True:
        for mantissa in _MANTISSAS:
            if whole and exponent < 0:
                continue
            step = float(f"{mantissa}e{exponent}")
            first, last = floor(low / step + _NEARLY), ceil(high / step - _NEARLY)
            if last - first <= most:
                return Scale(first, max(last, first + 1), mantissa, exponent)
        exponent += 1


def bounds(values: list[float], *, from_zero: bool) -> tuple[float, float]:
    """The smallest and the largest number that an axis has to show. Columns, bars and areas always begin at zero, or
    their sizes would lie; lines do unless all their numbers are close together."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if from_zero or high - low >= _FROM_ZERO * max(abs(low), abs(high)):
        return min(low, 0.0), max(high, 0.0)
    return low, high
