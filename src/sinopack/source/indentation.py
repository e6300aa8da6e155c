"""Mistakes that show only in where a line stands: indentation, tabs, a line without a key.

In: the entries up to the line where the parser gave up. Out: a Fix, or None.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct, field

from sinopack.source.entries import Entry, entries
from sinopack.source.mend import Fix, short
from sinopack.source.quoting import quote

_MOST_LINES = 20_000
_WIDE = re.compile("[\t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]")
_MISSING_SPACE = re.compile(r"([a-z][a-z_]*):(?!//)(\S.*)$")
_WIDE_COLON = re.compile(r"([\w-]+)\s*[：﹕∶]\s*(.*)$")
_EQUALS = re.compile(r"([a-z][a-z_]*)\s*=\s*(.*)$")


def tabs(lines: list[str], stop: int) -> list[Fix]:
    """If the parser stopped at a line indented with tabs or other wide spaces: a fix for every such line."""
    if stop >= len(lines) or not _WIDE.search(_indent(lines[stop])):
        return []
    lines = lines[: max(stop + 1, _MOST_LINES)]
    tabbed = [number for number, line in enumerate(lines) if line.strip() and _WIDE.search(_indent(line))]
    if not tabbed:
        return []
    in_blocks = {
        number: entry.level + 2
        for entry in entries(lines) if entry.block
        for number in range(entry.number + 1, entry.last + 1)
    }  # fmt: skip
    spaced = next(
        (fit for width in (_unit(lines), 2, 4, 8, 0) if (fit := _spaced(lines, tabbed, in_blocks, width, True))), None
    )
    spaced = spaced or _spaced(lines, tabbed, in_blocks, _unit(lines), False) or lines
    fixes = []
    for number in tabbed:
        found = _WIDE.search(_indent(lines[number]))
        assert found is not None
        what = "a tab" if found.group() == "\t" else "a space of another kind (as copied from a web page)"
        message = f"This line is indented with {what}. YAML counts only ordinary spaces."
        fixes.append(Fix(number, found.start(), message, spaced[number]))
    return fixes


def _spaced(
    lines: list[str], tabbed: list[int], in_blocks: dict[int, int], width: int, checked: bool
) -> list[str] | None:  # fmt: skip
    """The lines with every tab as `width` spaces; None if `checked` and a line then fits nothing above it."""
    spaced, in_order = list(lines), set(tabbed)
    for number in tabbed:
        indent = _indent(lines[number])
        columns = sum(width if character == "\t" else 1 for character in indent)
        columns = max(columns, in_blocks.get(number, 0))
        spaced[number] = " " * columns + lines[number][len(indent) :]
    fix = misplaced(entries(spaced, tabbed[-1] + 1), spaced, len(spaced)) if checked else None
    return None if fix is not None and fix.line in in_order else spaced


def _indent(line: str) -> str:
    return line[
        : len(line) - len(line.lstrip("".join(("\t \u00a0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200C))))))
    ]


def _unit(lines: list[str]) -> int:
    """The commonest step of indentation by spaces; 2 where there is none."""
    widths = [
        len(line) - len(line.lstrip(" ")) for line in lines if line.strip() and not line.lstrip(" ").startswith("\t")
    ]
    steps = Counter(after - before for before, after in pairwise(widths) if 0 < after - before <= 8)
    return steps.most_common(1)[0][0] if steps else 2


class _Levels(Struct):
    """The lists and mappings that are open, each with its column."""

    open: list[tuple[int, str]] = field(default_factory=list)

    def takes(self, entry: Entry, before: Entry | None) -> bool:
        """Opens and closes levels as YAML would; False if the entry can stand at none of them."""
        column, kind = entry.indent, "list" if entry.dashes else "keys"
        nests = before is None or (before.structured and not before.value)
        while self.open and self.open[-1][0] > column:
            self.open.pop()
        top = self.open[-1] if self.open else (-1, "")
        if (
            top[0] == column
            and top[1] == "list"
            and kind == "keys"
            and len(self.open) > 1
            and self.open[-2][0] == column
        ):
            self.open.pop()
            top = self.open[-1]
        if top[0] == column and top[1] != kind:
            if not (nests and kind == "list" and before is not None and before.key and before.key_column == column):
                return False
            self.open.append((column, kind))
        elif top[0] < column:
            deeper = before is None or before.level < column
            if not (nests and deeper):
                return False
            self.open.append((column, kind))
        for dash in entry.dashes[1:]:
            self.open.append((dash, "list"))
        if entry.dashes and entry.key:
            self.open.append((entry.key_column, "keys"))
        return True


def misplaced(found: list[Entry], lines: list[str], stop: int) -> Fix | None:
    """The first line, up to `stop`, that stands where it cannot."""
    levels, before = _Levels(), None
    keys = {entry.key for entry in entries(lines, _MOST_LINES) if entry.key}
    for entry in found:
        if not entry.structured:
            continues = before is not None and before.value and entry.indent > before.level
            if not continues or before is None or before.value[0] in "'\"[{":
                return _without_key(entry, before, lines, keys)
            if fix := _typo_in_key(entry, lines[entry.number], keys, before):
                return fix if entry.number >= stop - 1 else None
            continue
        known = list(levels.open)
        if not levels.takes(entry, before):
            return _colon_forgotten(entry, before, lines, keys) or _moved(entry, before, known, lines)
        before = entry
    return None


def _colon_forgotten(entry: Entry, before: Entry | None, lines: list[str], keys: set[str]) -> Fix | None:
    """An item's first key without its colon, which shows in the line that goes on."""
    if before is None or not before.dashes or before.key or before.column != entry.indent or not entry.key:
        return None
    first = re.match(r"([a-z][a-z_]*)(?:\s+|$)", before.value)
    if first is None or first.group(1) not in keys:
        return None
    above = lines[before.number]
    return Fix(
        before.number, before.column + first.end(1),
        f"“{first.group(1)}” needs a colon and a space behind it.",
        f"{above[: before.column]}{first.group(1)}: {above[before.column + first.end() :]}".rstrip(),
    )  # fmt: skip


