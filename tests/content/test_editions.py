"""The pack of students: without keys for teachers and without remarks, wherever these stand."""

from __future__ import annotations

import pytest

from sinopack.content.editions import for_students, for_the_class
from sinopack.content.markup import ListBlock, Paragraph
from sinopack.content.model import Callout, Markdown
from sinopack.content.remarks import is_remark, remarks_in
from sinopack.problems import Problems
from tests.plan.typed import strings_in, typed

PACK = """
    pack:
      title: Title
      objectives: [Know, ⚑ Do not rush]
      summary: |
        One.

        ⚑ Two.
    sections:
      - title: First
        lead: ⚑ A lead for me
        body:
          - |
            Before.

            ⚑ Ask them.

            - one
            - ⚑ two
              - nested in two
            - three
              - ⚑ nested
          - callout: ⚑ All of it
          - callout: |
              Kept.

              **⚑ Bold, and for me**
            title: ⚑ A title for me
            notes: Notes
        key_points: [A point, ⚑ A remark]
        notes: More notes
    takeaways: [Keep, ⚑ Leave]
    timeline:
      - {date: 1949, text: An event, detail: ⚑ Ask when}
    questions:
      - {question: Why?, answer: Because, reason: ⚑ So}
"""


def test_nothing_for_teachers_is_left() -> None:
    pack = for_students(typed(PACK))
    (section,) = pack.sections
    text, callout = section.body

    said = [text for value in (pack.pack, section, *pack.takeaways) for text in _said(value)]
    assert not any("⚑" in text or "for me" in text or "otes" in text for text in said)
    assert isinstance(text, Markdown)
    assert isinstance(callout, Callout)
    paragraph, listed = text.text.blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(listed, ListBlock)
    assert [(item.text.text, item.children) for item in listed.items] == [("one", ()), ("three", ())]
    assert (callout.title, callout.notes, section.lead, section.notes) == (None, None, None, None)
    assert [point.text.text for point in section.key_points] == ["A point"]
    assert [each.text.text for each in pack.takeaways] == ["Keep"]
    assert pack.timeline
    assert pack.timeline.events[0].detail is None
    assert (pack.questions[0].reason, getattr(pack.questions[0], "answer", None)) == (None, None)


def _said(value: object) -> list[str]:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return [text for name in type(value).model_fields for text in _said(getattr(value, name))]
    if isinstance(value, tuple):
        return [text for each in value for text in _said(each)]
    return list(strings_in(value))


def test_what_has_nothing_for_teachers_stays_the_same_value() -> None:
    pack = typed("\n    pack: Title\n    sections: [{title: S, body: Text, key_points: [K]}]\n    terms: [T: M]\n")

    assert for_students(pack) is pack
    assert for_the_class(pack).pack is pack


def test_places_and_ids_stay() -> None:
    written = typed(PACK)
    pack = for_students(written)

    assert pack.sections[0].place == written.sections[0].place
    assert pack.section("first") is pack.sections[0]


def test_the_class_sees_no_remarks_and_the_teacher_keeps_the_rest() -> None:
    pack = typed(PACK)
    shown = for_the_class(pack)
    (section,) = shown.pack.sections

    assert section.notes
    assert not any(is_remark(text) for text in _said(section) if text != "⚑ So")
    assert shown.originals[id(section)] is pack.sections[0]
    assert len(list(remarks_in(pack.sections[0]))) == 8


@pytest.mark.parametrize(
    "where",
    [
        "terms: [{term: ⚑ T, meaning: M}]",
        "terms: [{term: T, meaning: ⚑ M}]",
        "questions: [⚑ What?]",
        "questions: [{question: Q, options: [A, ⚑ B], answer: A}]",
        "timeline: [{date: 1949, text: ⚑ Event}]",
        "sections: [{title: S, body: [{table: [a | b, ⚑ c | d]}]}]",
        "sections: [{title: S, body: [{quote: ⚑ Words}]}]",
        "sections: [⚑ Title]",
    ],
)
def test_a_remark_where_students_must_find_something_is_an_error(where: str) -> None:
    more = "" if where.startswith("sections") else "\n    sections: [S]"
    with pytest.raises(Problems) as raised:
        typed(f"\n    pack: Title{more}\n    {where}\n")

    (problem,) = raised.value.problems
    assert "for the teacher alone" in problem.message
    assert problem.place
    assert "⚑" in problem.place.text


def test_remarks_of_a_key_for_teachers_are_no_error() -> None:
    pack = typed("\n    pack: Title\n    sections: [{title: S, notes: ⚑ All for me}]\n")

    assert pack.sections[0].notes
