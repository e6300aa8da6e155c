"""What students see of a pack with gaps: room for the words, and none of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sinopack import content
from sinopack.content.base import Entry
from sinopack.content.cloze import MOST, STEP, answers_in, blanked, concealed, room_for
from sinopack.content.markdown import read_inline
from sinopack.content.markup import Inline, Span
from sinopack.problems import Place
from tests.plan.typed import typed

CLOZE = Path(__file__).parents[1] / "packs" / "cloze" / "content.yaml"


def inline(text: str) -> Inline:
    return read_inline(text)[0]


def inlines(value: Any) -> Iterator[Inline]:
    """Every marked-up text in a value, also in what an entry has made from what was typed."""
    if isinstance(value, Inline):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from inlines(each)
    elif isinstance(value, Entry):
        yield from inlines(list(value.__dict__.values()))
        yield from inlines(list((value.__pydantic_private__ or {}).values()))
    elif isinstance(value, Struct) and not isinstance(value, Place):
        yield from inlines([getattr(value, name) for name in value.__struct_fields__])


def test_a_gap_is_one_blank_whatever_is_marked_up_in_it() -> None:
    text = blanked(inline("a ==**b** [c](https://example.org) $d$== e"), "(blank)")
    assert text.spans == (Span("a "), Span("(blank)", gap=1, blank=STEP), Span(" e"))


@pytest.mark.parametrize(
    ("text", "letters"),
    [("1934", 8), ("Xiang", 8), ("blockhouses", 16), ("遵义", 8), ("遵义会议议", 16),
     (r"$\frac{p}{q}$", 8), ("x" * 17, 24), ("x" * 90, MOST)],
)  # fmt: skip
def test_a_blank_has_room_in_steps(text: str, letters: int) -> None:
    assert room_for(inline(f"=={text}==").spans) == letters


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=40))
def test_room_is_enough_and_does_not_tell_the_length(word: str) -> None:
    room = room_for((Span(word, gap=1),))
    assert room >= min(len(word), MOST)
    assert room % STEP == 0
    assert room - len(word) < STEP or room == MOST


def test_answers_in_order() -> None:
    assert [each.text for each in answers_in(inline("==one== two ==**three**\nfour=="))] == ["one", "three four"]


def test_a_concealed_pack_holds_no_answer_anywhere() -> None:
    pack = content.load(CLOZE)
    answers = {answer.text for text in inlines(pack) for answer in answers_in(text)}
    assert len(answers) > 50

    hidden = concealed(pack, "(blank)")

    spans = [span for text in inlines(hidden) for span in text.spans if span.gap]
    assert len(spans) == sum(1 for text in inlines(pack) for _ in answers_in(text))
    assert all(span.text == "(blank)" and span.blank and not span.address and not span.reference for span in spans)


def test_only_what_has_gaps_is_copied() -> None:
    pack = typed("""
        pack: {title: A}
        sections:
          - title: One
            id: one
            body: Plain.
          - title: Two
            body: It is ==so==.
    """)
    hidden = concealed(pack, "…")
    assert hidden.sections[0] is pack.sections[0]
    assert hidden.sections[1] is not pack.sections[1]
    assert hidden.sections[1].place == pack.sections[1].place
    assert concealed(hidden.sections[0], "…") is hidden.sections[0]


def test_a_concealed_pack_finds_its_own_entries() -> None:
    pack = typed("""
        pack: {title: A}
        sections:
          - title: One
            id: one
            body:
              - quote: It was ==so==.
                id: q
    """)
    assert pack.quote("q").id == "q"
    hidden = concealed(pack, "…")
    assert hidden.quote("q") is hidden.sections[0].body[0]


def test_what_is_in_a_gap_makes_no_id() -> None:
    pack = typed("""
        pack: {title: A}
        sections:
          - title: The conference of ==Zunyi==
            body: x
    """)
    assert pack.sections[0].id == "the-conference-of"
