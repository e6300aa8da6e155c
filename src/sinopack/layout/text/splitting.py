"""Words that are wider than their column, and narrow columns: where else a line may end.

In: the segments of a text that may be broken further. Out: more positions, with whether a hyphen shows there. An
address breaks after its punctuation first; another word where its language hyphenates it; and what still does not
fit between any two graphemes, so that nothing is ever lost or cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from unicode_segmentation_rs import graphemes

_ADDRESS = re.compile(r"://|www\.|\w@\w|\w/\w")
_ADDRESS_BREAK = re.compile(r"[/?&=.\-_#]+(?=[^/?&=.\-_#\s])")
_WORD = re.compile(r"[^\W\d_]{6,}")
"""Six letters or more: no shorter word is worth a hyphen."""


def looks_like_an_address(text: str) -> bool:
    """Whether `text` is a web or mail address, or a path."""
    return _ADDRESS.search(text) is not None


def address_breaks(text: str) -> list[int]:
    """The positions in an address after / ? & = . - _ #."""
    return [match.end() for match in _ADDRESS_BREAK.finditer(text)]


def hyphenation(text: str, language: str) -> list[int]:
    """The positions at which the words of `text` may be hyphenated in `language`; none if no patterns are known."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return []
    return [
        match.start() + position for match in _WORD.finditer(text) for position in dictionary.positions(match.group())
    ]


def grapheme_breaks(text: str) -> Iterator[int]:
    """The positions between the graphemes of `text`."""
    position = 0
    for grapheme in graphemes(text, True)[:-1]:
        position += len(grapheme)
        yield position


@cache
def _dictionary(language: str) -> Any:
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known) if known else None
