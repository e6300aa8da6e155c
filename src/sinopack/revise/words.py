"""The words of marks, which the caller has in the deck's language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Words(Struct, frozen=True):
    """The deck's language, and what its labels say: `say` is asked for them by key, where a mark is set."""

    language: str
    say: Callable[[str], str]
