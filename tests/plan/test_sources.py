"""Extracts are counted with the quotations, and a question knows where one stands."""

from __future__ import annotations

from sinopack.content.markup import Kind
from sinopack.plan import blocks, plan_handout
from sinopack.plan.slides import plan_deck
from sinopack.theme import load_labels
from tests.plan.typed import typed

PACK = typed(
    """
pack: P
sections:
  - title: First
    body:
      - quote: Words.
      - extract: A longer text.
        id: long
        source: book
  - title: Second
    body:
      - extract: Another.
        label: My own name
      - quote: More words.
questions:
  - question: Why?
    source: long
sources:
  - book: "A book, [online](https://example.org/book)"
"""
)
LABELS = load_labels("en")


def test_labels_go_on_from_quotes_to_extracts_in_both_products() -> None:
    handout = [block for part in plan_handout(PACK, LABELS).parts for block in part.blocks]
    deck = [slide.block for slide in plan_deck(PACK, LABELS).slides]
    for planned in (handout, deck):
        labels = [each.label for each in planned if isinstance(each, blocks.Quote | blocks.Extract)]
        assert labels == ["Source A", "Source B", "My own name", "Source C"]


def test_a_question_knows_where_its_extract_stands() -> None:
    (part,) = (part for part in plan_handout(PACK, LABELS).parts if part.key == "questions")
    question = part.blocks[1]
    assert isinstance(question, blocks.QuestionOf)
    assert question.source == blocks.ExtractElsewhere("Source B", "first-extract-long", 1)


def test_what_it_is_taken_from_leads_to_the_list_of_sources_or_where_the_author_says() -> None:
    parts = plan_handout(PACK, LABELS).parts
    extract = next(block for part in parts for block in part.blocks if isinstance(block, blocks.Extract))
    assert extract.origin is not None
    words, link = extract.origin.spans
    assert words.reference is not None
    assert (words.reference.kind, words.reference.id) == (Kind.SOURCE, "book")
    assert (link.address, link.reference) == ("https://example.org/book", None)
