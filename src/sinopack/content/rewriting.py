"""A pack with some of its texts changed.

In: a value of the content model and what becomes of each marked-up text in it. Out: the same value where nothing
changes, else a copy in which only what holds a changed text is new.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.base import Entry
from sinopack.content.markup import Inline
from sinopack.content.unchanged import Known
from sinopack.problems import Place

Value = TypeVar("Value")
Rewrite = Callable[[Inline], Inline]

_PLAIN = frozenset({str, int, float, bool, type(None), Place})
"""The types of most values, in which there is no text to look for."""


def rewritten(value: Value, rewrite: Rewrite, known: Known | None = None) -> Value:
    """The value with `rewrite` applied to every `Inline` in it; places stay as they are. Entries that were rewritten in
    an earlier build are `known`."""
    return cast(Value, _rewritten(value, rewrite, known))


def _rewritten(value: Any, rewrite: Rewrite, known: Known | None) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, Inline):
        return rewrite(value)
    if isinstance(value, tuple):
        parts = [_rewritten(part, rewrite, known) for part in value]
        return value if all(map(is_, parts, value)) else tuple(parts)
    if isinstance(value, Entry):
        return known.once(value, lambda: _edited(value, rewrite, known)) if known else _edited(value, rewrite, known)
    if isinstance(value, Struct):
        changes = _changes({name: getattr(value, name) for name in value.__struct_fields__}, rewrite, known)
        return replace(value, **changes) if changes else value
    return value


def _edited(entry: Entry, rewrite: Rewrite, known: Known | None) -> Entry:
    changes = _changes({**entry.__dict__, **(entry.__pydantic_private__ or {})}, rewrite, known)
    return entry.edited(changes) if changes else entry


def _changes(values: dict[str, Any], rewrite: Rewrite, known: Known | None) -> dict[str, Any]:
    """Those of the values that change, by name."""
    found = {}
    for name, old in values.items():
        new = _rewritten(old, rewrite, known)
        if new is not old:
            found[name] = new
    return found
