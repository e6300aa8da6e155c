"""The words that sinopack prints of its own accord, from one data file per language.

In: a language tag (BCP 47). Out: `Labels`. A language without a file falls back to its plainer tag, then to English.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sinopack.source import MapNode, read

_FOLDER = Path(__file__).parent / "labels"


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _one_up_to_two(number: int) -> str:
    return "one" if number < 2 else "other"


def _slavic(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else "many"


def _other(number: int) -> str:
    return "other"


# The cardinal rules of Unicode CLDR for whole numbers, by the name that a label file gives.
_PLURALS: dict[str, Callable[[int], str]] = {
    "one-other": _one_other,
    "one-up-to-two": _one_up_to_two,
    "slavic": _slavic,
    "other": _other,
}


@dataclass(frozen=True)
class Labels:
    """The labels of one language. A key that is not there is a bug, not the author's problem."""

    language: str
    _words: dict[str, str]
    _counted: dict[str, dict[str, str]]
    dates: dict[str, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    _plural: Callable[[int], str]

    def __call__(self, key: str, **values: object) -> str:
        """The label `key`, with its blanks filled in."""
        return self._words[key].format(**values) if values else self._words[key]

    def counted(self, key: str, number: int) -> str:
        """The form of label `key` that goes with `number`."""
        return self._counted[key][self._plural(number)].format(n=number)


@cache
def load_labels(language: str) -> Labels:
    """The labels for a language tag: for "pt-BR" from pt-BR.yaml, else pt.yaml, else en.yaml."""
    return _read(_FOLDER / f"{label_language(language)}.yaml")


def label_language(language: str) -> str:
    """The tag of the label file that serves `language`."""
    parts = language.split("-")
    while parts:
        if (_FOLDER / f"{'-'.join(parts)}.yaml").is_file():
            return "-".join(parts)
        parts.pop()
    return "en"


def _read(path: Path) -> Labels:
    root = read(path, path.name)
    dates = root["dates"]
    counted = root["counted"]
    words = root["words"]
    assert isinstance(dates, MapNode)
    assert isinstance(counted, MapNode)
    assert isinstance(words, MapNode)
    return Labels(
        language=path.stem,
        _words={str(key): str(value) for key, value in words.items()},
        _counted={
            str(key): {str(form): str(text) for form, text in _map(value).items()} for key, value in counted.items()
        },
        dates={str(key): str(value) for key, value in dates.items() if isinstance(value, str)},
        months=tuple(str(month) for month in dates["months"]),
        short_months=tuple(str(month) for month in dates["short-months"]),
        _plural=_PLURALS[str(root["plural"])],
    )


def _map(node: object) -> MapNode:
    assert isinstance(node, MapNode)
    return node