def _moved(entry: Entry, before: Entry | None, known: list[tuple[int, str]], lines: list[str]) -> Fix:
    line = lines[entry.number]
    kind = "list" if entry.dashes else "keys"
    columns = [column for column, what in known if what == kind] or [column for column, _ in known]
    prose = bool(entry.key) and not entry.dashes and not re.fullmatch(r"[\w-]+", entry.key)
    if before is not None and before.value and entry.indent > before.level and prose:
        colon = entry.key_column + len(entry.key)
        masked = line[:colon] + "\u2236" + line[colon + 1 :]  # goes on as text, at the same columns
        return Fix(
            entry.number, colon,
            "A colon and a space inside a text look like another key to YAML.",
            advice=f"Type | behind the colon of line {before.number + 1} and start the text on the line below it; then "
            "colons are only text.",
            repair=masked,
        )  # fmt: skip
    target = min(columns, key=lambda column: (abs(column - entry.indent), column), default=0)
    above = reversed(entries(lines, entry.number))
    other = next((e for e in above if target in (e.dashes if kind == "list" else (e.key_column,))), None)
    beside = ""
    if other is not None:
        what = "the dash" if kind == "list" else f"“{short(other.key)}”"
        beside = f", so that it stands below {what} of line {other.number + 1}"
    return Fix(
        entry.number, entry.indent,
        f"This line starts after {_spaces(entry.indent)}, which fits nothing above it. Give it "
        f"{_spaces(target)}{beside}.",
        " " * target + line.lstrip(),
    )  # fmt: skip


def _spaces(count: int) -> str:
    return "no space" if count == 0 else f"{count} space{'s' if count > 1 else ''}"


