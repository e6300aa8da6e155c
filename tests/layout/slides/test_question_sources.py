"""On slides a question is never parted from its source: it stands under it, or on the slides right before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sinopack.content.markup import Paragraph, Prose
from sinopack.page import Deck, Slide
from sinopack.plan import blocks
from sinopack.plan.slides import plan_deck
from sinopack.theme import load_labels
from tests.layout.slides.decks import PACKS, deck_of, laid, loaded
from tests.layout.slides.reading import boxes, noted, titles

HEAD = """pack: P
sections:
  - title: S
    body:
      - id: log
        quote: {words}
        by: The log
      - id: voyage
        extract: {words}
        by: A sailor
questions:
"""


def said_on(slide: Slide) -> str:
    return " ".join(" ".join(each.text for each in boxes(slide)).split())


def asked_of(name: str) -> Iterator[tuple[str, blocks.Quote | blocks.Extract]]:
    """The keys of a pack's questions about sources, and the sources."""
    pack = loaded(name)
    for slide in plan_deck(pack, load_labels(pack.pack.language)).slides:
        block = slide.block
        if isinstance(block, blocks.QuestionOf) and block.source and not slide.answer:
            assert isinstance(block.source, blocks.Quote | blocks.Extract)
            yield block.key, block.source


def sentences(text: Prose) -> Iterator[str]:
    """The first words of each paragraph."""
    for block in text.blocks:
        if isinstance(block, Paragraph):
            yield " ".join(block.text.text.split()[:4])


WITH_SOURCES = [name for name in PACKS if any(asked_of(name))]


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("name", WITH_SOURCES)
def test_every_question_has_its_source_on_its_slide_or_right_before_it(name: str, ratio: str) -> None:
    deck = laid(name, ratio).result
    keys = [slide.page.key for slide in deck.slides]
    for key, source in asked_of(name):
        at = keys.index(key)
        before = [number for number, each in enumerate(keys) if each.partition("/")[0] == f"{key}-about"]
        assert before == list(range(at - len(before), at))
        shown = " ".join(said_on(deck.slides[number]) for number in (*before, at))
        assert list(sentences(source.text))
        for words in sentences(source.text):
            assert words in shown


def deck_about(words: str, question: str) -> Deck:
    return deck_of(HEAD.format(words=words) + question).result


def test_the_packs_have_both_kinds_of_sources() -> None:
    kinds = {type(source) for name in WITH_SOURCES for _, source in asked_of(name)}
    assert kinds == {blocks.Quote, blocks.Extract}


@pytest.mark.parametrize("source", ["log", "voyage"])
@pytest.mark.parametrize(
    "question",
    [
        "  - statement: They sailed at noon.\n    answer: false\n",
        "  - gaps: They sailed at ==dawn==.\n",
        "  - order: [Sail, Land]\n",
        "  - question: When?\n    options: [At dawn, At noon]\n    answer: A\n",
    ],
)
def test_every_kind_of_question_comes_after_its_source(question: str, source: str) -> None:
    deck = deck_about("We sailed at dawn.", f"{question}    source: {source}\n")
    at = titles(deck).index("Question 1")
    label = "Source A" if source == "log" else "Source B"
    assert deck.slides[at - 1].title == f"Question 1 – {label}"
    assert "We sailed at dawn." in said_on(deck.slides[at - 1])


def test_a_short_quotation_stands_under_its_question_and_nowhere_else() -> None:
    deck = deck_about("We sailed at dawn.", "  - question: Why?\n    source: log\n    answer: Tide.\n")
    assert not any("–" in title for title in titles(deck))
    assert "We sailed at dawn." in said_on(deck.slides[titles(deck).index("Question 1")])


def test_a_long_one_has_all_of_its_slides_before_the_question_which_names_it() -> None:
    words = " ".join(f"On day {number} we sailed with the wind and saw no land." for number in range(60))
    deck = deck_about(words, "  - question: Why?\n    source: voyage\n    answer: Tide.\n")
    at = titles(deck).index("Question 1")
    group = [title for title in titles(deck) if title.startswith("Question 1 – Source B (")]
    assert len(group) > 1
    assert titles(deck)[at - len(group) : at] == group
    assert "Source B" in said_on(deck.slides[at])


def test_notes_stand_with_the_question_and_not_with_its_source() -> None:
    question = "  - question: Why?\n    source: voyage\n    notes: Ask the back row.\n"
    deck = deck_about("We sailed at dawn.", question)
    at = titles(deck).index("Question 1")
    assert "Askthebackrow." in noted([deck.slides[at]])
    assert "Askthebackrow." not in noted([deck.slides[at - 1]])


def test_the_slides_of_an_answer_do_not_show_the_source_again() -> None:
    deck = deck_about("We sailed at dawn.", "  - question: Why?\n    source: voyage\n    answer: Tide.\n")
    shown = [title for title in titles(deck) if "Source B" in title]
    assert shown == ["Source B", "Question 1 – Source B"]
