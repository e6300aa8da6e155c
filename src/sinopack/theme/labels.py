"""The words that sinopack prints of its own accord, from one data file per language.

In: a language tag (BCP 47). Out: `Labels`. A language without a file falls back to its plainer tag, then to English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec import Struct

from sinopack.source import ListNode, MapNode, Node, read

_BLANK = re.compile(r"\{\w+\}")
_FOLDER = Path(__file__).parent / "labels"
_OTHER_SCRIPT = {"zh": frozenset({"hant", "tw", "hk", "mo"})}
"""Subtags that mean another script than a language's file is in: there no label is better than the wrong one."""


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _one_up_to_two(number: int) -> str:
    return "one" if number < 2 else "other"


def _slavic(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if _ends_in_two_to_four(number) else "many"


def _polish(number: int) -> str:
    if number == 1:
        return "one"
    return "few" if _ends_in_two_to_four(number) else "many"


def _ends_in_two_to_four(number: int) -> bool:
    return 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14


def _other(number: int) -> str:
    return "other"


# The cardinal rules of Unicode CLDR for whole numbers up to a million, by the name that a label file gives.
_PLURALS: dict[str, Callable[[int], str]] = {
    "one-other": _one_other,
    "one-up-to-two": _one_up_to_two,
    "slavic": _slavic,
    "polish": _polish,
    "other": _other,
}


class Labels(Struct, frozen=True):
    """The labels of one language. A key that is not there is a bug, not the author's problem.

    `months` are as they stand beside a day, `months_alone` as they stand by themselves; the two differ where a
    language inflects them (14 февраля 1950, февраль 1956).
    """

    language: str
    _words: dict[str, str]
    _counted: dict[str, dict[str, str]]
    dates: dict[str, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    months_alone: tuple[str, ...]
    short_months_alone: tuple[str, ...]
    seasons: tuple[str, ...]
    _plural: Callable[[int], str]

    def __call__(self, key: str, **values: object) -> str:
        """The label `key`, with its blanks filled in."""
        return self._words[key].format(**values) if values else self._words[key]

    def between(self, key: str) -> str:
        """What stands between the two blanks of label `key`: “; ” of “{first}; {second}”."""
        return _BLANK.split(self._words[key])[1]

    def counted(self, key: str, number: int) -> str:
        """The form of label `key` that goes with `number`."""
        return self._counted[key][self._plural(number)].format(n=number)


@cache
def load_labels(language: str) -> Labels:
    """The labels for a language tag: for "pt-BR" from pt-BR.yaml, else pt.yaml, else en.yaml."""
    return _read(_FOLDER / f"{label_language(language)}.yaml")


def label_language(language: str) -> str:
    """The tag of the label file that serves `language`."""
    files = {path.stem.lower(): path.stem for path in _FOLDER.glob("*.yaml")}
    parts = language.lower().split("-")
    subtags = set(parts[1:])
    while parts:
        tag = "-".join(parts)
        if tag in files and not subtags & _OTHER_SCRIPT.get(tag, frozenset()):
            return files[tag]
        parts.pop()
    return "en"


def _read(path: Path) -> Labels:
    root = _entries(read(path, path.name))
    dates = _entries(root["dates"])
    months, short = _texts(dates["months"]), _texts(dates["short-months"])
    return Labels(
        language=path.stem,
        _words={key: str(value) for key, value in _entries(root["words"]).items()},
        _counted={
            key: {form: str(text) for form, text in _entries(value).items()}
            for key, value in _entries(root["counted"]).items()
        },
        dates={key: str(value) for key, value in dates.items() if isinstance(value, str)},
        months=months,
        short_months=short,
        months_alone=_texts(dates["months-alone"]) if "months-alone" in dates else months,
        short_months_alone=_texts(dates["short-months-alone"]) if "short-months-alone" in dates else short,
        seasons=_texts(dates["seasons"]),
        _plural=_PLURALS[str(root["plural"])],
    )


def _entries(node: Node) -> dict[str, Node]:
    assert isinstance(node, MapNode)
    return {str(key): value for key, value in node.items()}


def _texts(node: Node) -> tuple[str, ...]:
    assert isinstance(node, ListNode)
    return tuple(str(item) for item in node)
