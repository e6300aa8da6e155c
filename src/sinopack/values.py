"""A value with some of its fields changed, whatever kind of value it is.

In: a frozen value (a msgspec Struct, or a dataclass) and the fields that differ. Out: a new value of the same class.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from msgspec import Struct, structs

Value = TypeVar("Value")


def replace(value: Value, /, **changes: Any) -> Value:
    """A copy of `value` with the named fields changed. Raises TypeError for a field that it has not."""
    if isinstance(value, Struct):
        return structs.replace(value, **changes)
    return dataclasses.replace(value, **changes)  # type: ignore[type-var]
