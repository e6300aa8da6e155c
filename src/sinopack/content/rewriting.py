"""A pack with some of its texts changed.

In: a value of the content model and what becomes of each marked-up text in it. Out: the same value where nothing
changes, else a copy in which only what holds a changed text is new.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.base import Entry
from sinopack.content.markup import Inline

Value = TypeVar("Value")
Rewrite = Callable[[Inline], Inline]


def rewritten(value: Value, rewrite: Rewrite) -> Value:
    """The value with `rewrite` applied to every `Inline` in it; places stay as they are."""
    return cast(Value, _rewritten(value, rewrite))


def _rewritten(value: Any, rewrite: Rewrite) -> Any:
    if isinstance(value, Inline):
        return rewrite(value)
    if isinstance(value, tuple):
        parts = tuple(_rewritten(part, rewrite) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if isinstance(value, Entry):
        names = [*type(value).model_fields, *(value.__pydantic_private__ or ())]
        changes = _changes(value, names, rewrite)
        return value.edited(changes) if changes else value
    if isinstance(value, Struct):
        changes = _changes(value, value.__struct_fields__, rewrite)
        return replace(value, **changes) if changes else value
    return value


def _changes(value: Any, names: Any, rewrite: Rewrite) -> dict[str, Any]:
    """The fields of a value that change."""
    found = {name: (getattr(value, name), _rewritten(getattr(value, name), rewrite)) for name in names}
    return {name: new for name, (old, new) in found.items() if new is not old}
