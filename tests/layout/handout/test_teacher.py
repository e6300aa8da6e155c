"""The teacher's handout: everything that the students' has, and what is for the teacher in its place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from sinopack.layout import lay_out_handout
from sinopack.page import Document, Group, Item, Outline, Role, Shape, Table, TextBox
from tests.plan.typed import typed

PACK = """
    pack: {title: Title, dates: 1900/1910}
    sections:
      - title: First
        notes: Begin with a question.
        body:
          - |
            Before.

            ⚑ Wait for three answers.

            ⚑ Then go on.

            - one
            - ⚑ Not in class B
          - callout: A callout
            notes: |
              On the callout.

              | A | B |
              |---|---|
              | c | d |
        key_points: [A point]
    questions:
      - {question: Which?, options: [This one, That one], answer: B, reason: It must be.}
      - {question: Why?, marks: 3, answer: Because of that.}
      - {question: Then?, marks: 6}
"""


@cache
def made(edition: str, profile: str = "standard", paper: str = "A4") -> Document:
    pack = typed(PACK)
    pack = pack.edited({"print": pack.print.edited({"paper": paper})})
    return lay_out_handout(pack, Path(), profile, edition).result  # type: ignore[arg-type]


def items(document: Document) -> list[Item]:
    return [item for page in document.pages for each in page.items for item in _flat(each)]


def _flat(item: Item) -> list[Item]:
    return [each for inner in item.items for each in _flat(inner)] if isinstance(item, Group) else [item]


def texts(document: Document) -> list[str]:
    """What is said, in reading order, without the furniture."""
    unread = (Role.FOOTER, Role.ARTIFACT)
    return [item.text for item in items(document) if isinstance(item, TextBox) and item.role not in unread]


def test_students_get_none_of_it() -> None:
    said = " ".join(texts(made("student")))

    for words in ("question.", "⚑", "callout.", "must be", "Because", "teacher", "Answer"):
        assert words not in said
    assert not any(isinstance(item, Shape) and item.outline is Outline.TICK for item in items(made("student")))


def test_the_teachers_edition_says_all_that_the_students_does() -> None:
    theirs = [text for text in texts(made("student")) if text not in ("Name", "Class", "Date")]

    assert [text for text in theirs if text not in texts(made("teacher"))] == []


def test_notes_stand_where_they_belong() -> None:
    said = texts(made("teacher"))
    order = ["First", "Begin with a question.", "Before.", "⚑ Wait for three answers.", "⚑ Then go on.", "one",
             "⚑ Not in class B", "A callout", "On the callout.", "A point", "This one", "Why? It must be.",
             "Because of that."]  # fmt: skip
    places = [said.index(text) for text in order]

    assert places == sorted(places)


def test_remarks_in_a_row_have_one_label() -> None:
    said = texts(made("teacher"))
    first = said.index("⚑ Wait for three answers.")

    assert said[first - 1] == "For the teacher"
    assert said[first + 1] == "⚑ Then go on."


def test_a_label_is_white_on_black() -> None:
    labels = [item for item in items(made("teacher")) if isinstance(item, TextBox) and item.text == "For the teacher"]

    assert len(labels) == 3
    for label in labels:
        assert label.fill is not None
        assert label.fill.rgb == "16181D"  # type: ignore[union-attr]
        assert {run.style.colour.rgb for line in label.lines for run in line.runs} == {"FFFFFF"}


@pytest.mark.parametrize("profile", ["standard", "large-print", "dyslexia-friendly"])
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5", "A3"])
def test_every_page_names_its_edition(profile: str, paper: str) -> None:
    document = made("teacher", profile, paper)
    for page in document.pages:
        feet = [item.text for item in page.items if isinstance(item, TextBox) and item.role is Role.FOOTER]
        assert any(foot.startswith("Teacher’s edition") for foot in feet)
    assert "Teacher’s edition" in [
        item.text for item in document.pages[0].items if isinstance(item, TextBox) and item.role is Role.LABEL
    ]
    assert "Name" not in texts(document)


def test_the_right_option_is_ticked_and_no_other() -> None:
    ticks = [item for item in items(made("teacher")) if isinstance(item, Shape) and item.outline is Outline.TICK]

    assert [tick.alternative for tick in ticks] == ["Right answer"]
    option = next(item for item in items(made("teacher")) if isinstance(item, TextBox) and item.text == "That one")
    assert abs(ticks[0].rect.y - option.rect.y) < 8.0


def test_questions_keep_their_places_where_answers_fit() -> None:
    """An answer takes the room of the lines that stand there for students."""

    def top_of(question: str, edition: str) -> float:
        return next(item.rect.y for item in items(made(edition)) if isinstance(item, TextBox) and item.text == question)

    distances = [top_of("Then?", edition) - top_of("Why?", edition) for edition in ("student", "teacher")]
    assert distances[0] == pytest.approx(distances[1], abs=1.0)


def test_the_edition_is_no_part_of_the_name_lines_height() -> None:
    def title_top(edition: str) -> float:
        return next(
            item.rect.y for item in items(made(edition)) if item.key == "pack-title" and isinstance(item, TextBox)
        )

    assert title_top("student") == pytest.approx(title_top("teacher"))


def test_an_answer_in_place_of_many_lines_leaves_no_page_empty() -> None:
    pack = typed(
        """
        pack: Title
        sections: [S]
        questions:
          - {question: Why?, marks: 12, lines: 60, answer: Because.}
          - {question: Then?, answer: So.}
        """
    )
    document = lay_out_handout(pack, Path(), "standard", "teacher").result
    pages = [
        number
        for number, page in enumerate(document.pages)
        for item in page.items
        if "Then?" in getattr(item, "text", "")
    ]

    assert pages == [len(document.pages) - 1]
    assert len(document.pages) <= 2


ROWS = """
pack: T
sections:
  - title: S
    body:
      - |
{above}
      - title: Verbs
        table:
{rows}
        notes: On the table.
"""


def with_table(above: int, rows: int) -> list[tuple[set[str], bool]]:
    """The teacher's pages of so many paragraphs and a table of so many rows with a note on it: what each says, and
    whether it has rows of the table."""
    paragraphs = "\n".join(f"        Paragraph {number}.\n" for number in range(above))
    pack = typed(ROWS.format(above=paragraphs, rows="          - verb | past\n" * rows))
    pages = lay_out_handout(pack, Path(), edition="teacher").result.pages
    return [
        (
            {item.text for item in page.items if isinstance(item, TextBox)},
            any(isinstance(each, Table) for each in page.items),
        )
        for page in pages
    ]


@pytest.mark.parametrize("above", range(4, 16))
def test_notes_on_a_table_stand_on_its_page(above: int) -> None:
    assert {has_rows for said, has_rows in with_table(above, 9) if "On the table." in said} == {True}


def test_notes_on_what_stands_on_the_page_before_say_what_they_are_on() -> None:
    pages = [page for rows in range(6, 40) for page in with_table(1, rows)]
    parted = [said for said, has_rows in pages if "On the table." in said and not has_rows]

    assert parted
    assert all("Verbs (continued)" in said for said in parted)
    assert not any("Verbs (continued)" in said for said, has_rows in pages if has_rows)
