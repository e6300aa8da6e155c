"""The leaves of a content file, and the table in docs/content-format.md that says where each is said.

In: a content file as plain YAML text values; the format's documentation. Out: leaves by path, and for each the places
(handout, slides, notes) that the table promises.

The table is any Markdown table whose head names "handout", "slides" and "notes". Its first column holds key paths in
backticks (`sections[].key_points[].text`), and may narrow them: "with `options`", "without `options`", "with
`importance: high`" speak of the other keys of the same entry. A cell that starts with "yes" promises the place, one
that starts with "no" or a dash denies it. Of two rows for a leaf the one with more conditions holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.clients.said import PLACES

Keys = tuple[str | int, ...]

SHORT_FORMS = {
    "sections[].body": "sections[].body[].text",
    "sections[].body[]": "sections[].body[].text",
    "sections[].body[].steps[]": "sections[].body[].steps[].step",
    "sections[].body[].boxes[]": "sections[].body[].boxes[].box",
    "sections[].key_points[]": "sections[].key_points[].text",
    "takeaways[]": "takeaways[].text",
    "sources[]": "sources[].text",
    "questions[]": "questions[].question",
    "questions[].mark_scheme[]": "questions[].mark_scheme[].point",
    "questions[].extra": "questions[].extra[]",
    "questions[].words": "questions[].words[]",
    "people[]": "people[].name",
}
"""What a plain text at the left is short for."""
PAIRS = {
    "distractors": ("option", "note"), "match": ("item", "partner"), "levels": ("marks", "descriptor"),
    "aspects": ("aspect", "expect"), "pins": ("at", "text"),
}  # fmt: skip
"""What a name and its value stand for below these keys of a question."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar of a content file: the keys that lead to it, its text, and the entry it stands in."""

    keys: Keys
    text: str
    entry: dict[str, Any]

    @property
    def pattern(self) -> str:
        """Its path without numbers, in long form: `sections[].key_points[].text`."""
        return pattern_of(self.keys)

    @property
    def field(self) -> str:
        return self.pattern.rpartition(".")[2]

    def __str__(self) -> str:
        return re.sub(r"\.?\[", "[", ".".join(f"[{key}]" if isinstance(key, int) else key for key in self.keys))


def load_tree(path: Path) -> dict[str, Any]:
    """A content file as plain values; every scalar is the text that was typed."""
    tree: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return tree


def save_tree(tree: dict[str, Any], path: Path) -> Path:
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")
    return path


def leaves_of(value: Any, keys: Keys = (), entry: dict[str, Any] | None = None) -> Iterator[Leaf]:
    """Every scalar, in order."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from leaves_of(child, (*keys, key), value)
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from leaves_of(child, (*keys, number), entry)
    else:
        yield Leaf(keys, value, entry or {})


def pattern_of(keys: Keys) -> str:
    path = ""
    for number, key in enumerate(keys):
        holder = next((each for each in reversed(keys[:number]) if isinstance(each, str)), "")
        pair = PAIRS.get(holder, ()) if keys[0] == "questions" else ()
        if isinstance(key, int):
            path += "[]"
        elif pair and key not in (*pair, "name"):
            path += f".{pair[1]}" if path.endswith("[]") else f"[].{pair[1]}"
        else:
            path += f".{key}"
    path = path.lstrip(".")
    return SHORT_FORMS.get(path, path)


@dataclass(frozen=True, slots=True)
class Condition:
    """That the entry has a key (with a value, unless that is ""), or, if not `wanted`, that it has not."""

    key: str
    value: str
    wanted: bool

    def holds(self, entry: dict[str, Any]) -> bool:
        found = self.key in entry and self.value in ("", entry[self.key])
        return found == self.wanted


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table."""

    pattern: str
    conditions: tuple[Condition, ...]
    places: frozenset[str]


class UndocumentedLeaf(LookupError):
    """The table says nothing of a leaf, or two things."""


def places_of(leaf: Leaf, rules: list[Rule]) -> frozenset[str]:
    """Where the table says that a leaf is said."""
    fitting = [
        rule
        for rule in rules
        if rule.pattern == leaf.pattern and all(condition.holds(leaf.entry) for condition in rule.conditions)
    ]
    most = max((len(rule.conditions) for rule in fitting), default=0)
    answers = {rule.places for rule in fitting if len(rule.conditions) == most}
    if len(answers) != 1:
        raise UndocumentedLeaf(f"{leaf} ({leaf.pattern}): {len(answers)} answers in the table")
    return answers.pop()


def read_rules(documentation: str) -> list[Rule]:
    """The rows of every table of the documentation that says where keys are said."""
    rules: list[Rule] = []
    columns: list[str] | None = None
    for line in documentation.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if not line.lstrip().startswith("|"):
            columns = None
        elif columns is None:
            columns = [cell.lower() for cell in cells]
        elif set(PLACES) <= set(columns) and not set("".join(cells)) <= set("-: "):
            rules += _read_row(dict(zip(columns[1:], cells[1:], strict=True)), cells[0])
    return rules


def _read_row(answers: dict[str, str], keys: str) -> Iterator[Rule]:
    places = frozenset(place for place in PLACES if _is_yes(answers[place]))
    names, *rest = re.split(r"\b(with|without)\b", keys)
    conditions = tuple(
        Condition(*_key_and_value(code), wanted=word == "with")
        for word, said in zip(rest[::2], rest[1::2], strict=True)
        for code in re.findall(r"`([^`]+)`", said)
    )
    for name in re.findall(r"`([^`]+)`", names):
        yield Rule(SHORT_FORMS.get(name, name), conditions, places)


def _key_and_value(code: str) -> tuple[str, str]:
    key, _, value = code.partition(":")
    return key.strip(), value.strip()


def _is_yes(cell: str) -> bool:
    answer = cell.lower().lstrip("*_")
    if answer.startswith("yes"):
        return True
    if answer.startswith(("no", "-", "–", "—")):
        return False
    raise ValueError(f"neither yes nor no: {cell!r}")
