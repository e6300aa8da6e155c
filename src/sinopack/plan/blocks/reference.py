"""What is looked up: people, terms, words to choose from, answers."""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.markup import Inline, ProseBlock
from sinopack.plan.blocks.time import TimeSpan
from sinopack.problems import Place


class PersonCard(Struct, frozen=True):
    name: str
    native: str
    native_language: str
    dates: str
    born: float | None
    died: float | None
    role: Inline | None
    text: Inline | None
    key: str
    place: Place | None = None


class People(Struct, frozen=True):
    """`start` and `end` bound every life; `span` is the pack's own years in words and figures, or None."""

    title: Inline
    people: tuple[PersonCard, ...]
    start: float
    end: float
    span: TimeSpan | None
    key: str
    place: Place | None = None


class TermEntry(Struct, frozen=True):
    term: str
    also: str
    meaning: Inline
    key: str
    place: Place | None = None


class Glossary(Struct, frozen=True):
    title: Inline
    terms: tuple[TermEntry, ...]
    key: str
    place: Place | None = None


class WordBank(Struct, frozen=True):
    """Words to choose from, in the order in which they are printed."""

    title: str
    words: tuple[Inline, ...]
    key: str
    place: Place | None = None


class KeyEntry(Struct, frozen=True):
    """What an answer key says of a question: its number, what is asked, and its answer with all that it is marked
    by."""

    number: str
    text: Inline
    marks: int
    answer: tuple[ProseBlock, ...]
    key: str
    place: Place | None = None
