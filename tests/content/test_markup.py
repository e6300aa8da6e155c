"""Inline markup as values: what makes two of them equal."""

from __future__ import annotations

from sinopack.content.markup import Inline, Paragraph, Prose, Span, Subheading
from sinopack.problems import Place, SourceFile

HERE, THERE = (Place(SourceFile("content.yaml"), line, 1) for line in (1, 2))


def test_where_a_text_was_typed_makes_no_difference() -> None:
    one, other = (Inline((Span("a"),), place) for place in (HERE, THERE))
    assert one == other
    assert hash(one) == hash(other)
    assert Prose((Paragraph(one),), HERE) == Prose((Paragraph(other),))
    assert one != Inline((Span("a", bold=True),), HERE)
    assert one != (Span("a"),)


def test_nor_does_the_number_of_marks_before_a_heading() -> None:
    text = Inline((Span("a"),))
    assert Subheading(text, 1, 2) == Subheading(text, 1, 3)
    assert Subheading(text, 1, 2) != Subheading(text, 2, 2)
