"""Extracts on slides: all of the text in order, its provenance and its hard words beside it."""

from __future__ import annotations

import pytest

from sinopack.page import TextBox
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import boxes, sizes

SENTENCE = "Whoever takes a toll at the bridge should also be the one who mends the bridge, said number {}."
TEXT = "\n\n".join(" ".join(SENTENCE.format(f"{part}{n}") for n in range(6)) for part in "abcd")
PACK = f"""
pack: A pack
sections:
  - title: S
    body:
      - quote: First.
      - extract: |
          {TEXT.replace(chr(10), chr(10) + " " * 10)}
        id: petition
        by: The people of a town
        paraphrase: yes
        about: Written in spring.
        source: book
        words:
          toll: money for a road
          d5: a number
          Mends: repairs
questions:
  - question: What do they ask for?
    source: petition
sources:
  - book: A book of petitions
"""


def extract_boxes(ratio: str, ending: str) -> list[TextBox]:
    deck = deck_of(PACK, ratio).result
    return [box for slide in deck.slides for box in boxes(slide) if "-extract-" in box.key and box.key.endswith(ending)]


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_every_word_is_there_once_in_a_readable_size(ratio: str) -> None:
    words = extract_boxes(ratio, "-words")
    assert len(words) > 2
    assert " ".join(box.text.replace("\n", " ") for box in words).split() == TEXT.split()
    assert min(size for box in words for size in sizes(box)) >= 20.0
    assert all(box.lines[-1].top + box.lines[-1].height <= box.rect.height for box in words)


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_each_slide_says_who_wrote_it_and_explains_its_own_words(ratio: str) -> None:
    beside = [box.text for box in extract_boxes(ratio, "-by")]
    assert all(text.startswith("The people of a town\nParaphrase") for text in beside)
    assert "toll: money for a road" in beside[0]
    assert "Mends: repairs" in beside[0]
    assert "d5: a number" in beside[-1]
    assert sum("d5: a number" in text for text in beside) == 1
    everything = "\n".join([*beside, *(box.text for box in extract_boxes(ratio, "-words"))])
    assert everything.count("Written in spring.") == everything.count("A book of petitions") == 1


def test_its_label_counts_with_the_quotes_and_a_question_names_it() -> None:
    deck = deck_of(PACK).result
    assert any(slide.title.startswith("Source B (1") for slide in deck.slides)
    (asked,) = (slide for slide in deck.slides if slide.title == "Question 1")
    assert any(box.text == "Source B" for box in boxes(asked))
