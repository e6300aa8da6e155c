"""Nice scales: properties of every one, and some known ones."""

from __future__ import annotations

from itertools import pairwise
from math import isclose, log10

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sinopack.layout.chart.scale import Scale, bounds, nice_scale

numbers = some.floats(-1e15, 1e15, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-12)
intervals = some.integers(2, 10)


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        (0, 8, 5, (0, 2, 4, 6, 8)),
        (0, 51.2, 4, (0, 20, 40, 60)),
        (0, 0, 5, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (-23.5, 12, 6, (-30, -20, -10, 0, 10, 20)),
        (1009, 1017, 8, (1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017)),
        (0, 0.3, 3, (0, 0.1, 0.2, 0.3)),
        (0, 1e12, 2, (0, 5e11, 1e12)),
        (-3, -3, 3, (-3, -2, -1, 0)),
    ],
)
def test_known_scales(low: float, high: float, most: int, ticks: tuple[float, ...]) -> None:
    assert nice_scale(low, high, most).ticks == ticks


def test_whole_numbers_have_whole_steps() -> None:
    assert nice_scale(0, 2, 8, whole=True).ticks == (0, 1, 2)
    assert nice_scale(0, 0, 8, whole=True).ticks == (0, 1)


@given(numbers, numbers, intervals, some.booleans())
def test_every_scale_is_nice(one: float, other: float, most: int, whole: bool) -> None:
    """It holds the numbers, has no more intervals than asked for, and steps of 1, 2 or 5 times a power of ten. The next
    smaller step would be one interval too many."""
    low, high = sorted((one, other))
    if high - low < 1e-9 * max(abs(low), abs(high)):  # where doubles themselves have no more digits
        high = low
    scale = nice_scale(low, high, most, whole=whole)
    slack = 1e-8 * scale.major
    assert scale.minimum - slack <= low
    assert high <= scale.maximum + slack
    assert 1 <= len(scale.ticks) - 1 <= most
    assert scale.mantissa in (1, 2, 5)
    assert not whole or scale.major == int(scale.major)
    for first, second in pairwise(scale.ticks):
        assert isclose(second - first, scale.major, rel_tol=1e-6)


@given(some.integers(0, 10**6), intervals)
def test_ticks_are_written_exactly(high: int, most: int) -> None:
    """No tick is 0.30000000000000004: each has no more digits than its step asks for."""
    scale = nice_scale(0, high / 1000, most)
    for tick in scale.ticks:
        assert tick == round(tick, max(scale.decimals, 0))


@given(numbers, intervals)
def test_the_largest_number_fills_most_of_the_axis(high: float, most: int) -> None:
    scale = nice_scale(0.0, abs(high), most)
    if high:
        assert scale.share(abs(high)) > 1 / 3


def test_shares_are_of_the_whole_axis() -> None:
    scale = Scale(-3, 2, 1, 1)
    assert [scale.share(tick) for tick in scale.ticks] == [index / 5 for index in range(6)]


@pytest.mark.parametrize(
    ("values", "from_zero", "found"),
    [
        ([1009, 1017], False, (1009, 1017)),
        ([1009, 1017], True, (0, 1017)),
        ([3, 10], False, (0, 10)),
        ([-5, -4.9], False, (-5, -4.9)),
        ([-5, -4.9], True, (-5, 0)),
        ([], True, (0, 0)),
    ],
)
def test_bounds(values: list[float], from_zero: bool, found: tuple[float, float]) -> None:
    """Columns begin at zero; lines only where their numbers are not close together."""
    assert bounds(values, from_zero=from_zero) == found


@given(some.integers(-300, 300))
def test_any_power_of_ten(power: int) -> None:
    scale = nice_scale(0.0, float(f"3e{power}"), 6)
    assert abs(log10(scale.major) - power) < 1
