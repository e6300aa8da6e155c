"""Callouts on slides: a numbered list keeps its numbers, also where it goes on on another slide."""

from __future__ import annotations

from sinopack.page import BulletKind, Paragraph
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import boxes

START = "pack: A pack\nsections:\n  - title: S\n    body:\n      - title: Steps\n        callout: |\n"


def paragraphs(text: str) -> list[Paragraph]:
    deck = deck_of(START + "".join(f"          {line}\n" for line in text.split("\n"))).result
    return [
        paragraph
        for slide in deck.slides
        for box in boxes(slide)
        if box.key.endswith("-text")
        for paragraph in box.paragraphs
    ]


def marks(found: list[Paragraph]) -> list[int | str | None]:
    return [
        None if each.bullet is None else each.bullet.number if each.bullet.kind is BulletKind.NUMBER else "square"
        for each in found
    ]


def test_numbers_are_those_that_were_typed() -> None:
    found = paragraphs("Three steps:\n\n3. Who speaks?\n4. To whom?\n\n- a point")
    assert marks(found) == [None, 3, 4, "square"]


def test_what_goes_on_of_an_item_has_no_number_again() -> None:
    long = " ".join(f"The sentence number {number} is one of many." for number in range(20))
    found = paragraphs(f"1. {long}\n2. Short.")
    numbered = marks(found)
    assert numbered[0] == 1
    assert numbered[-1] == 2
    assert set(numbered[1:-1]) == {None}
    assert len(numbered) > 2
    assert len({each.indent for each in found}) == 1
    assert {each.hang for each in found if each.bullet is None} == {0.0}
