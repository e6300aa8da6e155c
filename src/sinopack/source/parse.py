"""YAML text into located nodes.

In: a SourceFile. Out: the top node and the problems seen on the way, or the parser's own error for `recovery`.
Scalars stay text. Anchors, aliases and tags are refused where they stand, so nothing is ever copied or expanded;
depth and number of values are bounded before they can cost anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import yaml
from msgspec import Struct, field

from sinopack.problems import Place, Problem, SourceFile
from sinopack.source import surprises
from sinopack.source.nodes import ListNode, MapNode, Node, ScalarStyle, TextNode

MAXIMUM_DEPTH = 50
MAXIMUM_VALUES = 200_000
MAXIMUM_PROBLEMS = 100  # more need not be looked for
_STYLES: dict[str | None, ScalarStyle] = {
    None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded",
}  # fmt: skip


class Parsed(Struct):
    """What one run over a file found. `error` is the first that is not YAML; `top` is None if nothing is there."""

    top: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    error: yaml.MarkedYAMLError | None = None
    refused: bool = False  # too deep or too big: nothing more can be said about it


class _Refused(Exception):
    """The rest of the file is not worth reading."""


class _Open(Struct):
    """A list or mapping whose end has not been reached."""

    node: ListNode | MapNode
    key: TextNode | None = None  # of a mapping: the key that waits for its value
    skip: bool = False  # the key that waits has been given before, or cannot be a key


def parse(file: SourceFile) -> Parsed:
    """Reads one file. Never raises for bad input."""
    builder = _Builder(file)
    try:
        for event in _events("\n".join(file.lines) + "\n"):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.parsed.error = error.with_traceback(None)  # which would keep all that was read, in a circle
    except _Refused:
        pass
    return builder.parsed


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    try:
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            yield event
    finally:
        loader.dispose()


class _Builder:
    """Puts nodes together from the parser's events."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.parsed = Parsed()
        self.open: list[_Open] = []
        self.count = 0
        self.documents = 0
        self.alias_line = 0
        self.comments = any("#" in line for line in file.lines)

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._note_mark(event)
            end = event.end_mark
            self._add(
                TextNode(
                    event.value, self._place(event.start_mark), (end.line + 1, end.column + 1), _STYLES[event.style]
                )
            )
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            self._start(event)
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            self._close(event)
        elif kind is yaml.AliasEvent:
            self._add(self._alias(event))
        elif kind is yaml.DocumentStartEvent:
            self._start_document(event)

    def _start(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._note_mark(event)
        kind = ListNode if isinstance(event, yaml.SequenceStartEvent) else MapNode
        node = kind((), self._place(event.start_mark), self._place(event.end_mark), bool(event.flow_style))
        if len(self.open) >= MAXIMUM_DEPTH:
            message = f"Lists and keys are nested more than {MAXIMUM_DEPTH} deep here; no lesson needs that."
            self._refuse(Problem(message, node.place))
        self.open.append(_Open(node))

    def _alias(self, event: Any) -> TextNode:
        place, end = self._place(event.start_mark), event.end_mark
        if place.line != self.alias_line:  # one a line is enough to say
            self.parsed.problems.append(surprises.alias(place, event.anchor))
        self.alias_line = place.line
        return TextNode(f"*{event.anchor}", place, (end.line + 1, end.column + 1))

    def _start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            place = self._place(event.start_mark)
            self._refuse(surprises.second_document(place), whole=False)

    def _close(self, event: Any) -> None:
        node = self.open.pop().node
        if node.flow:
            node.end = self._place(event.end_mark)
        elif node:
            last = node[-1] if isinstance(node, ListNode) else next(reversed(node.values()))
            node.end = last.end
        if isinstance(node, ListNode):
            self.parsed.problems.extend(surprises.in_list(node))
        self._add(node)

    def _add(self, node: Node) -> None:
        self.count += 1
        if len(self.parsed.problems) > MAXIMUM_PROBLEMS:
            self.parsed.refused = True
            raise _Refused
        if self.count > MAXIMUM_VALUES:
            message = f"This file has more than {MAXIMUM_VALUES:,} values, more than one lesson can hold."
            self._refuse(Problem(message, node.place))
        if not self.open:
            self.parsed.top = node
            return
        parent = self.open[-1]
        if isinstance(parent.node, ListNode):
            self._look_at(node, parent.node)
            parent.node.append(node)
        elif parent.key is None:
            self._take_key(parent, node)
        else:
            node.key = parent.key
            self._look_at(node, parent.node)
            if not parent.skip:
                parent.node[parent.key] = node
            parent.key, parent.skip = None, False

    def _look_at(self, node: Node, parent: ListNode | MapNode) -> None:
        if isinstance(node, TextNode) and node.style == "plain" and (self.comments or node.several_lines):
            self.parsed.problems.extend(surprises.in_plain_text(node, parent))

    def _take_key(self, parent: _Open, node: Node) -> None:
        mapping = cast(MapNode, parent.node)
        if isinstance(node, TextNode):
            parent.key = node
            earlier = mapping.key_node(node) if node in mapping else None
            problem = surprises.key(node, earlier)
        else:
            parent.key = TextNode("", node.place)
            problem = surprises.not_a_key(node)
        if problem is not None:
            self.parsed.problems.append(problem)
            parent.skip = True

    def _note_mark(self, event: Any) -> None:
        self.parsed.problems.append(surprises.mark(self._place(event.start_mark), event))

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _refuse(self, problem: Problem, whole: bool = True) -> None:
        self.parsed.problems.append(problem)
        self.parsed.refused = whole
        raise _Refused
