"""What stopped the YAML parser, in the author's words, and the line that lets it go on.

In: the lines, and where the parser gave up. Out: fixes. First come mistakes that a line shows by itself (a value that
starts with a mark of YAML's, a colon in a value, an open quote); where no line up to the parser's shows any, what
stands around it tells (`indentation`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from sinopack.source.entries import Entry, closing, entries
from sinopack.source.indentation import misplaced, tabs
from sinopack.source.mend import Fix, requoted, short
from sinopack.source.quoting import quote


class Stop(Struct, frozen=True):
    """Where and why the parser gave up; lines and columns count from 0."""

    line: int
    column: int
    reason: str
    context_line: int | None = None


_MARKS = {
    "*": "A star", "&": "An &", "!": "An exclamation mark", "%": "A % sign", "@": "An @ sign", "`": "A backtick (`)",
    "|": "A | with text behind it", ">": "A > with text behind it", "?": "A question mark and a space", ",": "A comma",
    "]": "A closing bracket", "}": "A closing brace", ":": "A second colon",
}  # fmt: skip
_CERTAIN = re.compile(r"\*(?![\w-]+$)|&(?![\w-]+(?:\s|$))|!(?=[^\w\s!])|[%@`,\]}]|[|>]|\?\s|:(?:\s|$)")
_CURLY = re.compile(r"[“„‘«](?P<text>.*)[”“’»]$")
_MOST_MARKS, _LONGEST = 20, 1_000
"""Quote marks and characters of a line in brackets in which the open one is looked for."""
_NEVER_CLOSED = "This quote mark {} is opened and never closed."
_OPEN_INSIDE = re.compile(
    r'(?P<head>[\[{](?:[^"]|"(?:[^"\\]|\\.)*")*?(?:[:,]\s+|[\[{]\s*))'
    r'(?P<text>"[^"]*?)(?P<rest>(?:,\s+[a-z_]+: [^"]*)?\s*[\]}])'
)
"""A list or mapping in brackets on a line, of which one text has an opening quote mark and no closing one."""
_ESCAPE = re.compile(r"\\(?![0abtnvfre \"/\\N_LP\t]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


def mend(lines: list[str], stop: Stop) -> list[Fix]:
    """The mistakes that explain `stop`, none if nothing explains it."""
    found = entries(lines, stop.line + 1)
    if fixes := [fix for entry in found for fix in _by_itself(entry, lines)]:
        return fixes
    if fixes := tabs(lines, stop.line):
        return fixes
    if fixes := [fix for entry in found if entry.number == stop.line for fix in _on_the_spot(entry, lines)]:
        return fixes
    fix = misplaced(found, lines, stop.line if stop.context_line is None else max(stop.line, stop.context_line))
    return [fix] if fix else []


def _by_itself(entry: Entry, lines: list[str]) -> Iterator[Fix]:
    """Mistakes that cannot be anything else, whatever stands around the line."""
    value, line = entry.value, lines[entry.number]
    if not value or entry.block:
        return
    if value[0] in "'\"":
        yield from _quoted(entry, line)
    elif value[0] in "[{":
        yield from _bracketed(entry, line)
    elif entry.key and re.match(r"-\s", value):
        yield _list_on_the_line(entry, line)
    elif (entry.key or entry.dashes or value[0] not in "%]}:") and _CERTAIN.match(value):
        yield _command(entry, line)
    elif entry.key and re.search(r":(?:\s|$)", value):
        yield _second_colon(entry, line)


def _command(entry: Entry, line: str) -> Fix:
    what = _MARKS[entry.value[0]]
    return requoted(
        entry, line, f"{what} at the start of a value is a command to YAML, not text. Quote marks make it text."
    )


def _quoted(entry: Entry, line: str) -> Iterator[Fix]:
    value = entry.value
    end = closing(value)
    if end < 0:
        if not entry.whole:
            yield _open_quote(entry, line)
        return
    rest = value[end:].strip()
    if rest and not re.match(r"\s+#", value[end:]):
        yield requoted(
            entry, line,
            f"The quote marks end before “{short(rest)}”, and YAML allows nothing behind them. "
            "Quote marks around the whole text keep all of it.",
            entry.column + end,
        )  # fmt: skip
    elif value[0] == '"' and (escape := _ESCAPE.search(value[:end])):
        yield requoted(
            entry, line,
            f"In double quote marks a backslash is a command, and “{value[escape.start() : escape.start() + 2]}” "
            "is none. "
            "In single quote marks it is only a backslash.",
            entry.column + escape.start(), text=value[1 : end - 1].replace('\\"', '"'),
        )  # fmt: skip


def _open_quote(entry: Entry, line: str) -> Fix:
    value, mark = entry.value, entry.value[0]
    message = _NEVER_CLOSED.format(mark)
    key = re.match(r"[\"']([\w-]+):\s+(.*)$", value)
    if key and not entry.key:
        return Fix(entry.number, entry.column, message, f"{line[: entry.column]}{key.group(1)}: {key.group(2)}")
    if mark == "'":
        return requoted(entry, line, f"{message} A text that starts with ’ needs double quote marks around it.")
    return Fix(entry.number, entry.column, message, line[: entry.column] + _closed(value))


def _closed(value: str) -> str:
    """A text with an opening `"` and no closing one, closed."""
    text = value[1:].rstrip('"')
    return f'{value}"' if not text.endswith("\\") and not _ESCAPE.search(text) else quote(text)


def _bracketed(entry: Entry, line: str) -> Iterator[Fix]:
    value = entry.value
    end = closing(value)
    if found := _open_inside(value):
        line = f'{line[: entry.column]}{found["head"]}{found["text"].rstrip()}"{found["rest"]}'
        yield Fix(entry.number, entry.column + found.start("text"), _NEVER_CLOSED.format('"'), line)
    elif end >= 0:
        rest = value[end:].strip()
        if rest and not rest.startswith("#") and not (rest.startswith(":") and not entry.key):
            yield requoted(
                entry, line,
                f"YAML takes a text that starts with {value[0]} for a list or mapping in brackets, and then has no "
                "place for "
                f"“{short(rest)}”. Quote marks make it text.",
            )  # fmt: skip
    elif not entry.whole:
        closer = "]" if value[0] == "[" else "}"
        listed = value.count(value[0]) == 1 and bool(re.search(r",|\{[\w-]+: |\[\w+$", value))
        message = f"This bracket {value[0]} is opened and never closed."
        if listed:
            yield Fix(entry.number, entry.column, message, line[: entry.column] + value.rstrip(", ") + closer)
        else:
            yield requoted(entry, line, message + " If it belongs to the text, quote marks make it text.")


def _open_inside(value: str) -> re.Match[str] | None:
    count = value.count('"')
    return _OPEN_INSIDE.fullmatch(value) if count % 2 and count < _MOST_MARKS and len(value) < _LONGEST else None


def _list_on_the_line(entry: Entry, line: str) -> Fix:
    indent = " " * entry.key_column
    head = line[: entry.column].rstrip()
    return Fix(
        entry.number, entry.column,
        "A list cannot start on the line of its key. Put each item on its own line below, after a dash.",
        f"{head}\n{indent}  {line[entry.column :]}", repair=head,
    )  # fmt: skip


def _second_colon(entry: Entry, line: str) -> Fix:
    value = entry.value
    colon = re.search(r":(?:\s|$)", value)
    column = entry.column + (colon.start() if colon else 0)
    curly = _CURLY.fullmatch(value)
    if curly:
        return requoted(
            entry, line,
            "Curly quote marks are ordinary letters to YAML, so the colon in them starts another value. Use "
            "straight ones.",
            column, text=curly.group("text"),
        )  # fmt: skip
    message = (
        "A colon and a space inside a text look like another key to YAML. Quote marks make the colon part of the text."
    )
    if entry.dashes and " " in entry.key:
        start = entry.key_column
        return Fix(entry.number, column, message, line[:start] + quote(line[start:].rstrip()))
    return requoted(entry, line, message, column)


def _on_the_spot(entry: Entry, lines: list[str]) -> Iterator[Fix]:
    """Mistakes that are ones only because the parser stopped on this very line."""
    value, line = entry.value, lines[entry.number]
    if value[:1] in ("[", "{") and entry.whole and entry.last == entry.number and not _readable(value):
        yield requoted(
            entry, line,
            f"YAML takes a text that starts with {value[0]} for a list or mapping in brackets, and cannot read "
            "this one. "
            "Quote marks make it text.",
        )  # fmt: skip
    elif value[:1] in ("*", "&", "!"):
        yield _command(entry, line)


def _readable(value: str) -> bool:
    try:
        yaml.load(value, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return False
    return True


def unreadable(lines: list[str], stop: Stop) -> Fix:
    """What is said where nothing else can be: the line is left out in memory, and reading goes on below it."""
    line = lines[stop.line] if stop.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    return Fix(
        stop.line, min(stop.column, len(line)), "YAML cannot read the text from here on.",
        advice="Look at this line and the one above it: quote marks or brackets left open, a missing colon, dash or "
        "space, or an indentation that fits nothing above.",
        repair=f"{indent}# {line.strip()}",
    )  # fmt: skip
