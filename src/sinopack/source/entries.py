"""A YAML file line by line, as a reader's eye takes it: indentation, dashes, key, value.

In: lines, right or wrong. Out: an Entry for each line that says something by itself; lines inside a `|` text, inside
quotes or inside brackets are part of the entry above. This is what `mending` looks at where the real parser has given
up.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct

_LINE = re.compile(
    r"(?P<indent>\s*)(?P<dashes>(?:-[ \t]+|-$)*)"
    r"(?P<head>(?P<key>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'"
    r"|[^\s\"'\[\]{}#&*!|>%@`,](?:[^:#]|:(?!\s|$)|(?<!\s)#)*?)[ \t]*:(?:[ \t]+|$))?"
)
_BLOCK = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])(?:\s+#.*|\s*)$")
_COMMENT = re.compile(r"(?:^|[ \t]+)#(?:[\s#].*)?$")
_ITEM = re.compile(r"\s*-(?:\s|$)")
_FARTHEST = 200  # lines that a quote or a bracket may reasonably go on for
_LONGEST = 20_000  # characters of a line, or of a quote, that are looked at
_STRUCTURED = re.compile(r"\s*(?:-(?:\s|$)|[\w][\w-]*:(?:\s|$))")


class Entry(NamedTuple):
    """One line. Columns and line numbers count from 0. `value` is without a comment behind it."""

    number: int
    indent: int
    dashes: tuple[int, ...]
    key: str
    key_column: int
    value: str
    column: int
    whole: bool  # False if its quote or bracket is never closed
    last: int  # the last line that belongs to it

    @property
    def structured(self) -> bool:
        return bool(self.dashes or self.key)

    @property
    def level(self) -> int:
        """The column that what belongs to this entry must be deeper than."""
        return self.key_column if self.key else (self.dashes[-1] if self.dashes else self.indent)

    @property
    def block(self) -> bool:
        return bool(_BLOCK.match(self.value))


class _Reader(Struct):
    lines: list[str]

    def entry(self, number: int) -> Entry | None:
        line = self.lines[number]
        text = line.strip()
        if not text or text.startswith("#") or len(line) > _LONGEST:
            return None
        match = _LINE.match(line)
        if match is None:  # pragma: no cover (every part is optional)
            return None
        indent = match.end("indent")
        dashes = tuple(match.start("dashes") + m.start() for m in re.finditer("-", match.group("dashes")))
        key, column = match.group("key") or "", match.end()
        value = line[column:].rstrip()
        comment = _COMMENT.search(value)
        if comment and not value.startswith(("'", '"')):
            value = value[: comment.start()].rstrip()
        entry = Entry(number, indent, dashes, key, match.end("dashes"), value, column, True, number)
        if _BLOCK.match(value):
            return entry._replace(last=self._block_end(entry))
        if value[:1] in ("'", '"', "[", "{") and closing(value) < 0:
            end = self._closed_on(entry)
            return entry._replace(whole=end >= 0, last=max(end, number))
        return entry

    def _block_end(self, entry: Entry) -> int:
        level, last = (entry.level if entry.structured else -1), entry.number
        for number in range(entry.number + 1, len(self.lines)):
            line = self.lines[number]
            if not line.strip():
                continue
            spaces = len(line) - len(line.lstrip(" "))
            if spaces <= level and not line[spaces:].startswith("\t"):
                break
            last = number
        return last

    def _closed_on(self, entry: Entry) -> int:
        """The line on which an open quote or bracket is closed as if it were meant, or -1."""
        opener, text, last = entry.value[0], entry.value, entry.number
        for number in range(entry.number + 1, min(entry.number + _FARTHEST, len(self.lines))):
            line = self.lines[number]
            inner = line.strip()
            shallow = bool(inner) and len(line) - len(line.lstrip()) <= (entry.level if entry.structured else -1)
            if opener in "'\"" and inner and (shallow or _STRUCTURED.match(line)):
                break
            if opener in "[{" and ((shallow and inner[0] not in "]}") or _ITEM.match(line)):
                break
            text, last = f"{text}\n{line}", number
            if len(text) > _LONGEST:
                break
        end = closing(text)
        rest = text[end:].partition("\n")[0].strip() if end >= 0 else ""
        if end < 0 or (rest and not rest.startswith("#")):
            return -1
        return last - text.count("\n", end)


def entries(lines: list[str], stop: int | None = None) -> list[Entry]:
    """The entries of the first `stop` lines."""
    reader, found, number = _Reader(lines), [], 0
    while number < (len(lines) if stop is None else min(stop, len(lines))):
        entry = reader.entry(number)
        if entry is not None:
            found.append(entry)
        number = entry.last + 1 if entry else number + 1
    return found


def closing(value: str) -> int:
    """The index behind the quote or bracket that closes the one that `value` starts with, or -1."""
    if value[0] == "'":
        match = re.match(r"'(?:[^']|'')*'(?!')", value)
        return match.end() if match else -1
    if value[0] == '"':
        match = re.match(r'"(?:[^"\\]|\\.)*"', value, re.DOTALL)
        return match.end() if match else -1
    open_brackets: list[str] = []
    index = 0
    while index < len(value):
        character = value[index]
        if character in "'\"" and (index == 0 or value[index - 1] in " ,[{:\n"):
            end = closing(value[index:])
            index += end if end > 0 else 1
            continue
        if character in "[{":
            open_brackets.append("]" if character == "[" else "}")
        elif open_brackets and character == open_brackets[-1]:
            open_brackets.pop()
            if not open_brackets:
                return index + 1
        index += 1
    return -1
