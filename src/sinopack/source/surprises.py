"""What is good YAML and yet not what the author meant: each is said, with the corrected line, never read silently.

In: what the parser has just found. Out: problems. The cases are those of text typed by hand: a `#` inside a sentence, a
dash that YAML folds into the text above, a word in double brackets, a value that starts with `&`, `*` or `!`.
"""

from __future__ import annotations

import re
from typing import Any

from sinopack.problems import Place, Problem
from sinopack.source.nodes import ListNode, MapNode, Node, TextNode
from sinopack.source.quoting import as_typed, quote

_COMMENT = re.compile(r"[ \t]+#")
_CLEAR_COMMENT = re.compile(r"(?: {2,}|[ \t]*\t[ \t]*)#(?:[\s#]|$)")
_DASH = re.compile(r"[ \t]*-[ \t]")
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]+")
_DASHES_ONLY = re.compile(r"[ \t]*-+[ \t]*$")


def in_plain_text(node: TextNode, parent: ListNode | MapNode) -> list[Problem]:
    """What YAML silently cut from, or joined to, a text without quotes."""
    found = _swallowed(node)
    if parent.flow:
        return found
    lines, last = node.place.file.lines, node.end.line
    for number in range(node.place.line + 1, last + 1):
        line = lines[number - 1]
        if _DASH.match(line) and not _DASHES_ONLY.match(line):
            found.append(_joined_dash(line, Place(node.place.file, number, 1), parent))
        elif line.strip() and isinstance(parent, ListNode) and _start(line) == parent.place.column - 1:
            found.append(_joined_line(line, Place(node.place.file, number, parent.place.column)))
    below = lines[last] if node and last < len(lines) else ""
    text = below.lstrip()
    if text[:1] == "#" and re.match(r"#[^\s#!]", text) and len(below) - len(text) > parent.place.column - 1:
        found.append(
            Problem(
                "A line that starts with # is a comment, so YAML leaves it out of the text above.",
                Place(node.place.file, last + 1, len(below) - len(text) + 1),
                advice='If it belongs to the text, put one quote mark " before the first word of the text and one '
                "after its last. If it is a comment, type a space after the #.",
            )
        )
    return found


def _swallowed(node: TextNode) -> list[Problem]:
    """` #` ends the text: all that follows is lost. Two spaces before and one after show that a comment is meant; so
    does one after where there is no text at all."""
    end = node.end
    line, start = end.text, end.column - 1
    if "#" not in line:
        return []
    comment = _COMMENT.match(line, start)
    if not comment or _CLEAR_COMMENT.match(line, start) or (not node and re.match(r"[\s#]|$", line[comment.end() :])):
        return []
    place = Place(node.place.file, node.end.line, comment.end())
    lost = line[comment.end() - 1 :].rstrip()
    if node.place.line == node.end.line:
        typed = line[node.place.column - 1 :].strip()
        head = line[: node.place.column - 1].rstrip() + " " if not node else line[: node.place.column - 1]
        suggestion, how = head + quote(typed), ""
    else:
        suggestion, how = "", 'Put one quote mark " before the first word of this text and one after its last. '
    return [
        Problem(
            f"YAML takes a # after a space for a comment, so “{_short(lost)}” would be lost."
            + (" Quote marks keep it." if suggestion else ""),
            place,
            suggestion,
            how + "If it is a comment, type two spaces before the # and one after it.",
        )
    ]


def _joined_dash(line: str, place: Place, parent: ListNode | MapNode) -> Problem:
    text = line.lstrip()
    place = Place(place.file, place.line, len(line) - len(text) + 1)
    if isinstance(parent, ListNode):
        return Problem(
            "This dash stands deeper than the dash of the item above, so YAML joins the line to that item's text. "
            "Give both dashes the same indentation.",
            place,
            " " * (parent.place.column - 1) + text,
        )
    return Problem(
        "This line starts with a dash but stands under a key that already has a text, so YAML joins it to that text.",
        place,
        advice="For a list, leave nothing behind the key’s colon and give every item a dash on its own line. "
        "For text with dashes in it, type | behind the colon and the text below it.",
    )


def _joined_line(line: str, place: Place) -> Problem:
    """A line as deep as the dashes of a list, which cannot be one of its items."""
    start = place.column - 1
    if line[start] == "-":
        message = "The dash of a list item needs a space behind it; without one, YAML joins the line to the item above."
        return Problem(message, place, f"{line[:start]}- {line[start:].lstrip('-')}")
    return Problem(
        "This line stands as deep as the dashes and has none, so YAML joins it to the item above.",
        place,
        f"{line[:start]}- {line[start:]}",
        "If it goes on with the item above, indent it deeper than the dash.",
    )


