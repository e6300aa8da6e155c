"""Where each character of a scalar was typed.

In: a TextNode. Out: for every character of its text, and once more for the end, the (line, column) in the file. The
rules are those of YAML 1.1 chapter 9 (scalar styles), as libyaml applies them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from sinopack.problems import Place, SourceFile
from sinopack.source.nodes import ScalarStyle, TextNode

Typed = tuple[str, int, int]  # a character of the text, the line and the column where it was typed, both from 1

_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_CODED = {"x": 2, "u": 4, "U": 8}


_REMEMBERED = 1 << 12
"""How many texts are kept that stand on several lines or between quotes: a pack is read again and again."""


def positions(node: TextNode) -> tuple[tuple[int, int], ...]:
    """The (line, column) of every character and of the end, lines counted from that of the start; only the start where
    the text cannot be retraced."""
    place, end = node.place, node.end
    if node.style in ("literal", "folded"):
        return _from(place.line, _positions(node))
    lines = place.file.lines[place.line - 1 : end.line]
    return _retraced(str(node), node.style, place.column, (end.line - place.line, end.column), lines)


@lru_cache(_REMEMBERED)
def _retraced(
    text: str, style: ScalarStyle, column: int, end: tuple[int, int], lines: tuple[str, ...]
) -> tuple[tuple[int, int], ...]:
    """The positions of a plain or quoted text, which depend on its own lines alone."""
    place = Place(SourceFile("", lines), 1, column)
    return _from(1, _positions(TextNode(text, place, (1 + end[0], end[1]), style)))


def _from(first: int, found: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return tuple([(line - first, column) for line, column in found])


def _positions(node: TextNode) -> tuple[tuple[int, int], ...]:
    typed = list(islice(_block(node), len(node)) if node.style in ("literal", "folded") else _folded_lines(node))
    if "".join(character for character, _, _ in typed) != node:
        return ((node.place.line, node.place.column),)
    if node.style in ("single", "double"):
        end = (node.end.line, node.end.column - 1)
    elif typed:
        end = (typed[-1][1], typed[-1][2] + 1)
    else:
        end = (node.place.line, node.place.column)
    return (*((line, column) for _, line, column in typed), end)


def _folded_lines(node: TextNode) -> Iterator[Typed]:
    """Plain and quoted scalars: lines joined by a space, blank lines kept as line breaks."""
    first, last = node.place, node.end
    quoted = node.style != "plain"
    breaks: list[Typed] = []
    joined = False  # the line before ended in an escaped line break
    for number in range(first.line, last.line + 1):
        line = first.file.lines[number - 1] if number <= len(first.file.lines) else ""
        start = first.column - 1 + quoted if number == first.line else len(line) - len(line.lstrip(" \t"))
        stop = last.column - 1 - quoted if number == last.line else len(line)
        content = list(_characters(line, start, stop, node.style))
        open_end = number < last.line and bool(content) and content[-1][0] == ""
        if open_end:
            content.pop()
        end = len(line)
        if number < last.line and not open_end:
            while content and content[-1][0] in " \t" and line[content[-1][1]] in " \t":
                end = content.pop()[1]
        if number > first.line:
            if content or number == last.line or open_end:
                yield from breaks[1:] if len(breaks) > 1 else ([] if joined else [(" ", *breaks[0][1:])])
                breaks = []
                joined = False
            elif joined:
                breaks = breaks or [("\n", number, 1)]
        yield from ((character, number, index + 1) for character, index in content)
        if open_end:
            joined = True
            breaks = [("\n", number, len(line) + 1)]
        else:
            breaks.append(("\n", number, end + 1))


def _characters(line: str, start: int, stop: int, style: str) -> Iterator[tuple[str, int]]:
    """The characters of one line of a plain or quoted scalar with the index of each; "" for an escaped line break."""
    index = start
    while index < stop:
        character = line[index]
        if style == "single" and character == "'":
            yield "'", index
            index += 2
        elif style == "double" and character == "\\":
            letter = line[index + 1 : index + 2]
            digits = _CODED.get(letter, 0)
            if not letter:
                yield "", index
            elif digits:
                yield chr(int(line[index + 2 : index + 2 + digits], 16)), index
            else:
                yield _NAMED[letter], index
            index += 2 + digits
        else:
            yield character, index
            index += 1


def _block(node: TextNode) -> Iterator[Typed]:
    """Literal and folded scalars, following the loop of libyaml's `yaml_parser_scan_block_scalar`."""
    lines = node.place.file.lines
    indent = _block_indent(node)
    literal = node.style == "literal"
    leading: list[Typed] = []
    trailing: list[Typed] = []
    blank_before = False
    for number in range(node.place.line + 1, len(lines) + 1):
        line = lines[number - 1]
        content = line[indent:]
        if not content and not line.strip(" "):
            trailing.append(("\n", number, len(line) + 1))
            continue
        if line[:indent].strip(" "):
            break
        blank = content[:1] in (" ", "\t")
        if leading and not literal and not blank_before and not blank:
            if not trailing:
                yield (" ", *leading[0][1:])
        else:
            yield from leading
        yield from trailing
        trailing = []
        yield from ((character, number, indent + index + 1) for index, character in enumerate(content))
        blank_before = blank
        leading = [("\n", number, len(line) + 1)]
    yield from leading
    yield from trailing


def _block_indent(node: TextNode) -> int:
    """How many columns of indentation the block has. A header such as `|2` counts from a parent that the scalar does
    not know, so then the text itself tells."""
    lines = node.place.file.lines
    header = re.match(r"[|>][-+]?([1-9])?", lines[node.place.line - 1][node.place.column - 1 :])
    first = next((line for line in lines[node.place.line :] if line.strip(" ")), "")
    spaces = len(first) - len(first.lstrip(" "))
    if header is None or header.group(1) is None:
        return spaces
    text = node.lstrip("\n")
    return next((width for width in range(spaces, -1, -1) if text.startswith(first[width:])), spaces)
