"""Corrected source lines to suggest to the author.

In: a located node and what should stand there. Out: the whole corrected line (or lines), quoted where YAML needs it, to
replace the line at the node's place; "" where one line cannot do it.
"""

from __future__ import annotations

import re

import yaml

from sinopack.source.nodes import ListNode, MapNode, Node, TextNode

_NEEDS_ESCAPES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def quote(text: str, style: str = "") -> str:
    """`text` in quotes: straight double ones, unless it holds some itself. `style` "single" prefers single ones."""
    if _NEEDS_ESCAPES.search(text):
        escaped = "".join(
            _ESCAPES.get(c, f"\\u{ord(c):04x}" if _NEEDS_ESCAPES.match(c) else c) for c in text
        )  # fmt: skip
        return f'"{escaped}"'
    if '"' in text or "\\" in text or (style == "single" and "'" not in text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def as_scalar(text: str, flow: bool = False) -> str:
    """`text` as it can be typed for a value: plain where YAML reads it back unchanged, quoted otherwise."""
    return text if _reads_back(text, flow) else quote(text)


def _reads_back(text: str, flow: bool) -> bool:
    if not text or _NEEDS_ESCAPES.search(text):
        return False
    typed = f"[{text}]" if flow else f"k: {text}"
    expected: object = [text] if flow else {"k": text}
    try:
        return bool(yaml.load(typed, Loader=yaml.BaseLoader) == expected)
    except (yaml.YAMLError, RecursionError):
        return False


def replace_key(key: TextNode, new: str) -> str:
    """The line of `key` with `new` typed in its place."""
    return _replaced(key, quote(new, key.style) if key.style in ("single", "double") else as_scalar(new))


def replace_value(node: Node, new: str) -> str:
    """The line of `node` with the text `new` typed in its place; "" if the value goes over several lines."""
    if isinstance(node, TextNode) and node.style in ("single", "double"):
        return _replaced(node, quote(new, node.style))
    line, column = node.place.text, node.place.column
    in_flow = line.count("[", 0, column - 1) > line.count("]", 0, column - 1)
    return _replaced(node, as_scalar(new, flow=in_flow or line.count("{", 0, column - 1) > 0))


def replace_text(node: TextNode, start: int, stop: int, new: str) -> str:
    """The source line that holds characters `start` to `stop` of the text, with `new` in their place.

    Works in every kind of scalar, deep in a `|` block too; "" if the characters go over several lines.
    """
    first, last = node.place_at(start), node.place_at(stop)
    if stop > start:
        last_character = node.place_at(stop - 1)
        if last_character.line != first.line:
            return ""
        if last.line != first.line:
            last = type(last)(last.file, first.line, last_character.column + 1)
    if node.style == "plain" and node.place.line == node.end.line:
        return replace_value(node, node[:start] + new + node[stop:])
    if node.style == "double":
        new = quote(new + "\n")[1:-3]
    elif node.style == "single":
        new = new.replace("'", "''")
    line = first.text
    return line[: first.column - 1] + new + line[last.column - 1 :]


def insert_key(node: MapNode, key: str, value: str) -> str:
    """The first line of a mapping, with `key: value` typed above it (so two lines); "" for a mapping in braces."""
    if node.flow or not node.place.text:
        return ""
    line, column = node.place.text, node.place.column - 1
    return f"{line[:column]}{key}: {value}\n{' ' * column}{line[column:]}"


def as_list(node: Node) -> str:
    """The line of a single value, turned into the first item of a list: `key:` and, below it, `  - value`."""
    if isinstance(node, ListNode) or node.key is None or node.key.place.line != node.end.line:
        return ""
    if isinstance(node, TextNode) and not node:
        return ""
    line = node.place.text
    head = line[: node.place.column - 1].rstrip()
    if not head.endswith(":") or "{" in head:
        return ""
    indent = " " * (node.key.place.column - 1)
    return f"{head}\n{indent}  - {line[node.place.column - 1 :]}"


def unquoted(node: TextNode) -> str:
    """The line of an item in quotes that would be a name and its value without them; "" where it is no such item."""
    before = node.place.text[: node.place.column - 1].rstrip()
    if node.style not in ("single", "double") or not before.endswith(("-", "[", ",")):
        return ""
    try:
        read = yaml.load(f"[{node}]", Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return ""
    is_pair = isinstance(read, list) and len(read) == 1 and isinstance(read[0], dict) and all(read[0].values())
    return _replaced(node, node) if is_pair else ""


def as_typed(node: Node) -> str:
    """The source text of `node` exactly as the author typed it, its lines joined by newlines.

    For the value that YAML took for something else: `- Mao said: no` is a mapping, and `Mao said: no` as typed.
    """
    first, last, lines = node.place, node.end, node.place.file.lines
    if first.line == last.line:
        return first.text[first.column - 1 : last.column - 1]
    typed = [first.text[first.column - 1 :], *lines[first.line : last.line - 1]]
    if last.line <= len(lines):
        typed.append(last.text[: last.column - 1])
    return "\n".join(typed).rstrip()


def _replaced(node: Node, typed: str) -> str:
    if node.end.line != node.place.line:
        return ""
    line = node.place.text
    return line[: node.place.column - 1] + typed + line[node.end.column - 1 :]
