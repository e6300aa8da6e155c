"""Copies of values with some fields changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from sinopack.geometry import Rect
from sinopack.values import replace


@dataclass(frozen=True)
class Pair:
    one: int
    other: int


def test_any_kind_of_value_can_be_copied_with_changes() -> None:
    assert replace(Rect(1, 2, 3, 4), x=0) == Rect(0, 2, 3, 4)
    assert replace(Pair(1, 2), other=3) == Pair(1, 3)


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError):
        replace(Rect(1, 2, 3, 4), depth=0)


def test_a_value_never_changes() -> None:
    rect = Rect(1, 2, 3, 4)
    with pytest.raises(AttributeError):
        rect.x = 0  # type: ignore[misc]
    assert rect != (1, 2, 3, 4)
    assert hash(rect) == hash(Rect(1, 2, 3, 4))
