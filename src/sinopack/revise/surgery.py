"""XML changed at a few places, and otherwise left byte for byte as its program wrote it.

In: a part's bytes. Out: its elements with the bytes that they span, and the part with some spans replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from sinopack.revise.archive import CannotRead

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")

Cut = tuple[int, int, bytes]
"""What to put in the place of the bytes from one place to another."""


class Node:
    """An element: its name as `{namespace}local`, its attributes, and its span in the part."""

    __slots__ = ("attributes", "children", "end", "name", "open_end", "start", "text")

    def __init__(self, name: str, attributes: dict[str, str], start: int, open_end: int):
        self.name = name
        self.attributes = attributes
        self.start, self.open_end, self.end = start, open_end, open_end
        self.children: list[Node] = []
        self.text = ""

    def iter(self, *names: str) -> Iterator[Node]:
        """This element and those in it that have one of these names, in their order."""
        if self.name in names:
            yield self
        for child in self.children:
            yield from child.iter(*names)

    def first(self, *names: str) -> Node | None:
        return next(self.iter(*names), None)


def parsed(data: bytes) -> Node:
    """The root of a part. Raises CannotRead where it is no XML."""
    parser = expat.ParserCreate(namespace_separator="}")
    stack: list[Node] = [Node("", {}, 0, 0)]

    def start(name: str, attributes: dict[str, str]) -> None:
        place = parser.CurrentByteIndex
        found = _TAG.match(data, place)
        if found is None:
            raise CannotRead("not UTF-8")
        named = {_qualified(key): value for key, value in attributes.items()}
        node = Node(_qualified(name), named, place, found.end())
        stack[-1].children.append(node)
        stack.append(node)

    def end(name: str) -> None:
        node = stack.pop()
        if not data.endswith(b"/>", node.start, node.open_end):
            node.end = data.index(b">", parser.CurrentByteIndex) + 1

    def text(value: str) -> None:
        stack[-1].text += value

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CannotRead(str(error)) from error
    return stack[0].children[0]


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def cut(data: bytes, cuts: Iterable[Cut]) -> bytes:
    """The part with spans replaced; they do not overlap."""
    for start, end, instead in sorted(cuts, reverse=True):
        data = data[:start] + instead + data[end:]
    return data