def _typo_in_key(entry: Entry, line: str, keys: set[str], before: Entry | None) -> Fix | None:
    """A line that was meant as `key: value` or `- item` and lacks its space or its colon."""
    text, head = line[entry.indent :], line[: entry.indent]
    number, indent = entry.number, entry.indent
    if match := _WIDE_COLON.match(text):
        message = "The colon behind a key must be an ordinary one, with a space behind it."
        return Fix(number, indent + match.end(1), message, f"{head}{match.group(1)}: {match.group(2)}".rstrip())
    shallow = before is None or not before.value or indent <= before.level
    match = _MISSING_SPACE.match(text)
    if match and (match.group(1) in keys or shallow):
        message = f"The colon behind the key “{match.group(1)}” needs a space behind it."
        return Fix(number, indent + match.end(1), message, f"{head}{match.group(1)}: {match.group(2)}")
    if re.match(r"-[^\s-]", text) and before is not None and before.dashes:
        return Fix(number, indent, "The dash of a list item needs a space behind it.", f"{head}- {text[1:]}")
    match = _EQUALS.match(text)
    if match and (match.group(1) in keys or shallow):
        message = "A key is followed by a colon, not by an equals sign."
        return Fix(number, indent + len(match.group(1)), message, f"{head}{match.group(1)}: {match.group(2)}")
    return None


def _without_key(entry: Entry, before: Entry | None, lines: list[str], keys: set[str]) -> Fix:
    """A line that is neither `key: value` nor `- item`."""
    line = lines[entry.number]
    if fix := _typo_in_key(entry, line, keys, before):
        return fix
    text, head = line[entry.indent :], line[: entry.indent]
    first = re.match(r"([\w-]+)(?:\s+|$)", text)
    if first and first.group(1) in keys:
        return Fix(
            entry.number, entry.indent + first.end(1),
            f"“{first.group(1)}” needs a colon and a space behind it.",
            f"{head}{first.group(1)}: {text[first.end() :]}".rstrip(),
        )  # fmt: skip
    if _has_something_under_it(entry, text, lines):
        message = f"“{text}” needs a colon behind it, since what stands below it belongs to it."
        return Fix(entry.number, entry.indent + len(text), message, f"{head}{text}:")
    if text[0] == ":":
        return Fix(entry.number, entry.indent, "There is no key before this colon.", repair=f"{head}# {text}",
                   advice="Type the key’s name before the colon.")  # fmt: skip
    if before is not None and before.value and not before.block and before.value[0] not in "'\"[{" and _plain(text):
        return Fix(
            entry.number, entry.indent,
            f"This line has no key. If it goes on with the text of line {before.number + 1}, indent it deeper "
            "than that.",
            " " * (before.level + 2) + text,
            f"If “{first.group(1)}” is meant as a key, type a colon behind it." if first and " " in text else "",
        )  # fmt: skip
    if before is not None and before.block:
        indent = before.level + 2
        below = lines[before.number + 1] if before.number + 1 < len(lines) else ""
        if below.strip():
            indent = max(before.level + 1, len(below) - len(below.lstrip()))
        return Fix(
            entry.number, entry.indent,
            f"This line has no key. If it belongs to the text that starts on line {before.number + 1}, indent it as "
            "deep as that text.",
            " " * indent + text,
        )  # fmt: skip
    if before is not None and before.dashes and entry.indent == before.dashes[0]:
        message = "This line has neither a dash nor a key. For a list item, type a dash and a space before it."
        return Fix(entry.number, entry.indent, message, f"{head}- {text if _plain(text) else quote(text)}")
    return Fix(
        entry.number, entry.indent,
        f"YAML cannot tell what “{short(text)}” belongs to: the line has neither a key and a colon nor a dash.",
        advice="Type a key and a colon before it, or indent it deeper than the text it goes on with.",
        repair=f"{head}# {text}",
    )  # fmt: skip


def _has_something_under_it(entry: Entry, text: str, lines: list[str]) -> bool:
    """Whether the line is one word, and the next one a key or an item that can only belong to it."""
    if not re.fullmatch(r"[A-Za-z][\w-]*", text):
        return False
    below = next((each for each in entries(lines[: entry.number + 20]) if each.number > entry.number), None)
    if below is None or not below.structured:
        return False
    return below.indent > entry.indent or (bool(below.dashes) and below.indent == entry.indent)


def _plain(text: str) -> bool:
    return bool(re.match(r"[\w“‘]", text)) and ": " not in text and " #" not in text and not text.endswith(":")