def _start(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def in_list(node: ListNode) -> list[Problem]:
    """`[[Stalin]]`, which YAML takes for a list in a list."""
    inner = node[0] if len(node) == 1 else None
    if not (node.flow and isinstance(inner, ListNode) and inner.flow and node.place.line == node.end.line):
        return []
    typed = as_typed(node)
    brackets = typed.startswith("[[") and typed.endswith("]]")
    if not brackets or not inner or any(not isinstance(item, TextNode) for item in inner):
        return []
    line = node.place.text
    return [
        Problem(
            f"YAML takes “{_short(typed)}” for a list inside a list. To keep the brackets, put the text in quotes.",
            node.place,
            line[: node.place.column - 1] + quote(typed) + line[node.end.column - 1 :],
        )
    ]


def key(node: TextNode, earlier: TextNode | None) -> Problem | None:
    """A key that cannot stand here: given before, empty, or YAML's merge key."""
    if earlier is not None:
        return Problem(
            f"“{_short(node)}” is given twice here; the first is on line {earlier.place.line}.",
            node.place,
            advice="Keep one of the two. If both belong, join them, or start a new item with a dash.",
        )
    if node == "<<" and node.style == "plain":
        return Problem(
            "“<<” copies keys from elsewhere in YAML. A pack says everything where it stands.",
            node.place,
            advice="Delete this line and type the keys themselves.",
        )
    space = _ODD_SPACES.match(node)
    if space and node.style == "plain":
        line, start = node.place.text, node.place.column - 1
        return Problem(
            "This line is indented with spaces of another kind (as copied from a web page). YAML counts only "
            "ordinary ones.",
            node.place,
            line[:start] + " " * space.end() + line[start + space.end() :],
        )
    if not node.strip():
        return Problem(
            "There is no key before this colon.",
            node.place,
            advice="Type the key’s name before the colon, or put the whole text in quotes.",
        )
    return None


def not_a_key(node: Node) -> Problem:
    """A list or mapping where a key's name should stand: `{{name}}`, `[a]: b`, `? - a`."""
    typed, line = as_typed(node), node.place.text
    one_line = node.place.line == node.end.line and node.place.column > 1
    start, stop = node.place.column - 2, node.end.column
    doubled = one_line and line[start : start + 2] == "{{" and line[stop - 2 : stop] == "}}"
    return Problem(
        f"“{_short(typed)}” stands where the name of a key should. Text with brackets needs quotes.",
        node.place,
        line[:start] + quote(line[start:stop]) + line[stop:] if doubled else "",
        "" if doubled else "Put the text in quotes, or type a key’s name, a colon and a space before it.",
    )


def mark(place: Place, event: Any) -> Problem:
    """A value that starts with `&name` (an anchor) or `!name` (a tag)."""
    line, start = place.text, place.column - 1
    word = re.match(r"\S+", line[start:])
    typed = word.group() if word else line[start : start + 1]
    value = getattr(event, "value", None)
    one_line = event.start_mark.line == event.end_mark.line
    meant_as_text = value and not event.style and one_line and not typed.startswith("!!")
    if meant_as_text:
        stop = event.end_mark.column
        suggestion = line[:start] + quote(line[start:stop]) + line[stop:]
    else:
        suggestion = (line[:start] + line[start + len(typed) :].lstrip()).rstrip()
    what = "a name to copy the value by" if typed.startswith("&") else "the type of the value"
    return Problem(
        f"At the start of a value, “{_short(typed)}” is {what} to YAML, and "
        + ("would be left out of the text. Quote marks keep it." if meant_as_text else "a pack has no use for it."),
        place,
        suggestion,
    )


def alias(place: Place, name: str) -> Problem:
    """A value that is a copy of another, `*name`."""
    line, start = place.text, place.column - 1
    stop = start + len(name) + 1
    return Problem(
        f"“*{_short(name)}” is a copy of another value to YAML. A pack says everything where it stands; if "
        "the star belongs "
        "to the text, quote marks keep it.",
        place,
        line[:start] + quote(f"*{name}") + line[stop:],
    )


def second_document(place: Place) -> Problem:
    """A line `---` that starts another document."""
    return Problem(
        "“---” starts a second document here, and nothing below it would be read.",
        place,
        advice="Delete this line. For a rule inside a text, the line must be indented as deep as that text.",
    )


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
