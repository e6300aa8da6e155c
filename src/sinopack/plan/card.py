"""A card: what its two sides say, as texts that each have a voice."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sinopack.content.markup import Inline
from sinopack.problems import Place


class Voice(Enum):
    """What a text is on its card."""

    TITLE = "title"
    """A name or a term."""
    STATEMENT = "statement"
    """A sentence that asks, or says what happened."""
    STRONG = "strong"
    BODY = "body"
    POINT = "point"
    """One of several, with a mark before it."""
    NATIVE = "native"
    """A name in its own script."""


class CardText(Struct, frozen=True):
    """A paragraph of a card. `mark` stands before a point; `language` is a BCP 47 tag where it is not the pack's."""

    text: Inline
    voice: Voice
    mark: str = ""
    language: str = ""


class Card(Struct, frozen=True):
    """A card: what it is called ("Term 3"), and what its two sides say. `key` is the content's, so it stays."""

    name: str
    front: tuple[CardText, ...]
    back: tuple[CardText, ...]
    key: str
    place: Place | None = None
