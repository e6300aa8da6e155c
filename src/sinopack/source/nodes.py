"""YAML values that know where they were typed. Every scalar is text, exactly as the author typed it.

In: what the parser found, with its first and last place. Out: `str`, `list` and `dict` that also answer “where?”.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, Union

from sinopack.problems import Place

ScalarStyle = Literal["plain", "single", "double", "literal", "folded"]


class TextNode(str):
    """A scalar. `place` is where it starts (its opening quote or block mark, or its first character if plain);
    `end` is the place just behind its last character. `key` is the key it stands under, if it stands under one."""

    __slots__ = ("_columns", "_end", "key", "place", "style")

    place: Place
    _end: tuple[int, int] | None
    key: TextNode | None
    style: ScalarStyle
    _columns: tuple[tuple[int, int], ...] | None

    def __new__(
        cls, text: str, place: Place, end: Place | tuple[int, int] | None = None, style: ScalarStyle = "plain"
    ) -> TextNode:  # fmt: skip
        """`end` may be only a line and a column, from 1; without it the text stands on one line, as it is."""
        node = super().__new__(cls, text)
        node.place = place
        node._end = (end.line, end.column) if isinstance(end, Place) else end
        node.style = style
        node.key = None
        node._columns = None
        return node

    @property
    def end(self) -> Place:
        line, column = self._end or (self.place.line, self.place.column + len(self))
        return Place(self.place.file, line, column)

    @property
    def several_lines(self) -> bool:
        return self._end is not None and self._end[0] != self.place.line

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset` of the text, in a quoted scalar or deep in a `|` block too.

        An offset at or behind the end of the text gives the place just behind the last character.
        """
        if self._columns is None:
            from sinopack.source.offsets import positions

            self._columns = positions(self)
        if not self._columns:
            return self.place
        line, column = self._columns[max(0, min(offset, len(self._columns) - 1))]
        return Place(self.place.file, self.place.line + line, column)

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


class ListNode(list["Node"]):
    """A list. `key` is the key it stands under, if it stands under one; `flow` says that it was typed in brackets."""

    __slots__ = ("end", "flow", "key", "place")

    place: Place
    end: Place
    key: TextNode | None
    flow: bool

    def __init__(self, items: Iterable[Node], place: Place, end: Place | None = None, flow: bool = False) -> None:
        super().__init__(items)
        self.place = place
        self.end = end or place
        self.key = None
        self.flow = flow


class MapNode(dict[TextNode, "Node"]):
    """A mapping; its keys are located text too. `flow` says that it was typed in braces."""

    __slots__ = ("end", "flow", "key", "place")

    place: Place
    end: Place
    key: TextNode | None
    flow: bool

    def __init__(self, pairs: Any, place: Place, end: Place | None = None, flow: bool = False) -> None:
        super().__init__(pairs)
        self.place = place
        self.end = end or place
        self.key = None
        self.flow = flow

    def key_node(self, name: str) -> TextNode | None:
        """The key as typed, or None where there is no such key."""
        return next((key for key in self if key == name), None)


Node = Union[TextNode, ListNode, MapNode]  # noqa: UP007 (the classes name each other)
