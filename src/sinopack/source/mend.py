"""A mistake in one line and the line that should stand there. In: entries. Out: a Fix."""

from __future__ import annotations

from msgspec import Struct

from sinopack.source.entries import Entry
from sinopack.source.quoting import quote


class Fix(Struct, frozen=True):
    """`line` and `column` count from 0. `suggestion` is what to type; `repair` is the one line with which reading
    goes on in memory, if that is another one (a suggestion may have several lines, or be missing)."""

    line: int
    column: int
    message: str
    suggestion: str = ""
    advice: str = ""
    repair: str | None = None

    @property
    def mended(self) -> str | None:
        """The line to go on with, or None if there is none."""
        return self.repair if self.repair is not None else (self.suggestion if self.suggestion else None)


def requoted(entry: Entry, line: str, message: str, column: int | None = None, text: str | None = None) -> Fix:
    """The value of an entry in quotes, and what follows it (a comment) kept."""
    start, stop = entry.column, entry.column + len(entry.value)
    typed = quote(entry.value if text is None else text)
    return Fix(entry.number, start if column is None else column, message, line[:start] + typed + line[stop:].rstrip())


def short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
