"""A small lesson, and what an author may change in it between two builds.

In: the name of a change. Out: the text of a content file.
"""

from __future__ import annotations

from collections.abc import Callable

LESSON = """\
pack:
  title: The Long March
  language: en-GB
  enquiry: How did a retreat become a victory?
sections:
  - id: base
    title: Why they left
    dates: 1934
    lead: By October 1934 the base could not be held.
    body: |
      Four campaigns had failed. The fifth, with blockhouses, **did not**.
    claim: The base could not be held
    key_points:
      - The base was ringed with blockhouses
      - "**October 1934:** about 86,000 people broke out"
    notes: |
      Ask who stayed behind.
  - id: march
    title: The march
    dates: 1934/1935
    lead: Six thousand miles in a year.
    body:
      - quote: We had nothing left but our feet.
        by: A soldier
      - table:
          - [Month, Miles]
          - [October, "100"]
          - [November, "250"]
        title: Miles a month
    claim: They marched for a year
    key_points:
      - They crossed eighteen mountain ranges
      - They crossed twenty-four rivers
    notes: |
      Show the map first.
  - id: after
    title: What it meant
    dates: 1935
    lead: Few arrived, and they ruled later.
    body: |
      The survivors led the party for forty years.
    claim: A defeat became a legend
    key_points:
      - About 8,000 arrived in Yan’an
      - Mao led the party from then on
questions:
  - id: why
    question: Why did the fifth campaign succeed?
    marks: 4
    answer: It advanced slowly, from one line of blockhouses to the next.
"""

_ADDED = """\
  - id: zunyi
    title: The Zunyi conference
    dates: 1935
    lead: A meeting on the way changed the leadership.
    claim: At Zunyi the leadership changed
    key_points:
      - The advisers were blamed
      - Mao joined the leadership
"""


def _swapped(lesson: str) -> str:
    head, base, march, after = lesson.split("  - id: ", 3)
    after, questions = after.split("questions:\n")
    return f"{head}  - id: {march}  - id: {base}  - id: {after}questions:\n{questions}"


def _without_march(lesson: str) -> str:
    head, base, _, after = lesson.split("  - id: ", 3)
    return f"{head}  - id: {base}  - id: {after}"


CHANGES: dict[str, Callable[[str], str]] = {
    "nothing": lambda lesson: lesson,
    "a point of section 2": lambda lesson: lesson.replace(
        "They crossed twenty-four rivers", "They forded two dozen rivers"
    ),
    "a point of section 2, and of 3": lambda lesson: CHANGES["a point of section 3"](
        CHANGES["a point of section 2"](lesson)
    ),
    "another point of section 2": lambda lesson: lesson.replace(
        "They crossed twenty-four rivers", "They waded through"
    ),
    "a point of section 3": lambda lesson: lesson.replace("About 8,000 arrived", "Some 8,000 arrived"),
    "notes of section 2": lambda lesson: lesson.replace("Show the map first.", "Show the map at the end."),
    "a title": lambda lesson: lesson.replace("title: The march", "title: The great march"),
    "a section more": lambda lesson: lesson.replace("  - id: after\n", f"{_ADDED}  - id: after\n"),
    "a section less": _without_march,
    "sections swapped": _swapped,
    "the answer": lambda lesson: lesson.replace("It advanced slowly", "It came on slowly"),
}

THE_SAME_SLIDE = "a point of section 2"
"""Changes the slide on which most edits are made."""

HISTORIES = (
    ("nothing", "nothing"),
    ("nothing", "a section more"),
    ("text", "nothing"),
    ("text", "a point of section 3"),
    ("text", THE_SAME_SLIDE),
    ("text", "sections swapped"),
    ("text", "a section less"),
    ("title", "a section more"),
    ("title", THE_SAME_SLIDE),
    ("title and text", "sections swapped"),
    ("title and text", THE_SAME_SLIDE),
    ("bold", "a title"),
    ("bold", THE_SAME_SLIDE),
    ("colour", "nothing"),
    ("moved shape", "a section more"),
    ("moved shape", THE_SAME_SLIDE),
    ("notes", "notes of section 2"),
    ("notes", "a section less"),
    ("text box", "sections swapped"),
    ("picture", THE_SAME_SLIDE),
    ("picture", "a section less"),
    ("chart", "a section more"),
    ("shape deleted", "nothing"),
    ("shape deleted", "sections swapped"),
    ("transition", "a point of section 3"),
    ("animation", THE_SAME_SLIDE),
    ("hidden", "sections swapped"),
    ("table", "a section less"),
    ("slide added", "nothing"),
    ("slide added", "a section less"),
    ("slide added", THE_SAME_SLIDE),
    ("two slides added", "sections swapped"),
    ("slide deleted", "nothing"),
    ("slide deleted", "a section more"),
    ("slide deleted", THE_SAME_SLIDE),
    ("answer deleted", "the answer"),
    ("reordered", "nothing"),
    ("reordered", "sections swapped"),
    ("reversed", "a section more"),
    ("duplicated", THE_SAME_SLIDE),
    ("text and order", "a section more"),
    ("text and order", THE_SAME_SLIDE),
    ("everything", "sections swapped"),
    ("everything", "the answer"),
)
"""An edit of a teacher's, and a change of the content's after it."""

LIBREOFFICE_EDITS = (
    "nothing",
    "text",
    "title and text",
    "colour",
    "moved shape",
    "notes",
    "picture",
    "chart",
    "table",
    "slide added",
    "slide deleted",
    "reordered",
    "duplicated",
    "everything",
)
"""The edits whose decks LibreOffice opens and saves as well."""
